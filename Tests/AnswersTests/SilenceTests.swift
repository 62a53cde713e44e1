import Calendar
import EventFormat
import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// What is not said, and how far what is said goes.
@Suite struct SilenceTests {
  private static let cast = Scenario.cast.map { $0.known("2022-01-01") }
  private static let report = Given.source("verslag", "Verslag", dated: "2024-09")
    .known("2024-09")

  private static func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(iso: text))
  }

  // MARK: Parts

  @Test func `what is perhaps a part is one, and says so`() throws {
    let scenario = try Scenario(
      .product("deel", "Deel"), .product("deeltje", "Deeltje", under: "deel"),
      Given(
        "product.changed", "[..2024-09-30]",
        [("product", .string("deel")), ("parent", .string("handreiking"))]))
    let whole = try Scenario.id("handreiking")
    let (part, under) = (try Scenario.id("deel"), try Scenario.id("deeltje"))
    let before = try scenario.on("2024-03-01").partsWithPossible(of: whole)
    #expect(before == [whole: .certain, part: .possible, under: .possible])
    let after = try scenario.on("2024-10-01").partsWithPossible(of: whole)
    #expect(after == [whole: .certain, part: .certain, under: .certain])
    // Of the part itself what is under it is certain all the time.
    #expect(
      try scenario.on("2024-03-01").partsWithPossible(of: part)
        == [part: .certain, under: .certain])
  }

  // MARK: How far it goes

  @Test func `how far it goes counts documents, and not that somebody looked or wrote a note`()
    throws
  {
    let told = Given.assigned("handreiking", to: ["vng"], when: "2024-01-01").known("2024-09")
      .source("verslag", "blz. 1")
    let facts =
      Self.cast + [
        Self.report, told,
        .confirmed(["modelmandaat"], through: "2026-10-31", when: "2026-11-01").known("2026-11-01"),
        .note(on: ["modelmandaat"], "Nagekeken.", when: "2026-11-01").known("2026-11-01"),
      ]
    let view = try Scenario(facts).on("2026-11-20")
    let all = try #require(view.horizon())
    #expect(all.newest?.document.text == "verslag")
    #expect(all.day == (try Self.day("2024-09-30")))
    #expect(all.isBefore(try Self.day("2024-10-01")) && !all.isBefore(all.day))
    let handreiking = try #require(view.horizon(of: Scenario.id("handreiking")))
    #expect(handreiking.isBefore(view.asOf.on))
    // What is confirmed goes as far as that, and no further.
    let other = try #require(view.horizon(of: Scenario.id("modelmandaat")))
    #expect(!other.isBefore(try Self.day("2026-10-31")))
    #expect(other.isBefore(try Self.day("2026-11-02")))
  }

  @Test func `a day before the oldest document, or on which nothing was known, is said to be one`()
    throws
  {
    let told = Given.assigned("handreiking", to: ["vng"], when: "2024-01-01").known("2024-09")
      .source("verslag", "blz. 1")
    let scenario = try Scenario([Self.report] + Scenario.cast.map { $0.known("2024-09") } + [told])
    #expect(
      try scenario.on("2024-08-31").horizonPhrase
        == "Oudste bron: september 2024. Van eerdere dagen staat hier alleen wat die of een latere bron noemt."
    )
    #expect(try scenario.on("2024-09-01").horizonPhrase == nil)
    #expect(
      try scenario.on("2024-09-01", known: "2024-08-31").horizonPhrase
        == "Op die dag was in dit register nog niets bekend.")
  }

  @Test func `nothing found is no word that there is none, unless somebody confirmed it`() throws {
    let confirmed = Given.confirmed(["handreiking"], through: "2026-10-31", when: "2026-11-01")
    let id = try Scenario.id("handreiking")
    let open = try Scenario(Self.cast).on("2026-10-01")
    #expect(
      open.silencePhrase(about: id)
        == "Of er echt geen zijn, zegt geen bron. Het laatst werd iets bekend op 1 januari 2022.")
    #expect(
      open.silencePhrase(about: try Scenario.id("onbekend"))
        == "Over onbekend staat niets in de bronnen.")
    #expect(
      try Scenario(Self.cast + [confirmed]).on("2026-10-01").silencePhrase(
        about: id, isCovered: true)
        == "Bevestigd tot en met 31 oktober 2026, door VNG: wat hier niet staat, is er tot dan niet."
    )
  }

  // MARK: Later days

  @Test func `a role of a later day is announced until then, and said to have been after it`()
    throws
  {
    let facts =
      Self.cast + [
        .assigned("handreiking", to: ["vng"], when: "2027-01-01").known("2026-09-01")
      ]
    let id = try Scenario.id("handreiking")
    let before = try Scenario(facts).on("2026-12-01")
    #expect(before.announcedRoles(of: id).count == 1)
    #expect(
      before.ownerSentence(before.ownership(of: id))
        == "Wie op 1 december 2026 eigenaar is van Handreiking, noemt geen bron.")
    let after = try Scenario(facts).on("2027-02-01")
    #expect(after.announcedRoles(of: id).isEmpty)
    #expect(
      after.ownerSentence(after.ownership(of: id))
        == "VNG is eigenaar van Handreiking, volgens de aankondiging van 1 september 2026.")
    // On a day before it was known it was no announcement.
    #expect(try Scenario(facts).on("2026-08-01").announcedRoles(of: id).isEmpty)
  }

  // MARK: Terms

  @Test(arguments: [
    ("2023-12", nil as String?, "gehaald, 10 dagen na de termijn"),
    ("[..2023-12-31]", nil, "gehaald, 10 dagen na de termijn"),
    ("[2023-12-21..2023-12-31]", "eind-maand", "gehaald, 10 dagen na de termijn"),
    ("[..2023-12-31]", "kerstreces", "gehaald, na de termijn"),
    ("[..2023-12-31]", "uiterlijk-op", "gehaald, 10 dagen na de termijn"),
  ])
  func `how many days late is said where the last day is beyond doubt`(
    due: String, convention: String?, words: String
  ) throws {
    var stated: [(String, JSON?)] = [("edtf", .string(due))]
    if let convention {
      stated += [("asStated", .string("toen")), ("convention", .string(convention))]
    }
    let view = try Scenario(
      Given(
        "deadline.set", "2023-01-01",
        [
          ("deadline", .string("t")), ("subject", .string("handreiking")),
          ("milestone", .string("oplevering")), ("due", .record(stated)),
        ]), .met("t", when: "2024-01-10")
    ).on("2024-02-01")
    #expect(view.deadline(try Scenario.id("t"))?.statusWords == words)
  }

  @Test func `a term that may have been met by then is not one of which nothing is known`() throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-03-31", when: "2023-01-01"),
      .met("t", when: "2024")
    ).on("2024-06-01")
    #expect(view.deadline(try Scenario.id("t"))?.statusWords == "verlopen; mogelijk gehaald")
  }

  // MARK: Disputes

  @Test func `a decision that is a claim in an open dispute is not counted as certain`() throws {
    let facts: [Given] = [
      .decided("d1", "Plan", by: ["bo"], when: "2024-01-01").id(1),
      .decided("d2", "Plan", by: ["bo"], outcome: "rejected", when: "2024-01-01").id(2),
      .decided("d3", "Anders", by: ["bo"], when: "2024-01-01"),
      .disputed("g", [1, 2], when: "2024-02-01"),
    ]
    let year = Window(from: try Self.day("2024-01-01"), to: try Self.day("2024-12-31"))
    let disputed = try Scenario(Scenario.cast + facts).on("2024-06-01")
    #expect(
      disputed.decisions(body: nil, within: year).decisions.map { $0.isCertain(within: year) }
        == [false, false, true])
    let ruled = try Scenario(
      Scenario.cast + facts + [.resolved("g", settingAside: [2], when: "2024-03-01")]
    ).on("2024-06-01")
    #expect(
      ruled.decisions(body: nil, within: year).decisions.map { $0.isCertain(within: year) }
        == [true, true])
  }
}
