import Testing

@testable import Governance

@Suite struct RegisterStateTests {
  @Test func `events of every type that make sense are recorded`() throws {
    var given = try Given()
    for (number, event) in World.events.enumerated() {
      #expect(given.when(event) == .success(.record), "event \(number + 1): \(event)")
      try given.record(event)
    }
    #expect(Set(World.events.map(\.type)) == Set(EventType.allCases))
  }

  @Test func `whatever was just recorded is already recorded when it comes again`() throws {
    var given = try Given()
    for (number, event) in World.events.enumerated() {
      try given.record(event)
      let again = given.when(event)
      #expect(again == .success(.alreadyRecorded(entry(number + 1))), "\(event)")
    }
  }

  @Test func `the same under the same id is already recorded whoever records it`() throws {
    for event in World.events {
      var given = try Given(World.events.prefix { $0 != event } + [])
      try given.record(proposal(event, id: entry(99)))
      let byAnother = Proposal(
        id: entry(99), valid: "2024-06-20", known: "2024-09", source: proposal(event).source,
        cause: entry(98),
        actor: "iemand", despite: "toch", withheld: proposal(event).withheld, event: event)
      #expect(given.when(byAnother) == .success(.alreadyRecorded(entry(99))), "\(event)")
    }
  }

  @Test func `another event, moment, known date or source under the same id is refused`() throws {
    var given = try Given(source("s"))
    try given.record(proposal(party("a"), id: entry(9)))
    let refused: Result<RegisterState.Verdict, Refusal> = .failure(.sameIdOtherContent(entry(9)))
    #expect(given.when(proposal(party("b"), id: entry(9))) == refused)
    #expect(given.when(proposal(party("a"), id: entry(9), valid: "2024-06-21")) == refused)
    #expect(given.when(proposal(party("a"), id: entry(9), known: "2024-10")) == refused)
    // Without one it leaves that to recording.
    #expect(
      given.when(proposal(party("a"), id: entry(9), known: nil))
        == .success(.alreadyRecorded(entry(9))))
    let cited = proposal(
      party("a"), id: entry(9), source: [Citation(document: "s", at: "regel 1")])
    #expect(given.when(cited) == refused)
  }

  @Test func `the same event from another source is another fact`() throws {
    let given = try Given(source("s"), product("p"), stage("p", .concept))
    let again = proposal(
      stage("p", .concept), source: [Citation(document: "s", at: "regel 2")])
    #expect(given.when(again) == .success(.record))
  }

  @Test func `what was annulled was said, and may be said again with an id of its own`() throws {
    let given = try Given(product("p"), stage("p", .concept), annulled(entry(2)))
    #expect(given.when(stage("p", .concept)) == .success(.alreadyRecorded(entry(2))))
    #expect(given.when(proposal(stage("p", .concept), id: entry(9))) == .success(.record))
  }

  @Test func `deciding changes nothing`() throws {
    let given = try Given(product("p"))
    _ = given.when(product("q"))
    #expect(given.state.kind(of: "q") == nil)
    #expect(given.when(product("q")) == .success(.record))
  }

  @Test func `every kind of thing is known by its kind once it is introduced`() throws {
    let state = try Given(World.events).state
    #expect(state.kind(of: "vgr-2024-09") == .source)
    #expect(state.kind(of: "vng") == .party)
    #expect(state.kind(of: "p1.a") == .product)
    #expect(state.kind(of: "bo-1") == .meeting)
    #expect(state.kind(of: "bo-1.punt") == .item)
    #expect(state.kind(of: "bo-1.besluit") == .decision)
    #expect(state.kind(of: "bo-1.mits") == .condition)
    #expect(state.kind(of: "over-1.ook") == .condition)
    #expect(state.kind(of: "over-1") == .handOver)
    #expect(state.kind(of: "p1.a.klaar") == .deadline)
    #expect(state.kind(of: "nooit-genoemd") == nil)
    #expect(Set(state.identifiers).isSuperset(of: ["vng", "over-1.ook", "bo-1.tenzij"]))
  }

  // MARK: Sources

  @Test func `a source may rest on itself`() throws {
    let cited = proposal(source("s"), source: [Citation(document: "s", at: "blz. 1")])
    #expect(try Given().when(cited) == .success(.record))
  }

  @Test func `a source may not rest on another that is not registered`() throws {
    let cited = proposal(source("s"), source: [Citation(document: "t", at: "blz. 1")])
    #expect(try Given().when(cited) == .failure(.unknown(.source, "t")))
  }

  @Test func `a party named like the document it is cited from does not make that a source`() throws
  {
    let cited = proposal(party("s"), source: [Citation(document: "s", at: "blz. 1")])
    #expect(try Given().when(cited) == .failure(.unknown(.source, "s")))
  }

  // MARK: Meetings

  @Test func `a meeting may be planned and then held`() throws {
    #expect(
      try Given(party("bo"), planned("m", of: ["bo"])).when(held("m", of: ["bo"]))
        == .success(.record))
  }

  @Test func `a meeting may be reported held before its planning is found`() throws {
    #expect(
      try Given(party("bo"), held("m", of: ["bo"])).when(planned("m", of: ["bo"]))
        == .success(.record))
  }

  @Test func `a meeting is planned only once and held only once`() throws {
    let given = try Given(party("bo"), held("m", of: ["bo"]), planned("m", of: ["bo"]))
    #expect(
      given.when(planned("m", of: ["bo"], on: "2025")) == .failure(.exists(.meeting, "m")))
    let again = proposal(held("m", of: ["bo"]), valid: "2025")
    #expect(given.when(again) == .failure(.exists(.meeting, "m")))
  }

  @Test func `the bodies of a joint meeting may be named in any order`() throws {
    let given = try Given(party("a"), party("b"), planned("m", of: ["a", "b"]))
    #expect(given.when(held("m", of: ["b", "a"])) == .success(.record))
  }

  @Test func `a meeting may be gone back to when only one of its halves is annulled`() throws {
    var given = try Given(
      party("bo"), planned("m", of: ["bo"]), held("m", of: ["bo"]),
      tabled("i", before: ["bo"], meeting: "m"))
    try given.record(annulled(entry(2)))
    #expect(given.state.kind(of: "m") == .meeting)
    #expect(given.when(annulled(entry(3))) == .failure(.stillMentioned("m", times: 1)))
    #expect(given.when(planned("m", of: ["bo"], on: "2025")) == .success(.record))
  }

  // MARK: Responsibilities

  @Test func `a role that was assigned may end for each of its parties`() throws {
    let given = try Given(
      party("a"), party("b"), product("p"), assigned("p", .owner, to: ["a", "b"]))
    #expect(given.when(ended("p", .owner, of: ["b"])) == .success(.record))
    #expect(given.when(ended("p", .owner, of: ["b", "a"])) == .success(.record))
  }

  @Test func `a role that came with a hand-over may end`() throws {
    let given = try Given(
      party("a"), party("b"), product("p"),
      offered("o", ["p"], to: ["a"], roles: [.owner, .lead]))
    #expect(given.when(ended("p", .lead, of: ["a"])) == .success(.record))
    #expect(
      given.when(ended("p", .lead, of: ["b"])) == .failure(.neverAssigned("p", .lead, party: "b")))
    #expect(
      given.when(ended("p", .advisor, of: ["a"]))
        == .failure(.neverAssigned("p", .advisor, party: "a")))
  }

  @Test func `a role of another product, kind or party is no assignment`() throws {
    let given = try Given(
      party("a"), party("b"), product("p"), product("q"), assigned("p", .owner, to: ["a"]))
    for (subject, role, party): (Identifier, Role, Identifier) in [
      ("q", .owner, "a"), ("p", .lead, "a"), ("p", .owner, "b"),
    ] {
      #expect(
        given.when(ended(subject, role, of: [party]))
          == .failure(.neverAssigned(subject, role, party: party)))
    }
  }

  @Test func `a role whose assignment was annulled cannot end`() throws {
    let given = try Given(
      party("a"), product("p"), assigned("p", .owner, to: ["a"]), annulled(entry(3)))
    #expect(
      given.when(ended("p", .owner, of: ["a"]))
        == .failure(.neverAssigned("p", .owner, party: "a")))
  }

  @Test func `only what stands apart from its line can be erased`() throws {
    let given = try Given(
      party("a"), note(about: ["a"], WithheldValue.placeholder), note(about: ["a"], "Openbaar."))
    #expect(given.when(redacted(entry(2))) == .success(.record))
    #expect(given.when(redacted(entry(2), ["/text"])) == .success(.record))
    #expect(given.when(redacted(entry(1))) == .failure(.nothingWithheld(entry(1))))
    #expect(given.when(redacted(entry(3))) == .failure(.nothingWithheld(entry(3))))
    #expect(given.when(redacted(entry(4))) == .failure(.unknownEntry(entry(4))))
    #expect(
      given.when(redacted(entry(2), ["/text", "/subjects"]))
        == .failure(.notWithheld("/subjects", entry(2), ["/text"])))
  }

  @Test func `an annulment brings nothing back where something else has come, however deep`() throws
  {
    // 2 corrects 1; 3 annuls 2; 4 annuls 3; 5 annuls 4, so 2 is annulled again and 1 is free; 6 annuls 1.
    let given = try Given(
      party("a"), corrected(entry(1), period: "2023"), annulled(entry(2)), annulled(entry(3)),
      annulled(entry(4)), annulled(entry(1)))
    #expect(
      given.when(annulled(entry(5))) == .failure(.alreadyOverridden(entry(1), by: entry(6))))
    #expect(given.when(annulled(entry(6))) == .success(.record))
  }
}
