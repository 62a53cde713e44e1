import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// Of several facts that set one thing the last one holds; where the sources leave open which that is, so does the
/// answer.
@Suite struct LastOneTests {
  private static func deadline(_ moves: [Given], on day: String) throws -> DeadlineStanding {
    let set = Given.deadline("t", "mijlpaal", of: "handreiking", due: "2024-06-30", when: "2023")
    let view = try Scenario(Scenario.cast + [set] + moves).on(day)
    return try #require(view.deadline(Scenario.id("t")))
  }

  @Test func `of two moves within one year neither is known to be the last`() throws {
    let moves: [Given] = [
      .moved("t", to: "2027-07-31", when: "2026"), .moved("t", to: "2027-12-31", when: "2026"),
    ]
    let standing = try Self.deadline(moves, on: "2027-01-01")
    #expect(standing.due.dutch == "31 juli 2027 of 31 december 2027")
    #expect(standing.due.window.from?.iso == "2027-07-31")
    #expect(standing.due.window.to?.iso == "2027-12-31")
    // It is late only when both have passed.
    #expect(try Self.deadline(moves, on: "2027-10-01").status == .possible)
    #expect(try Self.deadline(moves, on: "2028-01-01").status == .passed)
  }

  @Test func `a later move settles which holds`() throws {
    let standing = try Self.deadline(
      [
        .moved("t", to: "2027-07-31", when: "2026"), .moved("t", to: "2027-12-31", when: "2026"),
        .moved("t", to: "2028-03-31", when: "2027-01-15"),
      ], on: "2027-02-01")
    #expect(standing.due.edtf == "2028-03-31")
  }

  @Test func `what a source says of the order settles it`() throws {
    let standing = try Self.deadline(
      [
        .moved("t", to: "2027-12-31", when: "2026").id(501),
        .moved("t", to: "2027-07-31", when: "2026").after(501),
      ], on: "2027-01-01")
    #expect(standing.due.edtf == "2027-07-31")
  }

