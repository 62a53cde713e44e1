internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// The progress report in the programme's own layout, as of any day.
  static let progressReport = ReportDefinition(
    name: "vgr", title: "Voortgangsrapportage",
    summary: "De voortgangsrapportage per onderdeel en onderwerp, opnieuw gemaakt voor elke dag.",
    filters: []
  ) { request in
    let view = request.view
    let texts = ProgressTexts(view)
    let rows = ProgressRows(texts)
    let programme = view.programme()
    let (word, words) = (rows.names.word(.pillar).capitalisedFirst, rows.names.plural(.pillar))
    var sections = [
      ReportSection(heading: "Legenda", tables: [rows.legend])
    ]
    for pillar in programme.pillars {
      let number = pillar.card.number.map { "\($0). " } ?? ""
      sections.append(
        ReportSection(
          heading: "\(word) \(number)\(pillar.card.title)",
          tables: [rows.table("\(word) \(number)\(pillar.card.title)", of: pillar)]))
    }
    sections.append(
      ReportSection(
        heading: "Buiten de \(words)",
        tables: [rows.table("Programma en wat buiten de \(words) valt", of: programme.others)]))
    sections.append(
      ReportSection(
        heading: "Acties per aanbeveling",
        paragraphs: [
          "In de indeling van het overzicht van acties. De toelichting staat hierboven bij elk product. Met toelichting, of als CSV: vth report aanbevelingen."
        ],
        tables: [RecommendationRows(texts).table(isRegister: false)]))
    return ReportContent(
      introduction: [
        "Per \(rows.names.word(.pillar)) elk onderwerp met daaronder zijn onderdelen, in de kolommen van de voortgangsrapportage.",
        "“Mogelijk” staat bij wat op deze dag al zo kan zijn maar niet zeker is, ook uit latere stukken. Met --known telt alleen wat toen bekend was.",
      ],
      sections: sections)
  }
}

/// Rows of products in the columns of the progress report.
struct ProgressRows {
  private let texts: ProgressTexts
  /// What the programme calls its parts and ratings.
  let names: ProgrammeWords

  init(_ texts: ProgressTexts) {
    self.texts = texts
    names = texts.view.programmeWords
  }

  private var columns: [ReportColumn] {
    [
      ReportColumn("\(names.word(.pillar).capitalisedFirst)/titel", "onderdeel"),
      ReportColumn("Onderwerpen", "onderwerp", .name),
      ReportColumn("Voortgang en doel", "voortgang_en_doel"),
      ReportColumn("Planning/risico’s", "planning_risicos"),
      ReportColumn(
        "Afronden binnen \(names.short ?? "het programma")", "afronden_binnen_programma"),
      ReportColumn("Bron", "bron"),
    ]
  }

  /// What the ratings say, in the order of the legends.
  var legend: ReportTable {
    ReportTable(
      caption: "Beoordeling van de planning",
      columns: [ReportColumn("Teken", "teken"), ReportColumn("Legenda van", "legenda_van")],
      rows: names.ratings.map { rating in
        ReportRow([
          .mark(rating.mark(names.word(rating))),
          .text(names.legend(of: rating) ?? "niet beschreven"),
        ])
      },
      rowHeader: 0, isRegister: false)
  }

  /// A pijler without a row of its own: its name stands in the first column.
  func table(_ caption: String, of pillar: ProductBranch) -> ReportTable {
    let number = pillar.card.number.map { "\($0). " } ?? ""
    let name = number + pillar.card.title
    let topics = pillar.parts.filter { $0.card.kind == .topic }
    let others = pillar.parts.filter { $0.card.kind != .topic }
    return ReportTable(
      caption: caption, columns: columns,
      rows: (topics + others).flatMap { rows($0, name) }, rowHeader: 1)
  }

  /// Products under no pijler.
  func table(_ caption: String, of branches: [ProductBranch]) -> ReportTable {
    ReportTable(
      caption: caption, columns: columns,
      rows: branches.flatMap { rows($0, "buiten de \(names.plural(.pillar))") }, rowHeader: 1)
  }

  private func rows(_ branch: ProductBranch, _ pillar: String) -> [ReportRow] {
    let standings = branch.rows.map { texts.view.implementation(of: $0.card.product) }
    let answers = RunningCount(standings.map { $0.withinProgramme != nil })
    let ratings = RunningCount(standings.map { $0.rating != nil })
    return branch.rows.enumerated().map { index, row in
      let below = index + 1..<index + 1 + row.partCount
      let state = texts.state(
        of: row.card, standings[index], hasAnswers: answers.hasAny(in: below),
        hasRatings: ratings.hasAny(in: below))
      return self.row(row.card, state, pillar, depth: row.depth)
    }
  }

  private func row(
    _ card: ProductCard, _ state: ProductState, _ pillar: String, depth: Int
  ) -> ReportRow {
    ReportRow(
      [
        .text(pillar), .lines([texts.name(card, depth: depth)]), .lines(state.progress),
        .lines(state.planning), .lines(state.withinProgramme),
        texts.words.sources(of: card.registered),
      ],
      doubts: state.doubts, isLeading: card.kind == .topic)
  }
}

/// How many of the rows up to each place are of some sort.
private struct RunningCount {
  private var counts = [0]

  init(_ rows: [Bool]) {
    for isCounted in rows { counts.append((counts.last ?? 0) + (isCounted ? 1 : 0)) }
  }

  func hasAny(in places: Range<Int>) -> Bool {
    counts[places.upperBound] > counts[places.lowerBound]
  }
}

extension ProgressRating {
  /// The rating, as the programme calls it, with its colour and shape.
  func mark(_ words: String) -> Mark {
    switch self {
    case .onPlan, .done: Mark(words, .done)
    case .deviates, .delayed: Mark(words, .deviating)
    case .deviatesStrongly, .bottleneck, .risk: Mark(words, .blocked)
    case .new: Mark(words, .new)
    case .scheduled: Mark(words, .running)
    }
  }
}
