package import Calendar
package import EventFormat
package import Governance
package import Reading

// The answers as JSON: one place for the keys that other programs use.

extension JSON {
  /// What rests on a fact: at the end where it is said, and from what it follows when no words there say it.
  package static func record(_ fields: [(String, JSON?)], on fact: Fact) -> JSON {
    .record(fields + [("source", .citations(fact.source)), ("inferred", .text(fact.inferred))])
  }

  /// `{"asStated":…,"convention":…,"edtf":…,"from":…,"to":…}`; ends that are open are `null`.
  package static func period(_ period: Period) -> JSON {
    .record([
      ("edtf", .text(period.edtf) ?? .null), ("asStated", .text(period.asStated)),
      ("convention", .text(period.convention?.rawValue)),
      ("from", .text(period.window.from?.iso) ?? .null),
      ("to", .text(period.window.to?.iso) ?? .null),
      (
        "oneOf",
        period.alternatives.isEmpty ? nil : .array(period.alternatives.map(JSON.period))
      ),
    ])
  }

  package static func citations(_ citations: [Citation]) -> JSON {
    .array(
      citations.map { .record([("document", .string($0.document.text)), ("at", .string($0.at))]) })
  }

  /// `{"entry":id,"seq":n,"decision":id?}`.
  package static func basis(_ fact: Fact, decision: Identifier?) -> JSON {
    .record([
      ("entry", .string(fact.entry.id.description)), ("seq", .number(fact.entry.sequence)),
      ("decision", .id(decision)),
      (
        "corrections",
        fact.corrections.isEmpty
          ? nil : .array(fact.corrections.map { .string($0.id.description) })
      ),
    ])
  }
}

extension View {
  /// The clocks of the question, as every answer repeats them.
  package var clocks: [(String, JSON?)] {
    [
      ("on", .string(asOf.on.iso)), ("known", .text(asOf.known?.iso) ?? .null),
      ("at", .number(asOf.at ?? model.count)),
    ]
  }
}

extension HandOverStanding {
  package var json: JSON {
    .record([
      ("handover", .string(handOver.text)), ("state", .string(state)),
      ("mayBe", .some(mayBe)), ("certainty", .string(certainty.rawValue)),
      ("products", .ids(offer.products)),
      ("from", .ids(offer.from)), ("to", .ids(offer.to)),
      ("roles", .array(offer.roles.map { .string($0.rawValue) })),
      ("initiative", .ids(offer.initiative)),
      ("conditions", .array(conditions.map { $0.json })),
      ("disputes", .ids(disputes.map(\.dispute.dispute))),
      (
        "steps",
        .array(
          steps.map {
            .record(
              [
                ("type", .string(EventCatalogue.shipped.wireName(of: $0.event.type))),
                ("valid", .period($0.valid)),
              ], on: $0)
          })
      ),
    ])
  }
}

extension ConditionStanding {
  package var json: JSON {
    .record([
      ("condition", .string(condition.condition.text)), ("text", .string(condition.text)),
      ("state", .string(settled?.how.rawValue ?? "open")),
      ("orderOpen", process?.isOneOf ?? false ? .boolean(true) : nil),
      ("settled", settled.map { .period($0.fact.valid) }),
      ("mayBeSettled", settled == nil ? maySettled.map { .period($0.valid) } : nil),
      ("disputes", .ids(disputes.map(\.dispute.dispute))),
    ])
  }
}

extension DecisionStanding {
  package func json(_ view: View) -> JSON { .record(members(view)) }

  /// The decision, and whether it was certainly taken by the day asked and within a period.
  fileprivate func json(within period: Window, _ view: View) -> JSON {
    let certainty = isCertain(within: period) ? Certainty.certain : .possible
    return .record(members(view) + [("certainty", .string(certainty.rawValue))])
  }

  /// Whether it was certainly taken by the day asked, and within a period: no claim in an open dispute.
  package func isCertain(within period: Window) -> Bool {
    fact.happening == .happened && period.holds(fact.window) && !isClaim
  }

  private func members(_ view: View) -> [(String, JSON?)] {
    let force = view.force(of: self)
    return [
      ("decision", .string(decision.decision.text)), ("title", .string(decision.title)),
      ("outcome", .string(decision.outcome.rawValue)), ("number", .text(decision.number)),
      ("text", .text(decision.text)), ("summary", .text(decision.summary)),
      ("votes", .text(decision.votes)), ("effective", decision.effective.map(JSON.period)),
      ("effectiveUntil", decision.effectiveUntil.map(JSON.period)),
      ("force", .string(force.state.rawValue)),
      ("releases", .array(view.releases(of: decision.decision).map(\.json))),
      ("forceCertainty", .string(force.certainty.rawValue)),
      ("lapsed", lapse.map { .period($0.valid) }), ("body", .ids(decision.body)),
      ("date", .period(fact.valid)), ("happening", .string(fact.happening.name)),
      ("meeting", .id(decision.meeting)),
      ("item", .id(decision.item)), ("products", .ids(decision.products)),
      ("preparedBy", .ids(decision.preparedBy)),
      ("conditions", .array(conditions.map { $0.json })),
      ("supersedes", .ids(decision.supersedes)), ("supersededBy", .ids(supersededBy)),
      ("until", decision.until.map(JSON.period)),
      ("disputes", .ids(disputes.map(\.dispute.dispute))),
      ("note", .text(decision.note)), ("basis", .basis(fact, decision: nil)),
      ("source", .citations(fact.source)), ("inferred", .text(fact.inferred)),
    ]
  }
}

