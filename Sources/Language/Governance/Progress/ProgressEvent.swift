internal import Texts

/// How far products have come: the stage they reached, and who has taken them into use.
package enum ProgressEvent: DomainEvent {
  case stageReached(StageReached)
  case implementationReported(ImplementationReported)
  case progressReported(ProgressReported)

  /// The product that it is about.
  package var subject: Identifier {
    switch self {
    case .stageReached(let event): event.subject
    case .implementationReported(let event): event.subject
    case .progressReported(let event): event.subject
    }
  }

  package var type: EventType {
    switch self {
    case .stageReached: .stageReached
    case .implementationReported: .implementationReported
    case .progressReported: .progressReported
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] {
    switch self {
    case .stageReached(let event): [Reference(.product, event.subject)]
    case .implementationReported(let event):
      [Reference(.product, event.subject)] + event.parties.references(.party)
    case .progressReported(let event): [Reference(.product, event.subject)]
    }
  }

  package var rank: Int {
    switch self {
    case .stageReached(let event): 2 + event.stage.order
    case .implementationReported, .progressReported: 5
    }
  }
}

/// A product reached a stage.
package struct StageReached: Hashable, Sendable {
  package let subject: Identifier
  package let stage: StageName
  package let version: String?
  package let note: String?

  package init(subject: Identifier, stage: StageName, version: String?, note: String?) {
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

/// What a progress report says of one product: its rating, and whether it will be finished within
/// the programme.
package struct ProgressReported: Hashable, Sendable {
  package let subject: Identifier
  /// Absent when the report shows none, or its colour is lost.
  package let rating: ProgressRating?
  /// Whether the report expects it to be finished within the programme.
  package let withinProgramme: Answer?
  /// What the report says in its own words, such as a risk.
  package let text: String?
  package let note: String?

  package init(
    subject: Identifier, rating: ProgressRating?, withinProgramme: Answer?, text: String?,
    note: String?
  ) {
    self.subject = subject
    self.rating = rating
    self.withinProgramme = withinProgramme
    self.text = text
    self.note = note
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
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A stage by its name: one of the usual ones, or one that the programme's own definition of the
/// product process adds.
package struct StageName: Hashable, Sendable {
  package let text: String

  package init(_ stage: Stage) { text = stage.rawValue }

  /// Accepts a slug without points; `nil` for anything else.
  package init?(_ text: String) {
    guard Identifier.isSlug(Array(text.utf8)[...]), !text.contains(".") else { return nil }
    self.text = text
  }

  /// The usual stage that it is, if it is one.
  package var usual: Stage? { Stage(rawValue: text) }

  /// The place in the usual order, from 0; stages of the programme's own come after them.
  package var order: Int { usual?.order ?? Stage.allCases.count }
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

/// How a product goes, by the legend of the progress reports.
package enum ProgressRating: String, Vocabulary {
  case onPlan = "on-plan"
  case deviates
  case deviatesStrongly = "deviates-strongly"
  case new
  case risk
  case delayed
  case bottleneck
  case scheduled
  case done

  package var dutch: String {
    switch self {
    case .onPlan: "volgens planning"
    case .deviates: "wijkt af van planning"
    case .deviatesStrongly: "wijkt sterk af van planning"
    case .new: "nieuw"
    case .risk: "risico"
    case .delayed: "enige vertraging"
    case .bottleneck: "knelpunt"
    case .scheduled: "gepland"
    case .done: "gereed"
    }
  }
}

/// Yes or no, as a source says it.
package enum Answer: String, Vocabulary {
  case yes
  case no

  package var dutch: String {
    switch self {
    case .yes: "ja"
    case .no: "nee"
    }
  }
}
