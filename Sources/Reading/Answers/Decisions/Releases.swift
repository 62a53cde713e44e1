internal import Calendar
package import EventFormat
package import Governance
package import Reading

/// That something was told, or is going to be.
package struct ReleaseStanding: Sendable {
  package let release: ReleaseEvent
  package let fact: Fact
  /// Of a plan: those of its subjects of which no source says that they were told.
  package let untold: [Identifier]
  /// Of a plan: whether a later one for the same subjects and audience came in its place.
  package let isReplaced: Bool
  /// Where its term stands, as long as something was not told.
  package let term: TermStanding

  /// Whether it was told, and not only planned.
  package var isDone: Bool { if case .done = release { true } else { false } }

  /// Whether it was planned, its day has passed, and no source says that it was told.
  package var isOver: Bool { term.isOver && !isReplaced }
}

extension View {
  /// Every release that was planned or done, or may have been, by the day asked, in order.
  package func releases() -> [ReleaseStanding] {
    facts(of: [.releasePlanned, .releaseDone]).compactMap(standing)
  }

  /// Those of one thing.
  package func releases(of id: Identifier) -> [ReleaseStanding] {
    facts(about: id, of: [.releasePlanned, .releaseDone]).filter {
      $0.event.subjectsOfAnyKind?.contains(id) ?? false
    }.compactMap(standing)
  }

  private func standing(of fact: Fact) -> ReleaseStanding? {
    guard fact.happening != .notYet, case .release(let release) = fact.event else { return nil }
    guard case .planned(let plan) = release else {
      return ReleaseStanding(
        release: release, fact: fact, untold: [], isReplaced: false, term: .none)
    }
    let others = plan.subjects.map { subject in
      facts(about: subject, of: [.releasePlanned, .releaseDone]).filter {
        $0.happening != .notYet && $0.event.subjectsOfAnyKind?.contains(subject) ?? false
      }
    }
    func tells(_ other: Fact) -> Bool {
      guard case .release(.done(let done)) = other.event else { return false }
      return done.audience.holds(plan.audience)
    }
    func replaces(_ other: Fact) -> Bool {
      guard case .release(.planned(let later)) = other.event else { return false }
      return later.audience == plan.audience && other.entry.id != fact.entry.id
        && Fact.happensBefore(fact, other)
    }
    let untold = zip(plan.subjects, others).filter { !$0.1.contains(where: tells) }.map(\.0)
    let window = plan.from.kind == .undetermined ? nil : plan.from.window
    return ReleaseStanding(
      release: release, fact: fact, untold: untold,
      isReplaced: others.allSatisfy { $0.contains(where: replaces) },
      term: untold.isEmpty ? .none : term(of: untold[0], window))
  }

  /// To whom, in words.
  package func phrase(_ audience: Audience) -> String {
    audience.isPublic ? "openbaar" : "gedeeld met \(labels(audience.parties))"
  }

  /// A release in one line: to whom, from when, and how far the sources go.
  package func releasePhrase(_ standing: ReleaseStanding) -> String {
    let who = phrase(standing.release.audience)
    let possibly = standing.fact.happening == .possible ? "mogelijk " : ""
    guard let from = standing.release.from, !standing.isDone else {
      let since = standing.release.from ?? standing.fact.valid
      return "\(possibly)\(who), \(since.dutchWithWords)"
    }
    let state =
      if standing.isReplaced { "; later anders gepland" } else if standing.untold.isEmpty {
        "; gedaan"
      } else { standing.term.dutch.map { "; \($0)" } ?? "" }
    return "\(possibly)gepland: \(who), \(from.dutchWithWords)\(state)"
  }
}

extension ReleaseStanding {
  package var json: JSON {
    .record(
      [
        ("done", .boolean(isDone)), ("subjects", .ids(release.subjects)),
        ("audience", .ids(release.audience.parties)),
        ("public", .boolean(release.audience.isPublic)),
        ("from", release.from.map(JSON.period)), ("date", .period(fact.valid)),
        ("untold", isDone ? nil : .ids(untold)), ("replaced", isDone ? nil : .boolean(isReplaced)),
        ("term", isDone ? nil : .string(term.state.rawValue)),
      ], on: fact)
  }
}
