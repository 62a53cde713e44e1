import Foundation
import Governance
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Pages that say what the log says, and nothing that the log makes them do.
struct HTMLReportTests {
  @Test(arguments: Sample.hostile)
  func `a text stays a text wherever it stands`(hostile: String) throws {
    let page = try Page(HTMLReport.text(try Sample.report(saying: hostile)))
    let plain = try Page(HTMLReport.text(try Sample.report(saying: "gewoon")))
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    for (one, other) in zip(page.elements, plain.elements) {
      var (found, expected) = (one.attributes, other.attributes)
      // How wide a column is depends on how much stands in it, and holds nothing else.
      if let width = found.removeValue(forKey: "style") {
        #expect(one.name == "col" && width.wholeMatch(of: /width:[0-9]+%/) != nil, "\(width)")
      }
      expected["style"] = nil
      #expect(found == expected)
    }
    let said = PlainText.harmless(hostile)
    let words = plain.text.components(separatedBy: "gewoon")
    #expect(words.count > 15)
    #expect(page.text == words.joined(separator: said))
  }

  @Test func `a page has what a screen reader needs`() throws {
    let page = try Page(HTMLReport.text(try Sample.report(saying: "iets")))
    #expect(page.elements.first?.attributes == ["lang": "nl"])
    for name in ["h1", "main", "header", "nav", "footer", "title"] {
      #expect(page.count(name) == 1, "\(name)")
    }
    #expect(page.count("table") == page.count("caption") && page.count("table") == 2)
    #expect(page.elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
    #expect(page.count("script") == 0 && page.count("img") == 0 && page.count("link") == 0)
    let ids = page.values(of: "id")
    #expect(Set(ids).count == ids.count)
    for reference in page.values(of: "href") {
      #expect(reference.hasPrefix("#") && ids.contains(String(reference.dropFirst())))
    }
    for reference in page.values(of: "aria-labelledby") { #expect(ids.contains(reference)) }
    let body = page.elements.firstIndex { $0.name == "body" } ?? 0
    #expect(page.elements[body + 1].attributes["class"] == "skip")
  }

  @Test func `a letter is heard as its word, and no mark has only its colour`() throws {
    let text = HTMLReport.text(try Sample.report(saying: "eigenaar"))
    #expect(
      text.contains(
        "<strong aria-hidden=\"true\">A</strong><span class=\"spoken\">eigenaar</span>"))
    #expect(
      text.contains(
        "<span class=\"mark deviating\"><span aria-hidden=\"true\">▲ </span>eigenaar</span>"))
    #expect(Set(Mark.Tone.allCases.map(\.shape)).count == Mark.Tone.allCases.count)
  }

  @Test func `every mark can be read: contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)`() throws {
    let style = "\(ReportStyle.screen)"
    for tone in Mark.Tone.allCases {
      let rule = try #require(
        style.components(separatedBy: "\n.\(tone.rawValue) {").dropFirst().first)
      let colours = rule.prefix { $0 != "}" }.components(separatedBy: "#").dropFirst().compactMap {
        Int($0.prefix(6), radix: 16)
      }
      try #require(colours.count == 2)
      let light = colours.map(Self.luminance).sorted()
      #expect((light[1] + 0.05) / (light[0] + 0.05) >= 4.5, "\(tone)")
    }
  }

  /// Relative luminance as WCAG 2.2 defines it.
  private static func luminance(_ colour: Int) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double(colour >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test
  func `every column has room for its longest word, and the rest goes by how much stands there`()
    throws
  {
    func shares(_ texts: [String], _ kind: ReportColumn.Kind = .text) -> [Int]? {
      let columns = texts.indices.map { ReportColumn("A", "a\($0)", kind) }
      let row = ReportRow(texts.map { .text($0) })
      return ColumnShares(
        ReportTable(caption: "T", columns: columns, rows: [row], rowHeader: 0))?.percentages
    }
    // With the head 100, 4 and 6400 characters share what is left of 100 when each has 5 to begin with.
    let words = [
      String(repeating: "aaa ", count: 24) + "aaa", "bbb",
      String(repeating: "c ", count: 3199) + "c",
    ]
    #expect(shares(words) == [6, 5, 88])
    // A word of twenty letters needs 11, whatever else there is.
    #expect(try #require(shares(["robuustheidscriteria", words[2]]))[0] >= 11)
    #expect(shares(words, .letters) == nil)
  }

  @Test func `it prints on A4 with the heads of a table on every page`() throws {
    let text = HTMLReport.text(try Sample.report(saying: "iets"))
    for rule in [
      "@page { size: A4;", "thead { display: table-header-group; }",
      "td > div { break-inside: avoid; }",
    ] {
      #expect(text.contains(rule))
    }
  }
}

/// A page as elements and text, read by a parser that is not ours; it must be well-formed.
private final class Page: NSObject, XMLParserDelegate {
  var elements: [(name: String, attributes: [String: String])] = []
  var text = ""
  private var isStyle = false

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
    elements.append((name, attributes))
    isStyle = name == "style"
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    isStyle = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !isStyle { text += string }
  }

  func values(of attribute: String) -> [String] {
    elements.compactMap { $0.attributes[attribute] }
  }

  func count(_ name: String) -> Int { elements.count { $0.name == name } }
}