extension DecisionRegister {
  package func json(within period: Window, _ view: View) -> JSON {
    .record([
      ("certain", .number(decisions.count { $0.isCertain(within: period) })),
      ("possible", .number(decisions.count { !$0.isCertain(within: period) })),
      ("decisions", .array(decisions.map { $0.json(within: period, view) })),
      (
        "itemsWithoutOutcome",
        .array(
          open.map {
            .record(
              [
                ("item", .string($0.item.item.text)), ("title", .string($0.item.title)),
                ("body", .ids($0.item.body)), ("date", .period($0.fact.valid)),
                ("purpose", .text($0.item.purpose?.rawValue)), ("products", .ids($0.item.products)),
                ("state", .string($0.process.state)), ("mayBe", .some($0.process.mayBe)),
                ("followedBy", .ids($0.followedBy)),
                ("disputes", .ids($0.disputes.map(\.dispute.dispute))),
              ], on: $0.fact)
          })
      ),
      (
        "announced",
        .array(
          announced.map {
            .record(
              [
                ("item", .string($0.item.item.text)), ("title", .string($0.item.title)),
                ("body", .ids($0.item.body)), ("date", .period($0.fact.valid)),
                ("purpose", .text($0.item.purpose?.rawValue)), ("products", .ids($0.item.products)),
              ], on: $0.fact)
          })
      ),
    ])
  }
}

extension Implementation {
  package func json(_ view: View) -> JSON {
    .record(
      [("product", .string(product.text)), ("title", .string(view.label(product)))] + view.clocks
        + [
          ("stage", stage.map { .string($0.stage.stage.text) } ?? .null),
          ("mayBe", .some(newestStage.others.map(\.value.stage.text))),
          ("orderOpen", newestStage.isOneOf ? .boolean(true) : nil),
          (
            "stages",
            .array(
              stages.map {
                .record(
                  [
                    ("stage", .string($0.stage.stage.text)),
                    ("version", .text($0.stage.version)), ("reached", .period($0.fact.valid)),
                    ("certainty", .string($0.fact.happening == .happened ? "certain" : "possible")),
                    ("note", .text($0.stage.note)),
                  ], on: $0.fact)
              })
          ),
          ("reports", .array(reports.map { Self.json($0.report, $0.fact) })),
          ("progress", .array(ratings.map { Self.json($0.report, $0.fact) })),
          ("disputes", .array(disputes.map { $0.json(view) })),
        ])
  }

  private static func json(_ report: ProgressReported, _ fact: Fact) -> JSON {
    .record(
      [
        ("rating", .text(report.rating?.rawValue)),
        ("withinProgramme", .text(report.withinProgramme?.rawValue)), ("text", .text(report.text)),
        ("reported", .period(fact.valid)),
        ("certainty", .string(fact.happening == .happened ? "certain" : "possible")),
        ("note", .text(report.note)),
      ], on: fact)
  }

  private static func json(_ report: ImplementationReported, _ fact: Fact) -> JSON {
    .record(
      [
        ("state", .string(report.state.rawValue)), ("parties", .ids(report.parties)),
        (
          "count",
          report.count.map {
            .record([("done", .number($0.done)), ("total", $0.total.map(JSON.number))])
          }
        ),
        ("measure", .text(report.measure)), ("reported", .period(fact.valid)),
        ("certainty", .string(fact.happening == .happened ? "certain" : "possible")),
        ("note", .text(report.note)),
      ], on: fact)
  }
}

extension Fact {
  /// The fact with its entry, as `history` and `replay` show it.
  package func json(_ narration: Narration) -> JSON {
    .record([
      ("seq", .number(entry.sequence)), ("id", .string(entry.id.description)),
      ("type", .string(EventCatalogue.shipped.wireName(of: event.type))), ("valid", .period(valid)),
      ("known", .text(entry.proposal.known?.edtf)), ("recorded", .string(entry.recorded.iso)),
      ("happening", .string(happening.name)), ("text", .string(narration.sentence(event))),
      (
        "corrections",
        corrections.isEmpty ? nil : .array(corrections.map { .string($0.id.description) })
      ),
      ("data", EventCatalogue.shipped.write(event)), ("source", .citations(source)),
      ("inferred", .text(inferred)),
      ("proposedBy", .text(entry.proposal.proposedBy)),
      ("despite", .text(entry.proposal.despite)),
      (
        "original",
        corrections.isEmpty
          ? nil
          : .record([
            ("valid", .period(entry.valid)), ("text", .string(narration.sentence(entry.event))),
            ("data", EventCatalogue.shipped.write(entry.event)),
          ])
      ),
    ])
  }
}

extension Happening {
  /// The word in JSON.
  package var name: String {
    switch self {
    case .happened: "happened"
    case .possible: "possible"
    case .notYet: "notYet"
    }
  }
}
