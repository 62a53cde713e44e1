package import EventFormat
internal import Governance
package import Reading

extension CommitmentStanding {
  package func json(_ view: View) -> JSON {
    .record(
      [
        ("commitment", .string(commitment.commitment.text)),
        ("kind", .string(commitment.kind.rawValue)), ("title", .string(commitment.title)),
        ("number", .text(commitment.number)), ("by", .ids(commitment.by)),
        ("to", .ids(commitment.to)), ("made", .period(basis.valid)), ("due", due.map(JSON.period)),
        ("original", commitment.due.map(JSON.period)), ("state", .string(process.state)),
        ("mayBe", .some(process.mayBe)), ("certainty", .string(process.certainty.rawValue)),
        ("term", .string(term(in: view).state.rawValue)),
        (
          "newestReport", .newestReport(about: [commitment.commitment], term(in: view).isOver, view)
        ),
        ("settledLate", .boolean(wasSettledLate)),
        (
          "history",
          .array(
            settlements.map { fact in
              .record(
                [
                  ("how", .text(EventValues(fact.event)["how"]?.first ?? "moved")),
                  ("due", EventValues(fact.event).period(under: "due").map(JSON.period)),
                  ("valid", .period(fact.valid)),
                ], on: fact)
            })
        ),
        ("products", .ids(commitment.products)), ("note", .text(commitment.note)),
        ("disputes", .ids(disputes.map(\.dispute.dispute))),
        ("basis", .basis(basis, decision: nil)),
      ], on: basis)
  }
}

extension FundingStanding {
  package func json(_ view: View) -> JSON {
    .record(
      [
        ("funding", .string(funding.funding.text)), ("title", .string(funding.title)),
        ("amount", amounts.first.map { $0.json }),
        ("amountOneOf", amounts.count > 1 ? .array(amounts.map { $0.json }) : nil),
        ("original", funding.stated.map { $0.json }),
        ("from", .ids(funding.from)), ("to", .ids(recipients.first ?? [])),
        ("toOneOf", recipients.count > 1 ? .array(recipients.map(JSON.ids)) : nil),
        ("products", .ids(funding.products)),
        ("period", period.map(JSON.period)), ("granted", .period(basis.valid)),
        ("certainty", .string(basis.happening == .happened ? "certain" : "possible")),
        (
          "changes",
          .array(
            changes.map { change in
              .record(
                [
                  ("amount", change.event.stated.map { $0.json }), ("to", .ids(change.event.to)),
                  ("period", change.event.period.map(JSON.period)),
                  ("reason", .text(change.event.reason)), ("valid", .period(change.fact.valid)),
                ], on: change.fact)
            })
        ),
        ("note", .text(funding.note)), ("disputes", .ids(disputes.map(\.dispute.dispute))),
        ("basis", .basis(basis, decision: funding.decision)),
      ], on: basis)
  }
}

extension StatedAmount {
  fileprivate var json: JSON {
    .record([
      ("currency", .text(money?.currency)), ("value", .text(money?.value)),
      ("asStated", .text(money?.asStated)), ("words", .text(words)),
      ("qualifier", .text(qualifier?.rawValue)), ("every", .text(every?.rawValue)),
    ])
  }
}

extension ConditionSetting {
  /// The condition with what set it and what became of it.
  package func json(_ standing: ConditionStanding) -> JSON {
    .record(
      [
        ("condition", standing.json), ("set", .period(fact.valid)),
        ("by", .string(EventCatalogue.shipped.wireName(of: fact.event.type))),
        ("products", .ids(products)),
        ("basis", .basis(fact, decision: nil)),
      ], on: fact)
  }
}
