import Calendar
import Testing

@testable import Governance

/// Days that may be a slip, asked about on 30 November 2026.
@Suite struct DayDoubtTests {
  private static let given: [Event] = [
    party("vng"), product("p"), source("brief"),
    offered("o", ["p"], to: ["vng"]), set("t", for: "p"), decision("d"), stage("p", .concept),
    planned("m", of: ["vng"]),
  ]

  private static func doubts(
    _ proposal: Proposal, after more: [(Event, Period)] = []
  ) throws -> [DayDoubt] {
    var given = try Given(given)
    for (event, valid) in more { try given.record(later(event, valid)) }
    guard case .success = given.when(proposal) else {
      Issue.record("\(given.when(proposal))")
      return []
    }
    return given.state.dayDoubts(proposal, today: try #require(CalendarDay(iso: "2026-11-30")))
  }

  private static func later(_ event: Event, _ valid: Period) -> Proposal {
    proposal(event, valid: valid, known: "2026-11-30")
  }

  private static func asked(
    _ event: Event, on valid: Period, known: Period = "2026-11-30", source: [Citation] = []
  ) throws -> [DayDoubt] {
    try doubts(proposal(event, valid: valid, known: known, source: source))
  }

  private static let brief = [Citation(document: "brief", at: "blz. 1")]

  @Test(arguments: [
    held("m2", of: ["vng"]), decision("d2"), accepted("o"),
    declined("o"), takenBack("o"), completed("o"), set("t2", for: "p"), moved("t", to: "2028"),
    met("t"), dropped("t"), stage("p", .adopted), implementation("p"), progress("p", .onPlan),
    commitment("c"), funding("f"), offered("o2", ["p"], to: ["vng"]),
  ])
  func `a happening of after the day on which it was known is asked about`(_ event: Event) throws {
    #expect(
      try Self.asked(event, on: "2062-06-01")
        == [.happensLater("2062-06-01", known: "2026-11-30")])
    #expect(try Self.asked(event, on: "2026-11-30") == [])
  }

  @Test(arguments: [
    // The window must begin after the last day of the known one.
    ("2026-10", "2026-09", true), ("2026-09-30", "2026-09", false), ("2026-10-01", "2026-09", true),
    ("[2026-09-30..2027-12-31]", "2026-09", false), ("[..2062-06-01]", "2026-09", false),
    ("[2062-06-01..]", "2026-09", true),
  ])
  func `a window that may begin in time is not asked about`(
    _ valid: Period, _ known: Period, _ isAsked: Bool
  ) throws {
    #expect(try Self.asked(decision("d2"), on: valid, known: known).isEmpty != isAsked)
  }

  @Test(arguments: [
    party("b"), partyEnded("vng"), product("q"), withdrawn("p"), planned("m2", of: ["vng"]),
    dependency("a", of: "p", on: "p.x"), note(about: ["p"]),
    tabled("i", before: ["vng"], meeting: "m"), tabled("i", before: ["vng"]),
  ])
  func `what is planned, or holds from a day that is set beforehand, is not asked about`(
    _ event: Event
  ) throws {
    let proposal = proposal(event, valid: "2062-06-01", known: "2026-11-30")
    #expect(try Self.doubts(proposal, after: [(product("p.x"), "2024")]) == [])
  }

