internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// The decisions of a meeting or a period, and what was tabled without a known outcome.
  static let decisionList = ReportDefinition(
    name: "besluitenlijst", title: "Besluitenlijst",
    summary: "De besluiten van een vergadering, orgaan of periode, met voorwaarden en uitkomst.",
    filters: [.body, .from, .to, .meeting]
  ) { request in
    let list = DecisionList(request)
    let register = list.register
    let items = register.open.filter { $0.item.purpose != .inform }
    let informed = register.open.filter { $0.item.purpose == .inform }
    let numbered = list.numbered(register.decisions.filter(list.isCertain))
    return ReportContent(
      introduction: [
        "Voorgelegd is niet besloten. Wat zonder bekende uitkomst is voorgelegd, staat apart en heeft geen nummer."
      ],
      sections: [
        ReportSection(
          heading: "Besluiten",
          tables: [list.table("Besluiten op volgorde van datum", numbered)])
      ] + list.possible(register.decisions.filter { !list.isCertain($0) }) + [
        ReportSection(
          heading: "Voorgelegd, uitkomst niet genoemd",
          tables: [list.table("Agendapunten zonder bekende uitkomst", items.map(list.row))]),
        ReportSection(
          heading: "Ter informatie voorgelegd",
          tables: [list.table("Agendapunten ter informatie", informed.map(list.row))]),
      ])
  }
}

/// Rows of decisions and agenda items.
private struct DecisionList {
  private let view: View
  private let words: ReportWords
  private let request: ReportRequest

  init(_ request: ReportRequest) {
    self.request = request
    view = request.view
    words = ReportWords(view)
  }

  /// What was decided and tabled within all limits.
  var register: DecisionRegister {
    let found = view.decisions(body: request.body, within: request.period)
    return request.meeting.map { found.of(meeting: $0, in: view) } ?? found
  }

  func table(_ caption: String, _ rows: [ReportRow]) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Nr.", "nummer", .number), ReportColumn("Besluit", "besluit", .name),
        ReportColumn("Orgaan", "orgaan"), ReportColumn("Datum", "datum", .period),
        ReportColumn("Uitkomst", "uitkomst"), ReportColumn("Voorwaarden", "voorwaarden"),
        ReportColumn("Betreft", "betreft", .name),
        ReportColumn("Voorbereid door", "voorbereid_door"),
        ReportColumn("Vervangt en vervangen door", "vervanging"), ReportColumn("Bron", "bron"),
      ], rows: rows, rowHeader: 1)
  }

  /// What may not have been decided yet, or not in the period asked; nothing when there is nothing.
  func possible(_ decisions: [DecisionStanding]) -> [ReportSection] {
    if decisions.isEmpty { return [] }
    let isPeriod = request.period.from != nil || request.period.to != nil
    let when = isPeriod ? "in deze periode of al op deze dag" : "al op deze dag"
    return [
      ReportSection(
        heading: isPeriod ? "Mogelijk in deze periode" : "Mogelijk al genomen",
        paragraphs: [
          "Van deze besluiten is niet zeker dat zij \(when) zijn genomen. Zij hebben geen nummer."
        ],
        tables: [
          table(
            isPeriod
              ? "Besluiten die mogelijk in deze periode zijn genomen"
              : "Besluiten die mogelijk al zijn genomen",
            decisions.map { row($0, number: nil) })
        ])
    ]
  }

  func numbered(_ decisions: [DecisionStanding]) -> [ReportRow] {
    decisions.enumerated().map { row($1, number: $0 + 1) }
  }

  /// Whether it was certainly taken by the day asked, and within the period asked.
  func isCertain(_ standing: DecisionStanding) -> Bool { remark(standing.fact) == nil }

  func row(_ standing: DecisionStanding, number: Int?) -> ReportRow {
    let decision = standing.decision
    return ReportRow(
      [
        number.map(ReportCell.number) ?? .empty,
        .lines([ReportLine([words.name(decision.decision)])]),
        words.parties(decision.body, otherwise: "niet genoemd"), date(standing.fact),
        outcome(standing), .texts(standing.conditions.map(words.condition)),
        words.names(decision.products), words.parties(decision.preparedBy, otherwise: ""),
        .texts(
          decision.supersedes.map { "vervangt: \(view.label($0)) (\($0))" }
            + standing.supersededBy.map { "vervangen door: \(view.label($0)) (\($0))" }),
        words.sources(of: standing.fact),
      ],
      doubts: doubts(standing))
  }

  private func outcome(_ standing: DecisionStanding) -> ReportCell {
    let decision = standing.decision
    let tone: Mark.Tone =
      switch decision.outcome {
      case .adopted, .agreed, .supported, .signed, .decided: .done
      case .noted: .running
      case .deferred: .deviating
      case .rejected: .blocked
      }
    let until = decision.until.map { ReportLine([.text("tot \($0.dutchWithWords)")]) }
    return .lines(
      [ReportLine([.mark(Mark(decision.outcome.dutch, tone))]), until].compactMap(\.self)
        + view.forcePhrases(standing).map { ReportLine([.text($0)]) })
  }

  /// The date, with what may not be so on the day asked or in the period asked.
  private func date(_ fact: Fact) -> ReportCell { .period(fact.valid, remark: remark(fact)) }

  private func remark(_ fact: Fact) -> String? {
    if fact.happening == .possible { return "mogelijk" }
    return request.period.holds(fact.window) ? nil : "mogelijk in deze periode"
  }

  private func doubts(_ standing: DecisionStanding) -> [Doubt] {
    let id = standing.decision.decision
    var doubts = dateDoubts(standing.fact, id)
    if standing.decision.body.isEmpty {
      doubts.append(words.missing(id, "Welk orgaan besloot, is niet genoemd."))
    }
    for condition in standing.conditions where condition.settled == nil {
      let text = condition.condition.text
      doubts.append(
        condition.maySettled == nil
          ? words.missing(id, "De voorwaarde is nog open: \(text)")
          : words.uncertain(id, "De voorwaarde is mogelijk al afgehandeld: \(text)"))
    }
    return doubts + words.unsourced(standing.fact, id) + words.disputed(standing.disputes, id)
  }

  private func dateDoubts(_ fact: Fact, _ id: Identifier) -> [Doubt] {
    if let remark = remark(fact) {
      return [words.uncertain(id, "\(remark.capitalisedFirst): \(fact.valid.dutchWithWords).")]
    }
    return fact.valid.isExactDay
      ? [] : [words.uncertain(id, "De precieze dag is niet bekend: \(fact.valid.dutchWithWords).")]
  }

  /// What was tabled without a known outcome; it has no number, for it is no decision.
  func row(_ open: OpenItem) -> ReportRow {
    let item = open.item
    let isInformation = item.purpose == .inform
    var lines = [
      ReportLine([
        .mark(
          isInformation
            ? Mark("ter informatie", .running) : Mark("uitkomst niet genoemd", .unknown))
      ])
    ]
    if open.process.allSteps.count > 1 { lines.append(ReportLine([.text(open.process.dutch)])) }
    var doubts = dateDoubts(open.fact, item.item)
    if !isInformation {
      doubts.append(words.missing(item.item, "Voorgelegd; de uitkomst is niet bekend."))
    }
    return ReportRow(
      [
        .empty, .lines([ReportLine([words.name(item.item)])]),
        words.parties(item.body, otherwise: "niet genoemd"), date(open.fact), .lines(lines), .empty,
        words.names(item.products), .empty, .empty, words.sources(of: open.fact),
      ],
      doubts: doubts + words.unsourced(open.fact, item.item))
  }
}
