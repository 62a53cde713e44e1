package import Governance

/// Sources that contradict each other, and whether a ruling has been given.
package struct DisputeStanding: Sendable {
  package let dispute: ClaimDisputed
  package let fact: Fact
  /// The claims as they read now, those that a ruling set aside included; those that were annulled
  /// are not there any more.
  package let claims: [DisputedClaim]
  /// Those that do not count any more, with why; they stay part of what was in dispute.
  package let annulled: [WithdrawnFact]
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
  package func disputes(of facts: [Fact]) -> [DisputeStanding] {
    guard model.hasClaims else { return [] }
    return facts.flatMap { openDisputes(over: $0.entry.id) }.once
  }

  /// The open disputes over what a thing went through, possible steps included.
  package func disputes(of standing: ProcessStanding) -> [DisputeStanding] {
    disputes(of: standing.allSteps.map(\.fact))
  }

  /// The open disputes over who holds, held or lost one role for a product.
  package func disputes(of ownership: Ownership, as role: Role) -> [DisputeStanding] {
    let holdings = ownership.holders(of: role)
    return disputes(
      of: holdings.map(\.basis) + holdings.compactMap(\.mayHaveEnded)
        + [ownership.endings[role]?.fact].compactMap(\.self))
  }

  /// One dispute; `nil` when there is none with this name.
  package func dispute(_ id: Identifier) -> DisputeStanding? {
    facts(about: id, of: [.claimDisputed]).compactMap(dispute).first { $0.dispute.dispute == id }
  }

  private func openDisputes(over entry: EntryIdentifier) -> [DisputeStanding] {
    placesOfOpenDisputes(over: entry).compactMap { fact(ofEntry: $0).flatMap(dispute) }
  }

  /// Whether an entry is a claim in a dispute without ruling.
  func isInOpenDispute(_ entry: EntryIdentifier) -> Bool {
    !placesOfOpenDisputes(over: entry).isEmpty
  }

  /// Where the entries of the open disputes stand in which an entry is a claim.
  ///
  /// A dispute is read for each claim that asks; one of very many claims, or an entry in very many disputes, would be
  /// read very often: then all are read once.
  private func placesOfOpenDisputes(over entry: EntryIdentifier) -> [Int] {
    if let known = memory.knownOpenDisputes { return known[entry] ?? [] }
    if !ViewMemory.isBusy(entry, in: self) {
      let naming = facts(mentioning: entry, of: .claimDisputed).compactMap(disputed)
      if naming.allSatisfy({ $0.dispute.entries.count <= Self.manyClaims }) {
        return naming.filter { $0.dispute.entries.contains(entry) && !hasRuling($0.dispute) }
          .map(\.place)
      }
    }
    return memory.openDisputes { openDisputesByClaim() }[entry] ?? []
  }

  private func openDisputesByClaim() -> [EntryIdentifier: [Int]] {
    let ruled = Set(facts(of: [.claimResolved]).compactMap(Self.ruledOn))
    var open: [EntryIdentifier: [Int]] = [:]
    for (dispute, place) in facts(of: [.claimDisputed]).compactMap(disputed)
    where !ruled.contains(dispute.dispute) {
      for claim in Set(dispute.entries) { open[claim, default: []].append(place) }
    }
    return open
  }

  private func disputed(_ fact: Fact) -> (dispute: ClaimDisputed, place: Int)? {
    guard case .claim(.disputed(let dispute)) = fact.event else { return nil }
    return (dispute, fact.entry.sequence)
  }

  private func hasRuling(_ dispute: ClaimDisputed) -> Bool {
    facts(about: dispute.dispute, of: [.claimResolved])
      .contains { Self.ruledOn($0) == dispute.dispute }
  }

  private static func ruledOn(_ fact: Fact) -> Identifier? {
    if case .claim(.resolved(let ruling)) = fact.event { ruling.dispute } else { nil }
  }

  private func dispute(_ fact: Fact) -> DisputeStanding? {
    guard case .claim(.disputed(let dispute)) = fact.event else { return nil }
    guard dispute.entries.count > Self.manyClaims else { return freshDispute(dispute, fact) }
    let name = ViewMemory.Name(id: dispute.dispute, day: asOf.on)
    return memory.dispute(name) { freshDispute(dispute, fact) }
  }

  private static let manyClaims = 8

  private func freshDispute(_ dispute: ClaimDisputed, _ fact: Fact) -> DisputeStanding {
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
    let annulled = dispute.entries.filter { factBehindRulings($0) == nil }.compactMap { entry in
      place(of: entry).flatMap(withdrawal(ofEntry:))
    }
    return DisputeStanding(
      dispute: dispute, fact: fact, claims: claims, annulled: annulled, ruling: ruling)
  }
}

extension Array where Element == DisputeStanding {
  /// Each dispute once, where it first stands.
  package var once: [DisputeStanding] {
    var seen: Set<Identifier> = []
    return filter { seen.insert($0.dispute.dispute).inserted }
  }
}
