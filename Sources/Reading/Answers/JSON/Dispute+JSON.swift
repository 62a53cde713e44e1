package import EventFormat
internal import Governance
package import Reading

extension DisputeStanding {
  /// The dispute with its claims side by side, and the ruling when there is one.
  package func json(_ view: View) -> JSON {
    let narration = Narration(view)
    return .record(
      [
        ("dispute", .string(dispute.dispute.text)), ("question", .string(dispute.question)),
        ("state", .string(isOpen ? "open" : "resolved")),
        (
          "claims",
          .array(
            claims.map { claim in
              .record(
                [
                  ("entry", .string(claim.fact.entry.id.description)),
                  ("seq", .number(claim.fact.entry.sequence)),
                  ("type", .string(EventCatalogue.shipped.wireName(of: claim.fact.event.type))),
                  ("text", .string(narration.sentence(claim.fact.event))),
                  ("valid", .period(claim.fact.valid)),
                  ("known", .string(claim.fact.entry.knownBy.iso)),
                  ("setAside", .boolean(claim.isSetAside)),
                ], on: claim.fact)
            })
        ),
        (
          "annulled",
          annulled.isEmpty
            ? nil
            : .array(
              annulled.map { gone in
                .record([
                  ("entry", .string(gone.entry.id.description)),
                  ("seq", .number(gone.entry.sequence)),
                  ("text", .string(narration.sentence(gone.entry.event))),
                  ("by", .number(gone.by.sequence)), ("reason", .string(gone.reason)),
                ])
              })
        ),
        ("ruling", .text(ruling?.event.ruling)), ("by", ruling.map { .ids($0.event.by) }),
        ("decision", .id(ruling?.event.decision)), ("ruled", ruling.map { .period($0.fact.valid) }),
        ("since", .period(fact.valid)),
      ], on: fact)
  }
}
