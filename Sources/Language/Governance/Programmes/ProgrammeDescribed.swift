package import Calendar

/// What a programme is called, when it ends, and the words that it uses; the newest description holds.
package struct ProgrammeDescribed: Hashable, Sendable {
  /// The whole that its products are part of.
  package let programme: Identifier
  /// The party that carries it out.
  package let party: Identifier?
  package let title: String
  /// The title for the head of a column: `IBP VTH`.
  package let short: String?
  /// When it ends, or is to end.
  package let ends: Period?
  /// What a calendar of its terms is called.
  package let calendar: String?
  /// The kinds of party that it has of its own.
  package let kinds: [OwnPartyKind]
  /// What it calls the kinds of its products.
  package let parts: [PartWord]
  /// What the ratings of its reports are called there.
  package let legends: [LegendWord]
  package let decision: Identifier?
  package let note: String?

  package init(
    programme: Identifier, party: Identifier?, title: String, short: String?, ends: Period?,
    calendar: String?, kinds: [OwnPartyKind], parts: [PartWord], legends: [LegendWord],
    decision: Identifier?, note: String?
  ) {
    self.programme = programme
    self.party = party
    self.title = title
    self.short = short
    self.ends = ends
    self.calendar = calendar
    self.kinds = kinds
    self.parts = parts
    self.legends = legends
    self.decision = decision
    self.note = note
  }
}

/// A kind of party that only this programme has.
package struct OwnPartyKind: Hashable, Sendable {
  package let kind: PartyKindName
  /// The usual kind that it is one of.
  package let base: PartyKind
  package let title: String

  package init(kind: PartyKindName, base: PartyKind, title: String) {
    self.kind = kind
    self.base = base
    self.title = title
  }
}

/// What a programme calls a kind of product: its main divisions “pijler”, “pijlers”.
package struct PartWord: Hashable, Sendable {
  package let kind: ProductKind
  package let title: String
  package let plural: String?

  package init(kind: ProductKind, title: String, plural: String?) {
    self.kind = kind
    self.title = title
    self.plural = plural
  }
}

/// What a rating is called, and in which legend.
package struct LegendWord: Hashable, Sendable {
  package let rating: ProgressRating
  package let title: String
  /// The document whose legend it is.
  package let legend: String?

  package init(rating: ProgressRating, title: String, legend: String?) {
    self.rating = rating
    self.title = title
    self.legend = legend
  }
}
