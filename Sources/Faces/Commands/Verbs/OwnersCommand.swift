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
    name: "parts", value: nil,
    summary: "ook alle onderdelen noemen waarvan geen bron een eigenaar noemt")
}

extension Command {
  static let owners = Command(
    name: "owners", summary: "Wie heeft welk product, en van welke noemt geen bron een eigenaar?",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.party, .role, .parts],
    details: """
      Alle onderwerpen, alle producten die geen onderdeel zijn van een ander, en alles waarvoor ooit
      een rol is vastgelegd. Met --parts ook de onderdelen en acties waarvan geen bron iemand noemt.

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
        shown, of: Searched(all.count, ("product", "producten"), about: party),
        leftOut: withParts || party != nil || role != nil ? 0 : leftOut.count)
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

/// All products by holder; before them those that nobody has, behind them those of which nobody is named.
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

  func write(_ all: [Ownership], of searched: Searched, leftOut: Int) {
    guard !all.isEmpty else {
      output.total(0, of: searched, view)
      output.line(view.clockPhrase)
      return
    }
    let unheld = all.filter { $0.holders(of: role).isEmpty }
    let vacant = unheld.filter { view.vacancyPhrase($0, role) != nil }
    let unnamed = unheld.filter { view.vacancyPhrase($0, role) == nil }
    writeTotals(all, vacant: vacant.count, unnamed: unnamed.count)
    output.clocks(view)
    writeVacant(vacant)
    var groups: [String: [(Ownership, Holding)]] = [:]
    for ownership in all {
      for holding in ownership.holders(of: role) {
        groups[view.names(of: holding), default: []].append((ownership, holding))
      }
    }
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let certain = rows.count { $0.1.certainty == .certain }
      output.heading(
        "\(name) – \(role.dutch) van \(counted(certain, possible: rows.count - certain))")
      output.table(rows.map { row($0.0, $0.1) })
    }
    writeUnnamed(unnamed)
    DisputeText(view, output).section(all.flatMap(\.disputes).once)
    if leftOut > 0 {
      output.line()
      output.line(
        "Niet getoond: \(counted(leftOut, "onderdeel of actie", "onderdelen en acties")) waarvoor geen "
          + "enkele rol is vastgelegd. Alles: vth owners --parts")
    }
  }

  /// In one sentence how many have somebody, certainly or possibly, and of how many that is not said.
  private func writeTotals(_ all: [Ownership], vacant: Int, unnamed: Int) {
    let held = all.filter { !$0.holders(of: role).isEmpty }
    let certain = held.filter { $0.holders(of: role).contains { $0.certainty == .certain } }
    var words = ["\(certain.count) met een \(role.dutch)"]
    if held.count > certain.count {
      words.append("\(held.count - certain.count) mogelijk met een \(role.dutch)")
    }
    if vacant > 0 { words.append("\(vacant) met niemand, volgens een bron of een bevestiging") }
    if unnamed > 0 { words.append("\(unnamed) waarvan geen bron een \(role.dutch) noemt") }
    output.line("\(counted(all.count, "product", "producten")): \(words.joined(separator: ", ")).")
  }

  private func writeVacant(_ vacant: [Ownership]) {
    guard !vacant.isEmpty else { return }
    output.heading("Niemand – \(vacant.count)")
    output.table(
      vacant.map { ownership in
        [
          "  " + ownership.product.text, view.label(ownership.product),
          (view.vacancyPhrase(ownership, role) ?? "") + disputed(ownership),
        ]
      })
  }

  /// Those that are a subject of their own or on their way to somebody; the others on request, for they are many.
  private func writeUnnamed(_ unnamed: [Ownership]) {
    guard role == .owner, !unnamed.isEmpty else { return }
    output.heading("Eigenaar niet genoemd – \(unnamed.count)")
    let shown = unnamed.filter {
      withParts || isWhole($0) || $0.handOvers.contains(where: \.isUnderWay)
    }
    output.table(
      shown.map { ownership in
        var words = [view.lastPhrase(ownership, role)].compactMap(\.self)
        for other in Role.allCases where !ownership.holders(of: other).isEmpty {
          words.append("\(other.dutch): \(view.holderPhrase(ownership, other))")
        }
        let offers = ownership.handOvers.filter(\.isUnderWay)
        if !offers.isEmpty { words.append("overdracht loopt") }
        return [
          "  " + ownership.product.text, view.label(ownership.product),
          words.joined(separator: "; ") + disputed(ownership),
        ]
      })
    let rest = unnamed.count - shown.count
    if rest > 0 { output.line("  … en nog \(rest) onderdelen en acties: vth owners --parts") }
  }

  /// Whether it is a subject of its own, and no part of something that should have an owner.
  private func isWhole(_ ownership: Ownership) -> Bool {
    guard let card = view.product(ownership.product) else { return false }
    let parent = card.parent.flatMap(view.product)
    return card.kind == .topic || card.kind.needsOwner && !(parent?.kind.needsOwner ?? false)
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