  @Test func `a role from a later day may have a reason, and needs none`() throws {
    let found = try Self.asked(assigned("p", .owner, to: ["vng"]), on: "2030-01-01")
    #expect(found == [.holdsLater("2030-01-01", known: "2026-11-30")])
    #expect(found.map(\.needsReason) == [false])
    #expect(
      try Self.asked(assigned("p", .owner, to: ["vng"]), on: "2030-01-01", source: Self.brief)
        == [])
  }

  private static func handedOver(by decision: Identifier) -> Event {
    .handOver(
      .completed(
        HandOverCompleted(
          handOver: "o", products: [], from: [], to: [], roles: [], decision: decision, note: nil)))
  }

  @Test func `a hand-over may be completed later by a decision or a source of before`() throws {
    #expect(try Self.asked(completed("o"), on: "2030-01-01", source: Self.brief) == [])
    #expect(try Self.asked(Self.handedOver(by: "d"), on: "2030-01-01") == [])
    // A decision of that day or of later says nothing beforehand.
    for day in ["2030-01-01", "2031", "[2024..]"] as [Period] {
      let later = proposal(
        Self.handedOver(by: "d2"), valid: "2030-01-01", known: "2026-11-30")
      #expect(
        try Self.doubts(later, after: [(decision("d2"), day)])
          == [.happensLater("2030-01-01", known: "2026-11-30")])
    }
  }

  @Test func `the day of a decision is that of its correction`() throws {
    let later = proposal(Self.handedOver(by: "d"), valid: "2030-01-01", known: "2026-11-30")
    let moved = corrected(entry(6), period: "2031-01-01")
    #expect(try Self.doubts(later, after: [(moved, "2026-11-30")]).count == 1)
    let back = corrected(entry(9), period: "2025-01-01")
    #expect(try Self.doubts(later, after: [(moved, "2026-11-30"), (back, "2026-11-30")]) == [])
  }

  @Test func `known after today is asked about, whatever it is`() throws {
    #expect(
      try Self.asked(note(about: ["p"]), on: "2026-01-01", known: "2062-01-01").map(\.dutch)
        == [
          "Dit zou pas bekend zijn op 1 januari 2062, maar vandaag is het 30 november 2026. Geef de datum van "
            + "de bron (--known)."
        ])
    #expect(try Self.asked(note(about: ["p"]), on: "2026-01-01", known: "2026-12-01").count == 1)
    // A month that has begun may be known by now.
    #expect(try Self.asked(note(about: ["p"]), on: "2026-01-01", known: "2026-11") == [])
    #expect(try Self.asked(note(about: ["p"]), on: "2026-01-01", known: "2026-12").count == 1)
  }

  @Test(arguments: [
    // The document is of September 2024: what was known by the 1st may be by it.
    ("2024-08-31", true), ("2024-09", false), ("2024-09-01", false), ("2024", false),
    ("2025", false), ("[2024-07..2024-08]", true),
  ])
  func `what was known before the document that says it is asked about`(
    _ known: Period, _ isAsked: Bool
  ) throws {
    let found = try Self.asked(party("b"), on: "2023", known: known, source: Self.brief)
    #expect(found == (isAsked ? [.knownBeforeSource(known, document: "brief", "2024-09")] : []))
    // A document is not asked about its own date.
    let own = SourceRegistered(
      source: "nieuw", title: "Nieuw", kind: .letter, date: "2025", publisher: nil,
      references: [], file: nil, aliases: [])
    #expect(
      try Self.asked(
        .source(.registered(own)), on: "2025", known: known,
        source: [Citation(document: "nieuw", at: "blz. 1")]
      ).contains { if case .knownBeforeSource = $0 { true } else { false } } == false)
  }

  @Test(arguments: [
    // The document is of September 2024, so its last day is the 30th.
    ("1999-09-30", false), ("1999-09-29", true), ("[1990..1999]", false), ("1998", true),
    ("[..1990]", true), ("[1990..]", false),
  ])
  func `a day more than 25 years before its document is asked about`(
    _ valid: Period, _ isAsked: Bool
  ) throws {
    let found = try Self.asked(decision("d2"), on: valid, known: "2024-09", source: Self.brief)
    #expect(
      found
        == (isAsked ? [.farFromSource(valid, document: "brief", "2024-09")] : []))
  }

  @Test func `a day more than 25 years after its document is asked about`() throws {
    let far = try Self.asked(party("b"), on: "2049-10-01", source: Self.brief)
    #expect(far == [.farFromSource("2049-10-01", document: "brief", "2024-09")])
    #expect(try Self.asked(party("b"), on: "2049-09-30", source: Self.brief) == [])
    // Without a document there is nothing to be far from.
    #expect(try Self.asked(party("b"), on: "2049-10-01") == [])
  }

  @Test func `one document that is near is enough, and of those that are far the nearest is named`()
    throws
  {
    let old = Event.source(
      .registered(
        SourceRegistered(
          source: "oud", title: "Oud", kind: .letter, date: "1994-05-01", publisher: nil,
          references: [], file: nil, aliases: [])))
    let both = Self.brief + [Citation(document: "oud", at: "blz. 1")]
    func found(_ valid: Period) throws -> [DayDoubt] {
      try Self.doubts(
        proposal(decision("d2"), valid: valid, known: "2024-09", source: both),
        after: [(old, "1994")])
    }
    #expect(try found("1970-01-01") == [])
    #expect(
      try found("1960-01-01") == [.farFromSource("1960-01-01", document: "oud", "1994-05-01")])
  }

  @Test func `a correction is asked about the days that it brings`() throws {
    let stage = entry(7)
    #expect(
      try Self.asked(corrected(stage, period: "2062-06-01"), on: "2026-11-30")
        == [.happensLater("2062-06-01", known: "2026-11-30")])
    #expect(try Self.asked(corrected(stage, period: "2024-01"), on: "2026-11-30") == [])
    #expect(
      try Self.asked(
        corrected(stage, period: "1924"), on: "2026-11-30", source: Self.brief)
        == [.farFromSource("1924", document: "brief", "2024-09")])
    // Its own day has no effect.
    #expect(try Self.asked(corrected(stage, period: "2024-01"), on: "2062") == [])
    #expect(try Self.asked(annulled(stage), on: "2062") == [])
  }

  @Test func `a correction that leaves a later day as it was is not asked about it`() throws {
    let later: [(Event, Period)] = [(Self.stageLater, "2062-06-01")]
    let text = proposal(
      corrected(entry(9), period: nil, stage("p", .delivered)), valid: "2026-11-30",
      known: "2026-11-30")
    #expect(try Self.doubts(text, after: later) == [])
    let again = proposal(
      corrected(entry(10), period: "2063"), valid: "2026-11-30", known: "2026-11-30")
    let chain = later + [(corrected(entry(9), period: "2024"), "2026-11-30")]
    #expect(
      try Self.doubts(again, after: chain) == [.happensLater("2063", known: "2026-11-30")])
  }

  private static let stageLater = stage("p", .adopted)

  @Test func `it is said what is odd and what to do`() throws {
    #expect(
      Refusal.doubtfulDays([
        .happensLater("2062-06-01", known: "2026-11-30"),
        .farFromSource("2062-06-01", document: "brief", "2024-09"),
      ]).dutch
        == "De dag moet nog komen: dit gebeurt volgens u op 1 juni 2062, maar het was bekend op "
        + "30 november 2026. Verbeter de dag (--valid), of de dag waarop het bekend was (--known). "
        + "1 juni 2062 ligt meer dan 25 jaar van de datum van de bron (“brief”: september 2024). Verbeter het "
        + "jaar (--valid), of de bron. Klopt het toch, zeg dan waarom: --despite REDEN (in een bestand: “despite”)."
    )
    #expect(
      DayDoubt.holdsLater("2030", known: "2026").dutch
        == "Dit gaat in op 2030, maar het was bekend op 2026, en er is geen besluit of bron van vóór die dag bij "
        + "genoemd.")
  }
}
