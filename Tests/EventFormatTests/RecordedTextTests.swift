import Governance
import Testing

@testable import EventFormat

/// Which texts may be recorded, and what becomes of those that an older or another program recorded.
struct RecordedTextTests {
  private static func line(title: String = "Titel", note: String = "Noot", at: String = "regel 1")
    -> [UInt8]
  {
    let source = JSON.array([
      .object([JSONMember("document", .string("brief")), JSONMember("at", .string(at))])
    ])
    let data = JSON.object([
      JSONMember("party", .string("vng")), JSONMember("name", .string(title)),
      JSONMember("kind", .string("body")), JSONMember("note", .string(note)),
    ])
    return JSON.object([
      JSONMember("type", .string("party.registered.v1")), JSONMember("valid", .string("2024")),
      JSONMember("data", data), JSONMember("source", source),
    ]).canonicalBytes
  }

  /// The same fact as a line of a log.
  private static func recorded(_ line: [UInt8]) throws -> [UInt8] {
    let members = try #require(JSONReader.read(line, .canonical).object)
    return JSON.object(
      members + [
        JSONMember("actor", .string("bot")),
        JSONMember("id", .string("0197c3f2-5b6a-7c1d-8e2f-000000000000")),
        JSONMember("recorded", .string("2026-11-21T09:12:44.031Z")),
        JSONMember("seq", .integer(0)),
      ]
    ).canonicalBytes
  }

  private static let refused: [String] =
    [
      "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{61C}", "\u{200B}", "\u{200E}",
      "\u{200F}",
      "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{206F}",
      "\u{FEFF}",
      "\u{FFF9}", "\u{E0000}", "\u{E0041}", "\u{E007F}", "\u{378}", "\u{1FAE8}",
      " \u{200D} ", "<\u{200C}",
    ] + ([0xFDD0, 0xFFFF] as [UInt32]).compactMap(Unicode.Scalar.init).map(String.init)

  @Test(arguments: refused)
  func `a character that steers, hides or does not exist is refused wherever text stands`(
    character: String
  ) throws {
    let text = "een\(character)twee"
    for (line, place) in [
      (Self.line(title: text), "data.name"), (Self.line(note: text), "data.note"),
      (Self.line(at: text), "source.0.at"),
    ] {
      let problems = Batch.read(line).problems
      try #require(problems.count == 1, "\(character.debugDescription)")
      let message = problems[0].message
      let isBelowSpace = character.unicodeScalars.allSatisfy { $0.value < 0x20 }
      #expect(message.hasPrefix("bij “\(place)”: "), "\(message)")
      #expect(message.contains("is U+") || isBelowSpace, "\(message)")
    }
  }

  @Test(arguments: refused)
  func `an entry that has one all the same is read, and is found when it is verified`(
    character: String
  ) throws {
    let line = try Self.recorded(Self.line(note: "een\(character)twee"))
    let entry = try EntryReader.read(line[...])
    #expect(entry.line == line)
    #expect(throws: EntryError.self) { try EntryReader.checkCharacters(line.span) }
  }

  @Test func `also in a key that a reader passes over, a character must exist`() throws {
    let line = try Self.recorded(Self.line())
    let members = try #require(JSONReader.read(line, .canonical).object)
    for extra in [
      JSONMember("zeta", .string("a\u{378}")), JSONMember("zeta\u{378}", .integer(1)),
      JSONMember("zeta", .array([.object([JSONMember("a", .string("a\u{301}\u{10EFD}"))])])),
    ] {
      let longer = JSON.object(members + [extra]).canonicalBytes
      #expect(try EntryReader.read(longer[...]).sequence == 0)
      #expect(throws: EntryError.self) { try EntryReader.checkCharacters(longer.span) }
    }
  }

  @Test func `whether text is in NFC is asked of characters that exist, and of no others`() throws {
    // NFC in Unicode 14, where U+10EFD is not known, and not in 15, where it is a mark below.
    let newer = try Self.recorded(Self.line(note: "a\u{301}\u{10EFD}"))
    #expect(try EntryReader.read(newer[...]).sequence == 0)
    #expect(throws: EntryError.self) { try EntryReader.checkCharacters(newer.span) }
    let composed = try Self.recorded(Self.line(note: "Coördinatie"))
    let known = Array(
      String(decoding: composed, as: UTF8.self).unicodeScalars.map {
        $0 == "ö" ? "o\u{308}" : "\($0)"
      }.joined().utf8)
    #expect(throws: EntryError.self) { try EntryReader.read(known[...]) }
    #expect(Batch.read(Self.line(note: "a\u{301}\u{10EFD}")).problems.count == 1)
  }

  @Test func `pasted text of Windows and of a word processor is recorded with line feeds alone`()
    throws
  {
    let (batch, problems) = Batch.read(
      Self.line(title: "Hand\u{AD}reiking", note: "een\r\ntwee\rdrie\tvier\nvijf"))
    #expect(problems.isEmpty)
    guard case .party(.registered(let party)) = try #require(batch.lines.first).proposal.event
    else {
      Issue.record("no party")
      return
    }
    #expect(Array(party.name.utf8) == Array("Handreiking".utf8))
    #expect(Array((party.note ?? "").utf8) == Array("een\ntwee\ndrie\tvier\nvijf".utf8))
  }

  @Test func `a text that stands apart is tidied and judged as one in the open`() throws {
    func batch(_ note: String) throws -> (batch: Batch, problems: [BatchProblem]) {
      let members = try #require(JSONReader.read(Self.line(note: note), .canonical).object)
      let withhold = JSONMember("withhold", .array([.string("/note")]))
      return Batch.read(JSON.object(members + [withhold]).canonicalBytes)
    }
    let (read, problems) = try batch("een\r\ntwee")
    #expect(problems.isEmpty)
    #expect(
      try Array(#require(read.lines.first?.secrets.first).text.utf8) == Array("een\ntwee".utf8))
    #expect(try batch("een\u{202E}twee").problems.count == 1)
  }

  @Test(arguments: [
    "[niet openbaar: \u{301}x]", "\u{70F}[niet openbaar: x]", "[niet open\u{AD}baar: x]",
    "[niet openbaar:\u{20}\u{FE0F}x]",
  ])
  func `text that looks as withheld text does is refused, whatever joins its letters`(note: String)
  {
    let problems = Batch.read(Self.line(note: note)).problems
    #expect(
      problems.count == 1 && problems[0].message.contains("[niet openbaar: …]"), "\(problems)")
  }

  @Test func `a message quotes what it was given on one line, and shows what steers`() throws {
    let line =
      #"{"type":"party.registered","valid":"2024","data":{"party":"a\nAlles klopt\u202e","name":"n","kind":"body"}}"#
    let message = try #require(Batch.read(Array(line.utf8)).problems.first).message
    #expect(message.contains("“a Alles klopt?”"), "\(message)")
    let key = #"{"type":"party.registered","valid":"2024","data":{"a\u001b[2J\u0301":1}}"#
    #expect(
      try #require(Batch.read(Array(key.utf8)).problems.first).message.contains("“a?[2J\u{301}”"))
  }
}
