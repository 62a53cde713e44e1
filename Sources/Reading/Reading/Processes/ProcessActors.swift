package import Governance
package import Workflow

extension View {
  /// The parties that an actor of a definition stands for, as far as the log names them.
  package func parties(_ actor: ProcessActor, for standing: ProcessStanding) -> [Identifier] {
    switch actor {
    case .named(let key):
      return standing.values(under: key).compactMap { Identifier($0) }.filter { isParty($0) }
    case .party(let name): return Identifier(name).map { [$0] } ?? []
    case .role(let name):
      guard let role = Role(rawValue: name) else { return [] }
      return products(of: standing).flatMap { product in
        ownership(of: product).holders(of: role).flatMap(\.parties)
      }.unique
    case .nextStop: return nextStop(of: standing)?.stop.compactMap { Identifier($0) } ?? []
    case .otherThan:
      return actor.sides { standing.values(under: $0) }.flatMap(\.parties)
        .compactMap { Identifier($0) }.filter { isParty($0) }.unique
    case .kind: return []
    }
  }

  /// Whom the state that a thing is in waits for; without the sides that said their part already.
  package func awaited(by standing: ProcessStanding) -> [Identifier] {
    let actors = standing.definition(of: standing.state)?.waitsFor ?? []
    let spoken = Set(standing.spokenSince.flatMap { EventValues($0.fact.event)["by"] ?? [] })
    return actors.flatMap { actor -> [Identifier] in
      let done = actor.sides { standing.values(under: $0) }
        .filter { !spoken.isDisjoint(with: $0.parties) }.flatMap(\.parties)
      return parties(actor, for: standing).filter { !done.contains($0.text) }
    }.unique
  }

  /// The sides whose answer a thing waits for and that no source names, by their key; empty when one of them is named.
  package func unnamedSides(of standing: ProcessStanding) -> [String] {
    let actors = standing.definition(of: standing.state)?.waitsFor ?? []
    for case .otherThan(let key, let keys) in actors where awaited(by: standing).isEmpty {
      let sides = standing.values(under: key).isEmpty ? Array(keys.dropFirst()) : keys
      return sides.filter { standing.values(under: $0).isEmpty }
    }
    return []
  }

  /// Who an actor is, in words: names where the log gives them.
  package func phrase(_ actor: ProcessActor, for standing: ProcessStanding) -> String {
    let parties = parties(actor, for: standing)
    if !parties.isEmpty { return labels(parties) }
    return switch actor {
    case .kind(let kind): "een " + (PartyKindName(kind).map(kindWord) ?? kind)
    case .role(let role): "de \(Role(rawValue: role)?.dutch ?? role) (nu niemand)"
    case .otherThan: "\(actor.dutch), niet genoemd"
    case .named, .party, .nextStop: actor.dutch
    }
  }

  /// The bodies that see a thing after those that saw it, on the route of its rules.
  package func nextStop(of standing: ProcessStanding) -> ProcessNextStop? {
    standing.rules.defined.definition.nextStop(after: Set(standing.values(under: "body")))
  }

  /// The products that a thing is about.
  package func products(of standing: ProcessStanding) -> [Identifier] {
    if standing.subject == .product { return [standing.id] }
    return standing.allSteps.flatMap { products(concernedBy: $0.fact.event) }.unique
  }

  private func isParty(_ id: Identifier) -> Bool { kind(of: id) == .party }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  package var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
