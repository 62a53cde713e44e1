internal import Texts

/// What sort of party it is: the words that every programme has in common.
package enum PartyKind: String, Vocabulary {
  case ministry, province, municipality
  case waterBoard = "water-board"
  case service, association, parliament
  case courtOfAudit = "court-of-audit"
  case body, council, executive, committee, programme, company, authority, organisation, group, role
  /// Of logs of before a programme described its own kinds (`programme.described`).
  case pillar

  package var dutch: String {
    switch self {
    case .ministry: "ministerie"
    case .province: "provincie"
    case .municipality: "gemeente"
    case .waterBoard: "waterschap"
    case .service: "omgevingsdienst"
    case .association: "vereniging"
    case .parliament: "parlement"
    case .courtOfAudit: "rekenkamer"
    case .body: "overlegorgaan"
    case .council: "raad of Staten"
    case .executive: "bestuur"
    case .committee: "commissie"
    case .programme: "programma"
    case .company: "bedrijf"
    case .authority: "overheidsinstantie"
    case .organisation: "organisatie"
    case .group: "groep"
    case .role: "functie"
    case .pillar: "pijler"
    }
  }
}

/// A kind of party by its name: one that all programmes have, or one that a programme describes as its own.
package struct PartyKindName: Hashable, Sendable {
  package let text: String

  package init(_ kind: PartyKind) { text = kind.rawValue }

  /// Accepts a slug without points; `nil` for anything else.
  package init?(_ text: String) {
    guard Identifier.isSlug(Array(text.utf8)[...]), !text.contains(".") else { return nil }
    self.text = text
  }

  /// The kind that all programmes have, if it is one.
  package var usual: PartyKind? { PartyKind(rawValue: text) }
}

/// How a party came to its end, as far as a source says.
package enum PartyEnding: String, Vocabulary {
  case dissolved, merged, succeeded, completed

  package var dutch: String {
    switch self {
    case .dissolved: "opgeheven"
    case .merged: "opgegaan in een ander"
    case .succeeded: "opgevolgd"
    case .completed: "afgerond"
    }
  }
}
