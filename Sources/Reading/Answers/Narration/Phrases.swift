package import EventFormat
package import Governance
package import Reading
internal import Texts

// Words that questions and reports use for the same thing.

extension View {
  /// The clocks in words: `Stand op 1 februari 2024, zoals bekend op 30 september 2024`.
  package var clockPhrase: String {
    var words = "Stand op \(asOf.on.dutch)"
    if let known = asOf.known { words += ", zoals bekend op \(known.dutch)" }
    if let at = asOf.at { words += ", volgens de eerste \(at) vermeldingen" }
    return words
  }

  /// The places in words: `vgr-2024-09, regel 176; presentatie-2023-06, regel 12`.
  package func sources(_ citations: [Citation]) -> String {
    citations.isEmpty
      ? "geen bron vastgelegd"
      : citations.map { "\($0.document), \($0.at)" }.joined(separator: "; ")
  }

  /// The places of a fact in words, and from what it follows when no words there say it.
  package func sources(of fact: Fact) -> String { sources(fact.source) + inference(fact.inferred) }

  /// The same of an entry as it was recorded.
  package func sources(of entry: Entry) -> String {
    sources(entry.source) + inference(entry.inferred)
  }

  /// ` (afgeleid: kop van de tabel)`; nothing for what the source says in words.
  private func inference(_ ground: String?) -> String {
    ground.map { " (afgeleid: \($0))" } ?? ""
  }

  /// Who proposed something: the name of a party, or else as it was given.
  package func proposer(_ text: String) -> String {
    Identifier(text).flatMap { party($0) == nil ? nil : label($0) } ?? text
  }

  /// A decision in one line: who, what, when, and its name.
  package func decisionPhrase(_ id: Identifier) -> String {
    guard let standing = decision(id) else { return id.text }
    let body = standing.decision.body.isEmpty ? "orgaan onbekend" : labels(standing.decision.body)
    return "\(body), \(standing.decision.outcome.dutch): \(standing.decision.title) "
      + "(\(standing.fact.valid.dutch); \(id))"
  }

  /// When a deadline was closed, by whom and by which decision, as far as the sources say.
  package func closingPhrase(_ standing: DeadlineStanding) -> String? {
    guard let closing = standing.closing else { return nil }
    let parties = standing.dropping?.by ?? []
    return closing.valid.dutchWithWords + standing.lateWords
      + (parties.isEmpty ? "" : ", door \(labels(parties))")
      + (standing.dropping?.decision.map { " (besluit: \(label($0)))" } ?? "")
  }

  /// `mogelijk `, when a decision may not have been taken yet.
  package func possibly(_ decision: Identifier) -> String {
    self.decision(decision)?.fact.happening == .possible ? "mogelijk " : ""
  }

  /// Why something waits for nobody: nobody has the role any more, or it was never recorded.
  package func nobody(_ item: TodoItem) -> String {
    guard !item.vacancies.isEmpty else { return "niet vastgelegd" }
    return "niemand; "
      + item.vacancies.map { vacancy in
        "\(vacancy.role.dutch) tot \(vacancy.fact.valid.dutch): \(labels(vacancy.last))"
      }.unique.joined(separator: "; ")
  }

  /// Before whom the item that followed another one was put, and when.
  package func followerPhrase(_ item: Identifier) -> String {
    for fact in facts(about: item, of: [.itemTabled]) {
      guard case .meeting(.itemTabled(let event)) = fact.event, event.item == item else { continue }
      return "\(labels(event.body)), \(fact.valid.dutchWithWords) (\(item))"
    }
    return item.text
  }

  /// The state of a hand-over in one line.
  package func handOverPhrase(_ standing: HandOverStanding) -> String {
    let roles = dutchList(standing.offer.roles.map(\.dutch))
    let initiative =
      standing.offer.initiative.isEmpty
      ? "" : ", op initiatief van \(labels(standing.offer.initiative))"
    return "aan \(labels(standing.offer.to)) als \(roles): "
      + "\(standing.process.dutch)\(initiative) (\(standing.handOver))"
  }

  /// What still has to happen, or how it was settled or may have been.
  package func conditionPhrase(_ standing: ConditionStanding) -> String {
    let open =
      standing.maySettled.map { "open; mogelijk al afgehandeld (\($0.valid.dutch))" } ?? "open"
    let state = standing.settled.map { settled in
      // Settled in two ways, and open which was the last.
      let how = standing.process.flatMap { $0.isOneOf ? $0.dutch : nil } ?? settled.how.dutch
      return "\(how), \(settled.fact.valid.dutch)"
    }
    return "\(standing.condition.text) – \(state ?? open)"
  }
}
