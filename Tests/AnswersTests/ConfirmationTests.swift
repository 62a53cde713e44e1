import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// Absence means something only where somebody confirmed that all is there.
@Suite struct ConfirmationTests {
  private static let cast = Scenario.cast.map { $0.known("2022-01-01") }
  private static let confirmed = Given.confirmed(
    ["handreiking"], through: "2023-12-31", when: "2024-01-10")

  private static func covered(_ facts: [Given], on day: String = "2023-06-01", known: String? = nil)
    throws -> Bool
  {
    try Scenario(cast + facts).on(day, known: known).ownership("handreiking").confirmation != nil
  }

  @Test func `a day up to the last one it covers, once it was known`() throws {
    let facts = [Self.confirmed.known("2024-01-10")]
    #expect(try Self.covered(facts, on: "2023-12-31"))
    #expect(try !Self.covered(facts, on: "2024-01-01"))
    #expect(try !Self.covered(facts, known: "2024-01-09"))
    #expect(try Self.covered(facts, known: "2024-01-10"))
    let view = try Scenario(Self.cast + facts).on("2024-02-01")
    // Said on a day after it: absence of what happened since means nothing.
    #expect(try view.ownership("handreiking").confirmation == nil)
    #expect(try view.ownership("modelmandaat").confirmation == nil)
  }

  @Test func `then nobody is the owner, according to who confirmed it`() throws {
    let view = try Scenario(Self.cast + [Self.confirmed]).on("2023-06-01")
    let ownership = try view.ownership("handreiking")
    #expect(
      view.holderPhrase(ownership, .owner).hasSuffix("(bevestigd tot en met 31 december 2023)"))
    #expect(view.holderPhrase(ownership, .owner).hasPrefix("niemand, volgens "))
  }

  @Test func `all is what was there when it was said`() throws {
    let later = Given.product("later", "Later", when: "2022-06-01").known("2022-06-01")
    let all = Given.confirmed([], through: "2023-12-31", when: "2024-01-10")
    let view = try Scenario(Self.cast + [all, later]).on("2023-06-01")
    #expect(try view.ownership("handreiking").confirmation != nil)
    #expect(try view.ownership("later").confirmation == nil)
  }

  @Test(arguments: [
    // Recorded later, about a day that it covers; or that it may.
    (Given.assigned("handreiking", to: ["vng"], when: "2023-05-01"), false),
    (Given.assigned("handreiking", to: ["vng"], when: "[2023-12-01..2024-02-29]"), false),
    (Given.assigned("handreiking", to: ["vng"], when: "2024-01-01"), true),
    (Given.assigned("modelmandaat", to: ["vng"], when: "2023-05-01"), true),
    (Given.deadline("termijn", of: "handreiking", due: "2024-06", when: "2023-05-01"), false),
    (Given.note(on: ["handreiking"], "Let op.", when: "2023-05-01"), true),
  ])
  func `what contradicts it ends it`(_ later: Given, _ counts: Bool) throws {
    #expect(try Self.covered([Self.confirmed, later]) == counts)
    // What was there already is what was confirmed.
    #expect(try Self.covered([later, Self.confirmed]))
  }

  @Test func `a step of a hand-over contradicts it for what is handed over`() throws {
    let offer = Given.offered(
      "over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-02-01")
    let facts = [offer, Self.confirmed]
    #expect(try Self.covered(facts))
    #expect(try !Self.covered(facts + [.accepted("over", when: "2023-03-01")]))
  }

  @Test func `what is corrected afterwards was not right`() throws {
    let facts: [Given] = [
      .assigned("handreiking", to: ["vng"], when: "2022-07-01").id(1), Self.confirmed,
    ]
    #expect(try Self.covered(facts))
    #expect(try !Self.covered(facts + [.corrected(1, period: "2022-08-01", when: "2024-03-01")]))
  }

  @Test func `an open dispute leaves it without meaning, and an annulment takes it away`() throws {
    let claims: [Given] = [
      .assigned("handreiking", to: ["vng"], when: "2022-07-01").id(1),
      .assigned("handreiking", to: ["odnl"], when: "2022-07-01").id(2), Self.confirmed.id(3),
    ]
    #expect(try Self.covered(claims))
    #expect(try !Self.covered(claims + [.disputed("geschil", [1, 2], when: "2024-02-01")]))
    #expect(try !Self.covered(claims + [.annulled(3, when: "2024-02-01")]))
  }

  @Test func `a newer source contradicts no older confirmation of other days`() throws {
    let second = Given.confirmed(["handreiking"], through: "2024-06-30", when: "2024-07-01")
    let facts = [
      Self.confirmed, .assigned("handreiking", to: ["vng"], when: "2024-03-01"), second,
    ]
    #expect(try Self.covered(facts, on: "2023-06-01"))
    #expect(try Self.covered(facts, on: "2024-06-30"))
    #expect(try !Self.covered(facts, on: "2024-07-01"))
  }
}
