package import Calendar
internal import Texts

/// What happens in meetings, short of deciding: planned, held, items put on the table.
package enum MeetingEvent: DomainEvent {
  case planned(MeetingPlanned)
  case held(MeetingHeld)
  case itemTabled(ItemTabled)
  case itemWithdrawn(ItemWithdrawn)

  package var type: EventType {
    switch self {
    case .planned: .meetingPlanned
    case .held: .meetingHeld
    case .itemTabled: .itemTabled
    case .itemWithdrawn: .itemWithdrawn
    }
  }

  /// The meeting this event plans or reports held, and of whom; none for items.
  package var meeting: (id: Identifier, body: [Identifier])? {
    switch self {
    case .planned(let event): (event.meeting, event.body)
    case .held(let event): (event.meeting, event.body)
    case .itemTabled, .itemWithdrawn: nil
    }
  }

  /// A meeting that was held need not have been planned in the register; see `RegisterState`.
  package var introduced: [Reference] {
    switch self {
    case .planned(let event): [Reference(.meeting, event.meeting)]
    case .held(let event): [Reference(.meeting, event.meeting)]
    case .itemTabled(let event): [Reference(.item, event.item)]
    case .itemWithdrawn: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .planned(let event): event.body.references(.party)
    case .held(let event): event.body.references(.party)
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
    case .held: 2
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

/// Something is put before a body.
///
/// Tabled is not decided.
package struct ItemTabled: Hashable, Sendable {
  package let item: Identifier
  package let body: [Identifier]
  package let meeting: Identifier?
  package let title: String
  package let purpose: ItemPurpose?
  package let products: [Identifier]
  /// The item by which an earlier body saw the same thing; both are stops of one route.
  package let follows: Identifier?
  package let note: String?

  package init(
    item: Identifier, body: [Identifier], meeting: Identifier?, title: String,
    purpose: ItemPurpose?, products: [Identifier], follows: Identifier?, note: String?
  ) {
    self.item = item
    self.body = body
    self.meeting = meeting
    self.title = title
    self.purpose = purpose
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
