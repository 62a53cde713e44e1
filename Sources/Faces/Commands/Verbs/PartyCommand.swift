internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let party = Command(
    name: "party",
    summary: "Alles over één partij: wat zij heeft, beloofde, en wat haar is aangeboden.",
    arguments: "PARTIJ", argumentCount: 1...1, flags: clockFlags,
    details: "Voorbeeld: vth party VNG"
  ) { invocation in
    let view = try invocation.view()
    let id = try invocation.find(invocation.arguments.words[0], .party, view)
    guard let card = view.party(id) else { throw CommandError.unknownName(id.text, .party, []) }
    let answer = PartyAnswer(card, view)
    if invocation.arguments.has(.json) {
      invocation.output.json(answer.json)
    } else {
      answer.write(invocation.output)
    }
    return .done
  }
}

/// Everything about one party.
private struct PartyAnswer {
  private let card: PartyCard
  private let view: View
  private let holdings: [(product: Identifier, holding: Holding)]
  private let offers: [HandOverStanding]
  private let commitments: [CommitmentStanding]
  private let uses: [(report: ImplementationReported, fact: Fact)]
  private let register: DecisionRegister
  private let disputes: [DisputeStanding]
  private let ending: Fact?

  init(_ card: PartyCard, _ view: View) {
    let id = card.party
    self.card = card
    self.view = view
    holdings = view.productsWithRoles().flatMap { product in
      view.ownership(of: product).holders.filter { $0.parties.contains(id) }.map { (product, $0) }
    }
    offers = view.handOvers().filter { $0.isUnderWay && $0.parties.contains(id) }
    commitments = view.commitments().filter {
      ($0.commitment.by + $0.commitment.to).contains(id)
    }
    uses = view.implementations().flatMap(\.reports).filter { $0.report.parties.contains(id) }
    register = view.decisions(body: id, within: Window(from: nil, to: nil))
    ending = view.ending(ofParty: id)
    disputes =
      (view.disputes(about: id) + offers.flatMap(\.disputes) + commitments.flatMap(\.disputes)
      + register.decisions.flatMap(\.disputes) + register.open.flatMap(\.disputes)
      + view.disputes(of: [ending].compactMap(\.self) + holdings.flatMap(Self.facts))).once
  }

  private static func facts(_ row: (product: Identifier, holding: Holding)) -> [Fact] {
    [row.holding.basis] + [row.holding.mayHaveEnded].compactMap(\.self)
  }

  // MARK: As JSON

  var json: JSON {
    .record(
      [
        ("party", .string(card.party.text)), ("name", .string(card.name)),
        ("nameMayBe", .some(card.otherNames)),
        ("parentMayBe", .some(card.otherParents.map(\.text))),
        ("kind", .string(card.kind.text)), ("parent", .id(card.parent)),
        ("aliases", .array(card.aliases.map(JSON.string))),
        (
          "ids",
          .array(
            card.ids.map {
              .record([("scheme", .string($0.scheme)), ("value", .string($0.value))])
            })
        ),
        ("exists", .period(card.registered.valid)),
        (endingKey, ending.map { .period($0.valid) }),
      ] + view.clocks + [
        ("horizon", view.horizon(of: card.party).map { $0.json }),
        (
          "holds",
          .array(
            holdings.map { product, holding in
              .record([
                ("product", .string(product.text)), ("role", .string(holding.role.rawValue)),
                ("with", .ids(holding.parties.filter { $0 != card.party })),
                ("since", .period(holding.since)), ("note", .text(holding.note)),
                ("certainty", .string(holding.certainty.rawValue)),
              ])
            })
        ), ("offered", .array(offers.map { $0.json })),
        ("commitments", .array(commitments.map { $0.json(view) })),
        (
          "uses",
          .array(
            uses.map { report, fact in
              .record(
                [
                  ("product", .string(report.subject.text)),
                  ("state", .string(report.state.rawValue)), ("measure", .text(report.measure)),
                  ("valid", .period(fact.valid)), ("note", .text(report.note)),
                ], on: fact)
            })
        ), ("disputes", .array(disputes.map { $0.json(view) })),
      ], on: card.registered)
  }

  /// A party that ends later has not ended.
  private var endingKey: String {
    switch ending?.happening {
    case .happened, nil: "ended"
    case .possible: "mayHaveEnded"
    case .notYet: "ends"
    }
  }

  // MARK: In words

