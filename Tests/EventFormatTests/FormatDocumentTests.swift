import Foundation
import Governance
import Testing

@testable import EventFormat

/// FORMAT.md says what the code does, and the code does what FORMAT.md says: sections 5, 6 and 8.
///
/// What stands in one of the two only is named. Section 7 is in `FormatTimeTests`, 16 in HouseTests.
@Suite struct FormatDocumentTests {
  private let document: FormatDocument

  init() throws { document = try FormatDocument() }

  // MARK: Section 8

  @Test func `the types of section 8 are those of the catalogue`() {
    let described = DescribedEvents(document)
    for fault in described.faults { Issue.record("FORMAT \(fault)") }
    differences(
      between: Set(described.keys.keys), and: Set(EventCatalogue.shipped.wireNames), "type")
    #expect(described.keys.count >= EventType.allCases.count)
  }

  @Test(arguments: EventType.allCases)
  func `the keys of a type are those of its table in section 8`(_ type: EventType) {
    let name = EventCatalogue.shipped.wireName(of: type)
    let described = DescribedEvents(document).keys[name] ?? []
    let coded = EventCatalogue.shipped.fields(of: type).map { DescribedKey($0) }
    #expect(Set(described.map(\.name)).count == described.count, "a key of \(name) twice in 8")
    differences(between: Set(described), and: Set(coded), "\(name): the key")
    #expect(described.first?.name == coded.first?.name, "the first key of \(name)")
  }

  // MARK: Section 5

  @Test func `the keys of section 5 are those of an entry, required and optional`() throws {
    let rows = FormatDocument.rows(document.section("5"))
    let described = rows.map { row in
      DescribedKey(
        name: FormatDocument.quoted(row[0]).first ?? row[0], isRequired: row[1] == "required",
        kind: "")
    }
    for row in rows { #expect(row.count == 4, "\(row)") }
    let batch = EntryShape.proposalKeys.filter { $0 != "withhold" }
    // An entry with only what it must have: without one of those it is none.
    let line = try Golden.lines()[1]
    let whole = try #require(try JSONReader.read(line, .canonical).object)
    let coded = (batch + ["recorded", "seq", "withheld"]).map { key in
      let without = JSON.object(whole.filter { $0.name != key })
      let isRead = (try? EntryReader.read(without.canonicalBytes[...])) != nil
      return DescribedKey(name: key, isRequired: !isRead, kind: "")
    }
    differences(between: Set(described), and: Set(coded), "the key")
  }

  @Test func `a place in a source has the keys that section 5 gives it`() throws {
    let text = document.section("5").joined(separator: "\n")
    let match = try #require(text.firstMatch(of: #/A place is `(\{.*?\})`, both required/#))
    let described = match.1.matches(of: #/"([a-z]+)":/#).map { String($0.1) }
    let coded = EntryShape.citationFields.filter(\.isRequired).map(\.name)
    #expect(described.sorted() == coded.sorted())
    #expect(coded.count == EntryShape.citationFields.count)
  }

  @Test func `the keys of a line of a batch are those that section 10 requires and allows`() throws
  {
    let text = document.section("10").joined(separator: " ")
    let match = try #require(text.firstMatch(of: #/Required: (.*?)\. /#))
    let whole: [JSONMember] = [
      JSONMember("type", .string("note.added")), JSONMember("valid", .string("2024")),
      JSONMember(
        "data",
        .object([JSONMember("subjects", .array([.string("a")])), JSONMember("text", .string("t"))])),
    ]
    let required = EntryShape.proposalKeys.filter { key in
      let without = JSON.object(whole.filter { $0.name != key })
      return (try? EntryShape.readProposal(without, .shipped)) == nil
    }
    #expect(Set(FormatDocument.quoted(String(match.1))) == Set(required))
    let left = try #require(text.firstMatch(of: #/section 5 without (.*?); and `([a-z]+)`/#))
    let keys = Set(
      FormatDocument.rows(document.section("5")).flatMap { FormatDocument.quoted($0[0]) })
    let allowed = keys.subtracting(FormatDocument.quoted(String(left.1))).union([String(left.2)])
    differences(between: allowed, and: Set(EntryShape.proposalKeys), "the key of a batch")
  }

  // MARK: Section 6

  @Test func `the kinds of section 6 are those that the code knows`() {
    let rows = FormatDocument.rows(document.section("6"))
    let described = rows.compactMap {
      $0[2].wholeMatch(of: #/id\(([a-z]+)\)/#).map { String($0.1) }
    }
    #expect(described.count == rows.count)
    differences(
      between: Set(described), and: Set(Kind.allCases.map { $0.rawValue.lowercased() }), "the kind")
  }

  @Test func `what section 6 says that a type brings into being is what its event introduces`()
    throws
  {
    var coded: Set<String> = []
    for line in try Golden.lines() {
      let event = try EntryReader.read(line[...]).event
      for thing in event.domain.introduced {
        let name = EventCatalogue.shipped.eventName(of: event.type)
        coded.insert("\(name) introduces id(\(thing.kind.rawValue.lowercased()))")
      }
    }
    var described: Set<String> = []
    for row in FormatDocument.rows(document.section("6")) {
      for name in FormatDocument.quoted(row[1]) where name.contains(".") {
        described.insert("\(name) introduces \(row[2])")
      }
    }
    differences(between: described, and: coded, "that")
  }
}

/// Names what stands on one side only.
func differences<Thing: Hashable>(
  between document: Set<Thing>, and code: Set<Thing>, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for thing in document.subtracting(code) {
    Issue.record(
      "FORMAT.md has \(what) \(thing), the code has not", sourceLocation: sourceLocation)
  }
  for thing in code.subtracting(document) {
    Issue.record(
      "the code has \(what) \(thing), FORMAT.md has not", sourceLocation: sourceLocation)
  }
}
