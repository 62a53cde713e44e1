/// Base64 as C2SP notes and checkpoints use it (RFC 4648, section 4), in its one canonical form.
package enum Base64 {
  /// Padded, in one line, without line feeds.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var pendingBits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      pendingBits += 8
      while pendingBits >= 6 {
        pendingBits -= 6
        text.append(symbol(UInt8(pending >> UInt32(pendingBits) & 63)))
      }
    }
    if pendingBits > 0 {
      text.append(symbol(UInt8(pending << UInt32(6 - pendingBits) & 63)))
    }
    while text.count % 4 != 0 {
      text.append(padding)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes, or nil unless `text` is exactly what `encode` prints for them.
  ///
  /// No line ends, no missing or extra padding, no stray bits: one value has one text, so a
  /// signed text cannot be varied without changing what it means.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    decode(symbols: Array(text.utf8)[...])
  }

  /// The same of the bytes of a text; copies none of them, so that a secret can be overwritten.
  package static func decode(symbols: ArraySlice<UInt8>) -> [UInt8]? {
    guard symbols.count % 4 == 0 else { return nil }
    let paddingCount = symbols.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count / 4 * 3)
    var pending: UInt32 = 0
    var pendingBits = 0
    for symbol in symbols.dropLast(paddingCount) {
      guard let value = value(ofSymbol: symbol) else { return nil }
      pending = (pending << 6 | UInt32(value)) & 0xFFFF
      pendingBits += 6
      if pendingBits >= 8 {
        pendingBits -= 8
        bytes.append(UInt8(pending >> UInt32(pendingBits) & 255))
      }
    }
    guard pending & ((1 << UInt32(pendingBits)) - 1) == 0 else { return nil }
    return bytes
  }

  /// The same for names and addresses: `-` and `_` for `+` and `/`, no padding (RFC 4648, section 5).
  package static func encodeForURL(_ bytes: some Collection<UInt8>) -> String {
    let text = encode(bytes).utf8.filter { $0 != padding }
    return String(decoding: text.map { other($0, "+/", "-_") }, as: UTF8.self)
  }

  /// The bytes, or nil unless `text` is exactly what `encodeForURL` prints for them.
  package static func decodeForURL(_ text: some StringProtocol) -> [UInt8]? {
    guard text.utf8.allSatisfy({ value(ofSymbol: other($0, "-_", "+/")) != nil }),
      !text.utf8.contains(where: { "+/".utf8.contains($0) })
    else { return nil }
    let standard = text.utf8.map { other($0, "-_", "+/") }
    let padded = standard + Array(repeating: padding, count: (4 - standard.count % 4) % 4)
    return decode(String(decoding: padded, as: UTF8.self))
  }

  /// The byte, or the one that stands in `to` where it stands in `from`.
  private static func other(_ byte: UInt8, _ from: StaticString, _ to: StaticString) -> UInt8 {
    let (one, another) = (from.description.utf8, to.description.utf8)
    return zip(one, another).first { $0.0 == byte }?.1 ?? byte
  }

  private static let padding = UInt8(ascii: "=")

  private static func symbol(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(ofSymbol symbol: UInt8) -> UInt8? {
    switch symbol {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): symbol - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): symbol - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): symbol - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
