/// Base64 as C2SP notes and checkpoints use it (RFC 4648, section 4), in its one canonical form.
package enum Base64 {
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
    let symbols = Array(text.utf8)
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
