package import Calendar

/// Money for products: granted, and changed afterwards.
package enum FundingEvent: DomainEvent {
  case granted(FundingGranted)
  case changed(FundingChanged)

  /// The grant that it is about.
  package var funding: Identifier {
    switch self {
    case .granted(let event): event.funding
    case .changed(let event): event.funding
    }
  }

  package var type: EventType {
    switch self {
    case .granted: .fundingGranted
    case .changed: .fundingChanged
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .granted(let event): [Reference(.funding, event.funding)]
    case .changed: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .granted(let event):
      event.from.references(.party) + event.to.references(.party)
        + event.products.references(.product) + event.decision.reference(.decision)
    case .changed(let event):
      [Reference(.funding, event.funding)] + event.to.references(.party)
        + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .granted: 2
    case .changed: 3
    }
  }
}

/// Money is granted for a purpose.
///
/// `amount` is absent when the source names none.
package struct FundingGranted: Hashable, Sendable {
  package let funding: Identifier
  package let title: String
  package let amount: Money?
  package let from: [Identifier]
  package let to: [Identifier]
  package let products: [Identifier]
  /// What the money is for, in time.
  package let period: Period?
  package let decision: Identifier?
  package let note: String?

  package init(
    funding: Identifier, title: String, amount: Money?, from: [Identifier], to: [Identifier],
    products: [Identifier], period: Period?, decision: Identifier?, note: String?
  ) {
    self.funding = funding
    self.title = title
    self.amount = amount
    self.from = from
    self.to = to
    self.products = products
    self.period = period
    self.decision = decision
    self.note = note
  }
}

/// The amount, the receivers or the period are others from now on.
package struct FundingChanged: Hashable, Sendable {
  package let funding: Identifier
  package let amount: Money?
  package let to: [Identifier]
  package let period: Period?
  package let reason: String?
  package let decision: Identifier?
  package let note: String?

  package init(
    funding: Identifier, amount: Money?, to: [Identifier], period: Period?, reason: String?,
    decision: Identifier?, note: String?
  ) {
    self.funding = funding
    self.amount = amount
    self.to = to
    self.period = period
    self.reason = reason
    self.decision = decision
    self.note = note
  }
}

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
