import Testing

@testable import Governance

/// Chains as long as a log may be: each step must cost the same, or these would never end.
@Suite struct LongChainTests {
  private static let length = 50_000

  /// The state after `make` gave each next event, by the number of the entry before it.
  private func state(
    after first: Event..., then make: (_ number: Int) -> Event, count: Int = length
  ) throws -> RegisterState {
    var state = RegisterState()
    var number = 0
    func record(_ event: Event) throws {
      number += 1
      let proposal = proposal(event, id: entry(number))
      #expect(try state.decide(proposal) == .record)
      state.evolve(entry(number), proposal)
    }
    for event in first { try record(event) }
    for _ in 0..<count { try record(make(number)) }
    return state
  }

  @Test func `the last of very many corrections is what counts`() throws {
    let parties: [Identifier] = ["a", "b", "c"]
    let state = try state(
      after: party("a"), party("b"), party("c"), product("p"), assigned("p", .owner, to: ["a"])
    ) { number in
      let event = assigned("p", .owner, to: [parties[number % 3]])
      return corrected(entry(number), event)
    }
    let last = parties[(Self.length + 4) % 3]
    #expect(state.holding[entry(5)] == assigned("p", .owner, to: [last]))
    #expect(state.isOverridden(entry(5)))
  }

  @Test func `an odd number of annulments of each other takes away, one more brings back`() throws {
    let taken = try state(
      after: party("a"), then: { annulled(entry($0)) }, count: Self.length + 1)
    #expect(taken.kind(of: "a") == nil)
    let back = try state(after: party("a"), then: { annulled(entry($0)) })
    #expect(back.kind(of: "a") == .party)
  }

  @Test func `a fact may be annulled and brought back very often`() throws {
    let state = try state(after: party("a")) { number in
      number.isMultiple(of: 2) ? annulled(entry(number)) : annulled(entry(1))
    }
    #expect(state.kind(of: "a") == .party)
    #expect(throws: Never.self) { try state.decide(proposal(annulled(entry(1)))) }
  }

  @Test func `annulments of annulments, each after one that fell, bring back by their number`()
    throws
  {
    // 2 annuls 1, 3 annuls 2; 4 annuls 1, 5 annuls 4 and falls by 6, 7 annuls 4, and so on.
    var target = 1
    let state = try state(after: party("a")) { number in
      switch number % 3 {
      case 1: return annulled(entry(target))
      case 2: return annulled(entry(number))
      default:
        defer { target = number + 1 }
        return annulled(entry(target))
      }
    }
    let depth = Self.length / 3
    #expect((state.kind(of: "a") == nil) != depth.isMultiple(of: 2))
  }

  @Test func `parts within parts are taken in, and a loop at the far end is seen`() throws {
    let parts = (0...Self.length).map { number -> Identifier in
      Identifier("p\(number)") ?? "p"
    }
    let state = try state(after: product(parts[0])) { number in
      product(parts[number], under: parts[number - 1])
    }
    let loop = productChanged(parts[0], under: parts[Self.length])
    #expect(throws: Refusal.loop(parts[0], parent: parts[Self.length])) {
      try state.decide(proposal(loop))
    }
  }
}
