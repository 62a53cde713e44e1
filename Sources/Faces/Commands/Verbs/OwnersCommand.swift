internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let party = Flag(name: "party", value: "PARTIJ", summary: "alleen van deze partij")
  static let role = Flag(
    name: "role", value: "ROL",
    summary: "alleen deze rol: " + Role.allCases.map(\.dutch).joined(separator: ", "))
}

extension Flag {
  static let parts = Flag(
    name: "parts", value: nil, summary: "ook alle onderdelen zonder eigenaar noemen")
}

extension Command {
  static let owners = Command(
    name: "owners", summary: "Wie heeft welk product? Producten zonder eigenaar staan bovenaan.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.party, .role, .parts],
    details: """
      Alle onderwerpen, alle producten die geen onderdeel zijn van een ander, en alles waarvoor ooit
      een rol is vastgelegd. Met --parts ook de onderdelen en acties waarvoor niemand is genoemd.

      Voorbeeld: vth owners --party VNG
      """
  ) { invocation in
    let view = try invocation.view()
    var party: Identifier?
    if let words = invocation.arguments.value(.party) {
      party = try invocation.find(words, .party, view)
    }
    let role = try invocation.role()
    let (asked, leftOut) = view.productsToOwn()
    let withParts = invocation.arguments.has(.parts)
    let all = (withParts ? (asked + leftOut).sorted() : asked).map { view.ownership(of: $0) }
    let shown = all.filter { ownership in
      guard party != nil || role != nil else { return true }
      return ownership.holders.contains { holding in
        (party.map(holding.parties.contains) ?? true) && (role.map { holding.role == $0 } ?? true)
      }
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(list: shown) { $0.json(view) }
    } else {
      OwnersText(view, invocation.output, role ?? .owner, withParts: withParts).write(
        shown, leftOut: withParts || party != nil || role != nil ? 0 : leftOut.count)
    }
    return .done
  }
}

extension Invocation {
  fileprivate func role() throws -> Role? {
    guard let text = arguments.value(.role) else { return nil }
    let folded = Spelling.folded(text)
    for role in Role.allCases
    where role.rawValue == folded || Spelling.folded(role.dutch) == folded {
      return role
    }
    throw CommandError.badChoice("role", text, Role.allCases.map(\.dutch))
  }
}

/// All products by holder, vacancies first.
private struct OwnersText {
  let view: View
  let output: Output
  let role: Role
  let withParts: Bool

  init(_ view: View, _ output: Output, _ role: Role, withParts: Bool) {
    self.withParts = withParts
    self.view = view
    self.output = output
    self.role = role
  }

  func write(_ all: [Ownership], leftOut: Int) {
    output.line(view.clockPhrase)
    let vacant = all.filter { $0.holders(of: role).isEmpty && $0.endings[role] != nil }
    let unknown = all.filter { $0.holders(of: role).isEmpty && $0.endings[role] == nil }
    writeVacant(vacant)
    var groups: [String: [(Ownership, Holding)]] = [:]
    for ownership in all {
      for holding in ownership.holders(of: role) {
        groups[view.labels(holding.parties), default: []].append((ownership, holding))
      }
    }
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      output.heading("\(name) – \(role.dutch) van \(rows.count)")
      output.table(rows.map { row($0.0, $0.1) })
    }
    if role == .owner, !unknown.isEmpty {
      output.heading("Geen eigenaar vastgelegd op deze dag – \(unknown.count)")
      output.table(
        unknown.map { ["  " + $0.product.text, view.label($0.product) + disputed($0)] })
    }
    if all.isEmpty { output.line("Geen producten gevonden.") }
    DisputeText(view, output).section(all.flatMap(\.disputes).once)
    if leftOut > 0 {
      output.line()
      output.line(
        "Niet getoond: \(counted(leftOut, "onderdeel of actie", "onderdelen en acties")) waarvoor "
          + "niemand is vastgelegd. Alles: vth owners --parts")
    }
  }

  private func writeVacant(_ vacant: [Ownership]) {
    guard role == .owner, !vacant.isEmpty else { return }
    output.heading("Zonder eigenaar – \(vacant.count)")
    let shown = vacant.filter {
      withParts || isTopic($0) || $0.handOvers.contains(where: \.isUnderWay)
    }
    output.table(
      shown.map { ownership in
        let ending = ownership.endings[role]
        var words = ending.map { "tot \($0.fact.valid.dutch): \(view.labels($0.last))" } ?? ""
        let leads = ownership.holders(of: .lead).flatMap(\.parties)
        if !leads.isEmpty { words += "; trekker: \(view.labels(leads))" }
        let offers = ownership.handOvers.filter(\.isUnderWay)
        if !offers.isEmpty {
          words += "; overdracht loopt naar \(view.labels(offers.flatMap(\.offer.to)))"
        }
        words += disputed(ownership)
        return ["  " + ownership.product.text, view.label(ownership.product), words]
      })
    let rest = vacant.count - shown.count
    if rest > 0 { output.line("  … en nog \(rest) onderdelen en acties: vth owners --parts") }
  }

  private func isTopic(_ ownership: Ownership) -> Bool {
    view.product(ownership.product)?.kind == .topic
  }

  private func row(_ ownership: Ownership, _ holding: Holding) -> [String] {
    let possibly = holding.certainty == .possible ? "mogelijk, " : ""
    return [
      "  " + ownership.product.text, view.label(ownership.product),
      "\(possibly)sinds \(holding.since.dutch)\(disputed(ownership))",
    ]
  }

  private func disputed(_ ownership: Ownership) -> String {
    ownership.disputes.isEmpty ? "" : "; betwist"
  }
}
