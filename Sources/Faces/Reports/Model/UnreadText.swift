internal import Answers
internal import Governance
package import Reading

/// Says which entries do not count, so that nobody takes an answer for complete.
package enum UnreadText {
  /// So many are named one by one.
  private static let namedMax = 20

  /// Their numbers and types; of very many the first, and how many more.
  package static func named(_ entries: [UnreadEntry]) -> String {
    let named = entries.prefix(namedMax).map { "\($0.sequence) (\($0.type ?? "geen soort"))" }
    let more = entries.count > namedMax ? " en nog \(entries.count - namedMax)" : ""
    return named.joined(separator: ", ") + more
  }

  /// Words that name them and say why; `nil` when all counts.
  package static func sentence(_ unread: [UnreadEntry]) -> String? {
    let sentences = [
      sentence(
        unread.filter { $0.reason == .newer }, one: "is niet te begrijpen en telt",
        many: "zijn niet te begrijpen en tellen",
        advice: "Haal een nieuwere versie van vth, of zie: vth verify"),
      sentence(
        unread.filter { $0.reason == .broken }, one: "is niet te begrijpen en telt",
        many: "zijn niet te begrijpen en tellen", advice: "Waarom, zegt: vth verify"),
      sentence(
        unread.filter { $0.reason == .rejected }, one: "past niet bij wat ervoor staat en telt",
        many: "passen niet bij wat ervoor staat en tellen", advice: "Waarom, zegt: vth verify"),
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: ". ")
  }

  private static func sentence(
    _ unread: [UnreadEntry], one: String, many: String, advice: String
  ) -> String? {
    guard !unread.isEmpty else { return nil }
    let named = named(unread)
    let subject =
      unread.count == 1 ? "Vermelding \(named) \(one)" : "De vermeldingen \(named) \(many)"
    return "\(subject) hier niet mee: wat erin staat, kan dit antwoord anders maken. \(advice)"
  }

  /// The same in a report, among what is missing.
  static func doubts(_ unread: [UnreadEntry]) -> [Doubt] {
    guard let text = sentence(unread), let first = unread.first,
      let subject = Identifier("vermelding-\(first.sequence)")
    else { return [] }
    let label = unread.count == 1 ? "vermelding \(first.sequence)" : "\(unread.count) vermeldingen"
    return [Doubt(.missing, subject, label, text)]
  }
}
