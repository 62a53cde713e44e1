internal import EventFormat
internal import Governance
internal import Projections

extension Command {
  static let party = Command(
    name: "party", summary: "Alles over één partij: wat zij heeft, en wat haar is aangeboden.",
    arguments: "PARTIJ", argumentCount: 1...1, flags: clockFlags,
    details: "Voorbeeld: vth party VNG"
  ) { invocation in
    let view = try invocation.view()
    let id = try invocation.find(invocation.arguments.words[0], .party, view)
    guard let card = view.party(id) else { throw CommandError.unknownName(id.text, .party, []) }
    let holdings = view.productsWithRoles().flatMap { product in
      view.ownership(of: product).holders.filter { $0.parties.contains(id) }.map { (product, $0) }
    }
    let offers = view.handOvers().filter { $0.isUnderWay && $0.offer.to.contains(id) }
    if invocation.arguments.has(.json) {
      invocation.output.json(json(card, holdings, offers, view))
    } else {
      write(card, holdings, offers, view, invocation.output)
    }
    return .done
  }

  private static func json(
    _ card: PartyCard, _ holdings: [(Identifier, Holding)], _ offers: [HandOverStanding],
    _ view: View
  ) -> JSON {
    .record(
      [
        ("party", .string(card.party.text)), ("name", .string(card.name)),
        ("kind", .string(card.kind.rawValue)), ("parent", .id(card.parent)),
        ("aliases", .array(card.aliases.map(JSON.string))),
        (
          "ids",
          .array(
            card.ids.map {
              .record([("scheme", .string($0.scheme)), ("value", .string($0.value))])
            })
        ),
        ("exists", .period(card.registered.valid)),
        ("ended", view.ending(ofParty: card.party).map { .period($0.valid) }),
      ] + view.clocks + [
        (
          "holds",
          .array(
            holdings.map { product, holding in
              .record([
                ("product", .string(product.text)), ("role", .string(holding.role.rawValue)),
                ("with", .ids(holding.parties.filter { $0 != card.party })),
                ("since", .period(holding.since)),
                ("certainty", .string(holding.certainty.rawValue)),
              ])
            })
        ), ("offered", .array(offers.map { $0.json })),
        ("source", .citations(card.registered.source)),
      ])
  }

  private static func write(
    _ card: PartyCard, _ holdings: [(Identifier, Holding)], _ offers: [HandOverStanding],
    _ view: View, _ output: Output
  ) {
    output.line("\(card.name)  (\(card.party), \(card.kind.dutch))")
    output.line(view.clockPhrase)
    output.line()
    if !card.aliases.isEmpty { output.field("Ook", card.aliases.joined(separator: "; ")) }
    if let parent = card.parent { output.field("Onderdeel van", view.label(parent)) }
    for id in card.ids { output.field(id.scheme.uppercased(), id.value) }
    output.field("Bekend sinds", card.registered.valid.dutch)
    if let ending = view.ending(ofParty: card.party) {
      output.field(
        "Einde", "\(ending.valid.dutch) (bron: \(view.sources(ending.source)))")
    }
    for note in card.notes { output.field("Noot", note) }
    output.heading(counted(holdings.count, "rol", "rollen"))
    output.table(
      holdings.map { product, holding in
        let possibly = holding.certainty == .possible ? "mogelijk " : ""
        return ["  \(possibly)\(holding.role.dutch)", view.label(product), product.text]
      })
    let register = view.decisions(body: card.party, within: Window(from: nil, to: nil))
    if !register.decisions.isEmpty {
      output.heading("Besluiten – \(register.decisions.count)")
      for standing in register.decisions {
        let possibly = standing.fact.happening == .possible ? "mogelijk: " : ""
        output.line(
          "  \(possibly)\(standing.fact.valid.dutch): \(standing.decision.title) "
            + "(\(standing.decision.decision))")
      }
    }
    if !register.open.isEmpty {
      output.heading("Voorgelegd, uitkomst onbekend – \(register.open.count)")
      for open in register.open {
        output.line("  \(open.fact.valid.dutch): \(open.item.title) (\(open.item.item))")
      }
    }
    if !offers.isEmpty {
      output.heading("Aangeboden")
      for offer in offers {
        output.line("  \(view.labels(offer.offer.products)) \(view.handOverPhrase(offer))")
      }
    }
    output.line()
    output.field("Bron", view.sources(card.registered.source))
  }
}
