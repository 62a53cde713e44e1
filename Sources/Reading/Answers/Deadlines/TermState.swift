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

  /// What is said of a term whose last day has passed; `nil` of any other.
  package var dutch: String? {
    switch self {
    case .none, .ahead, .running: nil
    case .passed: "verlopen; afloop niet bekend"
    case .late: "te laat, zegt de bron"
    }
  }

  /// Whether its last day has passed, or a source says that it was not met.
  package var isOver: Bool { dutch != nil }
}

extension View {
  /// Where the term of a thing stands on the day asked; `isMissed` is whether a source says that it was not met.
  package func termState(
    of thing: Identifier, _ window: Window?, isMissed: Bool = false
  ) -> TermState {
    if isMissed { return .late }
    guard let window else { return .none }
    if let end = window.to, end < asOf.on {
      return isConfirmed(thing, through: end) ? .late : .passed
    }
    return window.from.map { $0 < asOf.on } ?? false ? .running : .ahead
  }

  /// Who had a role for a product when a term ended: on its last day, or today when that is yet to come.
  package func holders(
    of role: Role, for product: Identifier, whenDue window: Window
  ) -> [Holding] {
    ownership(of: product, whenDue: window).holders(of: role)
  }

  private func ownership(of product: Identifier, whenDue window: Window) -> Ownership {
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
