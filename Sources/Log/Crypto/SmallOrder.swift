import Merkle

/// Public keys of Ed25519 for which anybody can sign without a secret: the points of small order (RFC 8032 does
/// not forbid them).
///
/// The encodings that libsodium refuses (ge25519_has_small_order): each point of order 1, 2, 4 and 8, also where
/// its number is written with p added. The highest bit is the sign, and either sign will do.
enum SmallOrder {
  static func contains(_ publicKey: some Collection<UInt8>) -> Bool {
    var bytes = Array(publicKey)
    guard let last = bytes.indices.last else { return false }
    bytes[last] &= 0x7f
    return encodings.contains(bytes)
  }

  /// In hexadecimal, the lowest byte first, without the sign.
  private static let encodings: Set<[UInt8]> = Set(
    [
      // Order 4, 1, 8 and 8.
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      // p - 1, of order 2; p, which is 0; p + 1, which is 1.
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ].compactMap { Digest(hex: $0)?.bytes })
}
