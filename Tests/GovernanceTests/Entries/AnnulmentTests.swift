import Testing

@testable import Governance

@Suite struct AnnulmentTests {
  @Test func `an annulled thing does not exist and its name is free`() throws {
    let given = try Given(party("a"), annulled(entry(1)))
    #expect(given.state.kind(of: "a") == nil)
    #expect(given.when(partyEnded("a")) == .failure(.unknown(.party, "a")))
    #expect(given.when(product("a")) == .success(.record))
  }

  @Test func `a thing that is mentioned is only annulled after all that mention it`() throws {
    var given = try Given(
      party("a"), product("p"), assigned("p", .owner, to: ["a"]), note(about: ["a"]))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 2)))
    try given.record(annulled(entry(3)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
    try given.record(annulled(entry(4)))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  @Test func `a decision is not annulled while its condition is settled by another entry`() throws {
    var given = try Given(decision("b", conditions: ["b.mits"]), settled("b.mits"))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("b.mits", times: 1)))
    try given.record(annulled(entry(2)))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  @Test func `a source is not annulled while an entry rests on it`() throws {
    var given = try Given(source("s"))
    try given.record(
      proposal(party("a"), source: [Citation(document: "s", at: "regel 1")]))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("s", times: 1)))
    try given.record(annulled(entry(2)))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  @Test func `a source that rests on itself may be annulled`() throws {
    var given = try Given()
    try given.record(proposal(source("s"), source: [Citation(document: "s", at: "blz. 1")]))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  @Test func `what was annulled is not annulled again`() throws {
    let given = try Given(party("a"), annulled(entry(1)))
    let again = proposal(annulled(entry(1)), valid: "2025")
    #expect(given.when(again) == .failure(.alreadyAnnulled(entry(1), by: entry(2))))
  }

  // MARK: Annulling an override

  @Test func `an annulled annulment brings the thing back`() throws {
    let given = try Given(party("a"), annulled(entry(1)), annulled(entry(2)))
    #expect(given.state.kind(of: "a") == .party)
    #expect(given.when(corrected(entry(1), period: "2025")) == .success(.record))
    #expect(given.when(proposal(annulled(entry(1)), valid: "2025")) == .success(.record))
    // The very same line was handed in before.
    #expect(given.when(annulled(entry(1))) == .success(.alreadyRecorded(entry(2))))
  }

  @Test func `an annulled correction restores what the original mentioned`() throws {
    let given = try Given(
      party("a"), party("b"), party("c", under: "a"), corrected(entry(3), party("c", under: "b")),
      annulled(entry(4)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
    #expect(given.when(annulled(entry(2))) == .success(.record))
    #expect(given.when(corrected(entry(3), party("c"))) == .success(.record))
  }

  @Test func `an annulled correction of a correction restores the first correction`() throws {
    let given = try Given(
      party("a"), party("b"), party("c"), corrected(entry(3), party("c", under: "a")),
      corrected(entry(4), party("c", under: "b")), annulled(entry(5)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
    #expect(given.when(annulled(entry(2))) == .success(.record))
    #expect(
      given.when(corrected(entry(3), party("c")))
        == .failure(.alreadyOverridden(entry(3), by: entry(4)))
    )
    #expect(given.when(corrected(entry(4), party("c"))) == .success(.record))
  }

  @Test func `a correction may be annulled while its thing is mentioned, for the thing stays`()
    throws
  {
    let given = try Given(
      party("a"), note(about: ["a"]), corrected(entry(1), party("a", name: "Beter")))
    #expect(given.when(annulled(entry(3))) == .success(.record))
  }

  @Test func `a correction is not annulled while a condition that it added is mentioned`() throws {
    let given = try Given(
      decision("b"), corrected(entry(1), decision("b", conditions: ["b.mits"])), settled("b.mits"))
    #expect(given.when(annulled(entry(2))) == .failure(.stillMentioned("b.mits", times: 1)))
  }

  @Test func `an annulment of an annulled correction brings the correction back`() throws {
    let given = try Given(
      party("a"), party("b"), party("c", under: "a"), corrected(entry(3), party("c", under: "b")),
      annulled(entry(4)), annulled(entry(5)))
    #expect(
      given.when(corrected(entry(3), party("c")))
        == .failure(.alreadyOverridden(entry(3), by: entry(4)))
    )
    #expect(given.when(annulled(entry(2))) == .failure(.stillMentioned("b", times: 1)))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  @Test func `a correction of only the period leaves the mentions as they are, annulled or not`()
    throws
  {
    var given = try Given(
      party("a"), party("b", under: "a"), corrected(entry(2), period: "2023"), annulled(entry(3)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
    try given.record(annulled(entry(4)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
  }

  @Test func `an annulment restored by a third annulment takes the thing away again`() throws {
    let given = try Given(
      party("a"), annulled(entry(1)), annulled(entry(2)), annulled(entry(3)))
    #expect(given.state.kind(of: "a") == nil)
    #expect(given.when(product("a")) == .success(.record))
    #expect(
      given.when(corrected(entry(1), period: "2025"))
        == .failure(.alreadyAnnulled(entry(1), by: entry(2))))
  }

  @Test func `a note brought back is about its things again`() throws {
    let given = try Given(
      party("a"), note(about: ["a"]), annulled(entry(2)), annulled(entry(3)))
    #expect(given.when(annulled(entry(1))) == .failure(.stillMentioned("a", times: 1)))
  }

  @Test func `a thing does not come back when its name was given to another`() throws {
    let given = try Given(party("a"), annulled(entry(1)), product("a"))
    #expect(given.when(annulled(entry(2))) == .failure(.exists(.product, "a")))
  }

  @Test func `a fact does not come back when what it mentions is gone`() throws {
    let given = try Given(
      party("a"), note(about: ["a"]), party("b", under: "a"), annulled(entry(3)),
      annulled(entry(2)), annulled(entry(1)))
    #expect(given.when(annulled(entry(4))) == .failure(.unknown(.party, "a")))
    #expect(given.when(annulled(entry(5))) == .failure(.unknownSubject("a")))
  }

  @Test func `a correction is not annulled when what the original mentions is gone`() throws {
    let given = try Given(
      party("a"), party("b", under: "a"), corrected(entry(2), party("b")), annulled(entry(1)))
    #expect(given.when(annulled(entry(3))) == .failure(.unknown(.party, "a")))
  }

  @Test func `an annulment does not make a loop`() throws {
    let given = try Given(
      product("a"), product("b"), productChanged("a", under: "b"), annulled(entry(3)),
      productChanged("b", under: "a"))
    #expect(given.when(annulled(entry(4))) == .failure(.loop("a", parent: "b")))
  }

  @Test func `an annulled correction does not make a loop either`() throws {
    let given = try Given(
      product("a"), product("b"), product("c"), productChanged("a", under: "b"),
      corrected(entry(4), productChanged("a", under: "c")), productChanged("b", under: "a"))
    #expect(given.when(annulled(entry(5))) == .failure(.loop("a", parent: "b")))
  }
}
