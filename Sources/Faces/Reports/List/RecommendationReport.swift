internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// The actions by recommendation, in the layout of the programme's list of actions.
  static let recommendationReport = ReportDefinition(
    name: "aanbevelingen", title: "Acties per aanbeveling",
    summary: "De acties per aanbeveling, met planning en voortgang.",
    filters: []
  ) { request in
    let rows = RecommendationRows(ProgressTexts(request.view))
    return ReportContent(
      introduction: [
        "Eerst wat het stuk van de aanbeveling zelf noemt, in de volgorde van dat stuk; dan wat andere stukken noemen. De \(request.view.programmeWords.word(.pillar)) is die waaronder dat stuk de actie zet; bij andere stukken die van het product.",
        "“Mogelijk” staat bij wat op deze dag al zo kan zijn maar niet zeker is, ook uit latere stukken. Met --known telt alleen wat toen bekend was.",
      ],
      sections: [
        ReportSection(heading: "Overzicht acties", tables: [rows.table(isRegister: true)])
      ])
  }
}

/// Rows of products under the recommendations that they carry out.
struct RecommendationRows {
  private let view: View
  private let texts: ProgressTexts

  init(_ texts: ProgressTexts) {
    self.texts = texts
    view = texts.view
  }

  private static let explanation = "toelichting"

  /// The whole table; beside a register that has a row for each product it leaves out the explanation
  /// and the doubts, for those stand in that row.
  func table(isRegister: Bool) -> ReportTable {
    let names = view.programmeWords
    let columns = [
      ReportColumn("Aanbeveling", "aanbeveling"),
      ReportColumn(names.word(.pillar).capitalisedFirst, "onderdeel"),
      ReportColumn("Actie", "actie", .name), ReportColumn("Planning", "planning"),
      ReportColumn("Voortgang", "voortgang"), ReportColumn("Toelichting", Self.explanation),
      ReportColumn("Aangepaste planning", "aangepaste_planning"), ReportColumn("Bron", "bron"),
    ]
    let shown = columns.indices.filter { isRegister || columns[$0].key != Self.explanation }
    return ReportTable(
      caption: "Overzicht acties en voortgang", columns: shown.map { columns[$0] },
      rows: view.recommendations().flatMap { standing in
        (standing.listed + standing.others).map { action in
          let row = row(action, standing.recommendation)
          return ReportRow(shown.map { row.cells[$0] }, doubts: isRegister ? row.doubts : [])
        }
      }, rowHeader: 2, isRegister: isRegister)
  }

  private func row(_ action: RecommendedAction, _ recommendation: ProductCard) -> ReportRow {
    let card = action.card
    let deadlines = view.deadlines(of: card.product)
    let state = texts.state(
      of: card, view.implementation(of: card.product), hasAnswers: false, hasRatings: false)
    return ReportRow(
      [
        .text(recommendation.title), .text(action.pillar.map { $0.number ?? $0.title } ?? "geen"),
        .lines([ReportLine([texts.words.name(card.product)])]),
        .texts(deadlines.map { planned($0) }), rating(card.product), .lines(state.progress),
        .texts(deadlines.flatMap(moved)), texts.words.sources(of: card.registered),
      ],
      doubts: state.doubts)
  }

  private func planned(_ standing: DeadlineStanding) -> String {
    let possibly = standing.basis.happening == .possible ? "mogelijk: " : ""
    let state = standing.status == .met ? " – \(standing.mark.words)" : ""
    return "\(possibly)\(standing.milestone): \(standing.original.dutchWithWords)\(state)"
  }

  private func moved(_ standing: DeadlineStanding) -> [String] {
    standing.moves.map { "\(standing.milestone): \(term($0))" }
      + standing.possibleMoves.map { "mogelijk: \(standing.milestone): \(term($0))" }
  }

  /// The new term, why, and what the entry adds; nothing when the sources do not say.
  private func term(_ move: DeadlineMove) -> String {
    var words = move.due.dutchWithWords
    if let reason = move.reason { words += ", omdat: \(reason)" }
    if let note = move.note { words += " (\(note))" }
    return words
  }

  /// The sign of the legend that the newest report gave it, or may have given.
  private func rating(_ product: Identifier) -> ReportCell {
    let standing = view.implementation(of: product)
    let newest = standing.newestRating
    let lines = newest.all.enumerated().map { place, said in
      let isSure = place == 0 && newest.last != nil && !newest.isOneOf
      return ReportLine(
        (isSure ? [] : [.text("mogelijk:")]) + [
          .mark(said.value.mark(view.programmeWords.word(said.value)))
        ])
    }
    return lines.isEmpty ? .empty : .lines(lines)
  }
}
