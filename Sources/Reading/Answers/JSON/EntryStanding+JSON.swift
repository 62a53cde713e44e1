package import EventFormat
internal import Governance
package import Reading

extension EntryStanding {
  /// The entry as recorded, what became of it, and how it reads now.
  package func json(_ view: View) -> JSON {
    let narration = Narration(view)
    return .record([
      ("seq", .number(entry.sequence)), ("id", .string(entry.id.description)),
      ("type", .string(EventCatalogue.shipped.wireName(of: entry.event.type))),
      ("text", .string(narration.sentence(entry.event))), ("valid", .period(entry.valid)),
      ("known", .string(entry.knownBy.iso)), ("recorded", .string(entry.recorded.iso)),
      ("proposedBy", .text(entry.proposal.proposedBy)),
      ("actor", .string(entry.actor)), ("despite", .text(entry.proposal.despite)),
      ("after", .array(entry.proposal.after.map { .string($0.description) })),
      ("cause", .text(entry.proposal.cause?.description)),
      ("data", EventCatalogue.shipped.write(entry.event)), ("source", .citations(entry.source)),
      ("inferred", .text(entry.inferred)),
      ("withheld", withheld),
      ("overriders", .array(overriders.map { $0.json(narration) })),
      ("rulings", .array(rulings.map { $0.entry.json(narration) })),
      ("redactions", .array(redactions.map { $0.entry.json(narration) })),
      ("disputes", .ids(disputes.map(\.dispute.dispute))),
      ("now", fact.map { $0.json(narration) } ?? .null),
    ])
  }

  private var withheld: JSON? {
    let values = entry.proposal.withheld
    guard !values.isEmpty else { return nil }
    return .array(
      values.map { value in
        .record([
          ("at", .string(value.place)), ("digest", .string(value.digest)),
          ("erased", .boolean(isErased(value.place))),
        ])
      })
  }
}

extension WithdrawnFact {
  package func json(_ narration: Narration) -> JSON {
    .record([
      ("seq", .number(entry.sequence)), ("id", .string(entry.id.description)),
      ("type", .string(EventCatalogue.shipped.wireName(of: entry.event.type))),
      ("valid", .period(entry.valid)), ("text", .string(narration.sentence(entry.event))),
      ("data", EventCatalogue.shipped.write(entry.event)), ("source", .citations(entry.source)),
      ("inferred", .text(entry.inferred)),
      (
        "withdrawn",
        .record([
          ("by", .string(by.id.description)), ("seq", .number(by.sequence)),
          ("reason", .string(reason)), ("ruling", .boolean(isRuling)),
        ])
      ),
    ])
  }
}

extension Entry {
  fileprivate func json(_ narration: Narration) -> JSON {
    .record([
      ("seq", .number(sequence)), ("id", .string(id.description)),
      ("type", .string(EventCatalogue.shipped.wireName(of: event.type))),
      ("text", .string(narration.sentence(event))), ("recorded", .string(recorded.iso)),
    ])
  }
}
