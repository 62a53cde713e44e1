internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let knownFrom = Flag(
    name: "known-from", value: "DAG", summary: "wat op deze dag bekend kon zijn, naast --known-to")
  static let knownTo = Flag(
    name: "known-to", value: "DAG", summary: "wat op deze dag bekend kon zijn (anders alles)")
  static let atFrom = Flag(
    name: "at-from", value: "N", summary: "de eerste N vermeldingen, naast --at-to")
  static let atTo = Flag(
    name: "at-to", value: "N", summary: "de eerste N vermeldingen (anders alle)")
}

extension Command {
  static let diff = Command(
    name: "diff", summary: "Wat is er anders tussen twee dagen, of tussen wat u toen en nu weet?",
    arguments: "", argumentCount: 0...0,
    flags: clockFlags + [.from, .to, .knownFrom, .knownTo, .atFrom, .atTo],
    details: """
      Drie manieren, één tegelijk:
        --from DAG --to DAG              wat er tussen twee dagen gebeurde
        --known-from DAG --known-to DAG  wat wisten we toen nog niet, over de stand op --on
        --at-from N --at-to N            wat tussen twee posities in het log erbij kwam

      Voorbeeld: vth diff --from 2023-06-30 --to 2024-09-30
      """
  ) { invocation in
    let model = try invocation.model()
    let pair = try DifferencePair(invocation, model)
    let difference = Difference(from: pair.before, to: pair.after)
    if invocation.arguments.has(.json) {
      invocation.output.json(difference.json(pair.before, pair.after))
    } else {
      invocation.output.line(pair.heading)
      DifferenceText(pair.before, pair.after, invocation.output).write(difference)
    }
    return .done
  }
}

/// The two views that a comparison is between, and how they are called.
private struct DifferencePair {
  let before: View
  let after: View
  let heading: String

  init(_ invocation: Invocation, _ model: ReadModel) throws {
    let view = View(model, try invocation.clocks(count: model.count))
    let given = [Flag.from, .knownFrom, .atFrom].filter(invocation.arguments.has)
    guard given.count == 1, let flag = given.first else {
      throw CommandError.onePair(["--from", "--known-from", "--at-from"], verb: "diff")
    }
    switch flag {
    case .knownFrom: self = try Self.known(view, invocation)
    case .atFrom: self = try Self.positions(view, invocation)
    default: self = try Self.days(view, invocation)
    }
  }

  private init(_ before: View, _ after: View, _ heading: String) {
    self.before = before
    self.after = after
    self.heading = heading
  }

  private static func days(_ view: View, _ invocation: Invocation) throws -> DifferencePair {
    let (from, to) = try ordered(
      invocation.day(.from), invocation.day(.to) ?? invocation.environment.today(),
      flags: ["from", "to"])
    return DifferencePair(view.on(from), view.on(to), "Van \(from.dutch) tot \(to.dutch).")
  }

  private static func known(_ view: View, _ invocation: Invocation) throws -> DifferencePair {
    let (from, to) = try ordered(
      invocation.day(.knownFrom), invocation.day(.knownTo) ?? invocation.environment.today(),
      flags: ["known-from", "known-to"])
    func known(_ day: CalendarDay) -> View {
      View(view.model, AsOf(on: view.asOf.on, known: day, at: view.asOf.at))
    }
    return DifferencePair(
      known(from), known(to),
      "De stand op \(view.asOf.on.dutch): wat op \(to.dutch) bekend kon zijn, en op \(from.dutch) nog "
        + "niet.")
  }

  private static func positions(_ view: View, _ invocation: Invocation) throws -> DifferencePair {
    let count = view.model.count
    let from = try invocation.position(.atFrom, count: count) ?? 0
    let to = try invocation.position(.atTo, count: count) ?? count
    guard from <= to else { throw CommandError.backwards(positions: from, to) }
    func at(_ size: Int) -> View {
      View(view.model, AsOf(on: view.asOf.on, known: view.asOf.known, at: size))
    }
    return DifferencePair(
      at(from), at(to),
      "De stand op \(view.asOf.on.dutch): volgens de eerste \(to) vermeldingen, tegenover de eerste "
        + "\(from).")
  }

  private static func ordered(
    _ from: CalendarDay?, _ to: CalendarDay, flags: [String]
  ) throws -> (CalendarDay, CalendarDay) {
    guard let from else {
      throw CommandError.onePair(["--from", "--known-from", "--at-from"], verb: "diff")
    }
    guard from <= to else {
      throw CommandError.backwards(from: from.dutch, to: to.dutch, flags: flags)
    }
    return (from, to)
  }
}
