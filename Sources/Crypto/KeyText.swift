import Merkle

/// The three parts that verifier and signing keys share: `name+keyID+base64(type ‖ key)`.
struct KeyText {
  let name: String
  let id: UInt32

  /// 32 bytes: a public key or a seed.
  let key: [UInt8]

  private static let ed25519: UInt8 = 0x01
  private static let plus = UInt8(ascii: "+")

  /// Splits at the first two `+` only: base64 may contain more.
  init(_ text: String) throws(KeyFault) {
    let parts = Array(text.utf8)
      .split(separator: Self.plus, maxSplits: 2, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3 else { throw .missingParts }
    guard VerifierKey.isName(parts[0]) else { throw .badName }
    guard let id = KeyID.parse(parts[1]) else { throw .badKeyID }
    guard let bytes = Base64.decode(parts[2]) else { throw .badBase64 }
    guard bytes.first == Self.ed25519 else { throw .unsupportedType }
    guard bytes.count == 1 + Ed25519Key.keyByteCount else {
      throw .wrongKeyLength(expected: Ed25519Key.keyByteCount, found: bytes.count - 1)
    }
    self.name = parts[0]
    self.id = id
    self.key = Array(bytes.dropFirst())
  }

  /// Reads what follows `prefix`, and throws `missingParts` when the text begins otherwise.
  init(afterPrefix prefix: String, in text: String) throws(KeyFault) {
    guard text.utf8.starts(with: prefix.utf8) else { throw .missingParts }
    try self.init(String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
  }

  static func text(name: String, id: UInt32, key: [UInt8]) -> String {
    "\(name)+\(KeyID.text(id))+\(Base64.encode([ed25519] + key))"
  }
}

/// The four bytes that say which key of a name signed, written as 8 lowercase hex digits.
enum KeyID {
  static func of(name: String, publicKey: [UInt8]) -> UInt32 {
    var sha256 = SHA256()
    let digest = sha256.hash((Array(name.utf8) + [0x0A, 0x01] + publicKey).span)
    return value(digest.bytes.prefix(4))
  }

  /// Reads four bytes, the most significant first.
  static func value(_ bytes: some Collection<UInt8>) -> UInt32 {
    bytes.reduce(0) { value, byte in value << 8 | UInt32(byte) }
  }

  static func bytes(_ id: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { shift in UInt8(id >> UInt32(shift) & 255) }
  }

  static func text(_ id: UInt32) -> String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  static func parse(_ digits: String) -> UInt32? {
    guard let id = UInt32(digits, radix: 16), text(id) == digits else { return nil }
    return id
  }
}
