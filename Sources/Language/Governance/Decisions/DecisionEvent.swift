package import Calendar
internal import Texts

/// What bodies decide, and what becomes of the conditions they set.
package enum DecisionEvent: DomainEvent {
  case taken(DecisionTaken)
  case lapsed(DecisionLapsed)
  case conditionSettled(ConditionSettled)

  package var type: EventType {
    switch self {
    case .taken: .decisionTaken
    case .lapsed: .decisionLapsed
    case .conditionSettled: .conditionSettled
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .taken(let event):
      [Reference(.decision, event.decision)]
        + event.conditions.map { Reference(.condition, $0.condition) }
    case .lapsed, .conditionSettled: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .taken(let event):
      event.body.references(.party) + event.meeting.reference(.meeting)
        + event.item.reference(.item) + event.products.references(.product)
        + event.preparedBy.references(.party) + event.supersedes.references(.decision)
    case .lapsed(let event): [Reference(.decision, event.decision)]
    case .conditionSettled(let event): [Reference(.condition, event.condition)]
    }
  }

  package var rank: Int {
    switch self {
    case .taken: 2
    case .conditionSettled: 3
    case .lapsed: 7
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
  /// As the body numbers its decisions: `2024-17`.
  package let number: String?
  /// The decision in its own words.
  package let text: String?
  /// One sentence for everybody.
  package let summary: String?
  /// How was voted, as stated.
  package let votes: String?
  /// From when it holds, when that is not from the day on which it was taken.
  package let effective: Period?
  /// The last day on which it holds.
  package let effectiveUntil: Period?
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
    decision: Identifier, title: String, outcome: Outcome, number: String?, text: String?,
    summary: String?, votes: String?, effective: Period?, effectiveUntil: Period?,
    body: [Identifier],
    meeting: Identifier?, item: Identifier?, products: [Identifier], conditions: [Condition],
    preparedBy: [Identifier], supersedes: [Identifier], until: Period?, note: String?
  ) {
    self.decision = decision
    self.title = title
    self.outcome = outcome
    self.number = number
    self.text = text
    self.summary = summary
    self.votes = votes
    self.effective = effective
    self.effectiveUntil = effectiveUntil
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

/// A decision holds no longer, without another in its place.
package struct DecisionLapsed: Hashable, Sendable {
  package let decision: Identifier
  package let reason: String?
  package let note: String?

  package init(decision: Identifier, reason: String?, note: String?) {
    self.decision = decision
    self.reason = reason
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
  /// A source says that there was a decision, and not which.
  case decided
  case signed

  package var dutch: String {
    switch self {
    case .adopted: "vastgesteld"
    case .agreed: "ingestemd"
    case .supported: "gesteund"
    case .noted: "ter kennis genomen"
    case .deferred: "aangehouden"
    case .rejected: "afgewezen"
    case .decided: "er is besloten; de bron zegt niet wat"
    case .signed: "ondertekend"
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
