internal import Calendar
internal import Governance
package import Reading

/// Whether a decision holds on the day asked, as far as the sources tell.
package struct DecisionForce: Sendable {
  package let state: State
  /// `possible` when that is not certain on that day.
  package let certainty: Certainty

  /// Where it stands.
  package enum State: String, Sendable {
    case inForce
    /// It was decided under conditions of which one at least is open: a class of its own, for whether it holds is not said.
    case conditional
    /// It takes effect later.
    case ahead
    case superseded, lapsed
    /// It held until a day that has passed.
    case expired
    /// Nothing was decided that can hold: it was put off, rejected or taken note of.
    case nothing

    package var dutch: String {
      switch self {
      case .inForce: "van kracht"
      case .conditional: "besloten onder open voorwaarden"
      case .ahead: "gaat later in"
      case .superseded: "vervangen"
      case .lapsed: "vervallen"
      case .expired: "gold tot een dag die voorbij is"
      case .nothing: "niets besloten dat kan gelden"
      }
    }
  }

  /// Whether it belongs to what is in force, or to what is so once its conditions are met.
  package var isInForce: Bool { state == .inForce || state == .conditional }

  /// The state in words.
  package var dutch: String { (certainty == .possible ? "mogelijk " : "") + state.dutch }
}

extension View {
  /// Whether a decision holds on the day asked.
  ///
  /// The first of these that is so: nothing to hold; lapsed; replaced; its last day has passed; it takes effect later; a
  /// condition is open. What is only possible leaves it in force, possibly.
  package func force(of standing: DecisionStanding) -> DecisionForce {
    let decision = standing.decision
    if !decision.outcome.mayHold { return DecisionForce(state: .nothing, certainty: .certain) }
    let day = asOf.on
    let ends: [(DecisionForce.State, Happening)] = [
      (.lapsed, happening(standing.lapse.map { [$0] } ?? [])),
      (.superseded, happening(standing.supersededBy.compactMap { introduction(of: $0) })),
      (.expired, Self.happening(after: decision.effectiveUntil, day)),
    ]
    if let end = ends.first(where: { $0.1 == .happened }) {
      return DecisionForce(state: end.0, certainty: .certain)
    }
    let begin = decision.effective.map {
      $0.kind == .undetermined ? .possible : $0.window.status(on: day)
    }
    if begin == .notYet { return DecisionForce(state: .ahead, certainty: .certain) }
    let isOpen = standing.conditions.contains { $0.settled == nil }
    let doubts =
      [standing.fact.happening, begin ?? .happened]
      + ends.map { $0.1 == .possible ? .possible : .happened }
    return DecisionForce(
      state: isOpen ? .conditional : .inForce,
      certainty: doubts.allSatisfy { $0 == .happened } ? .certain : .possible)
  }

  private func happening(_ facts: [Fact]) -> Happening {
    if facts.contains(where: { $0.happening == .happened }) { return .happened }
    return facts.contains { $0.happening == .possible } ? .possible : .notYet
  }

  /// Whether a last day has passed: words without a date leave it open.
  private static func happening(after last: Period?, _ day: CalendarDay) -> Happening {
    guard let last else { return .notYet }
    if last.kind == .undetermined { return .possible }
    if let end = last.window.to, end < day { return .happened }
    return last.window.from.map { $0 < day } ?? true ? .possible : .notYet
  }
}

extension Outcome {
  /// Whether something was decided by it that can hold.
  fileprivate var mayHold: Bool {
    switch self {
    case .adopted, .agreed, .supported, .decided, .signed: true
    case .noted, .deferred, .rejected: false
    }
  }
}
