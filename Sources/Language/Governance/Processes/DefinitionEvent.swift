package import Calendar
internal import Texts
package import Workflow

/// How things of one kind go, from a day on.
package enum DefinitionEvent: DomainEvent {
  case defined(ProcessDefined)

  package var type: EventType {
    switch self {
    case .defined: .processDefined
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .defined(let event): [Reference(.process, event.process)]
    }
  }

  /// The bodies on its routes, and the parties that it names by themselves.
  package var mentioned: [Reference] {
    switch self {
    case .defined(let event):
      event.definition.parties.compactMap { Identifier($0) }.references(.party)
        + event.decision.reference(.decision)
    }
  }

  package var rank: Int { 0 }
}

/// A process gets its rules, or other ones, from a day on.
///
/// History stays judged by the version in force on the day.
package struct ProcessDefined: Hashable, Sendable {
  package let process: Identifier
  /// From 1; each version of a process has its own number.
  package let version: Int
  package let title: String
  /// The sort of thing that goes through it.
  package let subject: ProcessSubject
  package let definition: ProcessDefinition
  /// The days that a decree made equal to a general holiday: no working days for its time limits.
  package let holidays: [CalendarDay]
  package let decision: Identifier?
  package let note: String?

  package init(
    process: Identifier, version: Int, title: String, subject: ProcessSubject,
    definition: ProcessDefinition, holidays: [CalendarDay], decision: Identifier?, note: String?
  ) {
    self.process = process
    self.version = version
    self.title = title
    self.subject = subject
    self.definition = definition
    self.holidays = holidays
    self.decision = decision
    self.note = note
  }
}

/// The sorts of things that go through a process.
package enum ProcessSubject: String, Vocabulary {
  case item
  case condition
  case handOver = "handover"
  case deadline
  case product
  case commitment
  case advice

  package var dutch: String {
    switch self {
    case .item: "agendapunt"
    case .condition: "voorwaarde"
    case .handOver: "overdracht"
    case .deadline: "termijn"
    case .product: "product"
    case .commitment: "toezegging"
    case .advice: "advies"
    }
  }

  /// The kind of thing in the register.
  package var kind: Kind {
    switch self {
    case .item: .item
    case .condition: .condition
    case .handOver: .handOver
    case .deadline: .deadline
    case .product: .product
    case .commitment: .commitment
    case .advice: .advice
    }
  }
}

extension ProcessDefinition {
  /// Every party that the definition names: on routes, as one who may act, as one waited for.
  var parties: [String] {
    let actors = states.flatMap(\.waitsFor) + transitions.flatMap(\.by)
    let named = actors.compactMap { actor in
      if case .party(let name) = actor { name } else { nil }
    }
    var seen: Set<String> = []
    return (routes.flatMap(\.stops).flatMap(\.self) + named).filter { seen.insert($0).inserted }
  }
}
