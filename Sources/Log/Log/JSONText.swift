/// A JSON string as a log writes it: UTF-8, and only `\n`, `\"` and `\\` escaped (RFC 8785,
/// section 3.2.2.2).
///
/// Texts with other control characters cannot be written and are not read.
enum JSONText {
  /// Whether a text has none of the control characters that cannot be written.
  static func canHold(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 || $0 == Byte.lineFeed }
  }

  /// The bytes between the quotes; only of what it `canHold`.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      precondition(
        byte >= 0x20 || byte == Byte.lineFeed, "control character in \(text.debugDescription)")
      switch byte {
      case Byte.lineFeed: bytes += [Byte.backslash, UInt8(ascii: "n")]
      case Byte.quote, Byte.backslash: bytes += [Byte.backslash, byte]
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  /// The text between the quotes; nil for anything that `escaped` would not print.
  static func unescaped(_ bytes: some Collection<UInt8>) -> String? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      guard byte >= 0x20, byte != Byte.quote else { return nil }
      guard byte == Byte.backslash else {
        plain.append(byte)
        continue
      }
      switch iterator.next() {
      case UInt8(ascii: "n"): plain.append(Byte.lineFeed)
      case Byte.quote: plain.append(Byte.quote)
      case Byte.backslash: plain.append(Byte.backslash)
      default: return nil
      }
    }
    return String(validating: plain, as: UTF8.self)
  }
}

/// The bytes that mean something in a log.
package enum Byte {
  package static let lineFeed = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")
  package static let quote = UInt8(ascii: "\"")
  package static let backslash = UInt8(ascii: "\\")
  package static let openingBrace = UInt8(ascii: "{")
}
