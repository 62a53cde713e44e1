import Merkle
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors)
  func `the vectors of RFC 4648 are printed`(plain: String, encoded: String) {
    #expect(Base64.encode(plain.utf8) == encoded)
  }

  @Test(arguments: vectors)
  func `the vectors of RFC 4648 are read`(plain: String, encoded: String) {
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test func `all 64 symbols are printed and read`() {
    let symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let bytes = Base64.decode(symbols)
    #expect(bytes?.count == 48)
    #expect(Base64.encode(bytes ?? []) == symbols)
  }

  @Test func `every one and two bytes read back as they were`() {
    for first in UInt8.min...UInt8.max {
      #expect(Base64.decode(Base64.encode([first])) == [first])
      for second in stride(from: UInt8(0), through: 255, by: 5) {
        #expect(Base64.decode(Base64.encode([first, second])) == [first, second])
      }
    }
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zm8", "Zm9vYg", "Z", "=", "==", "===", "====", "Zg===", "Zg==Zg==", "Z===",
    "Zm9v====", "Zm=v", "=Zm9",
  ])
  func `wrong padding is refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(arguments: ["Zh==", "Zv==", "Zm9=", "Zm+=", "//=="])
  func `bits beyond the last byte are refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(arguments: [
    "Zm9v\n", "Zm9\n", "Zm 9", " Zm9", "Zm-_", "Zm9é", "Zm9\u{212A}", "Zm9v\r\nZm9v", "Zm9\0",
  ])
  func `anything but the 64 symbols is refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test func `no other text of four symbols gives the same bytes`() {
    let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var read = 0
    for first in symbols {
      for second in symbols {
        let text = "\(first)\(second)=="
        guard let bytes = Base64.decode(text) else { continue }
        read += 1
        #expect(Base64.encode(bytes) == text)
      }
    }
    #expect(read == 256)
  }

  /// From RFC 9901, section 4.2.1 (a disclosure) and 4.2.3 (its digest).
  @Test func `the variant for addresses reads and writes the examples of RFC 9901`() throws {
    let text =
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    let bytes = try #require(Base64.decodeForURL(text))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]"#)
    #expect(Base64.encodeForURL(bytes) == text)
    #expect(Base64.encodeForURL([0xFB, 0xFF]) == "-_8")
    for wrong in ["-_8=", "+/8", "-_9", "a", "é"] { #expect(Base64.decodeForURL(wrong) == nil) }
  }
}
