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
    output.line(view.ownerSentence(ownership))
    output.line("\(view.label(ownership.product))  (\(ownership.product))")
    output.clocks(view, about: ownership.product)
    output.line()
    writeRoles(ownership)
    for fact in view.announcedRoles(of: ownership.product) {
      output.field(
        fact.event.type == .responsibilityEnded ? "Eindigt" : "Gaat in",
        ["\(fact.valid.dutchWithWords):"] + ground(fact))
    }
    writeParts(of: ownership)
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

  /// The holders per role, the owner always first; and the roles that nobody has, as a source says.
  func writeRoles(_ ownership: Ownership) {
    writeRole(.owner, ownership)
    for role in Role.allCases
    where role != .owner
      && (!ownership.holders(of: role).isEmpty || ownership.vacancies[role] != nil)
    {
      writeRole(role, ownership)
    }
    guard ownership.lacksOwner else { return }
    for role in Role.allCases
    where role != .owner && ownership.holders(of: role).isEmpty
      && ownership.vacancies[role] == nil
    {
      guard let last = view.lastPhrase(ownership, role) else { continue }
      output.field("Eerder \(role.dutch)", [last + "."])
    }
  }

  private func writeRole(_ role: Role, _ ownership: Ownership) {
    let holders = ownership.holders(of: role)
    let name = role.dutch.prefix(1).uppercased() + role.dutch.dropFirst()
    let isNew = holders.contains { $0.mayHaveEnded != nil } || ownership.endings[role] != nil
    for holding in holders { output.field(name, phrases(holding, replacesAnother: isNew)) }
    if ownership.certainlyHeld.contains(role) {
      let isDisputed = ownership.holders(of: role).contains(where: \.isDisputed)
      output.field(
        "",
        isDisputed
          ? "Een van hen, volgens elk van de bronnen; wie, is betwist."
          : "Een van hen is het zeker; wie, staat niet in de bronnen.")
    }
    if let vacancy = view.vacancyPhrase(ownership, role) {
      output.field(name, [vacancy] + (ownership.vacancies[role].map { ground($0.fact) } ?? []))
    } else if holders.isEmpty {
      output.field(name, ["niet genoemd"] + lastHolders(role, ownership))
      if ownership.endings[role] == nil { writeParent(ownership.product) }
    }
  }

  /// Who had the role before, and what ended that.
  private func lastHolders(_ role: Role, _ ownership: Ownership) -> [String] {
    guard let ending = ownership.endings[role], let last = view.lastPhrase(ownership, role) else {
      return []
    }
    return [last + "."] + ground(ending.fact)
  }

  private func ground(_ fact: Fact) -> [String] {
    ["\(Narration(view).sentence(fact.event)) Bron: \(view.sources(of: fact))."]
  }

  /// Of a thing of which nobody is named, those parts that have somebody: it is no answer, and shows where one may be.
  private func writeParts(of ownership: Ownership) {
    guard ownership.lacksOwner else { return }
    let held = view.parts(of: ownership.product).map(view.ownership).filter { part in
      Self.answering.contains { !part.holders(of: $0).isEmpty }
    }
    for part in held.prefix(Self.partsShown) {
      let roles = Self.answering.filter { !part.holders(of: $0).isEmpty }
      output.field(
        "Onderdeel",
        view.label(part.product) + " – "
          + roles.map { "\($0.dutch): \(view.holderPhrase(part, $0))" }.joined(separator: "; "))
    }
    let rest = held.count - Self.partsShown
    if rest > 0 {
      output.field("", "… en nog \(counted(rest, "onderdeel", "onderdelen")) met iemand.")
    }
  }

  /// The roles of who may be asked about a thing.
  private static let answering: [Role] = [.owner, .lead, .principal, .executor, .maintainer]

  private static let partsShown = 5

  /// What is known of the whole, said as such: it is not the owner of the part.
  private func writeParent(_ product: Identifier) {
    guard let parent = view.product(product)?.parent else { return }
    let whole = view.ownership(of: parent)
    guard !whole.lacksOwner else { return }
    output.field(
      "",
      "Onderdeel van \(view.label(parent)); eigenaar daarvan: \(view.holderPhrase(whole, .owner)).")
  }

  private func phrases(_ holding: Holding, replacesAnother: Bool) -> [String] {
    let who = view.names(of: holding)
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
      words, "sinds \(holding.since.dutchWithWords)\(handOver)\(announced(holding))",
      holding.decision.map { "besluit: \(view.decisionPhrase($0))" },
      holding.note.map { "toelichting: \($0)" }, "bron: \(view.sources(of: holding.basis))",
    ].compactMap(\.self)
  }

  private func announced(_ holding: Holding) -> String {
    holding.wasAnnounced ? "; zo aangekondigd op \(holding.basis.entry.knownBy.dutch)" : ""
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
