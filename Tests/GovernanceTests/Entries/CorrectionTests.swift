import Calendar
import Testing

@testable import Governance

@Suite struct CorrectionTests {
  @Test func `a fact may be corrected in its data, its period, or both`() throws {
    let given = try Given(product("p"))
    #expect(given.when(corrected(entry(1), product("p", title: "Beter"))) == .success(.record))
    #expect(given.when(corrected(entry(1), period: "2023")) == .success(.record))
    let both = corrected(entry(1), period: "2023", product("p", title: "Beter"))
    #expect(given.when(both) == .success(.record))
  }

  @Test func `what was corrected is not corrected again but its correction is`() throws {
    var given = try Given(product("p"), corrected(entry(1), product("p", title: "Beter")))
    let best = product("p", title: "Best")
    #expect(
      given.when(corrected(entry(1), best)) == .failure(.alreadyOverridden(entry(1), by: entry(2))))
    try given.record(corrected(entry(2), best))
    #expect(
      given.when(corrected(entry(2), best, at: "2023"))
        == .failure(.alreadyOverridden(entry(2), by: entry(3))))
    #expect(given.when(corrected(entry(3), period: "2023")) == .success(.record))
  }

  @Test func `what was corrected is not annulled but its correction is`() throws {
    let given = try Given(product("p"), corrected(entry(1), period: "2023"))
    #expect(
      given.when(annulled(entry(1))) == .failure(.alreadyOverridden(entry(1), by: entry(2))))
    #expect(given.when(annulled(entry(2))) == .success(.record))
  }

  @Test func `a correction to what it said itself is already recorded`() throws {
    let better = corrected(entry(1), product("p", title: "Beter"))
    let given = try Given(product("p"), better)
    #expect(given.when(better) == .success(.alreadyRecorded(entry(2))))
  }

  @Test func `a correction has the type of the fact, not of the correction before it`() throws {
    let given = try Given(product("p"), corrected(entry(1), period: "2023"))
    #expect(given.when(corrected(entry(2), product("p", title: "Ja"))) == .success(.record))
    #expect(given.when(corrected(entry(2), stage("p", .ended))) == .failure(.correctsOtherType))
    let nested = corrected(entry(2), corrected(entry(1), period: "2024"))
    #expect(given.when(nested) == .failure(.correctsOtherType))
  }

  @Test
  func `a fact that a ruling sets aside keeps its type and its thing, also when it is corrected`()
    throws
  {
    let given = try Given(
      product("p"), product("q"), disputed("g", [entry(1), entry(2)]),
      resolved("g", settingAside: [entry(1)]))
    #expect(given.when(corrected(entry(1), party("p"))) == .failure(.correctsOtherType))
    #expect(given.when(corrected(entry(1), product("r"))) == .failure(.correctsIdentity("p")))
    #expect(given.when(corrected(entry(1), product("p", title: "Ja"))) == .success(.record))
  }

  @Test
  func `a fact in two rulings comes back with the last of them, and must make sense only then`()
    throws
  {
    var given = try Given(
      product("p"), product("q"), disputed("g", [entry(1), entry(2)]),
      disputed("h", [entry(1), entry(2)]), resolved("g", settingAside: [entry(1)]),
      resolved("h", settingAside: [entry(1)]), product("p", title: "Een ander"))
    // Nothing comes to stand by it, so that the name is taken is no reason to refuse it.
    #expect(given.when(corrected(entry(1), product("p", title: "Ja"))) == .success(.record))
    try given.record(annulled(entry(5)))
    #expect(given.when(annulled(entry(6))) == .failure(.exists(.product, "p")))
    #expect(!given.state.stands(entry(1)))
    try given.record(annulled(entry(7)))
    try given.record(annulled(entry(6)))
    #expect(given.state.stands(entry(1)))
  }

  @Test func `a correction may not mention what does not exist`() throws {
    let given = try Given(product("p"), product("q"), annulled(entry(2)))
    #expect(
      given.when(corrected(entry(1), product("p", under: "q"))) == .failure(.unknown(.product, "q"))
    )
  }

  @Test func `a correction frees what only the original mentioned`() throws {
    var given = try Given(
      product("p"), product("q"), product("r"), product("s", under: "p"),
      corrected(entry(4), product("s", under: "q")))
    #expect(given.when(annulled(entry(1))) == .success(.record))
    #expect(given.when(annulled(entry(2))) == .failure(.stillMentioned("q", times: 1)))
    try given.record(corrected(entry(5), product("s")))
    #expect(given.when(annulled(entry(2))) == .success(.record))
  }

  @Test func `a correction may add a condition and drop one that nobody settled`() throws {
    var given = try Given(
      decision("b", conditions: ["b.een", "b.twee"]), settled("b.twee"))
    #expect(
      given.when(corrected(entry(1), decision("b", conditions: ["b.een"])))
        == .failure(.correctsIdentity("b.twee")))
    try given.record(corrected(entry(1), decision("b", conditions: ["b.twee", "b.drie"])))
    #expect(given.state.kind(of: "b.een") == nil)
    #expect(given.state.kind(of: "b.drie") == .condition)
    #expect(given.when(settled("b.drie")) == .success(.record))
  }

  @Test func `a correction may not add a condition whose name is taken`() throws {
    let given = try Given(party("vng"), decision("b"))
    #expect(
      given.when(corrected(entry(2), decision("b", conditions: ["vng"])))
        == .failure(.exists(.party, "vng")))
  }

  @Test func `a correction may not name a condition it keeps twice`() throws {
    let given = try Given(decision("b", conditions: ["b.een"]))
    #expect(
      given.when(corrected(entry(1), decision("b", conditions: ["b.een", "b.een"])))
        == .failure(.namedTwice("b.een")))
  }

  @Test func `the body of a meeting may be corrected`() throws {
    let given = try Given(party("a"), party("b"), planned("m", of: ["a"]))
    #expect(given.when(corrected(entry(3), planned("m", of: ["b"]))) == .success(.record))
  }

  @Test func `a note corrected to be about another thing keeps that thing and frees the first`()
    throws
  {
    let given = try Given(
      party("a"), party("b"), note(about: ["a"]), corrected(entry(3), note(about: ["b"])))
    #expect(given.when(annulled(entry(2))) == .failure(.stillMentioned("b", times: 1)))
    #expect(given.when(annulled(entry(1))) == .success(.record))
  }

  // MARK: Loops of parents

  @Test func `a thing may not come under itself`() throws {
    #expect(
      try Given(product("p")).when(productChanged("p", under: "p"))
        == .failure(.loop("p", parent: "p")))
    #expect(
      try Given(party("a")).when(partyChanged("a", under: "a")) == .failure(.loop("a", parent: "a"))
    )
  }

  @Test func `a thing may not come under what is under it, however far`() throws {
    let given = try Given(
      product("a"), product("b", under: "a"), product("c", under: "b"), product("d", under: "c"))
    for parent: Identifier in ["b", "c", "d"] {
      #expect(
        given.when(productChanged("a", under: parent)) == .failure(.loop("a", parent: parent)))
    }
    #expect(given.when(productChanged("d", under: "a")) == .success(.record))
  }

  @Test func `a correction may not make a loop`() throws {
    let given = try Given(product("a"), product("b", under: "a"), product("c", under: "b"))
    #expect(
      given.when(corrected(entry(1), product("a", under: "c"))) == .failure(.loop("a", parent: "c"))
    )
    #expect(
      given.when(corrected(entry(1), product("a", under: "a"))) == .failure(.loop("a", parent: "a"))
    )
  }

  @Test func `a thing moved elsewhere by a correction is out of the way`() throws {
    let given = try Given(
      product("a"), product("b", under: "a"), corrected(entry(2), product("b")))
    #expect(given.when(productChanged("a", under: "b")) == .success(.record))
  }

  @Test func `a change of parent that was annulled is out of the way`() throws {
    let given = try Given(
      product("a"), product("b"), productChanged("b", under: "a"), annulled(entry(3)))
    #expect(given.when(productChanged("a", under: "b")) == .success(.record))
  }
}

/// A correction of both.
private func corrected(_ entry: EntryIdentifier, _ event: Event, at period: Period) -> Event {
  corrected(entry, period: period, event)
}
