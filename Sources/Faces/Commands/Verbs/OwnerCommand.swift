internal import Answers
internal import Governance
internal import Reading

extension Command {
  static let owner = Command(
    name: "owner",
    summary: "Van wie is een product, sinds wanneer, en door welk besluit?",
    arguments: "PRODUCT", argumentCount: 1...1, flags: clockFlags,
    details: """
      PRODUCT is een naam, een andere naam of een id. Hoofdletters en accenten maken niet uit.
      Ligt de dag in een periode waarvan de precieze dag onbekend is, of spreken bronnen elkaar tegen, dan staat er “mogelijk”.

      Voorbeeld: vth owner "ODNL Academie" --on 2024-02-01
      """
  ) { invocation in
    let view = try invocation.view()
    let product = try invocation.find(invocation.arguments.words[0], .product, view)
    let ownership = view.ownership(of: product)
    if invocation.arguments.has(.json) {
      invocation.output.json(ownership.json(view))
    } else {
      OwnerText(view, invocation.output).write(ownership)
    }
    return .done
  }
}

/// One product's holders, in words.
struct OwnerText {
  private let view: View
  private let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  func write(_ ownership: Ownership) {
    output.line("\(view.label(ownership.product))  (\(ownership.product))")
    output.line(view.clockPhrase)
    output.line()
    writeRoles(ownership)
    writeEnding(of: ownership.product)
    let underWay = ownership.handOvers.filter { $0.isUnderWay || $0.isDeclined }
    for handOver in underWay {
      output.field("Overdracht", view.handOverPhrase(handOver))
      for step in handOver.steps { output.field("", stepPhrase(step)) }
      for condition in handOver.conditions {
        output.field("", "voorwaarde: \(view.conditionPhrase(condition))")
      }
    }
    DisputeText(view, output).fields(ownership.disputes)
  }

  /// The holders per role, the owner always first.
  func writeRoles(_ ownership: Ownership) {
    writeRole(.owner, ownership)
    for role in Role.allCases where role != .owner && !ownership.holders(of: role).isEmpty {
      writeRole(role, ownership)
    }
  }

  private func writeRole(_ role: Role, _ ownership: Ownership) {
    let holders = ownership.holders(of: role)
    guard !holders.isEmpty else { return writeVacancy(role, ownership) }
    let name = role.dutch.prefix(1).uppercased() + role.dutch.dropFirst()
    let isNew = holders.contains { $0.mayHaveEnded != nil } || ownership.endings[role] != nil
    for holding in holders { output.field(name, phrases(holding, replacesAnother: isNew)) }
    if ownership.certainlyHeld.contains(role) {
      output.field("", "Een van hen is het zeker; wie, staat niet in de bronnen.")
    }
  }

  private func writeVacancy(_ role: Role, _ ownership: Ownership) {
    if let ending = ownership.endings[role] {
      output.field(
        "Eigenaar",
        [
          "niemand. Tot \(ending.fact.valid.dutch): \(view.labels(ending.last)).",
          "\(Narration(view).sentence(ending.fact.event)) "
            + "Bron: \(view.sources(of: ending.fact)).",
        ])
    } else {
      output.field("Eigenaar", "niet vastgelegd op deze dag.")
      writeParent(ownership.product)
    }
  }

  /// What is known of the whole, said as such: it is not the owner of the part.
  private func writeParent(_ product: Identifier) {
    guard let parent = view.product(product)?.parent else { return }
    let owners = view.ownership(of: parent).holders(of: .owner).flatMap(\.parties)
    guard !owners.isEmpty else { return }
    output.field(
      "", "Onderdeel van \(view.label(parent)), dat is van \(view.labels(owners)).")
  }

  private func phrases(_ holding: Holding, replacesAnother: Bool) -> [String] {
    let who = view.labels(holding.parties)
    let words: String
    switch (holding.certainty, holding.mayHaveEnded) {
    case (.certain, _): words = who
    case (.possible, _) where holding.isDisputed: words = "mogelijk \(who) (betwist)"
    case (.possible, .some(let ending)):
      words = "\(who); mogelijk al niet meer (\(ending.valid.dutch), precieze dag onbekend)"
    case (.possible, nil):
      words = "\(replacesAnother ? "mogelijk al" : "mogelijk") \(who) (precieze dag onbekend)"
    }
    let handOver = holding.handOver.map { ", door overdracht (\($0))" } ?? ""
    return [
      words, "sinds \(holding.since.dutchWithWords)\(handOver)",
      holding.decision.map { "besluit: \(view.decisionPhrase($0))" },
      holding.note.map { "noot: \($0)" }, "bron: \(view.sources(of: holding.basis))",
    ].compactMap(\.self)
  }

  private func stepPhrase(_ step: Fact) -> String {
    "\(step.valid.dutchWithWords): \(Narration(view).sentence(step.event)) "
      + "Bron: \(view.sources(of: step))."
  }

  /// That the product went on as part of another one, or was withdrawn.
  func writeEnding(of product: Identifier) {
    guard let ending = view.product(product)?.ending, ending.happening != .notYet else { return }
    output.field(
      "Let op",
      "\(ending.happening == .possible ? "mogelijk: " : "")\(Narration(view).sentence(ending.event)) (\(ending.valid.dutch); "
        + "bron: \(view.sources(of: ending)))")
  }
}
