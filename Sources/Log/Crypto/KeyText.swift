import Merkle

/// What a key signs, as its first byte says (C2SP signed-note@v1.0.0).
enum KeyType: UInt8 {
  case ed25519 = 0x01
  /// An Ed25519 key that signs checkpoints of others, with a time (C2SP tlog-cosignature@v1.0.1).
  case cosignature = 0x04
}

/// The three parts that verifier and signing keys share: `name+keyID+base64(type ‖ key)`.
struct KeyText {
  let name: String
  let id: UInt32

  /// The type and the key: 33 bytes.
  private var typeAndKey: [UInt8]

  /// 32 bytes: a public key or a seed.
  var key: ArraySlice<UInt8> { typeAndKey.dropFirst() }

  private static let plus = UInt8(ascii: "+")

  /// Reads the text of a public key, which must be one that only its owner can sign for.
  init(publicKey text: String, type: KeyType) throws(KeyFault) {
    try self.init(Array(text.utf8)[...], type: type)
    guard !SmallOrder.contains(key) else { throw .smallOrder }
  }

  /// Reads a secret key behind its prefix; throws `missingParts` when the text begins otherwise.
  init(afterPrefix prefix: String, in text: ArraySlice<UInt8>) throws(KeyFault) {
    guard text.starts(with: prefix.utf8) else { throw .missingParts }
    try self.init(text.dropFirst(prefix.utf8.count), type: .ed25519)
  }

  /// Splits at the first two `+` only: base64 may contain more.
  ///
  /// Makes one copy of the key; `cleanse` overwrites it.
  private init(_ text: ArraySlice<UInt8>, type: KeyType) throws(KeyFault) {
    let parts = text.split(separator: Self.plus, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .missingParts }
    let name = String(decoding: parts[0], as: UTF8.self)
    guard VerifierKey.isName(name) else { throw .badName }
    guard let id = KeyID.parse(String(decoding: parts[1], as: UTF8.self)) else { throw .badKeyID }
    guard let bytes = Base64.decode(symbols: parts[2]) else { throw .badBase64 }
    self.name = name
    self.id = id
    typeAndKey = bytes
    do throws(KeyFault) { try check(type) } catch {
      cleanse()
      throw error
    }
  }

  private func check(_ type: KeyType) throws(KeyFault) {
    guard typeAndKey.first == type.rawValue else {
      throw .unsupportedType(expected: type.rawValue)
    }
    guard key.count == Ed25519Key.keyByteCount else {
      throw .wrongKeyLength(expected: Ed25519Key.keyByteCount, found: key.count)
    }
  }

  /// Overwrites the key.
  mutating func cleanse() { Secret.cleanse(&typeAndKey) }

  static func text(name: String, id: UInt32, type: KeyType, key: [UInt8]) -> String {
    "\(name)+\(KeyID.text(id))+\(Base64.encode([type.rawValue] + key))"
  }
}

/// The four bytes that say which key of a name signed, written as 8 lowercase hex digits.
enum KeyID {
  static func of(name: String, type: KeyType, publicKey: [UInt8]) -> UInt32 {
    var sha256 = SHA256()
    let digest = sha256.hash((Array(name.utf8) + [0x0A, type.rawValue] + publicKey).span)
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
