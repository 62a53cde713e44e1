package import EventFormat
internal import Governance
package import Reading

extension DeadlineStanding {
  package func json(_ view: View) -> JSON {
    .record(
      [
        ("deadline", .string(deadline.text)), ("subject", .string(subject.text)),
        ("milestone", .string(milestone)), ("due", .period(due)), ("original", .period(original)),
        ("moves", .number(moves.count)),
        ("history", .array(moves.map { $0.json })),
        ("possibleMoves", .array(possibleMoves.map { $0.json })),
        ("state", .string(status.rawValue)), ("certainty", .string(certainty.rawValue)),
        ("process", .string(process.state)),
        ("closed", closing.map { .period($0.valid) }), ("metLate", .boolean(wasMetLate)),
        ("daysLate", daysLate.map(JSON.number)), ("missed", missing.map { .period($0.valid) }),
        ("repeats", series.map { $0.json }),
        ("mayBeLate", .boolean(mayBeLate)), ("closingNote", .text(closingNote)),
        ("droppedBy", dropping.map { .ids($0.by) }), ("droppingDecision", .id(dropping?.decision)),
        ("disputes", .ids(disputes.map(\.dispute.dispute))),
        ("owner", .array(view.ownership(of: subject).holders(of: .owner).map { .ids($0.parties) })),
        (
          "ownerWhenDue",
          .array(
            view.holders(of: .owner, for: subject, whenDue: due.window).map { .ids($0.parties) })
        ),
        (
          "newestReport",
          .newestReport(about: [deadline, subject], isOver, view)
        ),
        ("basis", .basis(basis, decision: nil)),
      ], on: basis)
  }
}

extension TermSeries {
  fileprivate var json: JSON {
    .record([
      ("every", .string(recurrence.every.text)), ("from", .string(recurrence.from.rawValue)),
      ("occurrence", .number(number)),
      (
        "met",
        .array(
          met.map {
            .record(
              [
                ("occurrence", .number($0.number)), ("due", .period($0.due)),
                ("met", .period($0.fact.valid)),
              ], on: $0.fact)
          })
      ),
    ])
  }
}

extension JSON {
  /// The newest report about some things, when a term of theirs is over; left out otherwise.
  static func newestReport(
    about things: [Identifier], _ isOver: Bool, _ view: View
  ) -> JSON? {
    guard isOver, let fact = view.newestReport(about: things) else { return nil }
    return .record(
      [
        ("seq", .number(fact.entry.sequence)), ("known", .text(fact.entry.proposal.known?.edtf)),
        ("text", .string(Narration(view).sentence(fact.event))),
      ], on: fact)
  }
}

extension DeadlineMove {
  fileprivate var json: JSON {
    .record(
      [
        ("due", .period(due)), ("moved", .period(fact.valid)), ("formerWasLate", .boolean(wasLate)),
        ("reason", .text(reason)),
        ("note", .text(note)), ("by", .ids(by)), ("decision", .id(decision)),
      ], on: fact)
  }
}
