/// What sort of thing an identifier names.
package enum Kind: String, CaseIterable, Sendable {
  case source, party, product, meeting, item, decision, condition, handOver, deadline
  case dependency, commitment, funding, dispute, process, advice, delegation, report

  /// The word a Dutch reader knows it by.
  package var dutch: String {
    switch self {
    case .source: "bron"
    case .party: "partij"
    case .product: "product"
    case .meeting: "vergadering"
    case .item: "agendapunt"
    case .decision: "besluit"
    case .condition: "voorwaarde"
    case .handOver: "overdracht"
    case .deadline: "termijn"
    case .dependency: "afhankelijkheid"
    case .commitment: "toezegging"
    case .funding: "geldstroom"
    case .dispute: "geschil"
    case .process: "proces"
    case .advice: "advies"
    case .delegation: "vervanging"
    case .report: "rapport"
    }
  }
}

extension Kind {
  /// Whether the Dutch word is neuter: het product, dat product.
  package var isNeuter: Bool {
    switch self {
    case .product, .item, .decision, .dispute, .process, .advice, .report: true
    case .source, .party, .meeting, .condition, .handOver, .deadline, .dependency, .commitment,
      .funding, .delegation:
      false
    }
  }

  /// `Onbekend product`, `Onbekende partij`.
  package var unknownDutch: String { (isNeuter ? "Onbekend " : "Onbekende ") + dutch }
}

/// An identifier together with the kind of thing it must name.
package struct Reference: Hashable, Sendable {
  package let kind: Kind
  package let id: Identifier

  package init(_ kind: Kind, _ id: Identifier) {
    self.kind = kind
    self.id = id
  }
}

/// Where a fact is found: a registered document and the place in it.
package struct Citation: Hashable, Sendable {
  package let document: Identifier
  /// The place, in words: `regel 115`, `regel 82, 115-117` or a page; at most 200 bytes.
  package let at: String

  package init(document: Identifier, at: String) {
    self.document = document
    self.at = at
  }
}

/// What every event of every family can say about itself, so that the generic checks need no list.
package protocol DomainEvent: Hashable, Sendable {
  var type: EventType { get }
  /// The things that exist because of this event.
  var introduced: [Reference] { get }
  /// The things that must exist for this event to make sense.
  var mentioned: [Reference] { get }
  /// Where the process puts this event among others that end on the same day: lower is earlier.
  var rank: Int { get }
}

extension Optional where Wrapped == Identifier {
  /// The reference to this thing, or none.
  package func reference(_ kind: Kind) -> [Reference] { self.map { [Reference(kind, $0)] } ?? [] }
}

extension Array where Element == Identifier {
  /// A reference to each.
  package func references(_ kind: Kind) -> [Reference] { map { Reference(kind, $0) } }
}
