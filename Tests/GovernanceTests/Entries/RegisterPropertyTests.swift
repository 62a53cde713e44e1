import Glibc
import Testing

@testable import Governance

/// In a process of their own, for what they look for is a crash or an endless loop.
@Suite struct RegisterPropertyTests {
  /// Ends an endless loop, and no run on a busy machine.
  private static let secondsMax: UInt32 = 600

  @Test func `random histories are decided without a crash, and once recorded already recorded`()
    async
  {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      Self.everyHistory { given, verdict, proposal in
        guard verdict == .success(.record), let last = given.recorded.last else { return true }
        let again = given.when(proposal)
        return again == .success(.alreadyRecorded(last.id))
          || Self.report("\(again) for what was just recorded", given)
      }
    }
  }

  @Test func `a thing is known exactly when an entry that holds introduces it`() async {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      Self.everyHistory { given, _, _ in
        let kinds = Oracle(given.recorded).kinds
        for id in Set(kinds.keys).union(given.state.identifiers)
        where given.state.kind(of: id).map({ [$0] }) != kinds[id] {
          return Self.report(
            "\(id) is known as \(String(describing: given.state.kind(of: id)))", given)
        }
        return true
      }
    }
  }

  @Test func `entries that hold never mention what does not exist or introduce a thing twice`()
    async
  {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      Self.everyHistory { given, _, _ in
        let nonsense = Oracle(given.recorded).nonsense
        return nonsense.isEmpty || Self.report(nonsense.joined(separator: "; "), given)
      }
    }
  }

  @Test func `events that were never decided are taken in, in any order, and decided upon after`()
    async
  {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      for run in 0..<300 {
        var any = AnyEvent(seed: SeededGenerator.seed &+ UInt64(run))
        var state = RegisterState()
        let targets = (1...12).map { (id: entry($0), proposal: any.proposal()) }
        for _ in 0..<60 {
          state.evolve(entry(any.number(below: 14)), any.proposal(overriding: targets))
          do { _ = try state.decide(any.proposal(overriding: targets)) } catch { continue }
        }
      }
    }
  }

  @Test func `a correction of itself that was never decided is taken in`() async {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      var state = RegisterState()
      state.evolve(entry(1), proposal(corrected(entry(1), period: "2023")))
      state.evolve(entry(2), proposal(corrected(entry(1), product("p"))))
      state.evolve(entry(3), proposal(annulled(entry(1))))
    }
  }

  @Test func `a loop of parents that was never decided does not stop deciding`() async {
    await #expect(processExitsWith: .success) {
      alarm(Self.secondsMax)
      var state = RegisterState()
      state.evolve(entry(1), proposal(product("p", under: "p")))
      do { _ = try state.decide(proposal(product("q", under: "p"))) } catch { return }
    }
  }

  /// Builds histories out of random proposals, and looks after each step; stops at a first `false`.
  private static func everyHistory(
    _ look: (Given, Result<RegisterState.Verdict, Refusal>, Proposal) -> Bool
  ) {
    for run in 0..<150 {
      var any = AnyEvent(seed: seed &+ UInt64(run))
      do {
        var given = try Given()
        for _ in 0..<120 {
          let proposal = any.proposal(overriding: given.recorded)
          let verdict = given.when(proposal)
          if case .success = verdict { try given.record(proposal) }
          guard look(given, verdict, proposal) else { return }
        }
      } catch {
        Issue.record("SEED=\(seed): decided otherwise the second time: \(error)")
        return
      }
    }
  }

  private static var seed: UInt64 { SeededGenerator.seed }

  private static func report(_ wrong: String, _ given: Given) -> Bool {
    let history = given.recorded.map { "\($0.id.description.suffix(3)): \($0.proposal.event)" }
    Issue.record("SEED=\(seed): \(wrong) after\n\(history.joined(separator: "\n"))")
    return false
  }
}
