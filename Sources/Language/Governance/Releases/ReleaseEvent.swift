package import Calendar

/// Who may know of something, and from when: taken, told and public are three things.
package enum ReleaseEvent: DomainEvent {
  case planned(ReleasePlanned)
  case done(ReleaseDone)

  package var type: EventType {
    switch self {
    case .planned: .releasePlanned
    case .done: .releaseDone
    }
  }

  /// The things that are released, of whatever kind.
  package var subjects: [Identifier] {
    switch self {
    case .planned(let event): event.subjects
    case .done(let event): event.subjects
    }
  }

  /// To whom.
  package var audience: Audience {
    switch self {
    case .planned(let event): event.audience
    case .done(let event): event.audience
    }
  }

  /// From when they may know, when it says so.
  package var from: Period? {
    switch self {
    case .planned(let event): event.from
    case .done(let event): event.from
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] { audience.parties.references(.party) }

  package var rank: Int {
    switch self {
    case .planned: 2
    case .done: 6
    }
  }
}

/// Some parties, or everybody.
package struct Audience: Hashable, Sendable {
  package let parties: [Identifier]
  package let isPublic: Bool

  package init(parties: [Identifier], isPublic: Bool) {
    self.parties = parties
    self.isPublic = isPublic
  }

  /// Whether who belongs to another audience belongs to this one.
  package func holds(_ other: Audience) -> Bool {
    isPublic || !other.isPublic && Set(parties).isSuperset(of: other.parties)
  }
}

/// Some things are going to be told.
///
/// Planned is not done.
package struct ReleasePlanned: Hashable, Sendable {
  package let subjects: [Identifier]
  package let audience: Audience
  package let from: Period
  package let note: String?

  package init(subjects: [Identifier], audience: Audience, from: Period, note: String?) {
    self.subjects = subjects
    self.audience = audience
    self.from = from
    self.note = note
  }
}

/// Some things were told.
package struct ReleaseDone: Hashable, Sendable {
  package let subjects: [Identifier]
  package let audience: Audience
  /// From when they may know, when that is not from the day on which it was told.
  package let from: Period?
  package let note: String?

  package init(subjects: [Identifier], audience: Audience, from: Period?, note: String?) {
    self.subjects = subjects
    self.audience = audience
    self.from = from
    self.note = note
  }
}
