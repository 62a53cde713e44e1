internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// Who hands what to whom, how far it is, and what still has to happen.
  static let handOverList = ReportDefinition(
    name: "overdrachten", title: "Overdrachten",
    summary: "Wie wat aan wie overdraagt, in welke stand, en welke voorwaarden nog openstaan.",
    filters: [.party]
  ) { request in
    let list = HandOverList(request.view)
    let shown = request.view.handOvers().filter { standing in
      request.party.map(standing.parties.contains) ?? true
    }
    return ReportContent(
      introduction: ["Aangeboden is niet aanvaard, en aanvaard is niet overgedragen."],
      sections: [
        ReportSection(
          heading: "Lopend",
          tables: [list.table("Overdrachten die nog lopen", shown.filter(\.isUnderWay))]),
        ReportSection(
          heading: "Afgerond",
          tables: [
            list.table("Overgedragen, afgewezen of ingetrokken", shown.filter { !$0.isUnderWay })
          ]),
      ])
  }
}

/// Rows of hand-overs.
private struct HandOverList {
  private let view: View
  private let words: ReportWords

  init(_ view: View) {
    self.view = view
    words = ReportWords(view)
  }

  func table(_ caption: String, _ shown: [HandOverStanding]) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Overdracht", "overdracht", .name), ReportColumn("Product", "product", .name),
        ReportColumn("Van", "van"), ReportColumn("Aan", "aan"), ReportColumn("Als", "rol"),
        ReportColumn("Op initiatief van", "initiatief"),
        ReportColumn("Aangeboden", "aangeboden", .period), ReportColumn("Stand", "stand"),
        ReportColumn("Open voorwaarden", "open_voorwaarden"),
        ReportColumn("Afgehandelde voorwaarden", "afgehandelde_voorwaarden"),
        ReportColumn("Verloop", "verloop"),
      ], rows: shown.map(row), rowHeader: 0)
  }

  private func row(_ standing: HandOverStanding) -> ReportRow {
    let offer = standing.offer
    let open = standing.conditions.filter { $0.settled == nil }
    let settled = standing.conditions.filter { $0.settled != nil }
    let tone: Mark.Tone =
      standing.isDeclined ? .blocked : standing.isUnderWay ? .running : .done
    return ReportRow(
      [
        .lines([ReportLine([words.name(standing.handOver)])]), words.names(offer.products),
        words.parties(offer.from, otherwise: "niet genoemd"),
        words.parties(offer.to, otherwise: "niet genoemd"), .texts(offer.roles.map(\.dutch)),
        words.parties(offer.initiative, otherwise: ""),
        standing.steps.first { $0.event.type == .handOverOffered }.map(words.moment) ?? .empty,
        .mark(Mark(standing.stateWords, tone)), .texts(open.map(words.condition)),
        .texts(settled.map(words.condition)),
        .lines(standing.steps.map(step)),
      ],
      doubts: doubts(standing))
  }

  private func step(_ fact: Fact) -> ReportLine {
    let possibly = fact.happening == .possible ? "mogelijk: " : ""
    return ReportLine([
      .text("\(possibly)\(fact.valid.dutchWithWords): \(words.narration.sentence(fact.event))"),
      .aside(view.sources(of: fact)),
    ])
  }

  private func doubts(_ standing: HandOverStanding) -> [Doubt] {
    let id = standing.handOver
    var doubts: [Doubt] = []
    for fact in standing.steps where fact.happening == .possible {
      doubts.append(
        words.uncertain(
          id, "Mogelijk, \(fact.valid.dutchWithWords): \(words.narration.sentence(fact.event))"))
    }
    if standing.isUnanswered {
      doubts.append(
        words.missing(
          id,
          view.unnamedAnswer(to: standing.process).map { "Wacht op: \($0)." }
            ?? "Een antwoord staat in geen bron."))
    }
    if standing.offer.to.isEmpty {
      doubts.append(words.missing(id, "Wie overneemt, is niet genoemd."))
    }
    if standing.offer.from.isEmpty {
      doubts.append(words.missing(id, "Wie overdraagt, is niet genoemd."))
    }
    return doubts + standing.steps.flatMap { words.unsourced($0, id) }
      + words.disputed(standing.disputes, id)
  }
}
