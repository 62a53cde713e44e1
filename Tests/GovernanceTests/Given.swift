import Testing

@testable import Governance

/// A register in which some events have been recorded, the first as `entry(1)`, as the real one does
/// it: decided, then taken in.
struct Given {
  private(set) var state = RegisterState()
  private(set) var recorded: [(id: EntryIdentifier, proposal: Proposal)] = []

  /// The events must all make sense; a refusal is the mistake of the test.
  init(_ events: Event...) throws { try self.init(events) }

  init(_ events: [Event]) throws {
    for event in events { try record(proposal(event)) }
  }

  /// What the register says to an event that comes next.
  func when(_ event: Event) -> Result<RegisterState.Verdict, Refusal> {
    when(proposal(event))
  }

  func when(_ proposal: Proposal) -> Result<RegisterState.Verdict, Refusal> {
    do throws(Refusal) { return .success(try state.decide(proposal)) } catch {
      return .failure(error)
    }
  }

  /// Decides, and takes in what is to be recorded.
  @discardableResult
  mutating func record(_ proposal: Proposal) throws(Refusal) -> RegisterState.Verdict {
    let verdict = try state.decide(proposal)
    guard verdict == .record else { return verdict }
    let id = proposal.id ?? entry(recorded.count + 1)
    state.evolve(id, proposal)
    recorded.append((id, proposal))
    return verdict
  }

  mutating func record(_ event: Event) throws(Refusal) { try record(proposal(event)) }
}
