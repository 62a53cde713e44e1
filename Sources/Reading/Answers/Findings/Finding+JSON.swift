package import EventFormat
internal import Governance
package import Reading

extension Finding {
  package func json(_ view: View) -> JSON {
    let narration = Narration(view)
    return .record([
      ("finding", .string(id)), ("rule", .string(rule.id)),
      ("severity", .string(rule.severity.rawValue)), ("title", .string(rule.title)),
      ("text", .string(text)), ("subjects", .ids(subjects)),
      ("certainty", .string(certainty.rawValue)),
      (
        "entries",
        .array(
          facts.map { fact in
            .record(
              [
                ("entry", .string(fact.entry.id.description)),
                ("seq", .number(fact.entry.sequence)),
                ("type", .string(EventCatalogue.shipped.wireName(of: fact.event.type))),
                ("text", .string(narration.sentence(fact.event))), ("valid", .period(fact.valid)),
                ("despite", .text(fact.entry.proposal.despite)),
              ], on: fact)
          })
      ), ("despite", .array(despite.map { .string($0) })),
      ("disputes", .ids(disputes(view).map(\.dispute.dispute))),
    ])
  }
}

extension FindingRule {
  package var json: JSON {
    .record([
      ("rule", .string(id)), ("severity", .string(severity.rawValue)), ("title", .string(title)),
      ("explanation", .string(explanation)),
    ])
  }
}
