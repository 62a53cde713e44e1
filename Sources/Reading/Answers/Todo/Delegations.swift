package import Governance
package import Reading

/// That one party stands in for another, as it is on the day asked.
package struct DelegationStanding: Sendable {
  package let delegation: DelegationGranted
  package let basis: Fact
  /// Possible when it may not have begun, or may be over.
  package let certainty: Certainty
}

/// Somebody for whom something waits as well, because he stands in for who it waits for.
package struct StandIn: Sendable {
  package let party: Identifier
  /// Who is stood in for.
  package let of: Identifier
  package let standing: DelegationStanding
}

extension View {
  /// Who stands in for whom on the day asked, or may.
  package func delegations() -> [DelegationStanding] {
    grantedDelegations().compactMap { fact in
      guard fact.happening != .notYet, case .delegation(.granted(let granted)) = fact.event else {
        return nil
      }
      let ends = facts(about: granted.delegation, of: [.delegationEnded]).map(\.happening)
      let last = granted.until?.window
      if ends.contains(.happened) || last?.to.map({ $0 < asOf.on }) ?? false { return nil }
      let mayBeOver =
        ends.contains(.possible) || last.map { ($0.from ?? asOf.on) < asOf.on } ?? false
      return DelegationStanding(
        delegation: granted, basis: fact,
        certainty: fact.happening == .happened && !mayBeOver ? .certain : .possible)
    }
  }

  /// Who stands in for some parties, where it is about some products.
  func standIns(for parties: [Identifier], about products: () -> [Identifier]) -> [StandIn] {
    let standing = parties.isEmpty ? [] : delegations()
    guard !standing.isEmpty else { return [] }
    let products = products()
    return standing.flatMap { standing -> [StandIn] in
      let own = standing.delegation.products
      let isMeant =
        own.isEmpty || products.contains { product in own.contains { isPart(product, of: $0) } }
      guard isMeant else { return [] }
      return standing.delegation.from.filter(parties.contains).flatMap { party in
        standing.delegation.to.map { StandIn(party: $0, of: party, standing: standing) }
      }
    }
  }
}
