internal import Calendar
package import Governance
internal import Synchronization

/// Looks upward from things for the first that is of some sort, and remembers for all on the way what it
/// found: parts may lie in parts without end, and the same is asked for each of them.
package final class NearestMemory: Sendable {
  /// What is looked for.
  package enum Wanted: Hashable {
    case pillar
    case endedOrMovedParty
    case programmeParty
    case programmeOfHolders
    case wholeWithHeldPart
    case whole(Identifier)
  }

  /// What is found at one thing.
  package enum Look {
    case here
    case above(Identifier?)
    case nothing
  }

  private struct Question: Hashable {
    let wanted: Wanted
    let day: CalendarDay
  }

  /// Of the last few questions only: a replay asks the same on very many days.
  private let found = Mutex<[Question: [Identifier: Identifier?]]>([:])
  private static let questionsMax = 16

  /// The thing itself, or the first above it, that is what is wanted; `nil` when none is.
  func nearest(
    _ wanted: Wanted, to id: Identifier, on day: CalendarDay, look: (Identifier) -> Look
  ) -> Identifier? {
    let question = Question(wanted: wanted, day: day)
    var (way, seen) = ([Identifier](), Set<Identifier>())
    var (current, result) = (Optional(id), Identifier?.none)
    // Not under the lock, for looking may ask for something else that is above.
    while let next = current, seen.insert(next).inserted {
      if let known = found.withLock({ $0[question]?[next] }) {
        result = known
        break
      }
      way.append(next)
      switch look(next) {
      case .here: (current, result) = (nil, next)
      case .above(let above): current = above
      case .nothing: current = nil
      }
    }
    found.withLock { found in
      if found[question] == nil, found.count >= Self.questionsMax { found = [:] }
      for id in way { found[question, default: [:]][id] = .some(result) }
    }
    return result
  }
}

extension View {
  /// The thing itself, or the first above it on the day asked, that is what is wanted; `nil` when none is.
  package func nearest(
    _ wanted: NearestMemory.Wanted, to id: Identifier, look: (Identifier) -> NearestMemory.Look
  ) -> Identifier? {
    memory.nearest(wanted, to: id, on: asOf.on, look: look)
  }
}
