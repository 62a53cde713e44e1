import Calendar
import Foundation
import Governance
import Testing

@testable import EventFormat

/// Section 7 of FORMAT.md and the code say the same of dates, conventions and order.
@Suite struct FormatTimeTests {
  private let document: FormatDocument
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  init() throws { document = try FormatDocument() }

  /// The forms of a row of 7.2, written out: `2024-21` `-22` is 2024-21 and 2024-22.
  private static func forms(_ cell: String) -> [String] {
    var forms: [String] = []
    for text in FormatDocument.quoted(cell) {
      guard let first = forms.first else {
        forms.append(text)
        continue
      }
      switch text {
      case "Z", "+01", "+01:00": forms.append(first + text)
      default: forms.append(text.hasPrefix("-") ? first.prefix(4) + text : text)
      }
    }
    return forms
  }

  @Test func `every form of 7.2 is read`() throws {
    let rows = FormatDocument.rows(document.section("7.2"))
    try #require(rows.count >= 15)
    for row in rows {
      let isInterval = row[1].contains("interval")
      for form in Self.forms(row[0]) {
        do {
          let period = try Period(edtf: form)
          #expect((period.kind == .interval) == isInterval, "\(form)")
        } catch { Issue.record("FORMAT 7.2 has \(form), which is not read: \(error)") }
      }
    }
  }

