internal import Calendar
package import Governance
package import Reading

// How far what is known goes, said once in every answer about a day beyond it.

extension View {
  /// That the day asked lies beyond what is known of a thing; `nil` when it does not.
  package func horizonPhrase(about id: Identifier) -> String? {
    horizon(of: id).flatMap { phrase($0, "Jongste bron hierover") }
  }

  /// The same of the register as a whole.
  package var horizonPhrase: String? { horizonPhrase(of: horizon()) }

  /// The same, when it was found already.
  package func horizonPhrase(of horizon: Horizon?) -> String? {
    guard let horizon else {
      return asOf.known == nil ? nil : "Op die dag was in dit register nog niets bekend."
    }
    if let oldest = horizon.oldest, let begin = oldest.window.from, asOf.on < begin {
      return
        "Oudste bron: \(oldest.dutchWithWords). Van eerdere dagen staat hier alleen wat die of een latere bron noemt."
    }
    return phrase(horizon, "Jongste bron")
  }

  /// How far the sources go about a thing, or about all, for an answer that found nothing.
  ///
  /// Silence is no statement: what is not recorded may be all the same, as `silence` says; unless what was asked is of what
  /// a confirmation of the thing covers.
  package func silencePhrase(
    about id: Identifier?, isCovered: Bool = false,
    _ silence: String = "Of er echt geen zijn, zegt geen bron."
  ) -> String {
    guard let id else {
      return ([silence] + newest(horizon(), "Jongste bron")).joined(separator: " ")
    }
    guard let horizon = horizon(of: id) else {
      return "Over \(label(id)) staat niets in de bronnen."
    }
    if isCovered, let confirmation = horizon.confirmation, confirmation.through >= asOf.on {
      return "Bevestigd tot en met \(confirmation.through.dutch), door "
        + "\(labels(confirmation.confirmed.by)): wat hier niet staat, is er tot dan niet."
    }
    let newest = newest(horizon, "Jongste bron over \(label(id))").first
    return "\(silence) \(newest ?? "Het laatst werd iets bekend op \(horizon.known.dutch).")"
  }

  /// The same of an answer of which nothing more can be said than what was recorded.
  package var recordedOnlyPhrase: String {
    silencePhrase(about: nil, "Wat niet is vastgelegd, kan er wel zijn.")
  }

  private func newest(_ horizon: Horizon?, _ opening: String) -> [String] {
    (horizon?.newest).map { ["\(opening): \(label($0.document)), \($0.date.dutchWithWords)."] }
      ?? []
  }

  private func phrase(_ horizon: Horizon, _ opening: String) -> String? {
    let confirmed = horizon.confirmation.map {
      "Bevestigd tot en met \($0.confirmed.through.dutch), door \(labels($0.confirmed.by))."
    }
    guard horizon.isBefore(asOf.on) else {
      return horizon.confirmation.flatMap { $0.through >= asOf.on ? confirmed : nil }
    }
    let isLater = horizon.newest == nil || horizon.known > horizon.day
    let last = isLater ? "Het laatst werd iets bekend op \(horizon.known.dutch)." : nil
    return
      (newest(horizon, opening)
      + [last, confirmed, "Wat daarna gebeurde, staat hier niet."].compactMap(\.self))
      .joined(separator: " ")
  }
}
