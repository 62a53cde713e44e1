import TestSupport

/// Makes bytes that are almost right: what a reader that was not careful would fall over.
package struct Mutator {
  private var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// One of the examples with a few changes, perhaps with a part of another.
  package mutating func variant(of examples: [[UInt8]]) -> [UInt8] {
    guard var bytes = examples.randomElement(using: &generator) else { return [] }
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      change(&bytes, examples.randomElement(using: &generator) ?? [])
    }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let length = Int.random(in: 0...min(64, bytes.count - place), using: &generator)
    let range = place..<place + length
    switch Int.random(in: 0..<8, using: &generator) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count: bytes[place] = .random(in: .min ... .max, using: &generator)
    case 2: bytes.removeSubrange(range)
    case 3: bytes.insert(contentsOf: Array(bytes[range]), at: place)
    case 4: bytes.replaceSubrange(range, with: other.shuffledSlice(using: &generator))
    case 5: bytes.removeSubrange(place...)
    default: bytes.replaceSubrange(place..<place + min(length, 4), with: piece())
    }
  }

  private mutating func piece() -> [UInt8] {
    let text = Self.pieces.randomElement(using: &generator) ?? ""
    return Array(text.utf8)
  }

  /// What means something to some reader, and numbers that some type cannot hold.
  private static let pieces = [
    "{", "}", "[", "]", "\"", "\\", ":", ",", "\n", "\r\n", "\n\n", "\0", "\t", " ", ";", "+", "-",
    "=",
    "/", ".", "..", "?", "~", "%", "X", "T", "Z", "P", "W", "€", "—", "— ", "null", "true", "-0",
    "0",
    "00", "1e9", "1.5", "9007199254740991", "9007199254740992", "9223372036854775807",
    "9223372036854775808", "18446744073709551616", "-9999", "10000", "\\ud800", "\\ud83d\\ude00",
    "\\u0000", "\\/", "é", "e\u{301}", "\u{301}", "\u{FEFF}", "\u{2028}", "\u{1F600}", "\u{FFFF}",
    String(repeating: "[", count: 40), String(repeating: "{\"a\":", count: 40),
    String(repeating: "9", count: 40), "{\"checkpoint\":\"", "\"seq\":", "\"id\":", "old ",
    "index ",
    "extra ", "sep=", "-----BEGIN CERTIFICATE-----", "9999-12-31", "-9999-01-01", "[..", "..]",
  ]
}

extension [UInt8] {
  /// Some bytes of it that stand together.
  fileprivate func shuffledSlice(using generator: inout SeededGenerator) -> ArraySlice<UInt8> {
    let start = Int.random(in: 0...count, using: &generator)
    return self[start..<Int.random(in: start...Swift.min(count, start + 200), using: &generator)]
  }
}
