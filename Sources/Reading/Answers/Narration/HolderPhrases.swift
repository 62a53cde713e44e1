package import Governance
package import Reading
internal import Texts

// Words for who holds a role, and for the silences about that: not named, somebody, and nobody because a source says so.

extension View {
  /// Who holds a role: the names, or that no source says who it is.
  package func names(of holding: Holding) -> String {
    holding.isUnnamed ? "iemand, niet genoemd wie" : labels(holding.parties)
  }

  /// Who holds one role, in a few words; when nobody is named, that, and who was last.
  package func holderPhrase(_ ownership: Ownership, _ role: Role) -> String {
    let holders = ownership.holders(of: role).map { holding in
      (holding.certainty == .possible ? "mogelijk " : "") + names(of: holding)
    }
    let vacancy = vacancyPhrase(ownership, role)
    if holders.isEmpty, let vacancy { return vacancy }
    if holders.isEmpty {
      return "niet genoemd" + (lastPhrase(ownership, role).map { "; \($0)" } ?? "")
    }
    return (holders + [vacancy].compactMap(\.self)).joined(separator: "; ")
  }

  /// That nobody has a role, with who says so; `nil` when nobody says it.
  package func vacancyPhrase(_ ownership: Ownership, _ role: Role) -> String? {
    if let vacancy = ownership.vacancies[role] {
      return (vacancy.certainty == .possible ? "mogelijk niemand" : "niemand")
        + ", zegt de bron (\(vacancy.fact.valid.dutch))"
    }
    guard ownership.holders(of: role).isEmpty, let confirmation = ownership.confirmation else {
      return nil
    }
    return "niemand, volgens \(labels(confirmation.confirmed.by)) "
      + "(bevestigd tot en met \(confirmation.confirmed.through.dutch))"
  }

  /// Until when the role had holders, and whom; `nil` when none was ever named.
  package func lastPhrase(_ ownership: Ownership, _ role: Role) -> String? {
    ownership.endings[role].map { "tot \($0.fact.valid.dutch): \(labels($0.last))" }
  }

  /// The answer to the question whose a product is, in one sentence.
  package func ownerSentence(_ ownership: Ownership) -> String {
    let product = label(ownership.product)
    let holders = ownership.holders(of: .owner)
    let certain = holders.filter { $0.certainty == .certain && !$0.isUnnamed }
    let named = holders.filter { !$0.isUnnamed }.flatMap(\.parties).unique
    if !certain.isEmpty {
      let parties = certain.flatMap(\.parties).unique
      let isAre = Narration(self).isSeveral(parties) ? "zijn" : "is"
      let announced =
        certain.allSatisfy(\.wasAnnounced)
        ? ", volgens de aankondiging van \(certain[0].basis.entry.knownBy.dutch)" : ""
      return "\(labels(parties)) \(isAre) eigenaar van \(product)\(announced)."
    }
    if !named.isEmpty {
      let names = dutchList(named.map(label), "of")
      let doubt =
        holders.contains(where: \.isDisputed) ? "is betwist" : "zeggen de bronnen niet"
      return ownership.certainlyHeld.contains(.owner) && named.count > 1
        ? "Eigenaar van \(product) is \(names); wie van hen, \(doubt)."
        : "Mogelijk is \(names) eigenaar van \(product)."
    }
    if !holders.isEmpty { return "\(product) heeft een eigenaar, maar geen bron noemt wie." }
    if let vacancy = ownership.vacancies[.owner] {
      return vacancy.certainty == .certain
        ? "Niemand is eigenaar van \(product): dat zegt een bron."
        : "Mogelijk is niemand eigenaar van \(product)."
    }
    if let confirmation = ownership.confirmation {
      return "Niemand is eigenaar van \(product), volgens \(labels(confirmation.confirmed.by))."
    }
    guard self.product(ownership.product) != nil else {
      return "\(product) was toen nog niet bekend in dit register."
    }
    return ownership.endings[.owner] == nil && !isEverHeld(.owner, for: ownership.product)
      ? "Geen bron noemt een eigenaar van \(product)."
      : "Wie op \(asOf.on.dutch) eigenaar is van \(product), noemt geen bron."
  }
}
