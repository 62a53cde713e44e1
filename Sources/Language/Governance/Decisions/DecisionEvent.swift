package import Calendar
internal import Texts

/// What bodies decide, and what becomes of the conditions they set.
package enum DecisionEvent: DomainEvent {
  case taken(DecisionTaken)
  case conditionSettled(ConditionSettled)

  package var type: EventType {
    switch self {
    case .taken: .decisionTaken
    case .conditionSettled: .conditionSettled
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .taken(let event):
      [Reference(.decision, event.decision)]
        + event.conditions.map { Reference(.condition, $0.condition) }
    case .conditionSettled: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .taken(let event):
      event.body.references(.party) + event.meeting.reference(.meeting)
        + event.item.reference(.item) + event.products.references(.product)
        + event.preparedBy.references(.party) + event.supersedes.references(.decision)
    case .conditionSettled(let event): [Reference(.condition, event.condition)]
    }
  }

  package var rank: Int {
    switch self {
    case .taken: 2
    case .conditionSettled: 3
    }
  }
}

/// A body decided.
///
/// `body` is empty when no source names one.
package struct DecisionTaken: Hashable, Sendable {
  package let decision: Identifier
  package let title: String
  package let outcome: Outcome
  package let body: [Identifier]
  package let meeting: Identifier?
  package let item: Identifier?
  package let products: [Identifier]
  package let conditions: [Condition]
  package let preparedBy: [Identifier]
  package let supersedes: [Identifier]
  /// Until when it was put off, when the outcome is `deferred`.
  package let until: Period?
  package let note: String?

  package init(
    decision: Identifier, title: String, outcome: Outcome, body: [Identifier],
    meeting: Identifier?, item: Identifier?, products: [Identifier], conditions: [Condition],
    preparedBy: [Identifier], supersedes: [Identifier], until: Period?, note: String?
  ) {
    self.decision = decision
    self.title = title
    self.outcome = outcome
    self.body = body
    self.meeting = meeting
    self.item = item
    self.products = products
    self.conditions = conditions
    self.preparedBy = preparedBy
    self.supersedes = supersedes
    self.until = until
    self.note = note
  }
}

/// Something that must still happen for a decision or hand-over to stand.
package struct Condition: Hashable, Sendable {
  package let condition: Identifier
  package let text: String

  package init(condition: Identifier, text: String) {
    self.condition = condition
    self.text = text
  }
}

/// A condition no longer stands open.
package struct ConditionSettled: Hashable, Sendable {
  package let condition: Identifier
  package let how: Settlement
  package let note: String?

  package init(condition: Identifier, how: Settlement, note: String?) {
    self.condition = condition
    self.how = how
    self.note = note
  }
}

/// What a body did with what was put before it.
package enum Outcome: String, Vocabulary {
  case adopted, agreed, supported, noted, deferred, rejected

  package var dutch: String {
    switch self {
    case .adopted: "vastgesteld"
    case .agreed: "ingestemd"
    case .supported: "gesteund"
    case .noted: "ter kennis genomen"
    case .deferred: "aangehouden"
    case .rejected: "afgewezen"
    }
  }
}

/// How a condition came to an end.
package enum Settlement: String, Vocabulary {
  case fulfilled, waived, lapsed

  package var dutch: String {
    switch self {
    case .fulfilled: "vervuld"
    case .waived: "losgelaten"
    case .lapsed: "vervallen"
    }
  }
}