  @Test func `the codes behind a year are those of 7.2, and mean the months that it says`() throws {
    var described: [String: String] = [:]
    for row in FormatDocument.rows(document.section("7.2")) {
      let codes = Self.forms(row[0]).filter { $0.wholeMatch(of: #/2024-[2-9]\d/#) != nil }
      let spans = (row[1].components(separatedBy: ": ").last ?? "").components(separatedBy: ", ")
      guard !codes.isEmpty else { continue }
      #expect(codes.count == spans.count, "\(row)")
      for (code, span) in zip(codes, spans) { described[code] = try Self.window(span) }
    }
    var coded: [String: String] = [:]
    for number in 13...99 {
      guard let period = try? Period(edtf: "2024-\(number)") else { continue }
      coded["2024-\(number)"] =
        "\(period.window.from?.iso ?? "")–\(period.window.to?.iso ?? "")"
    }
    differences(
      between: Set(described.map { "\($0.key): \($0.value)" }),
      and: Set(coded.map { "\($0.key): \($0.value)" }), "the code")
  }

  /// “1 March–31 May” or “January–April”, of 2024 unless a year is given.
  private static func window(_ span: String) throws -> String {
    let match = try #require(
      span.prefixMatch(of: #/(?:(\d+) )?([A-Z][a-z]+)–(?:(\d+) )?([A-Z][a-z]+)(?: (\d{4}))?/#),
      "\(span)")
    let first = try #require(months.firstIndex(of: String(match.2))) + 1
    let last = try #require(months.firstIndex(of: String(match.4))) + 1
    let year = match.5.flatMap { Int($0) } ?? 2024
    let end = try Period(edtf: String(format: "%04d-%02d", year, last)).window.to?.iso ?? ""
    let from = String(format: "2024-%02d-%02d", first, match.1.flatMap { Int($0) } ?? 1)
    let to = match.3.map { String(format: "%04d-%02d-%@", year, last, String($0)) } ?? end
    return "\(from)–\(to)"
  }

  /// What 7.2 leaves out, with the words that say so.
  @Test(arguments: [
    ("codes 25–32", ["2024-25", "2024-32"]), ("`{ }`", ["{2024,2025}"]),
    ("ranges\n  in a list", ["[2024-01,2024-03..2024-05]"]),
    ("years of more than four digits", ["12024", "Y12024"]),
    ("`-0000` does not exist", ["-0000"]),
    ("at most 64 bytes", ["[2020" + String(repeating: ",2021", count: 13) + "]"]),
    (
      "The codes 21–41, X and times only stand alone",
      ["[2024-21..2024-22]", "2024-33/2024-34", "202X/2030", "2024-06-20T10:00:00/2025"]
    ),
    ("Within `[ ]` no `?`, `~`, `%` either", ["[2024?..2025]", "[2024~,2026]"]),
    ("The second date may not begin before the first", ["2025/2024", "[2025..2024]"]),
    (
      "In a list each date begins after the last day of the one before it",
      ["[2024-02,2024-01]", "[2024,2024-12]"]
    ),
    ("without\n  white space", ["[2024-01, 2024-02]"]),
    ("may stand behind a year, month or day without time", ["2024-06-20T10:00:00?"]),
  ])
  func `what 7.2 leaves out is refused`(words: String, forms: [String]) {
    let text = document.section("7.2").joined(separator: "\n")
    #expect(text.contains(words), "FORMAT 7.2 no longer says “\(words)”")
    for form in forms {
      #expect((try? Period(edtf: form)) == nil, "\(form) is read, though “\(words)”")
    }
  }

  @Test func `the conventions of 7.4 are those of the code, and the last three go without words`()
    throws
  {
    let described = FormatDocument.rows(document.section("7.4")).flatMap {
      FormatDocument.quoted($0[0])
    }
    differences(
      between: Set(described), and: Set(ReadingConvention.allCases.map(\.rawValue)),
      "the convention")
    #expect(Set(described).count == described.count)
    let text = document.section("7.4").joined(separator: " ")
    try #require(text.contains("only with `asStated`, the last three also without"))
    for convention in ReadingConvention.allCases {
      let isRead = (try? Period(edtf: "2024", convention: convention)) != nil
      #expect(isRead == described.suffix(3).contains(convention.rawValue), "\(convention)")
    }
  }

  @Test func `the ranks of 7.5 are those of the events`() throws {
    var described: Set<String> = []
    for row in FormatDocument.rows(document.section("7.5")) {
      let names = FormatDocument.quoted(row[1]).filter { $0.contains(".") && !$0.hasPrefix("8") }
      for name in names { described.insert("\(name) with rank \(row[0])") }
    }
    var coded: Set<String> = []
    for line in try Golden.lines() {
      let event = try EntryReader.read(line[...]).event
      let name = EventCatalogue.shipped.eventName(of: event.type)
      switch event.type {
      // An override has no place of its own: it keeps that of what it overrides.
      case .entryCorrected, .entryAnnulled: continue
      case .stageReached:
        let ranks = Stage.allCases.map { 2 + StageName($0).order }
        let own = 2 + (try #require(StageName("eigen-fase"))).order
        coded.insert("\(name) with rank \(ranks.min() ?? 0)–\(own)")
        #expect(own == 2 + Stage.allCases.count)
      default: coded.insert("\(name) with rank \(event.domain.rank)")
      }
    }
    differences(between: described, and: coded, "the type")
  }

  @Test func `the happenings of 7.7 are those that the code asks about`() throws {
    let text = document.section("7.7").joined(separator: "\n")
    let match = try #require(
      text.firstMatch(of: #/after the last day of `known`:\n(.*?)\. But/#.dotMatchesNewlines()))
    let patterns = FormatDocument.quoted(String(match.1))
    let names = EventCatalogue.shipped.eventNames
    let described = names.filter { name in
      patterns.contains { $0 == name || ($0.hasSuffix("*") && name.hasPrefix($0.dropLast())) }
    }
    for pattern in patterns {
      let isKnown = names.contains {
        $0 == pattern || ($0.hasPrefix(pattern.dropLast()) && pattern.hasSuffix("*"))
      }
      #expect(isKnown, "FORMAT 7.7 names \(pattern), which is no type")
    }
    let coded = EventType.allCases.filter {
      switch $0.ahead {
      case .happening, .effectOfHappening: true
      case .effect, .free: false
      }
    }
    differences(
      between: Set(described), and: Set(coded.map(EventCatalogue.shipped.eventName)),
      "the happening")
  }
}
