internal import Texts

/// Whether a source names a bound or an estimate instead of an amount.
package enum AmountQualifier: String, Vocabulary {
  case atMost = "at-most"
  case about

  package var dutch: String {
    switch self {
    case .atMost: "maximaal"
    case .about: "ongeveer"
    }
  }
}

/// Whether an amount is paid once or comes back.
package enum AmountRhythm: String, Vocabulary {
  case once, year

  package var dutch: String {
    switch self {
    case .once: "eenmalig"
    case .year: "per jaar"
    }
  }
}

/// What a source says of how much it is: an amount, words, or both, never more than that.
package struct StatedAmount: Hashable, Sendable {
  package let money: Money?
  package let words: String?
  package let qualifier: AmountQualifier?
  package let every: AmountRhythm?

  /// `nil` where the source names neither an amount nor words for one.
  init?(_ money: Money?, _ words: String?, _ qualifier: AmountQualifier?, _ every: AmountRhythm?) {
    guard money != nil || words != nil else { return nil }
    self.money = money
    self.words = words
    self.qualifier = qualifier
    self.every = every
  }

  /// `maximaal € 100.000.000 per jaar`, `“p.m.”`.
  package var dutch: String {
    let amount = [money?.dutchWithWords, words.map { "“\($0)”" }].compactMap(\.self)
    return ([qualifier?.dutch].compactMap(\.self) + amount + [every?.dutch].compactMap(\.self))
      .joined(separator: " ")
  }
}

extension FundingGranted {
  /// How much, as the source says it.
  package var stated: StatedAmount? { StatedAmount(amount, amountAsStated, qualifier, every) }
}

extension FundingChanged {
  /// How much from now on, as the source says it.
  package var stated: StatedAmount? { StatedAmount(amount, amountAsStated, qualifier, every) }
}
