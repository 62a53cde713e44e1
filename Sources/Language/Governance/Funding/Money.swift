/// An amount of money, exactly as written: no rounding, no arithmetic.
package struct Money: Hashable, Sendable {
  /// Three capitals, as in ISO 4217: `EUR`.
  package let currency: String
  /// Digits, and perhaps a point with one or two more: `15000000`, `2100000.50`.
  package let value: String
  /// The words of the source: "15 mln".
  package let asStated: String?

  /// Accepts a well-formed amount; `nil` for anything else.
  package init?(currency: String, value: String, asStated: String?) {
    guard Self.isCurrency(currency), Self.isValue(value) else { return nil }
    self.currency = currency
    self.value = value
    self.asStated = asStated
  }

  /// Whether the text is three capitals.
  package static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Whether the text is a plain decimal number without leading zeros, of at most 18 digits.
  package static func isValue(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first else { return false }
    let isPlain = whole.count == 1 || whole.first != UInt8(ascii: "0")
    guard isPlain, (1...18).contains(whole.count), whole.allSatisfy(isDigit) else { return false }
    guard parts.count == 2 else { return true }
    return (1...2).contains(parts[1].count) && parts[1].allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The amount and the words of the source, for the words may say more: `bijna`, `per jaar`.
  package var dutchWithWords: String {
    guard let asStated, asStated != dutch else { return dutch }
    return "\(dutch) (\"\(asStated)\")"
  }

  /// The amount as Dutch readers write it: `€ 15.000.000`, `USD 12,50`.
  package var dutch: String {
    let parts = value.split(separator: ".")
    var grouped = ""
    for (index, digit) in (parts.first ?? "0").reversed().enumerated() {
      if index > 0, index % 3 == 0 { grouped.append(".") }
      grouped.append(digit)
    }
    let sign = currency == "EUR" ? "€" : currency
    let cents = parts.count > 1 ? "," + parts[1] : ""
    return "\(sign) \(String(grouped.reversed()))\(cents)"
  }
}
