internal import Calendar
package import EventFormat
internal import Governance
package import Reading
internal import Workflow

extension ProcessStanding {
  /// Where a thing stands, by which rules, and the steps that led there.
  package func json(_ view: View) -> JSON {
    .record([
      ("process", .string(rules.defined.process.text)),
      ("version", .number(rules.defined.version)), ("state", .string(state)),
      ("title", .string(title(of: state))), ("mayBe", .some(mayBe)),
      ("orderOpen", isOneOf ? .boolean(true) : nil),
      ("certainty", .string(certainty.rawValue)), ("final", .boolean(isFinished)),
      ("since", entered.map { .period($0.fact.valid) }),
      ("waitsFor", view.waiting(self).map { .ids($0.parties) }),
      ("limit", limit.map { $0.json(on: view.asOf.on) }),
      ("disputes", .ids(view.disputes(of: self).map(\.dispute.dispute))),
      ("history", .array(allSteps.map { $0.json })),
    ])
  }
}

extension ProcessStep {
  fileprivate var json: JSON {
    .record([
      ("entry", .string(fact.entry.id.description)), ("seq", .number(fact.entry.sequence)),
      ("type", .string(EventCatalogue.shipped.wireName(of: fact.event.type))),
      ("valid", .period(fact.valid)), ("state", .text(state)),
      ("certainty", .string(fact.happening == .happened ? "certain" : "possible")),
      ("verdict", .string(verdict.name)), ("version", .number(rules.defined.version)),
    ])
  }
}

extension ProcessVerdict {
  /// The word in JSON.
  fileprivate var name: String {
    switch self {
    case .moved: "moved"
    case .movedIrregularly: "movedIrregularly"
    case .alreadyBegun: "alreadyBegun"
    case .notAllowed: "notAllowed"
    case .unknownState: "unknownState"
    case .ignored: "ignored"
    }
  }
}

extension TimeLimit {
  fileprivate func json(on day: CalendarDay) -> JSON {
    .record([
      ("from", .text(window.from?.iso) ?? .null), ("to", .text(window.to?.iso) ?? .null),
      ("words", .string(words)), ("passed", .boolean(hasPassed(on: day))),
      ("moved", moved.isEmpty ? nil : .array(moved.map(\.json))),
    ])
  }
}

extension TermEnd {
  /// The days in between that do not count, and the end that came of it.
  fileprivate var json: JSON {
    .record([
      ("counted", .string(counted.iso)), ("end", .string(day.iso)),
      (
        "because",
        .array(
          rests.map {
            .record([("day", .string($0.day.iso)), ("reason", .string($0.why.word))])
          })
      ),
      ("tooFewWorkingDays", heldTooFew ? .boolean(true) : nil),
    ])
  }
}

extension TodoItem {
  package func json(_ view: View) -> JSON {
    .record(
      [
        ("id", .string(process.id.text)), ("kind", .string(process.subject.rawValue)),
        ("title", .string(view.label(process.id))), ("state", .string(process.state)),
        ("stateTitle", .string(process.title(of: process.state))), ("mayBe", .some(process.mayBe)),
        ("certainty", .string(process.certainty.rawValue)), ("waitsFor", .ids(parties)),
        ("standIns", standIns.isEmpty ? nil : .array(standIns.map(\.json))),
        (
          "ended",
          ended.isEmpty
            ? nil
            : .array(
              ended.map { party, fact in
                .record([("party", .string(party.text)), ("date", .period(fact.valid))])
              })
        ),
        (
          "formerHolders",
          formerHolders.isEmpty
            ? nil
            : .array(
              formerHolders.map { former in
                .record([
                  ("role", .string(former.role.rawValue)), ("last", .ids(former.last)),
                  ("since", .period(former.fact.valid)),
                ])
              })
        ),
        ("goesOnTo", goesOnTo.map(JSON.ids)), ("since", .period(cause.valid)),
        ("limit", limit.map { $0.json(on: view.asOf.on) }),
        ("urgency", .string(term(in: view).state.rawValue)),
        ("steps", .array(steps.map { .string($0) })),
        ("disputes", .ids(disputes.map(\.dispute.dispute))),
        ("basis", .basis(cause, decision: nil)),
      ], on: cause)
  }
}

extension StandIn {
  fileprivate var json: JSON {
    .record(
      [
        ("party", .string(party.text)), ("for", .string(of.text)),
        ("delegation", .string(standing.delegation.delegation.text)),
        ("certainty", .string(standing.certainty.rawValue)),
      ], on: standing.basis)
  }
}

extension NextStep {
  package var json: JSON {
    .record([
      ("event", .string(event)), ("title", .string(title)), ("leadsTo", .string(leadsTo)),
      ("by", .array(by.map { .string($0) })), ("parties", .ids(parties)),
      ("needs", .array(needs.map { .string($0) })),
      (
        "when",
        .array(
          when.map {
            .record([
              ("key", .string($0.key)), ("values", .array($0.values.map { .string($0) })),
            ])
          })
      ), ("irregular", .text(irregular)),
    ])
  }
}
