/// How far products have come: the stage they reached, and who has taken them into use.
package enum ProgressEvent: DomainEvent {
  case stageReached(StageReached)
  case implementationReported(ImplementationReported)

  package var type: EventType {
    switch self {
    case .stageReached: .stageReached
    case .implementationReported: .implementationReported
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] {
    switch self {
    case .stageReached(let event): [Reference(.product, event.subject)]
    case .implementationReported(let event):
      [Reference(.product, event.subject)] + event.parties.references(.party)
    }
  }

  package var rank: Int {
    switch self {
    case .stageReached(let event): 2 + event.stage.order
    case .implementationReported: 5
    }
  }
}

/// A product reached a stage.
package struct StageReached: Hashable, Sendable {
  package let subject: Identifier
  package let stage: Stage
  package let version: String?
  package let note: String?

  package init(subject: Identifier, stage: Stage, version: String?, note: String?) {
    self.subject = subject
    self.stage = stage
    self.version = version
    self.note = note
  }
}

/// Some or all parties use a product; `parties` is empty when the source names none.
package struct ImplementationReported: Hashable, Sendable {
  package let subject: Identifier
  package let state: ImplementationState
  package let parties: [Identifier]
  package let count: Count?
  package let measure: String?
  package let note: String?

  package init(
    subject: Identifier, state: ImplementationState, parties: [Identifier], count: Count?,
    measure: String?, note: String?
  ) {
    self.subject = subject
    self.state = state
    self.parties = parties
    self.count = count
    self.measure = measure
    self.note = note
  }
}

/// So many of so many; the total may be unknown.
package struct Count: Hashable, Sendable {
  package let done: Int
  package let total: Int?

  package init(done: Int, total: Int?) {
    self.done = done
    self.total = total
  }
}

/// The stages in the life of a product, in their usual order.
package enum Stage: String, Vocabulary {
  case planned
  case inDevelopment = "in-development"
  case concept, consultation, adopted, delivered
  case handedOver = "handed-over"
  case inImplementation = "in-implementation"
  case implemented, continuous, ended

  package var dutch: String {
    switch self {
    case .planned: "gepland"
    case .inDevelopment: "in ontwikkeling"
    case .concept: "concept"
    case .consultation: "in consultatie"
    case .adopted: "vastgesteld"
    case .delivered: "opgeleverd"
    case .handedOver: "overgedragen"
    case .inImplementation: "in implementatie"
    case .implemented: "geïmplementeerd"
    case .continuous: "doorlopend"
    case .ended: "beëindigd"
    }
  }

  /// The place in the usual order, from 0.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How far a product is in use.
package enum ImplementationState: String, Vocabulary {
  case notStarted = "not-started"
  case planned, started, partial, done, unknown

  package var dutch: String {
    switch self {
    case .notStarted: "niet gestart"
    case .planned: "gepland"
    case .started: "gestart"
    case .partial: "deels uitgevoerd"
    case .done: "uitgevoerd"
    case .unknown: "onbekend"
    }
  }
}
