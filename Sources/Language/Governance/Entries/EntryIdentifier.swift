/// The UUID of one entry: its idempotency key, given by the caller or made at recording.
///
/// Made here as version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits, which
/// also blind the Merkle leaf of a line whose words could be guessed.
package struct EntryIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Version 7 from a time and 10 random bytes; `nil` when there are fewer than 10.
  package init?(milliseconds: Int64, random: [UInt8]) {
    guard random.count >= 10, milliseconds >= 0 else { return nil }
    let bits = random.prefix(10).reduce(into: [UInt64]()) { $0.append(UInt64($1)) }
    high = UInt64(milliseconds) << 16 | 0x7000 | (bits[0] & 0x0F) << 8 | bits[1]
    let tail = bits[2...].reduce(0 as UInt64) { $0 << 8 | $1 }
    low = tail & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The next version-7 id: one more in the random bits, and from the last of those on to the next
  /// millisecond (RFC 9562, section 6.2, method 2).
  package var successor: EntryIdentifier {
    let (tail, head) = (low & 0x3FFF_FFFF_FFFF_FFFF, high & 0x0FFF)
    if tail < 0x3FFF_FFFF_FFFF_FFFF { return EntryIdentifier(high: high, low: low + 1) }
    let variant: UInt64 = 0x8000_0000_0000_0000
    if head < 0x0FFF { return EntryIdentifier(high: high + 1, low: variant) }
    return EntryIdentifier(high: (high >> 16 &+ 1) << 16 | 0x7000, low: variant)
  }

  /// The number of characters of the canonical form.
  package static let textLength = 36

  /// Reads the canonical form: 36 characters, lower case; `nil` for anything else.
  package init?(_ text: String) { self.init(bytes: Array(text.utf8)[...]) }

  /// Reads the canonical form from UTF-8 bytes.
  package init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.textLength else { return nil }
    var digits = 0
    var words: (UInt64, UInt64) = (0, 0)
    for index in bytes.indices {
      let byte = bytes[index]
      switch index - bytes.startIndex {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      default: break
      }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      if digits < 16 {
        words.0 = words.0 << 4 | UInt64(digit)
      } else {
        words.1 = words.1 << 4 | UInt64(digit)
      }
      digits += 1
    }
    (high, low) = words
  }

  package var description: String { String(decoding: utf8, as: UTF8.self) }

  /// The canonical form as UTF-8: 36 bytes.
  package var utf8: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.textLength)
    for (index, word) in [high, low].enumerated() {
      for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
        let digit = index * 16 + Int(60 - shift) / 4
        if [8, 12, 16, 20].contains(digit) { bytes.append(UInt8(ascii: "-")) }
        let value = UInt8(truncatingIfNeeded: word >> shift & 0xF)
        bytes.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
      }
    }
    return bytes
  }

  package static func < (left: EntryIdentifier, right: EntryIdentifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
