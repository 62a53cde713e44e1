internal import EventFormat
internal import Governance
internal import Projections

extension Command {
  static let diff = Command(
    name: "diff", summary: "Wat is er anders tussen twee dagen?", arguments: "",
    argumentCount: 0...0, flags: [.log, .known, .at, .json, .from, .to],
    details: "Voorbeeld: vth diff --from 2023-06-30 --to 2024-09-30"
  ) { invocation in
    let model = try invocation.model()
    guard let from = try invocation.day(.from) else {
      throw CommandError.flagMissing("from", verb: "diff")
    }
    let today = try invocation.environment.today()
    let to = try invocation.day(.to) ?? today
    guard from <= to else { throw CommandError.backwards(from: from.dutch, to: to.dutch) }
    let clocks = try invocation.clocks(count: model.count)
    let before = View(model, clocks).on(from)
    let after = before.on(to)
    let difference = Difference(from: before, to: after)
    if invocation.arguments.has(.json) {
      invocation.output.json(difference.json(before, after))
    } else {
      invocation.output.line("Van \(from.dutch) tot \(to.dutch).")
      DifferenceText(before, after, invocation.output).write(difference)
    }
    return .done
  }
}

/// A difference in words.
struct DifferenceText {
  private let before: View
  private let after: View
  private let output: Output

  init(_ before: View, _ after: View, _ output: Output) {
    self.before = before
    self.after = after
    self.output = output
  }

  func write(_ difference: Difference) {
    if difference.isEmpty { output.line("Er is niets veranderd.") }
    if !difference.owners.isEmpty {
      output.heading("Eigenaren en andere rollen – \(difference.owners.count)")
      writeOwners(difference)
    }
    if !difference.handOvers.isEmpty {
      output.heading("Overdrachten – \(difference.handOvers.count)")
      for (one, other) in difference.handOvers {
        guard let standing = other ?? one else { continue }
        let gone = other == nil ? " – niet meer vastgelegd" : ""
        output.line(
          "  \(after.labels(standing.offer.products)) \(after.handOverPhrase(standing))\(gone)")
      }
    }
    if !difference.decisions.isEmpty {
      output.heading("Besluiten – \(difference.decisions.count)")
      for standing in difference.decisions {
        output.line("  \(after.decisionPhrase(standing.decision.decision))")
      }
    }
    if !difference.withdrawnDecisions.isEmpty {
      output.heading("Niet meer als besluit vastgelegd – \(difference.withdrawnDecisions.count)")
      for standing in difference.withdrawnDecisions {
        output.line("  \(before.decisionPhrase(standing.decision.decision))")
      }
    }
    writeDeadlines(difference)
    if !difference.stages.isEmpty {
      output.heading("Stand van producten – \(difference.stages.count)")
      for (product, one, other) in difference.stages {
        output.line(
          "  \(after.label(product)): \(stage(one)) → \(stage(other))"
        )
      }
    }
  }

  private func stage(_ stage: StageReached?) -> String {
    stage.map { after.stageTitle($0.stage) } ?? "onbekend"
  }

  /// Products to which the same happened stand together.
  private func writeOwners(_ difference: Difference) {
    var groups: [String: [String]] = [:]
    var order: [String] = []
    for (product, one, other) in difference.owners {
      let (former, later) = (holders(one, before), holders(other, after))
      let lost = former.filter { !later.contains($0) }
      let gained = later.filter { !former.contains($0) }
      let change = "\(listed(lost, former)) → \(listed(gained, later))"
      if groups[change] == nil { order.append(change) }
      groups[change, default: []].append(after.label(product))
    }
    for change in order {
      let products = groups[change] ?? []
      output.line("  \(change)\(products.count > 1 ? " (\(products.count))" : "")")
      output.line("    \(products.joined(separator: "; "))")
    }
  }

  private func writeDeadlines(_ difference: Difference) {
    guard !difference.deadlines.isEmpty else { return }
    output.heading("Termijnen – \(difference.deadlines.count)")
    for (one, other) in difference.deadlines {
      guard let standing = other ?? one else { continue }
      let words = [one, other].map { $0.map { "\($0.due.dutch) (\($0.status.dutch))" } }
      output.line(
        "  \(standing.milestone), \(after.label(standing.subject)): \(words[0] ?? "nieuw") → "
          + (words[1] ?? "niet meer vastgelegd"))
    }
  }

  /// Who holds what, one phrase a holding.
  private func holders(_ ownership: Ownership, _ view: View) -> [String] {
    ownership.holders.map { holding in
      let possibly = holding.certainty == .possible ? "mogelijk " : ""
      let role = holding.role == .owner ? "" : " (\(holding.role.dutch))"
      return possibly + view.labels(holding.parties) + role
    }
  }

  /// What changed on one side; when nothing did there, what there is at all.
  private func listed(_ changed: [String], _ all: [String]) -> String {
    if !changed.isEmpty { return changed.joined(separator: "; ") }
    return all.isEmpty ? "niemand" : "…"
  }
}
