import Testing

@testable import EventFormat

@Suite struct JSONWriterTests {
  /// RFC 8785, 3.2.3: the example of the sorting order.
  @Test func `keys are sorted by UTF-16 code units`() {
    let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
    let object = JSON.object(keys.map { JSONMember($0, .null) })
    let sorted = [#"\r"#, "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
    let expected = "{" + sorted.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
    #expect(object.canonicalText.utf8.elementsEqual(expected.utf8))
  }

  @Test func `the order of keys is that of their UTF-16 code units at every boundary`() {
    let edges: [Unicode.Scalar] = [
      "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{CFFF}", "\u{D7FF}", "\u{E000}",
      "\u{EFFF}", "\u{F000}", "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{10FFFF}",
    ]
    let keys = [""] + edges.flatMap { edge in ["\(edge)", "a\(edge)", "\(edge)a"] }
    for one in keys {
      for other in keys {
        let isBefore = one.utf16.lexicographicallyPrecedes(other.utf16)
        #expect((one.keyOrder(to: other) == .before) == isBefore, "\(one) \(other)")
      }
    }
  }

  /// RFC 8785, 3.2.2.2 and 3.2.4: the string of the sample object, without its numbers.
  @Test func `the sample string of RFC 8785 gets the escapes it must`() {
    let text = "\u{20AC}$\u{0F}\nA'B\"\\\\\"/"
    #expect(JSON.string(text).canonicalText == #""€$\u000f\nA'B\"\\\\\"/""#)
  }

  @Test func `every control character has its one escape`() {
    for code in UInt8(0)..<0x20 {
      let text = JSON.string(String(Unicode.Scalar(code))).canonicalText
      let short: [UInt8: String] = [8: #"\b"#, 9: #"\t"#, 10: #"\n"#, 12: #"\f"#, 13: #"\r"#]
      let hexadecimal = String(code, radix: 16)
      let long = "\\u00" + (code < 16 ? "0" : "") + hexadecimal
      #expect(text == "\"\(short[code] ?? long)\"", "U+\(hexadecimal)")
    }
  }

  @Test func `delete and slash are not escaped`() {
    #expect(JSON.string("\u{7F}/<>").canonicalText == "\"\u{7F}/<>\"")
  }

  /// cyberphone/json-canonicalization, testdata/input|output/structures.json, arrays.json (integers).
  @Test(arguments: [
    (
      #"""
      {"1": {"f": {"f": "hi","F": 5} ,"\n": 56},"10": { },"": "empty","a": { },
       "111": [ {"e": "yes","E": "no" } ],"A": { }}
      """#,
      #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#
    ),
    (#"[ 56, { "d": true, "10": null, "1": [ ] } ]"#, #"[56,{"1":[],"10":null,"d":true}]"#),
    (
      #"{"peach": "a", "péché": "b", "pêche": "c", "sin": "d"}"#,
      #"{"peach":"a","péché":"b","pêche":"c","sin":"d"}"#
    ),
  ])
  func `public test vectors are reproduced`(_ input: String, _ output: String) throws {
    #expect(try JSONReader.read(Array(input.utf8), .lenient).canonicalText == output)
  }

  @Test func `integers are written plainly`() {
    let numbers: [Int64] = [0, -1, 42, JSON.integerMax, -JSON.integerMax]
    #expect(
      JSON.array(numbers.map { .integer($0) }).canonicalText
        == "[0,-1,42,9007199254740991,-9007199254740991]")
  }

  @Test func `checked writing refuses what a reader would refuse`() {
    #expect(throws: JSONError(.integerTooLarge, offset: 0, column: 1)) {
      try JSON.integer(JSON.integerMax + 1).checkedCanonicalBytes()
    }
    #expect(throws: JSONError(.notNFC, offset: 0, column: 1)) {
      try JSON.string("e\u{301}").checkedCanonicalBytes()
    }
    #expect(throws: JSONError(.duplicateKey("a"), offset: 10, column: 11)) {
      let members = [JSONMember("a", .null), JSONMember("a", .null)]
      return try JSON.object(members).checkedCanonicalBytes()
    }
  }

  @Test func `texts are equal only when their bytes are`() {
    #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
    #expect(JSONMember("\u{E9}", .null) != JSONMember("e\u{301}", .null))
    #expect(JSON.object([JSONMember("e\u{301}", .null)])["\u{E9}"] == nil)
    #expect(JSON.object([JSONMember("a", .integer(1))])["a"] == .integer(1))
  }
}
