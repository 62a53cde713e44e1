import Testing

@testable import Governance

@Suite struct IdentifierTests {
  @Test(arguments: [
    "a", "7", "vng", "bo-2023-06-22", "p1.robuustheidscriteria", "0-a.b-9",
    String(repeating: "a", count: 100),
  ])
  func `a slug is an identifier and is kept as it is`(_ text: String) throws {
    let id = try #require(Identifier(text))
    #expect(id.text == text)
    #expect("\(id)" == text)
  }

  @Test(arguments: [
    "", "-", ".", "-a", "a-", ".a", "a.", "a--b", "a..b", "a-.b", "a.-b", "VNG", "a_b", "a b",
    "a/b", "é", "a\u{301}", "a\n", " a", "a\0", "ａ", "١", String(repeating: "a", count: 101),
    String(repeating: "a-", count: 50),
  ])
  func `anything else is no identifier`(_ text: String) {
    #expect(Identifier(text) == nil)
  }

  /// All texts of up to four of these signs, against the definition in FORMAT 6.
  @Test func `every short text is accepted exactly when it has the form of the pattern`() throws {
    let pattern = try Regex("[a-z0-9]+([-.][a-z0-9]+)*")
    var texts = [""]
    for _ in 0..<4 {
      texts = texts.flatMap { text in ["a", "z", "0", "9", "-", ".", "A", "_"].map { text + $0 } }
      for text in texts {
        let fits = text.wholeMatch(of: pattern) != nil
        if fits != (Identifier(text) != nil) { Issue.record("\(text)") }
      }
    }
  }

  @Test func `the last part is what stands behind the last dot`() {
    #expect(Identifier("p2.ketentoezicht.handreiking").lastPart == "handreiking")
    #expect(Identifier("p2-b").lastPart == "p2-b")
  }

  @Test func `identifiers sort by their text`() {
    let ids: [Identifier] = ["b", "a.b", "a-b", "a", "a0", "0"]
    #expect(ids.sorted() == ["0", "a", "a-b", "a.b", "a0", "b"])
  }
}

@Suite struct EntryIdentifierTests {
  /// RFC 9562, appendix A.6.
  @Test func `version 7 is laid out as in the RFC`() {
    let random: [UInt8] = [0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F]
    let id = EntryIdentifier(milliseconds: 0x017F_22E2_79B0, random: random)
    #expect(id?.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
  }

  @Test func `random bits never spoil the version and the variant`() {
    let ones = EntryIdentifier(milliseconds: 0, random: Array(repeating: 0xFF, count: 10))
    #expect(ones?.description == "00000000-0000-7fff-bfff-ffffffffffff")
    let zeroes = EntryIdentifier(
      milliseconds: 0xFFFF_FFFF_FFFF, random: Array(repeating: 0, count: 10))
    #expect(zeroes?.description == "ffffffff-ffff-7000-8000-000000000000")
  }

  @Test func `only the first ten random bytes are used and fewer will not do`() {
    let ten: [UInt8] = Array(1...10)
    let id = EntryIdentifier(milliseconds: 1, random: ten)
    #expect(id != nil)
    #expect(EntryIdentifier(milliseconds: 1, random: ten + [99]) == id)
    #expect(EntryIdentifier(milliseconds: 1, random: Array(ten.dropLast())) == nil)
    #expect(EntryIdentifier(milliseconds: 1, random: []) == nil)
  }

  @Test func `a time before 1970 gives no identifier`() {
    #expect(EntryIdentifier(milliseconds: -1, random: Array(1...10)) == nil)
  }

  @Test(arguments: [
    "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f", "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  ])
  func `the canonical form of any version is read and written back`(_ text: String) throws {
    #expect(try #require(EntryIdentifier(text)).description == text)
    #expect(EntryIdentifier(bytes: Array("..\(text)".utf8)[2...]) == EntryIdentifier(text))
  }

  @Test(arguments: [
    "", "0197C3F2-5B6A-7C1D-8E2F-3A4B5C6D7E8F", "0197c3f25b6a7c1d8e2f3a4b5c6d7e8f",
    "{0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f}", "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8",
    "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f0", "0197c3f25-b6a-7c1d-8e2f-3a4b5c6d7e8f",
    "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8g", "0197c3f2_5b6a_7c1d_8e2f_3a4b5c6d7e8f",
    "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8 ", "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7eé",
  ])
  func `any other form is refused`(_ text: String) {
    #expect(EntryIdentifier(text) == nil)
  }

  @Test func `a later millisecond sorts later whatever the random bits`() throws {
    let early = try #require(
      EntryIdentifier(milliseconds: 1_000, random: Array(repeating: 0xFF, count: 10)))
    let late = try #require(
      EntryIdentifier(milliseconds: 1_001, random: Array(repeating: 0, count: 10)))
    #expect(early < late)
  }

  @Test func `identifiers sort as their texts do`() throws {
    let texts = [
      "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-8000-000000000000",
      "00000000-0000-0001-0000-000000000000", "80000000-0000-0000-0000-000000000000",
      "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ]
    let ids = try texts.reversed().map { try #require(EntryIdentifier($0)) }
    #expect(ids.sorted().map(\.description) == texts)
  }
}
