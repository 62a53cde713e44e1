internal import Texts

/// Which product waits for which other one.
package enum DependencyEvent: DomainEvent {
  case recorded(DependencyRecorded)
  case ended(DependencyEnded)

  package var type: EventType {
    switch self {
    case .recorded: .dependencyRecorded
    case .ended: .dependencyEnded
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .recorded(let event): [Reference(.dependency, event.dependency)]
    case .ended: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .recorded(let event):
      [Reference(.product, event.subject), Reference(.product, event.target)]
        + event.decision.reference(.decision)
    case .ended(let event): [Reference(.dependency, event.dependency)]
    }
  }

  package var rank: Int {
    switch self {
    case .recorded: 1
    case .ended: 3
    }
  }
}

/// One product depends on another one, in the way that the source says.
package struct DependencyRecorded: Hashable, Sendable {
  package let dependency: Identifier
  package let subject: Identifier
  package let relation: Relation
  package let target: Identifier
  package let decision: Identifier?
  package let note: String?

  package init(
    dependency: Identifier, subject: Identifier, relation: Relation, target: Identifier,
    decision: Identifier?, note: String?
  ) {
    self.dependency = dependency
    self.subject = subject
    self.relation = relation
    self.target = target
    self.decision = decision
    self.note = note
  }

  /// The product that cannot go on without the other one.
  package var waiting: Identifier { relation == .deliversInto ? target : subject }

  /// The product that the other one waits for.
  package var awaited: Identifier { relation == .deliversInto ? subject : target }
}

/// A product no longer depends on another one.
package struct DependencyEnded: Hashable, Sendable {
  package let dependency: Identifier
  package let reason: String?
  package let note: String?

  package init(
    dependency: Identifier, reason: String?, note: String?
  ) {
    self.dependency = dependency
    self.reason = reason
    self.note = note
  }
}

/// In what way one product depends on another.
package enum Relation: String, Vocabulary {
  case waitsFor = "waits-for"
  case follows
  case deliversInto = "delivers-into"

  package var dutch: String {
    switch self {
    case .waitsFor: "wacht op"
    case .follows: "volgt op"
    case .deliversInto: "levert aan"
    }
  }
}
