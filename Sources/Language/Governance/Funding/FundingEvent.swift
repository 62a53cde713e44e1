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
  /// Words that stand beside or instead of an amount: "p.m.".
  package let amountAsStated: String?
  package let qualifier: AmountQualifier?
  package let every: AmountRhythm?
  package let from: [Identifier]
  package let to: [Identifier]
  package let products: [Identifier]
  /// What the money is for, in time.
  package let period: Period?
  package let decision: Identifier?
  package let note: String?

  package init(
    funding: Identifier, title: String, amount: Money?, amountAsStated: String?,
    qualifier: AmountQualifier?, every: AmountRhythm?, from: [Identifier], to: [Identifier],
    products: [Identifier], period: Period?, decision: Identifier?, note: String?
  ) {
    self.funding = funding
    self.title = title
    self.amount = amount
    self.amountAsStated = amountAsStated
    self.qualifier = qualifier
    self.every = every
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
  /// Words that stand beside or instead of an amount: "p.m.".
  package let amountAsStated: String?
  package let qualifier: AmountQualifier?
  package let every: AmountRhythm?
  package let to: [Identifier]
  package let period: Period?
  package let reason: String?
  package let decision: Identifier?
  package let note: String?

  package init(
    funding: Identifier, amount: Money?, amountAsStated: String?, qualifier: AmountQualifier?,
    every: AmountRhythm?, to: [Identifier], period: Period?, reason: String?, decision: Identifier?,
    note: String?
  ) {
    self.funding = funding
    self.amount = amount
    self.amountAsStated = amountAsStated
    self.qualifier = qualifier
    self.every = every
    self.to = to
    self.period = period
    self.reason = reason
    self.decision = decision
    self.note = note
  }
}
