internal import Answers
internal import Governance
internal import Reading
internal import Texts

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
    if difference.isEmpty {
      output.line("Geen verschil in wat is vastgelegd. \(after.recordedOnlyPhrase)")
    }
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
      let certain = difference.decisions.count { $0.fact.happening == .happened }
      output.heading(
        "Besluiten – \(counted(certain, possible: difference.decisions.count - certain))")
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
    writeThings(difference)
    if !difference.stages.isEmpty {
      output.heading("Stand van producten – \(difference.stages.count)")
      for (product, one, other) in difference.stages {
        output.line(
          "  \(after.label(product)): \(stage(one)) → \(stage(other))"
        )
      }
    }
    writeFacts(difference.learned, "Wat erbij kwam of nu anders luidt", after)
    writeFacts(difference.unlearned, "Wat er eerst stond", before)
    DisputeText(after, output).section(difference.disputes(after))
  }

  private func stage(_ stage: Newest<StageReached>) -> String {
    let titles = stage.all.map { after.stageTitle($0.value.stage) }.unique
    if stage.isOneOf { return dutchList(titles, "of") }
    let others = dutchList(stage.others.map { after.stageTitle($0.value.stage) }, "of")
    guard let last = stage.last.map({ after.stageTitle($0.value.stage) }) else {
      return others.isEmpty ? "onbekend" : "mogelijk \(others)"
    }
    return others.isEmpty ? last : "\(last), mogelijk al \(others)"
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

  private func writeThings(_ difference: Difference) {
    let groups = Dictionary(grouping: difference.things) { ($0.after ?? $0.before)?.subject }
    for subject in [ProcessSubject.item, .condition, .commitment, .advice] {
      guard let changes = groups[subject] else { continue }
      output.heading("\(Self.plural(subject)) – \(changes.count)")
      for (one, other) in changes {
        guard let standing = other ?? one else { continue }
        let words = [one?.dutch ?? "nieuw", other?.dutch ?? "niet meer vastgelegd"]
        output.line("  \(after.label(standing.id)): \(words[0]) → \(words[1])")
      }
    }
  }

  private static func plural(_ subject: ProcessSubject) -> String {
    switch subject {
    case .item: "Agendapunten"
    case .condition: "Voorwaarden"
    case .commitment: "Toezeggingen"
    case .advice: "Adviezen"
    case .handOver: "Overdrachten"
    case .deadline: "Termijnen"
    case .product: "Producten"
    }
  }

  private func writeFacts(_ facts: [Fact], _ title: String, _ view: View) {
    guard !facts.isEmpty else { return }
    output.heading("\(title) – \(facts.count)")
    let narration = Narration(view)
    for fact in facts {
      output.line(
        "  \(fact.valid.dutchWithWords): \(narration.sentence(fact.event)) "
          + "(vermelding \(fact.entry.sequence))")
    }
  }

  private func writeDeadlines(_ difference: Difference) {
    guard !difference.deadlines.isEmpty else { return }
    output.heading("Termijnen – \(difference.deadlines.count)")
    for (one, other) in difference.deadlines {
      guard let standing = other ?? one else { continue }
      let words = [one, other].map { $0.map { "\($0.due.dutch) (\($0.statusWords))" } }
      output.line(
        "  \(standing.milestone), \(after.label(standing.subject)): \(words[0] ?? "nieuw") → "
          + (words[1] ?? "niet meer vastgelegd"))
    }
  }

  /// Who holds what, one phrase a holding.
  private func holders(_ ownership: Ownership, _ view: View) -> [String] {
    let held = ownership.holders.map { holding in
      let possibly = holding.certainty == .possible ? "mogelijk " : ""
      let role = holding.role == .owner ? "" : " (\(holding.role.dutch))"
      return possibly + view.names(of: holding) + role
    }
    return held
      + Role.allCases.filter { ownership.vacancies[$0] != nil }.map { role in
        (view.vacancyPhrase(ownership, role) ?? "") + (role == .owner ? "" : " (\(role.dutch))")
      }
  }

  /// What changed on one side; when nothing did there, what there is at all.
  private func listed(_ changed: [String], _ all: [String]) -> String {
    if !changed.isEmpty { return changed.joined(separator: "; ") }
    return all.isEmpty ? "niet genoemd" : "…"
  }
}
