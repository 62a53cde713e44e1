internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let step = Flag(
    name: "step", value: nil, summary: "toon per gebeurtenis wat zij veranderde")
}

extension Command {
  static let replay = Command(
    name: "replay", summary: "Speel een periode of een stuk van het log af, stap voor stap.",
    arguments: "", argumentCount: 0...0,
    flags: clockFlags + [.from, .to, .atFrom, .atTo, .step],
    details: """
      Met --from en --to: wat er in die periode gebeurde, in de volgorde waarin het gebeurde. Een
      gebeurtenis waarvan de dag onbekend is, staat op de laatste dag waarop zij kan zijn gebeurd.
      Met --at-from en --at-to: de vermeldingen in de volgorde waarin zij zijn vastgelegd, met wat elk
      veranderde aan de stand op --on.

      Voorbeeld: vth replay --from 2023-06-01 --to 2023-06-30 --step
      """
  ) { invocation in
    let view = try invocation.view()
    let isByPosition = invocation.arguments.has(.atFrom) || invocation.arguments.has(.atTo)
    guard !isByPosition || !invocation.arguments.has(.from) && !invocation.arguments.has(.to) else {
      throw CommandError.onePair(["--from", "--at-from"], verb: "replay")
    }
    let steps = isByPosition ? try positions(view, invocation) : try period(view, invocation)
    if invocation.arguments.has(.json) {
      invocation.output.json(list: steps) { $0.json(view) }
      return .done
    }
    let output = invocation.output
    for step in steps { step.write(view, output) }
    if !steps.isEmpty { output.line() }
    output.line(counted(steps.count, "gebeurtenis", "gebeurtenissen") + ".")
    if steps.isEmpty { output.line(view.recordedOnlyPhrase) }
    return .done
  }

  private static func period(_ view: View, _ invocation: Invocation) throws -> [ReplayStep] {
    let period = try invocation.period()
    let facts = view.facts().filter { $0.endsWithin(period) }
    let isByStep = invocation.arguments.has(.step)
    if isByStep { try check(facts.map(\.event), view) }
    let effects = isByStep ? view.effects(of: facts) { view.phrase($0) } : []
    return facts.enumerated().map { index, fact in
      ReplayStep(what: .fact(fact), effects: effects.isEmpty ? [] : effects[index])
    }
  }

  private static func positions(_ view: View, _ invocation: Invocation) throws -> [ReplayStep] {
    let count = view.asOf.at ?? view.model.count
    let from = try invocation.position(.atFrom, count: count) ?? 0
    let to = try invocation.position(.atTo, count: count) ?? count
    guard from <= to else { throw CommandError.backwards(positions: from, to) }
    let entries = (from..<to).compactMap { view.visibleEntry($0) }
    let isByStep = invocation.arguments.has(.step)
    if isByStep { try check(entries.map(\.event), view) }
    if invocation.arguments.has(.json), view.cost(ofShowing: Array(from..<to)) > lookedAtMax {
      throw CommandError.tooManySteps(entries.count)
    }
    return entries.map { entry in
      let effects = isByStep ? view.effects(ofEntry: entry.sequence).map { view.phrase($0) } : []
      return ReplayStep(what: .entry(entry), effects: effects)
    }
  }

  /// Each step looks at all that was recorded about the same things, so very many steps about one thing
  /// would never end.
  private static func check(_ events: [Event], _ view: View) throws {
    guard view.cost(ofEffectsOf: events) <= lookedAtMax else {
      throw CommandError.tooManySteps(events.count)
    }
  }

  private static let lookedAtMax = 500_000
}

/// One step of a replay: a fact in the order of happening, or an entry in the order of recording.
private struct ReplayStep {
  enum What {
    case fact(Fact)
    case entry(Entry)
  }

  let what: What
  /// What it changed, in words: each effect itself holds all that was recorded about a thing.
  let effects: [String]

  func write(_ view: View, _ output: Output) {
    switch what {
    case .fact(let fact): FactText(view, output).write(fact)
    case .entry(let entry):
      output.line("vermelding \(entry.sequence), vastgelegd \(entry.recorded.iso)")
      output.line("  \(entry.valid.dutchWithWords): \(Narration(view).sentence(entry.event))")
      output.line("  bron: \(view.sources(of: entry))")
    }
    for effect in effects { output.line("  → \(effect)") }
  }

  func json(_ view: View) -> JSON {
    let narration = Narration(view)
    let members: [JSONMember]
    switch what {
    case .fact(let fact): members = fact.json(narration).object ?? []
    case .entry(let entry): members = view.entry(at: entry.sequence)?.json(view).object ?? []
    }
    guard !effects.isEmpty else { return .object(members) }
    let words = JSON.array(effects.map { .string($0) })
    return .object(members + [JSONMember("effects", words)])
  }
}

extension Fact {
  /// Whether the last day on which it can have happened lies in a period.
  fileprivate func endsWithin(_ period: Window) -> Bool {
    guard let end = window.to else { return false }
    return period.contains(end)
  }
}

extension View {
  /// What changed, from what to what.
  fileprivate func phrase(_ effect: Effect) -> String {
    switch effect.change {
    case .holders(let role, let before, let after):
      "\(role.dutch) van \(label(after.product)): \(holderPhrase(before, role)) → "
        + holderPhrase(after, role)
    case .deadline(let before, let after):
      "termijn: \(before.map(phrase) ?? "geen") → \(after.map(phrase) ?? "geen")"
    case .state(let before, let after):
      "\((after ?? before)?.subject.dutch ?? "") \((after ?? before).map { label($0.id) } ?? ""): "
        + "\(before?.dutch ?? "stond er nog niet") → \(after?.dutch ?? "niet meer vastgelegd")"
    }
  }

  private func phrase(_ standing: DeadlineStanding) -> String {
    "\(standing.due.dutch) (\(standing.statusWords))"
  }
}
