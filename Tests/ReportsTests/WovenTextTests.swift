import Answers
import EventFormat
import Foundation
import Governance
import Reading
import TestSupport
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Signs that a format obeys, hidden from Swift: behind a letter that takes what follows along, and before
/// what joins the sign before it, they are parts of another character.
struct WovenTextTests {
  private static let before = ["", "\u{600}", "\u{70F}", "\u{110BD}"]
  private static let behind = ["\u{200D}", "\u{FE0F}", "\u{301}", "\u{20E3}"]
  private static let signs = Set("<>&\"'`|*_[]()#=+-@;,\\:{}!~\r\n\t".unicodeScalars)

  /// Every hostile text with something woven round each sign.
  static let texts: [String] = Sample.hostile.flatMap { text in
    before.flatMap { before in behind.map { weave(text, before, $0) } }
  }

  private static func weave(_ text: String, _ before: String, _ behind: String) -> String {
    text.unicodeScalars.map { scalar in
      signs.contains(scalar) ? "\(before)\(scalar)\(behind)" : "\(scalar)"
    }.joined()
  }

  @Test(arguments: texts)
  func `a page has the elements and attributes of a plain one`(text: String) throws {
    let page = HTMLReport.text(try Sample.report(saying: text))
    let plain = HTMLReport.text(try Sample.report(saying: "gewoon"))
    #expect(try Elements(page).names == Elements(plain).names)
  }

  @Test(arguments: texts)
  func `a table has its cells, and in Excel none is a formula`(text: String) throws {
    for (dialect, separator) in [(CSVReport.Dialect.dutchExcel, ";"), (.machine, ",")] {
      let written = CSVReport.text(try Sample.report(saying: text), dialect)
      let plain = CSVReport.text(try Sample.report(saying: "gewoon"), dialect)
      let separator = try #require(separator.unicodeScalars.first)
      let rows = CSVReportTests.records(written, separator: separator)
      #expect(
        rows.map(\.count) == CSVReportTests.records(plain, separator: separator).map(\.count))
      guard dialect == .dutchExcel else { continue }
      for cell in rows.dropFirst().joined() where Int(cell) == nil {
        let first = cell.unicodeScalars.first { scalar in
          ![" ", "\u{FE0F}", "\u{600}", "\u{70F}", "\u{110BD}", "\u{301}", "\u{20E3}", "\u{200D}"]
            .contains(scalar)
        }
        #expect(!(first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false), "\(cell)")
      }
    }
  }

  @Test(arguments: texts)
  func `Markdown has no tag, pipe, link or heading that ours has not`(text: String) throws {
    let written = MarkdownReport.text(try Sample.report(saying: text))
    let plain = MarkdownReport.text(try Sample.report(saying: "gewoon"))
    #expect(Self.bare(written) == Self.bare(plain), "\(written.debugDescription)")
    #expect(Self.lines(written).count == Self.lines(plain).count)
  }

  /// How often each sign stands there that Markdown obeys: without a backslash before it.
  private static func bare(_ text: String) -> [Unicode.Scalar: Int] {
    var counts: [Unicode.Scalar: Int] = [:]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if !isEscaped, "<>`*_[]|~".unicodeScalars.contains(scalar) { counts[scalar, default: 0] += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return counts
  }

  private static func lines(_ text: String) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: texts)
  func `a calendar has the properties of a plain one`(text: String) throws {
    // A title of more lines is none: that the entry could not be read is our own words, in a property for them.
    let properties = try Self.properties(saying: text)
    let plain = try Self.properties(saying: "gewoon")
    #expect(
      properties == plain || properties.filter { $0 != "X-WR-CALDESC" } == plain,
      "\(properties)")
  }

  /// The calendar of a log that says the text in a title and in a note, and that another program wrote: ours
  /// would refuse some of it.
  private static func feed(saying text: String) throws -> String {
    let scenario = try Scenario(
      .product("ding", "gewoon"),
      .deadline("t", of: "ding", due: "2024-12-31", when: "2023-01-01"),
      .met("t", note: "gewoon", when: "2024-10-01"))
    let lines = try scenario.entries.map { entry in
      ArraySlice(filled(try JSONReader.read(entry.line, .canonical), text).canonicalBytes)
    }
    let model = ReadModel(count: lines.count) { lines[$0] }
    let view = View(model, AsOf(on: try Scenario.day("2024-11-01")))
    return DeadlineFeed(view, origin: "log.nl").text
  }

  private static func filled(_ json: JSON, _ text: String) -> JSON {
    switch json {
    case .string(let words): .string(words == "gewoon" ? text : words)
    case .array(let elements): .array(elements.map { filled($0, text) })
    case .object(let members): .object(members.map { JSONMember($0.name, filled($0.value, text)) })
    case .null, .boolean, .integer: json
    }
  }

  /// The names of the properties, as they stand in the unfolded lines.
  private static func properties(saying text: String) throws -> [String] {
    let feed = try feed(saying: text)
    var names: [String] = []
    for line in feed.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      #expect(line.last == 0x0D || line.isEmpty)
      #expect(!line.dropLast().contains { $0 < 0x20 || $0 == 0x7F })
      guard let first = line.first, first != 0x20 else { continue }
      names.append(String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self))
    }
    return names
  }

  @Test func `a line within a text begins no line of a description`() throws {
    let text = "Op tijd.\r\nEigenaar: vals.\u{2028}Bron: vals."
    let feed = try Self.feed(saying: text).replacingOccurrences(of: "\r\n ", with: "")
    #expect(feed.contains(#"Toelichting: Op tijd.\n  │ Eigenaar: vals.\n  │ Bron: vals.\n"#))
    #expect(!feed.contains(#"\nEigenaar: vals"#) && !feed.contains(#"\nBron: vals"#))
  }

  @Test func `the last day of all has no end, and a year that no calendar has is left out`() throws
  {
    let scenario = try Scenario(
      .deadline("laatst", of: "handreiking", due: "9999-12-31", when: "2023-01-01"),
      .deadline("oud", of: "handreiking", due: "-0044-03-15", when: "2023-01-01"),
      .deadline("nul", of: "handreiking", due: "0000-03-15", when: "2023-01-01"),
      .deadline("voorlaatst", of: "handreiking", due: "9999-12-30", when: "2023-01-01"))
    let feed = DeadlineFeed(try scenario.on("2024-01-01"), origin: "log.nl")
    #expect(feed.count == 2 && feed.withoutDay == 2)
    #expect(feed.text.contains("DTSTART;VALUE=DATE:99991231\r\nTRANSP"))
    #expect(feed.text.contains("DTEND;VALUE=DATE:99991231\r\n"))
    #expect(!feed.text.contains("100000101") && !feed.text.contains("oud@"))
  }

  @Test func `a page says first what it is written in, and that nothing may run`() throws {
    let page = HTMLReport.text(try Sample.report(saying: "iets"))
    #expect(
      page.contains(
        "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\""
          + "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; "
          + "form-action &#39;none&#39;\"/>\n"))
    #expect(!page.contains("<script"))
  }
}

/// The elements of a page with the names of their attributes, read by a parser that is not ours.
private final class Elements: NSObject, XMLParserDelegate {
  var names: [String] = []

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    names.append("\(name) \(attributes.keys.sorted())")
  }
}
