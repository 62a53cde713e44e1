package import Governance

/// Sources that contradict each other, and whether a ruling has been given.
package struct DisputeStanding: Sendable {
  package let dispute: ClaimDisputed
  package let fact: Fact
  /// The claims as they read now, those that a ruling set aside included; those that were annulled
  /// are not there any more.
  package let claims: [DisputedClaim]
  /// The ruling; `nil` while the dispute is open.
  package let ruling: (event: ClaimResolved, fact: Fact)?

  package var isOpen: Bool { ruling == nil }
}

/// One of the claims in a dispute.
package struct DisputedClaim: Sendable {
  package let fact: Fact
  /// Whether the ruling set it aside.
  package let isSetAside: Bool
}

extension View {
  /// Every dispute that was known, open ones first.
  package func disputes() -> [DisputeStanding] {
    let all = facts(of: [.claimDisputed]).compactMap(dispute)
    return all.filter(\.isOpen) + all.filter { !$0.isOpen }
  }

  /// The open disputes in which any of these facts is a claim, each once.
  func disputes(of facts: [Fact]) -> [DisputeStanding] {
    var seen: Set<Identifier> = []
    return facts.flatMap { openDisputes(over: $0.entry.id) }.filter {
      seen.insert($0.dispute.dispute).inserted
    }
  }

  /// The open disputes about one thing: those over facts that concern it.
  package func disputes(about id: Identifier) -> [DisputeStanding] {
    disputes(of: facts(about: id))
  }

  /// One dispute; `nil` when there is none with this name.
  package func dispute(_ id: Identifier) -> DisputeStanding? {
    facts(about: id, of: [.claimDisputed]).compactMap(dispute).first { $0.dispute.dispute == id }
  }

  private func openDisputes(over entry: EntryIdentifier) -> [DisputeStanding] {
    facts(mentioning: entry, of: .claimDisputed).compactMap(dispute).filter { standing in
      standing.isOpen && standing.dispute.entries.contains(entry)
    }
  }

  private func dispute(_ fact: Fact) -> DisputeStanding? {
    guard case .claim(.disputed(let dispute)) = fact.event else { return nil }
    var ruling: (event: ClaimResolved, fact: Fact)?
    for fact in facts(about: dispute.dispute, of: [.claimResolved]) {
      if case .claim(.resolved(let event)) = fact.event, event.dispute == dispute.dispute {
        ruling = (event, fact)
      }
    }
    let setAside = Set(ruling?.event.setAside ?? [])
    let claims = dispute.entries.compactMap { entry in
      factBehindRulings(entry).map {
        DisputedClaim(fact: $0, isSetAside: setAside.contains(entry))
      }
    }
    return DisputeStanding(dispute: dispute, fact: fact, claims: claims, ruling: ruling)
  }
}
