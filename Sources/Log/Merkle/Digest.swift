/// The 32 bytes of a SHA-256 hash: of a leaf, of an inner node, or of a whole tree.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The length of SHA-256.
  package static let byteCount = 32

  package let storage: [32 of UInt8]

  package init(storage: [32 of UInt8]) {
    self.storage = storage
  }

  /// Takes exactly 32 bytes; any other number of bytes is not a digest.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var storage = [32 of UInt8](repeating: 0)
    for (index, byte) in bytes.enumerated() {
      storage[index] = byte
    }
    self.storage = storage
  }

  /// Takes exactly 64 lowercase hexadecimal digits, the form `description` prints.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap(Self.value(ofDigit:))
    guard digits.count == 2 * Self.byteCount, hex.utf8.count == digits.count else { return nil }
    self.storage = [32 of UInt8] { index in digits[2 * index] << 4 | digits[2 * index + 1] }
  }

  /// All 32, in order.
  package var bytes: [UInt8] {
    storage.indices.map { index in storage[index] }
  }

  package var description: String {
    String(decoding: bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }, as: UTF8.self)
  }

  package static func == (left: Digest, right: Digest) -> Bool {
    for index in left.storage.indices where left.storage[index] != right.storage[index] {
      return false
    }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    for index in storage.indices {
      hasher.combine(storage[index])
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
