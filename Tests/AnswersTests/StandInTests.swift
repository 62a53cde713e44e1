import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// What waits for one waits for whoever stands in as well, as long as that holds.
@Suite struct StandInTests {
  private static let waiting: [Given] = [
    .promised("tz", "Iets", by: ["vng"], about: ["handreiking"], when: "2023-01-01")
  ]

  /// For whom the commitment waits because they stand in, with how sure that is.
  private func standIns(_ given: [Given], on day: String) throws -> [String] {
    let view = try Scenario(Scenario.cast + Self.waiting + given).on(day)
    let item = try #require(view.todo().first { $0.process.id.text == "tz" })
    #expect(item.parties.map(\.text) == ["vng"])
    for one in item.standIns { #expect(view.todo(for: one.party).count == 1) }
    return item.standIns.map { "\($0.party) \($0.standing.certainty.rawValue)" }
  }

  @Test func `from the first day to the last`() throws {
    let given = [
      Given.delegated("v", from: "vng", to: "ipo", until: "2023-03-31", when: "2023-02-01")
    ]
    #expect(try standIns(given, on: "2023-01-31") == [])
    #expect(try standIns(given, on: "2023-02-01") == ["ipo certain"])
    #expect(try standIns(given, on: "2023-03-31") == ["ipo certain"])
    #expect(try standIns(given, on: "2023-04-01") == [])
  }

  @Test func `an end on an unknown day of a month leaves it possible in that month`() throws {
    let given = [Given.delegated("v", from: "vng", to: "ipo", until: "2023-03", when: "2023-02-01")]
    #expect(try standIns(given, on: "2023-02-28") == ["ipo certain"])
    #expect(try standIns(given, on: "2023-03-02") == ["ipo possible"])
    #expect(try standIns(given, on: "2023-04-01") == [])
  }

  @Test func `no longer once it ended`() throws {
    let given: [Given] = [
      .delegated("v", from: "vng", to: "ipo", when: "2023-02-01"),
      .delegationEnded("v", when: "2023-05-01"),
    ]
    #expect(try standIns(given, on: "2023-04-30") == ["ipo certain"])
    #expect(try standIns(given, on: "2023-05-01") == [])
  }

  @Test func `only for the products that are named, and their parts`() throws {
    func given(_ product: String) -> [Given] {
      [.delegated("v", from: "vng", to: "ipo", for: [product], when: "2023-02-01")]
    }
    #expect(try standIns(given("handreiking"), on: "2023-03-01") == ["ipo certain"])
    #expect(try standIns(given("modelmandaat"), on: "2023-03-01") == [])
  }

  @Test func `advice that was asked waits for who is to give it`() throws {
    let asked = Given.adviceAsked("advies", "Stuk", of: ["ipo"], when: "2023-01-01")
    let given = Given.adviceGiven("advies", by: ["ipo"], "negative", when: "2023-02-01")
    let scenario = try Scenario(Scenario.cast + [asked, given])
    let ipo = try Scenario.id("ipo")
    #expect(try scenario.on("2023-01-31").todo(for: ipo).map(\.process.id.text) == ["advies"])
    #expect(try scenario.on("2023-02-01").todo(for: ipo).isEmpty)
  }
}
