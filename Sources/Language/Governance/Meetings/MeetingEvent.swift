package import Calendar
internal import Texts

/// What happens in meetings, short of deciding: planned, held, items put on the table.
package enum MeetingEvent: DomainEvent {
  case planned(MeetingPlanned)
  case held(MeetingHeld)
  case agendaFixed(AgendaFixed)
  case itemTabled(ItemTabled)
  case itemWithdrawn(ItemWithdrawn)

  package var type: EventType {
    switch self {
    case .planned: .meetingPlanned
    case .held: .meetingHeld
    case .agendaFixed: .agendaFixed
    case .itemTabled: .itemTabled
    case .itemWithdrawn: .itemWithdrawn
    }
  }

  /// The meeting this event plans or reports held, and of whom; none for items.
  package var meeting: (id: Identifier, body: [Identifier])? {
    switch self {
    case .planned(let event): (event.meeting, event.body)
    case .held(let event): (event.meeting, event.body)
    case .agendaFixed, .itemTabled, .itemWithdrawn: nil
    }
  }

  /// A meeting that was held need not have been planned in the register; see `RegisterState`.
  package var introduced: [Reference] {
    switch self {
    case .planned(let event): [Reference(.meeting, event.meeting)]
    case .held(let event): [Reference(.meeting, event.meeting)]
    case .itemTabled(let event): [Reference(.item, event.item)]
    case .agendaFixed, .itemWithdrawn: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .planned(let event): event.body.references(.party)
    case .held(let event): event.body.references(.party)
    case .agendaFixed(let event):
      [Reference(.meeting, event.meeting)] + event.items.references(.item)
    case .itemTabled(let event):
      event.body.references(.party) + event.meeting.reference(.meeting)
        + event.products.references(.product) + event.follows.reference(.item)
    case .itemWithdrawn(let event): [Reference(.item, event.item)]
    }
  }

  package var rank: Int {
    switch self {
    case .planned: 0
    case .itemTabled: 1
    case .agendaFixed, .held: 2
    case .itemWithdrawn: 3
    }
  }
}

/// A meeting is on the calendar.
///
/// Planned is not held.
package struct MeetingPlanned: Hashable, Sendable {
  package let meeting: Identifier
  package let body: [Identifier]
  package let date: Period
  package let title: String?

  package init(meeting: Identifier, body: [Identifier], date: Period, title: String?) {
    self.meeting = meeting
    self.body = body
    self.date = date
    self.title = title
  }
}

/// A meeting took place.
package struct MeetingHeld: Hashable, Sendable {
  package let meeting: Identifier
  package let body: [Identifier]
  package let title: String?

  package init(meeting: Identifier, body: [Identifier], title: String?) {
    self.meeting = meeting
    self.body = body
    self.title = title
  }
}

/// Which items a meeting treats, in which order, by one version of its agenda.
package struct AgendaFixed: Hashable, Sendable {
  package let meeting: Identifier
  /// What the version is called: `A`; `nil` when no source names it.
  package let version: String?
  package let items: [Identifier]
  package let note: String?

  package init(meeting: Identifier, version: String?, items: [Identifier], note: String?) {
    self.meeting = meeting
    self.version = version
    self.items = items
    self.note = note
  }
}

/// Something is put before a body.
///
/// Tabled is not decided.
package struct ItemTabled: Hashable, Sendable {
  package let item: Identifier
  package let body: [Identifier]
  package let meeting: Identifier?
  package let title: String
  /// Its number on the agenda, as printed: `4a`.
  package let number: String?
  package let purpose: ItemPurpose?
  /// Whether it is fit to be treated, as who keeps the agenda found.
  package let check: ItemCheck?
  package let products: [Identifier]
  /// The item by which an earlier body saw the same thing; both are stops of one route.
  package let follows: Identifier?
  package let note: String?

  package init(
    item: Identifier, body: [Identifier], meeting: Identifier?, title: String, number: String?,
    purpose: ItemPurpose?, check: ItemCheck?, products: [Identifier], follows: Identifier?,
    note: String?
  ) {
    self.item = item
    self.body = body
    self.meeting = meeting
    self.title = title
    self.number = number
    self.purpose = purpose
    self.check = check
    self.products = products
    self.follows = follows
    self.note = note
  }
}

/// An item is taken off the table.
package struct ItemWithdrawn: Hashable, Sendable {
  package let item: Identifier
  package let reason: String?

  package init(item: Identifier, reason: String?) {
    self.item = item
    self.reason = reason
  }
}

/// Whether an item has all that it must have to be treated.
package enum ItemCheck: String, Vocabulary {
  case ok
  case notYet = "not-yet"
  case notOk = "not-ok"

  package var dutch: String {
    switch self {
    case .ok: "in orde"
    case .notYet: "nog niet in orde"
    case .notOk: "niet in orde"
    }
  }
}

/// What a body is asked to do with an item.
package enum ItemPurpose: String, Vocabulary {
  case inform, discuss, decide

  package var dutch: String {
    switch self {
    case .inform: "ter informatie"
    case .discuss: "ter bespreking"
    case .decide: "ter besluitvorming"
    }
  }
}
