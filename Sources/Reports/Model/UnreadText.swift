internal import Governance
package import Projections

/// Says which entries could not be understood, so that nobody takes an answer for complete.
package enum UnreadText {
  /// So many are named one by one.
  private static let namedMax = 20

  /// One sentence that names them; `nil` when all was understood.
  package static func sentence(_ unread: [UnreadEntry]) -> String? {
    guard let first = unread.first else { return nil }
    let named = unread.prefix(namedMax).map { entry in
      "\(entry.sequence) (\(entry.type ?? "geen soort"))"
    }
    let more = unread.count > namedMax ? " en nog \(unread.count - namedMax)" : ""
    return unread.count == 1
      ? "Vermelding \(first.sequence) (\(first.type ?? "geen soort")) is niet te begrijpen en telt hier niet mee: wat "
        + "erin staat, kan dit antwoord anders maken. \(advice)"
      : "De vermeldingen \(named.joined(separator: ", "))\(more) zijn niet te begrijpen en tellen hier niet mee: wat "
        + "erin staat, kan dit antwoord anders maken. \(advice)"
  }

  private static let advice =
    "Haal een nieuwere versie van vth, of zie: vth verify"

  /// The same in a report, among what is missing.
  static func doubts(_ unread: [UnreadEntry]) -> [Doubt] {
    guard let text = sentence(unread), let first = unread.first,
      let subject = Identifier("vermelding-\(first.sequence)")
    else { return [] }
    let label = unread.count == 1 ? "vermelding \(first.sequence)" : "\(unread.count) vermeldingen"
    return [Doubt(.missing, subject, label, text)]
  }
}
