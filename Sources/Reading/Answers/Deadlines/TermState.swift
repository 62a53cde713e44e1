package import Calendar
package import Governance
package import Reading

/// Where a term stands against the calendar, as far as the sources go.
///
/// That its last day has passed is never a reason to say that it was not met: silence is not a statement.
package enum TermState: String, Sendable {
  /// There is no term, or none with a last day.
  case none
  /// Its window has not begun.
  case ahead
  /// Its window has begun.
  case running
  /// Its last day has passed, and nothing says what came of it.
  case passed
  /// A source says that it was not met, or somebody confirmed that all is recorded up to its last day.
  case late
}

/// Where a term stands, by whose word, and what is known to come of it only after the day asked.
package struct TermStanding: Sendable {
  package let state: TermState
  /// Whether it is late because somebody confirmed that all is recorded, and not because a source says so.
  package let isByConfirmation: Bool
  /// Of what has passed: what is recorded to come of it after the day asked.
  package let later: Fact?

  /// There is no term, or it does not count any more.
  package static let none = TermStanding(state: .none, isByConfirmation: false, later: nil)

  /// Whether its last day has passed, or a source says that it was not met.
  package var isOver: Bool { state == .passed || state == .late }

  /// What is said of a term that is over; `nil` of any other.
  package var dutch: String? {
    switch state {
    case .none, .ahead, .running: nil
    case .late: isByConfirmation ? "te laat, volgens een bevestiging" : "te laat, zegt de bron"
    case .passed: "verlopen; \(later.flatMap(Self.outcome) ?? "afloop niet bekend")"
    }
  }

  /// What came of it later, as far as it closes or moves the term.
  private static func outcome(_ later: Fact) -> String? {
    let when = later.valid.dutch
    let isDay = later.window.from == later.window.to
    func said(_ words: String) -> String { isDay ? "\(words) op \(when)" : "\(words) (\(when))" }
    func moved(to due: Period) -> String {
      isDay ? "op \(when) verschoven naar \(due.dutch)" : said("verschoven naar \(due.dutch)")
    }
    return switch later.event {
    case .deadline(.met): said("gehaald")
    case .deadline(.dropped): said("vervallen")
    case .deadline(.moved(let event)): moved(to: event.due)
    case .commitment(.moved(let event)): moved(to: event.due)
    case .commitment(.settled(let event)): said(event.how.dutch)
    default: said("ging verder")
    }
  }
}

extension View {
  /// Where the term of a thing stands on the day asked.
  ///
  /// `isMissed` is whether a source says that it was not met; `process` is what the thing goes through, when it does.
  package func term(
    of thing: Identifier, _ window: Window?, isMissed: Bool = false,
    in process: ProcessStanding? = nil
  ) -> TermStanding {
    func stands(_ state: TermState, isByConfirmation: Bool = false, _ later: Fact? = nil)
      -> TermStanding
    {
      TermStanding(state: state, isByConfirmation: isByConfirmation, later: later)
    }
    if isMissed { return stands(.late) }
    guard let window else { return .none }
    if let end = window.to, end < asOf.on {
      return isConfirmed(thing, through: end)
        ? stands(.late, isByConfirmation: true) : stands(.passed, process.flatMap(laterStep))
    }
    return stands(window.from.map { $0 < asOf.on } ?? false ? .running : .ahead)
  }

  /// The first step that a thing is recorded to take after the day asked, of those that the process allows from where it is;
  /// not that it was not met, which tells of the term and not of what came of it.
  private func laterStep(of process: ProcessStanding) -> Fact? {
    let steps = process.rules.defined.definition.steps(from: process.state)
    return facts(
      about: process.id, of: Set(steps.compactMap { model.catalogue.type(ofFamily: $0.event) })
    ).first { $0.happening == .notYet && $0.event.type != .deadlineMissed }
  }

  /// Who had a role for a product when a term ended: on its last day, or today when that is yet to come.
  package func holders(
    of role: Role, for product: Identifier, whenDue window: Window
  ) -> [Holding] {
    ownership(of: product, whenDue: window).holders(of: role)
  }

  func ownership(of product: Identifier, whenDue window: Window) -> Ownership {
    on(window.to.map { min($0, asOf.on) } ?? asOf.on).ownership(of: product)
  }

  /// Whether a term may concern a party: whoever owned, led, made or kept up the product when it ended.
  package func concerns(_ party: Identifier, _ standing: DeadlineStanding) -> Bool {
    let roles: Set<Role> = [.owner, .lead, .executor, .developer, .maintainer]
    return ownership(of: standing.subject, whenDue: standing.due.window).holders.contains {
      roles.contains($0.role) && $0.parties.contains(party)
    }
  }

  /// Whether a source says that a deadline was not met, of the term that runs; `possible` when that is not certain.
  func missed(_ steps: [Fact]) -> (certainty: Certainty, fact: Fact)? {
    let said = steps.compactMap { fact -> (fact: Fact, value: Bool)? in
      guard case .deadline(let event) = fact.event else { return nil }
      return switch event {
      case .missed: (fact, true)
      case .set, .moved, .met: (fact, false)
      case .dropped: nil
      }
    }
    guard said.contains(where: \.value) else { return nil }
    let newest = Newest(said, in: self)
    if let last = newest.last, last.value {
      return (newest.others.isEmpty ? .certain : .possible, last.fact)
    }
    return newest.others.first(where: \.value).map { (.possible, $0.fact) }
  }
}
