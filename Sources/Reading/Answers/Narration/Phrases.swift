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
    let body =
      standing.decision.body.isEmpty ? "orgaan niet genoemd" : labels(standing.decision.body)
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

  /// The newest report about a term of some things that is over, and who had the product when it ended; empty otherwise.
  package func afterTerm(_ standing: DeadlineStanding) -> [String] {
    guard standing.isOver else { return [] }
    let owners = ownership(of: standing.subject, whenDue: standing.due.window)
    let names =
      owners.lacksOwner && vacancyPhrase(owners, .owner) == nil
      ? "niet genoemd" : holderPhrase(owners, .owner)
    return ["eigenaar toen de termijn afliep: \(names)"]
      + newestReportPhrase(about: [standing.deadline, standing.subject])
  }

  /// What was last said about things, of whatever kind: no word about the outcome, but how far the sources go.
  package func newestReportPhrase(about things: [Identifier]) -> [String] {
    guard let fact = newestReport(about: things) else { return [] }
    let known = fact.entry.proposal.known?.dutch ?? fact.entry.knownBy.dutch
    // What is said of the product is no report of its term.
    let about =
      things.first.map(fact.concerns) ?? true
      ? "hierover" : "over \(things.last.map(label) ?? "")"
    return ["jongste bericht \(about): \(known) (\(sources(of: fact)))"]
  }

  /// How a former term ended when a term was moved, when it had passed by then; empty otherwise.
  package func formerTermPhrase(_ move: DeadlineMove) -> String {
    guard move.wasLate, let former = move.former else { return "" }
    return "; de termijn \(former.dutch) was toen niet gehaald"
  }

  /// From and until when a decision holds, and that it lapsed, as far as the sources say.
  package func forcePhrases(_ standing: DecisionStanding) -> [String] {
    let decision = standing.decision
    return [
      decision.effective.map { "gaat in: \($0.dutchWithWords)" },
      decision.effectiveUntil.map { "geldt tot en met: \($0.dutchWithWords)" },
      standing.lapse.map { fact in
        (fact.happening == .happened ? "" : "mogelijk ")
          + "vervallen: \(fact.valid.dutchWithWords); bron: \(sources(of: fact))"
      },
    ].compactMap(\.self)
  }

  /// `mogelijk `, when a decision may not have been taken yet.
  package func possibly(_ decision: Identifier) -> String {
    self.decision(decision)?.fact.happening == .possible ? "mogelijk " : ""
  }

  /// That nobody is named for whom something waits, and who had the role before.
  package func nobody(_ item: TodoItem) -> String {
    if let words = unnamedAnswer(to: item.process) { return words }
    let former = item.formerHolders.map {
      "\($0.role.dutch) tot \($0.fact.valid.dutch): \(labels($0.last))"
    }
    return (["niet genoemd"] + former.unique).joined(separator: "; ")
  }

  /// Before whom the item that followed another one was put, and when.
  package func followerPhrase(_ item: Identifier) -> String {
    for fact in facts(about: item, of: [.itemTabled]) {
      guard case .meeting(.itemTabled(let event)) = fact.event, event.item == item else { continue }
      return "\(labels(event.body)), \(fact.valid.dutchWithWords) (\(item))"
    }
    return item.text
  }

  /// That an answer is awaited of a side that no source names, and whose offer it is; `nil` when it is not so.
  package func unnamedAnswer(to standing: ProcessStanding) -> String? {
    let sides = unnamedSides(of: standing)
    guard !sides.isEmpty else { return nil }
    let words = sides.map { side in
      switch side {
      case "from": "wie overdraagt"
      case "to": "wie overneemt"
      default: "de andere kant"
      }
    }
    let makers = ["initiative", "from"].map { key in
      standing.values(under: key).compactMap { Identifier($0) }
    }.first { !$0.isEmpty }
    return "antwoord van \(dutchList(words.unique)), niet genoemd"
      + (makers.map { " (het aanbod is van \(labels($0)))" } ?? "")
  }

  /// `, van A, aan B`; nothing for a side that is not named.
  package func sides(of offer: HandOverOffered) -> String {
    (offer.from.isEmpty ? "" : " van \(labels(offer.from))")
      + (offer.to.isEmpty ? "" : " aan \(labels(offer.to))")
  }

  /// The state of a hand-over in one line.
  package func handOverPhrase(_ standing: HandOverStanding) -> String {
    let offer = standing.offer
    let roles = dutchList(offer.roles.map(\.dutch))
    let initiative = offer.initiative.isEmpty ? "" : ", aanbod van \(labels(offer.initiative))"
    let receiver = offer.to.isEmpty ? "aan wie is niet genoemd," : "aan \(labels(offer.to))"
    return "\(receiver) als \(roles): \(standing.process.dutch)\(initiative) (\(standing.handOver))"
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

extension String {
  /// With a capital at the beginning of a sentence.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
