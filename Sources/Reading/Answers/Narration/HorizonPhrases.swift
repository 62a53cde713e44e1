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
  package var horizonPhrase: String? { horizon().flatMap { phrase($0, "Jongste bron") } }

  private func phrase(_ horizon: Horizon, _ opening: String) -> String? {
    let confirmed = horizon.confirmation.map {
      "Bevestigd tot en met \($0.confirmed.through.dutch), door \(labels($0.confirmed.by))."
    }
    guard horizon.isBefore(asOf.on) else {
      return horizon.confirmation.flatMap { $0.through >= asOf.on ? confirmed : nil }
    }
    let newest = horizon.newest.map {
      "\(opening): \(label($0.document)), \($0.date.dutchWithWords)."
    }
    let isLater = horizon.newest?.date.window.to.map { $0 < horizon.day } ?? true
    let last = isLater ? "Het laatst werd iets bekend op \(horizon.day.dutch)." : nil
    return [newest, last, confirmed, "Wat daarna gebeurde, staat hier niet."].compactMap(\.self)
      .joined(separator: " ")
  }
}
