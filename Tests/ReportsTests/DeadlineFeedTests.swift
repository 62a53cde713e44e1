import Answers
import Governance
import Reading
import Reports
import TestSupport
import Testing

/// The calendar of deadlines, line by line as RFC 5545 asks.
@Suite struct DeadlineFeedTests {
  private func lines(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  private func feed(_ scenario: Scenario, on day: String, party: String? = nil) throws
    -> DeadlineFeed
  {
    DeadlineFeed(try scenario.on(day), origin: "log.nl", party: try party.map(Scenario.id))
  }

  @Test func `a deadline stands on the last day of its window, a whole day, not busy`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "[2024-07..2024-12]", when: "2023-01-01"))
    let text = lines(try feed(scenario, on: "2024-01-01").text)
    for line in [
      "UID:t@log.nl", "DTSTART;VALUE=DATE:20241231", "DTEND;VALUE=DATE:20250101",
      "STATUS:TENTATIVE", "TRANSP:TRANSPARENT", "SEQUENCE:0", "X-EDTF:[2024-07..2024-12]",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func `an exact day is confirmed, and every move is a new version`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-03-31", when: "2023-01-01"),
      .moved("t", to: "2024-06-30", when: "2023-06-01"),
      .moved("t", to: "2024-09-30", when: "2024-02-01"))
    let before = lines(try feed(scenario, on: "2023-12-31").text)
    #expect(before.contains("SEQUENCE:1") && before.contains("DTSTART;VALUE=DATE:20240630"))
    let after = lines(try feed(scenario, on: "2024-02-01").text)
    #expect(after.contains("SEQUENCE:2") && after.contains("DTSTART;VALUE=DATE:20240930"))
    #expect(after.contains("STATUS:CONFIRMED"))
    #expect(after.contains { $0.contains("Oorspronkelijk: 31 maart 2024") })
  }

  @Test func `a deadline that was dropped is cancelled under the same name, a version later`()
    throws
  {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-03-31", when: "2023-01-01"),
      .dropped("t", when: "2023-06-01"))
    let text = lines(try feed(scenario, on: "2023-06-01").text)
    #expect(text.contains("STATUS:CANCELLED"))
    #expect(text.contains("UID:t@log.nl") && text.contains("SEQUENCE:1"))
    #expect(lines(try feed(scenario, on: "2023-05-31").text).contains("STATUS:CONFIRMED"))
  }

  @Test(arguments: [
    ("2024-03-31", "", "Gehaald: 31 maart 2024."),
    (
      "2024-04-01", #"\, 1 dag na de termijn"#, #"Gehaald: 1 april 2024\, 1 dag na de termijn."#
    ),
    (
      "[2024-03-01..2024-04-10]", #"\, mogelijk na de termijn"#,
      #"Gehaald: ergens tussen 1 maart en 10 april 2024\, mogelijk na de termijn."#
    ),
  ])
  func `what was met says whether it was in time, in title and text`(
    met: String, late: String, text: String
  ) throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-03-31", when: "2023-01-01"),
      .met("t", note: "In twee delen.", when: met))
    let lines = lines(try feed(scenario, on: "2024-04-15").text)
    #expect(lines.contains { $0.hasPrefix("SUMMARY:gehaald\(late) – Uiterlijk") }, "\(lines)")
    let description = try #require(lines.first { $0.hasPrefix("DESCRIPTION:") })
    #expect(description.contains(text) && description.contains("Toelichting: In twee delen."))
  }

  @Test func `what may have been met is still to come, and says so`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-03-31", when: "2023-01-01"),
      .met("t", when: "2024-04"))
    let lines = lines(try feed(scenario, on: "2024-04-15").text)
    #expect(lines.contains { $0.hasPrefix(#"SUMMARY:verlopen\; mogelijk gehaald – "#) })
    #expect(lines.contains { $0.contains("Mogelijk gehaald: april 2024.") })
  }

  @Test func `what has no last day is left out and counted`() throws {
    let scenario = try Scenario(
      .deadline("open", of: "handreiking", due: "[2024-09..]", when: "2023-01-01"),
      .deadline("t", of: "handreiking", due: "2024", when: "2023-01-01"))
    let feed = try feed(scenario, on: "2024-01-01")
    #expect(feed.withoutDay == 1 && feed.count == 1)
    #expect(!feed.text.contains("open@log.nl"))
  }

  @Test func `with a party only the deadlines of what it owns`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-06-01"),
      .assigned("modelmandaat", to: ["ipo"], when: "2022-06-01"),
      .deadline("een", of: "handreiking", due: "2024", when: "2023-01-01"),
      .deadline("twee", of: "modelmandaat", due: "2024", when: "2023-01-01"))
    let text = try feed(scenario, on: "2024-01-01", party: "vng").text
    #expect(text.contains("een@log.nl") && !text.contains("twee@log.nl"))
    #expect(lines(text).contains("X-WR-CALNAME:Termijnen – VNG"))
  }

  @Test func `lines end in CRLF, hold at most 75 octets, and cut no character in two`() throws {
    let scenario = try Scenario(
      .product("lang", String(repeating: "één coördinatiepunt € ", count: 12)),
      .deadline("t", of: "lang", due: "2024", when: "2023-01-01"))
    let text = try feed(scenario, on: "2024-01-01").text
    let raw = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(raw.last?.isEmpty == true)
    for line in raw.dropLast() {
      #expect(line.last == 0x0D)
      #expect(line.count - 1 <= 75)
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
  }

  @Test func `a comma, semicolon or backslash in a name does not end its property`() throws {
    let scenario = try Scenario(
      .product("gek", "a,b;c\\n:d"),
      .deadline("t", of: "gek", due: "2024", when: "2023-01-01"))
    let text = lines(try feed(scenario, on: "2024-01-01").text)
    #expect(text.contains { $0.contains(#": a\,b\;c\\n:d\,"#) })
  }
}