  @Test func `on one day the later time is the last, whatever was recorded last`() throws {
    let standing = try Self.deadline(
      [
        .moved("t", to: "2027-12-31", when: "2026-06-01T16:00:00"),
        .moved("t", to: "2027-07-31", when: "2026-06-01T09:30:00"),
      ], on: "2027-01-01")
    #expect(standing.due.edtf == "2027-12-31")
    let ended = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2025-01-01"),
      .ended("handreiking", of: ["vng"], when: "2026-03-01T12:00:00"),
      .assigned("handreiking", to: ["vng"], when: "2026-03-01T09:00:00")
    ).on("2026-03-01")
    #expect(ended.ownership(of: try Scenario.id("handreiking")).holders.isEmpty)
  }

  @Test func `where only the order of recording tells which is the last, a finding says so`() throws
  {
    // The places of the facts of each finding.
    func found(_ given: [Given]) throws -> [[Int]] {
      let view = try Scenario(Scenario.cast + given).on("2026-12-31")
      return view.findings().filter { $0.rule.id == "order-unclear" }
        .map { $0.facts.map(\.entry.sequence) }
    }
    let count = Scenario.cast.count
    let begin: Given = .assigned("handreiking", to: ["vng"], when: "2026-03-01")
    let end: Given = .ended("handreiking", of: ["vng"], when: "2026-03-01")
    // Ended and begun again on one day: what was recorded last holds.
    let before: Given = .assigned("handreiking", to: ["vng"], when: "2025-01-01")
    #expect(try found([before, end, begin]) == [[count + 1, count + 2]])
    // Known earlier, with a time, or said to come after: then there is no doubt.
    #expect(try found([before, end.known("2026-03-01"), begin.known("2026-03-02")]) == [])
    #expect(try found([before, end.id(501), begin.after(501)]) == [])
    #expect(
      try found([
        before, .ended("handreiking", of: ["vng"], when: "2026-03-01T09:00:00"),
        .assigned("handreiking", to: ["vng"], when: "2026-03-01T12:00:00"),
      ]) == [])
    // Stages of one day have the order of their list. Terms have none.
    #expect(
      try found([
        .stage("handreiking", "adopted", when: "2026-03-01"),
        .stage("handreiking", "concept", when: "2026-03-01"),
      ]) == [])
    func moved(when: String) throws -> [[Int]] {
      try found([
        .deadline("t", of: "handreiking", due: "2026-06-30", when: "2026-01-01"),
        .moved("t", to: "2026-12-31", when: when), .moved("t", to: "2027-07-31", when: when),
      ])
    }
    #expect(try moved(when: "2026-03-01") == [[count + 1, count + 2]])
    // Within a month nobody says that it was one day.
    #expect(try moved(when: "2026-03") == [])
  }

  @Test func `who holds it within the quarter is open, that somebody does is not`() throws {
    let given: [Given] = [
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .offered("een", ["handreiking"], from: ["pijler-4"], to: ["vng"], when: "2030-01-01"),
      .completed("een", when: "2031-34"),
    ]
    let scenario = try Scenario(Scenario.cast + given)
    let within = try scenario.on("2031-05-02").ownership(of: Scenario.id("handreiking"))
    #expect(within.certainlyHeld == [.owner])
    #expect(within.holders.allSatisfy { $0.certainty == .possible })
    #expect(
      try scenario.on("2031-08-01").ownership(of: Scenario.id("handreiking")).certainlyHeld == [])
    let begun = try Scenario(.assigned("handreiking", to: ["vng"], when: "2031-34"))
    #expect(
      try begun.on("2031-05-02").ownership(of: Scenario.id("handreiking")).certainlyHeld == [])
  }

  @Test func `both may hold when one day lies within the window of the other`() throws {
    let moves: [Given] = [
      .moved("t", to: "2027-07-31", when: "2026"),
      .moved("t", to: "2027-12-31", when: "2026-06-01"),
    ]
    #expect(
      try Self.deadline(moves, on: "2027-01-01").due.alternatives.compactMap(\.edtf).sorted()
        == ["2027-07-31", "2027-12-31"])
  }

  @Test func `of a term in dispute each claim may hold`() throws {
    let view = try Scenario(
      Scenario.cast + [
        .deadline("t", "mijlpaal", of: "handreiking", due: "2024-06-30", when: "2023-01-01"),
        .moved("t", to: "2027-07-31", when: "2026-02-01").id(501),
        .moved("t", to: "2027-12-31", when: "2026-03-01").id(502),
        .disputed("tegenspraak", [501, 502], when: "2026-04-01"),
      ]
    ).on("2027-01-01")
    let due = try #require(view.deadline(Scenario.id("t"))?.due)
    #expect(due.alternatives.compactMap(\.edtf).sorted() == ["2027-07-31", "2027-12-31"])
  }

  @Test func `of a run in dispute each claim is taken alone`() throws {
    let offer: Given = .offered(
      "over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-06-01")
    let view = try Scenario(
      offer, .accepted("over", when: "2024-02-01").id(501),
      .declined("over", when: "2024-03-01").id(502),
      .disputed("tegenspraak", [501, 502], when: "2024-04-01")
    ).on("2025-01-01")
    let process = try #require(view.process(of: Scenario.id("over"), .handOver))
    // It may still wait for something, so that comes first.
    #expect(process.dutch == "aanvaard, nog niet overgedragen of afgewezen")
    #expect(view.todo().map(\.process.id) == [process.id])
    // That it was declined when it had been accepted nobody says.
    #expect(process.irregularities(in: view).isEmpty)

    // A claim about something else does not tell that this one did not happen.
    let elsewhere = try Scenario(
      offer, .accepted("over", when: "2024-02-01").id(501),
      .assigned("handreiking", to: ["vng"], when: "2024-02-01").id(502),
      .disputed("tegenspraak", [501, 502], when: "2024-04-01")
    ).on("2025-01-01")
    let other = try #require(elsewhere.process(of: Scenario.id("over"), .handOver))
    #expect(other.state == "accepted" && other.mayBe.isEmpty)
  }

  /// Whoever is right with the second claim says that nothing had happened yet.
  @Test func `a begin that a claim leaves out may be none`() throws {
    let view = try Scenario(
      .promised("belofte", "Plan aanbieden", when: "2023-01-01").id(501),
      .promiseSettled("belofte", "lapsed", when: "2024-02-01").id(502),
      .disputed("tegenspraak", [501, 502], when: "2024-04-01")
    ).on("2023-06-01")
    let process = try #require(view.process(of: Scenario.id("belofte"), .commitment))
    #expect(process.certainty == .possible && process.mayBe == [process.state])
    #expect(process.dutch == "mogelijk openstaand")
  }

  @Test func `accepted and declined in one year: it is one of both`() throws {
    let view = try Scenario(
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-06-01"),
      .accepted("over", when: "2024"), .declined("over", when: "2024")
    ).on("2025-01-01")
    let process = try #require(view.process(of: Scenario.id("over"), .handOver))
    #expect(Set([process.state] + process.mayBe) == ["accepted", "declined"])
    #expect(process.isOneOf && process.certainty == .possible && !process.isFinished)
    #expect(
      [
        "aanvaard, nog niet overgedragen of afgewezen",
        "afgewezen of aanvaard, nog niet overgedragen",
      ].contains(process.dutch))
  }

  /// The process has a way from dropped to met, and none back.
  @Test func `dropped and met in one year: met is the last`() throws {
    let standing = try Self.deadline(
      [.met("t", when: "2024"), .dropped("t", when: "2024")], on: "2025-01-01")
    #expect(standing.status == .met && standing.process.mayBe.isEmpty)
  }

  @Test func `declined and withdrawn in one year: it is over, whichever it was`() throws {
    let view = try Scenario(
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-06-01"),
      .declined("over", when: "2024"), .withdrawn("over", when: "2024")
    ).on("2025-01-01")
    let process = try #require(view.process(of: Scenario.id("over"), .handOver))
    #expect(Set([process.state] + process.mayBe) == ["declined", "withdrawn"])
    #expect(process.isFinished && process.isOneOf)
  }

  @Test func `two stages in one year`() throws {
    let stages: [Given] = [
      .stage("handreiking", "concept", when: "2024"),
      .stage("handreiking", "adopted", when: "2024"),
    ]
    let newest = try Scenario(Scenario.cast + stages).on("2025-01-01")
      .implementation(of: Scenario.id("handreiking")).newestStage
    #expect(Set(newest.all.map(\.value.stage.text)) == ["concept", "adopted"])
    #expect(newest.isOneOf)
    let later = try Scenario(
      Scenario.cast + stages + [.stage("handreiking", "implemented", when: "2025-02-01")]
    ).on("2025-03-01").implementation(of: Scenario.id("handreiking")).newestStage
    #expect(later.all.map(\.value.stage.text) == ["implemented"] && !later.isOneOf)
  }

  @Test func `two titles in one year, and the one before them`() throws {
    func changed(_ title: String, _ when: String) -> Given {
      Given(
        "product.changed", when,
        [("product", .string("handreiking")), ("title", .string(title))])
    }
    let scenario = try Scenario(changed("Eerste", "2024"), changed("Tweede", "2024"))
    let card = try #require(try scenario.on("2025-01-01").product(Scenario.id("handreiking")))
    #expect(Set([card.title] + card.otherTitles) == ["Eerste", "Tweede"])
    let before = try #require(try scenario.on("2024-06-01").product(Scenario.id("handreiking")))
    #expect(Set(before.otherTitles) == ["Eerste", "Tweede"])
    #expect(before.title == "Handreiking")
  }

  @Test func `two amounts in one year`() throws {
    let standing = try #require(
      try Scenario(
        .granted("geld", "Bijdrage", amount: "100", when: "2023-01-01"),
        .fundingChanged("geld", amount: "200", when: "2024"),
        .fundingChanged("geld", amount: "300", when: "2024")
      ).on("2025-01-01").fundings().first)
    #expect(Set(standing.amounts.map(\.money?.value)) == ["200", "300"])
  }
}
