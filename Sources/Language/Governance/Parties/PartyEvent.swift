internal import Texts

/// What happens to parties: everyone who can decide, own, hand over or be owed something.
package enum PartyEvent: DomainEvent {
  case registered(PartyRegistered)
  case changed(PartyChanged)
  case ended(PartyEnded)

  /// The party that it is about.
  package var party: Identifier {
    switch self {
    case .registered(let event): event.party
    case .changed(let event): event.party
    case .ended(let event): event.party
    }
  }

  package var type: EventType {
    switch self {
    case .registered: .partyRegistered
    case .changed: .partyChanged
    case .ended: .partyEnded
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .registered(let event): [Reference(.party, event.party)]
    case .changed, .ended: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .registered(let event): event.parent.reference(.party)
    case .changed(let event):
      [Reference(.party, event.party)] + event.parent.reference(.party)
        + event.successors.references(.party)
    case .ended(let event): [Reference(.party, event.party)] + event.successors.references(.party)
    }
  }

  package var rank: Int {
    switch self {
    case .registered: 0
    case .changed: 1
    case .ended: 9
    }
  }
}

/// A party is known from this moment.
package struct PartyRegistered: Hashable, Sendable {
  package let party: Identifier
  package let name: String
  package let kind: PartyKindName
  package let parent: Identifier?
  package let aliases: [String]
  package let ids: [ExternalIdentifier]
  package let note: String?

  package init(
    party: Identifier, name: String, kind: PartyKindName, parent: Identifier?, aliases: [String],
    ids: [ExternalIdentifier], note: String?
  ) {
    self.party = party
    self.name = name
    self.kind = kind
    self.parent = parent
    self.aliases = aliases
    self.ids = ids
    self.note = note
  }
}

/// A party gets another name, more aliases, another parent or more external ids, or a source names who went on in its
/// place.
package struct PartyChanged: Hashable, Sendable {
  package let party: Identifier
  package let name: String?
  package let parent: Identifier?
  /// Who goes on in its place, as far as no source said so before; roles do not move by it.
  package let successors: [Identifier]
  package let aliases: [String]
  package let ids: [ExternalIdentifier]
  package let note: String?

  package init(
    party: Identifier, name: String?, parent: Identifier?, successors: [Identifier],
    aliases: [String], ids: [ExternalIdentifier], note: String?
  ) {
    self.party = party
    self.name = name
    self.parent = parent
    self.successors = successors
    self.aliases = aliases
    self.ids = ids
    self.note = note
  }
}

/// A party ceases to exist; parties that are part of it cease with it.
package struct PartyEnded: Hashable, Sendable {
  package let party: Identifier
  /// Absent when the source does not say.
  package let how: PartyEnding?
  package let successors: [Identifier]
  package let note: String?

  package init(
    party: Identifier, how: PartyEnding?, successors: [Identifier], note: String?
  ) {
    self.party = party
    self.how = how
    self.successors = successors
    self.note = note
  }
}

/// An identifier that somebody else's register gave: TOOI, OIN, KvK.
package struct ExternalIdentifier: Hashable, Sendable {
  package let scheme: String
  package let value: String

  package init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}
