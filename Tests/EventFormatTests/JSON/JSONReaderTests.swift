import Testing

@testable import EventFormat

@Suite struct JSONReaderTests {
  static let line = #"{"a":"é\n","b":[1,-20,true],"c":{"d":null,"€":"\u0001\"\\"},"z":false}"#

  @Test func `a canonical line is read and written back the same`() throws {
    let value = try JSONReader.read(Array(Self.line.utf8), .canonical)
    #expect(value["b"] == .array([.integer(1), .integer(-20), .boolean(true)]))
    #expect(value["a"]?.string == "é\n")
    #expect(value.canonicalBytes == Array(Self.line.utf8))
  }

  /// The promise of canonical mode, tried on every line that differs in one byte.
  @Test func `whatever canonical mode accepts is exactly what would be written`() {
    let original = Array(Self.line.utf8)
    for place in original.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = original
        changed[place] = byte
        expectCanonicalOrRefused(changed)
      }
    }
  }

  @Test func `whatever canonical mode accepts stays so after an insertion`() {
    let original = Array(Self.line.utf8)
    for place in 0...original.count {
      for byte in UInt8.min...UInt8.max {
        var changed = original
        changed.insert(byte, at: place)
        expectCanonicalOrRefused(changed)
      }
    }
  }

  private func expectCanonicalOrRefused(_ bytes: [UInt8]) {
    guard let value = try? JSONReader.read(bytes, .canonical) else { return }
    #expect(value.canonicalBytes == bytes, "\(bytes)")
    #expect((try? JSONReader.read(bytes, .lenient)) == value, "\(bytes)")
  }

  /// All texts of up to six of these pieces: a small language that has every construct.
  @Test func `canonical and lenient mode agree on every short text`() {
    let pieces = [" ", "\"a\"", "\"b\"", "1", ",", ":", "{", "}", "[", "]"].map { Array($0.utf8) }
    var texts: [[UInt8]] = [[]]
    for _ in 0..<5 {
      texts = texts.flatMap { text in pieces.map { text + $0 } }
      for text in texts {
        let strict = try? JSONReader.read(text, .canonical)
        guard let value = try? JSONReader.read(text, .lenient) else {
          #expect(strict == nil, "\(text)")
          continue
        }
        #expect((strict != nil) == (value.canonicalBytes == text), "\(text)")
      }
    }
  }

  @Test func `a line cut short anywhere is refused`() {
    let bytes = Array(Self.line.utf8)
    for length in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSONReader.read(bytes[..<length], .canonical) }
      #expect(throws: JSONError.self) { try JSONReader.read(bytes[..<length], .lenient) }
    }
  }

  @Test func `offsets count from the start of a slice`() {
    let bytes = Array("....[é,+1]".utf8)
    #expect(throws: JSONError(.valueExpected, offset: 1, column: 2)) {
      try JSONReader.read(bytes[4...], .lenient)
    }
  }

  @Test func `lenient mode allows white space, any order and any legal escape`() throws {
    let text = "\t{ \"b\" :\r\n[ 1 , 2 ] , \"a\" : \"\\/\\u00E9\\ud83d\\ude00\\u0041\" } \n"
    let value = try JSONReader.read(Array(text.utf8), .lenient)
    let list = JSON.array([.integer(1), .integer(2)])
    #expect(
      value == .object([JSONMember("b", list), JSONMember("a", .string("/é\u{1F600}A"))]))
  }

  @Test func `32 levels are read and 33 are not`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(try JSONReader.read(nested(32), .canonical).canonicalBytes == nested(32))
    #expect(throws: JSONError(.nestedTooDeep, offset: 32, column: 33)) {
      try JSONReader.read(nested(33), .canonical)
    }
    #expect(throws: JSONError.self) {
      try JSONReader.read([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000), .lenient)
    }
  }

  @Test func `integers up to 2^53−1 are read exactly`() throws {
    for number in [0, 1, -1, JSON.integerMax, -JSON.integerMax] {
      let bytes = Array(String(number).utf8)
      #expect(try JSONReader.read(bytes, .canonical) == .integer(number))
    }
  }

  @Test func `a duplicate among unsorted keys is found`() {
    let text = #"{"c":1,"a":2,"b":3,"a":4}"#
    #expect(throws: JSONError(.duplicateKey("a"), offset: 19, column: 20)) {
      try JSONReader.read(Array(text.utf8), .lenient)
    }
  }
}
