package import Governance

// What the programmes of the register call things, as they describe themselves on the day asked.

extension View {
  /// The newest description of every programme by the day asked, in the order of their first.
  package func programmeDescriptions() -> [(described: ProgrammeDescribed, fact: Fact)] {
    var newest: [Identifier: (described: ProgrammeDescribed, fact: Fact)] = [:]
    var order: [Identifier] = []
    for fact in descriptions() where fact.happening != .notYet {
      guard case .programme(.described(let event)) = fact.event else { continue }
      if newest[event.programme] == nil { order.append(event.programme) }
      newest[event.programme] = (event, fact)
    }
    return order.compactMap { newest[$0] }
  }

  /// The words of the only programme that is described; without one, or with several, those that all have.
  package var programmeWords: ProgrammeWords {
    let all = programmeDescriptions()
    return ProgrammeWords(all.count == 1 ? all.first?.described : nil)
  }

  /// What a kind of party is called: its usual word, or that of the programme whose kind it is.
  package func kindWord(_ kind: PartyKindName) -> String {
    kind.usual?.dutch ?? ownKind(kind)?.title ?? kind.text
  }

  /// The usual kind that a kind of party is, or is one of.
  package func usualKind(_ kind: PartyKindName) -> PartyKind? { kind.usual ?? ownKind(kind)?.base }

  /// Whether a kind of party is one of some kinds, or of one of them.
  func isOne(_ kind: PartyKindName, of kinds: [String]) -> Bool {
    kinds.contains(kind.text) || kinds.contains(usualKind(kind)?.rawValue ?? "")
  }

  private func ownKind(_ kind: PartyKindName) -> OwnPartyKind? {
    programmeDescriptions().lazy.flatMap(\.described.kinds).first { $0.kind == kind }
  }
}

/// What a programme calls its parts, ratings and calendar; the words that all programmes have where it says nothing.
package struct ProgrammeWords: Sendable {
  private let described: ProgrammeDescribed?

  init(_ described: ProgrammeDescribed?) { self.described = described }

  /// The title for the head of a column; `nil` when no programme gives one.
  package var short: String? { described?.short }

  /// What a calendar of its terms is called.
  package var calendar: String { described?.calendar ?? "Termijnen" }

  /// One part of a kind: “pijler”.
  package func word(_ kind: ProductKind) -> String { part(kind)?.title ?? kind.dutch }

  /// Several parts of a kind: “pijlers”.
  package func plural(_ kind: ProductKind) -> String {
    part(kind)?.plural ?? word(kind) + "s"
  }

  /// What a rating is called.
  package func word(_ rating: ProgressRating) -> String { legend(rating)?.title ?? rating.dutch }

  /// The document whose legend has a rating; `nil` when none is described.
  package func legend(of rating: ProgressRating) -> String? { legend(rating)?.legend }

  /// The ratings of its legends, in their order; all of them when it describes none.
  package var ratings: [ProgressRating] {
    let own = (described?.legends ?? []).map(\.rating)
    return own.isEmpty ? ProgressRating.allCases : own
  }

  private func part(_ kind: ProductKind) -> PartWord? {
    described?.parts.first { $0.kind == kind }
  }

  private func legend(_ rating: ProgressRating) -> LegendWord? {
    described?.legends.first { $0.rating == rating }
  }
}