  func write(_ output: Output) {
    output.line("\(card.name)  (\(card.party), \(view.kindWord(card.kind)))")
    output.clocks(view, about: card.party)
    output.line()
    if !card.otherNames.isEmpty {
      output.field("Heet misschien", card.otherNames.joined(separator: "; "))
    }
    if !card.aliases.isEmpty { output.field("Ook", card.aliases.joined(separator: "; ")) }
    if let parent = card.parent { output.field("Onderdeel van", view.label(parent)) }
    if !card.otherParents.isEmpty {
      output.field(
        card.parent == nil ? "Misschien onderdeel" : "Of onderdeel van",
        view.labels(card.otherParents))
    }
    for id in card.ids { output.field(id.scheme.uppercased(), id.value) }
    let begins = card.registered.happening == .notYet
    output.field(begins ? "Begint" : "Bekend sinds", card.registered.valid.dutch)
    if let ending { writeEnding(ending, output) }
    for note in card.notes { output.field("Noot", note) }
    let certain = holdings.count { $0.holding.certainty == .certain }
    output.heading(counted(certain, possible: holdings.count - certain, "rol", "rollen"))
    output.table(
      holdings.map { product, holding in
        let possibly = holding.certainty == .possible ? "mogelijk " : ""
        return [
          "  \(possibly)\(holding.role.dutch)", view.label(product), product.text,
          holding.note ?? "",
        ]
      })
    writeUse(output)
    writeRegister(output)
    writeCommitments(output)
    if !offers.isEmpty {
      output.heading("Overdrachten die lopen")
      for offer in offers {
        output.line("  \(view.labels(offer.offer.products)) \(view.handOverPhrase(offer))")
      }
    }
    let notes = view.notes(about: card.party)
    if !notes.isEmpty {
      output.heading("Aantekeningen – \(notes.count)")
      for (note, fact) in notes {
        output.line("  \(note.text) (bron: \(view.sources(of: fact)))")
      }
    }
    DisputeText(view, output).section(disputes)
    output.line()
    output.field("Bron", view.sources(of: card.registered))
  }

  private func writeEnding(_ ending: Fact, _ output: Output) {
    let words = "\(ending.valid.dutch) (bron: \(view.sources(of: ending)))"
    switch ending.happening {
    case .happened: output.field("Einde", words)
    case .possible: output.field("Einde", "mogelijk al: \(words)")
    case .notYet: output.field("Eindigt later", words)
    }
  }

  private func writeUse(_ output: Output) {
    guard !uses.isEmpty else { return }
    output.heading("Uitvoering – \(uses.count)")
    for (report, fact) in uses {
      let possibly = fact.happening == .possible ? "mogelijk: " : ""
      output.line(
        "  \(possibly)\(view.label(report.subject)): \(Narration.phrase(report)), "
          + "\(fact.valid.dutchWithWords) (bron: \(view.sources(of: fact)))")
      if let note = report.note { output.line("    \(note)") }
    }
  }

  private func writeRegister(_ output: Output) {
    if !register.decisions.isEmpty {
      let certain = register.decisions.count { $0.fact.happening == .happened }
      output.heading(
        "Besluiten – \(counted(certain, possible: register.decisions.count - certain))")
      for standing in register.decisions {
        let possibly = standing.fact.happening == .possible ? "mogelijk: " : ""
        output.line(
          "  \(possibly)\(standing.fact.valid.dutch): \(standing.decision.title) "
            + "(\(standing.decision.decision))")
      }
    }
    let open = register.open.filter { $0.item.purpose != .inform }
    writeItems(open, "Voorgelegd, uitkomst niet genoemd", output)
    writeItems(
      register.open.filter { $0.item.purpose == .inform }, "Ter informatie voorgelegd", output)
  }

  private func writeItems(_ items: [OpenItem], _ title: String, _ output: Output) {
    guard !items.isEmpty else { return }
    output.heading("\(title) – \(items.count)")
    for open in items {
      let possibly = open.fact.happening == .possible ? "mogelijk: " : ""
      output.line("  \(possibly)\(open.fact.valid.dutch): \(open.item.title) (\(open.item.item))")
      for id in open.followedBy { output.line("    ging verder: \(view.followerPhrase(id))") }
    }
  }

  private func writeCommitments(_ output: Output) {
    guard !commitments.isEmpty else { return }
    output.heading("Toezeggingen – \(commitments.count)")
    for standing in commitments {
      let made = standing.commitment
      let side = made.by.contains(card.party) ? "van deze partij" : "aan deze partij"
      let due = standing.due.map { "; termijn: \($0.dutchWithWords)" } ?? ""
      let number = made.number.map { "\($0): " } ?? ""
      output.line(
        "  \(standing.stateWords(in: view)): \(number)\(made.title), \(side)\(due) "
          + "(\(made.commitment))")
    }
  }
}
