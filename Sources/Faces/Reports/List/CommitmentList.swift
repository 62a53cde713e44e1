internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// What was promised to whom, and what came of it; what has been open longest comes first.
  static let commitmentList = ReportDefinition(
    name: "toezeggingen", title: "Toezeggingen, moties en afspraken",
    summary:
      "Wat aan wie is toegezegd, met nummer, termijn en stand; wat het langst openstaat eerst.",
    filters: [.party]
  ) { request in
    let list = CommitmentList(request.view)
    let shown = request.view.commitments().filter { standing in
      request.party.map((standing.commitment.by + standing.commitment.to).contains) ?? true
    }
    return ReportContent(
      sections: [
        ReportSection(
          heading: "Open",
          tables: [
            list.table("Open, wat het langst openstaat eerst", shown.filter(\.isOpen))
          ]),
        ReportSection(
          heading: "Afgehandeld",
          tables: [list.table("Afgedaan en vervallen", shown.filter { !$0.isOpen })]),
      ])
  }
}

/// Rows of commitments.
private struct CommitmentList {
  private let view: View
  private let words: ReportWords

  init(_ view: View) {
    self.view = view
    words = ReportWords(view)
  }

  /// The order of `shown` is that in which they were made, so the one that is open longest is first.
  func table(_ caption: String, _ shown: [CommitmentStanding]) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Nummer", "nummer"), ReportColumn("Toezegging", "toezegging", .name),
        ReportColumn("Soort", "soort"), ReportColumn("Door", "door"), ReportColumn("Aan", "aan"),
        ReportColumn("Gedaan", "gedaan", .period), ReportColumn("Termijn", "termijn", .period),
        ReportColumn("Stand", "stand"), ReportColumn("Wat ervan kwam", "verloop"),
        ReportColumn("Betreft", "betreft", .name), ReportColumn("Bron", "bron"),
      ], rows: shown.map(row), rowHeader: 1)
  }

  private func row(_ standing: CommitmentStanding) -> ReportRow {
    let made = standing.commitment
    return ReportRow(
      [
        .text(made.number), .lines([ReportLine([words.name(made.commitment)])]),
        .text(made.kind.dutch), words.parties(made.by, otherwise: "niet genoemd"),
        words.parties(made.to, otherwise: "niet genoemd"), words.moment(standing.basis),
        standing.due.map { .period($0, remark: nil) } ?? .text("geen"), state(standing),
        .texts(
          standing.settlements.map { fact in
            let possibly = fact.happening == .possible ? "mogelijk: " : ""
            return
              "\(possibly)\(fact.valid.dutchWithWords): \(words.narration.sentence(fact.event))"
          }),
        words.names(made.products), words.sources(of: standing.basis),
      ],
      doubts: doubts(standing))
  }

  private func state(_ standing: CommitmentStanding) -> ReportCell {
    let term = standing.term(in: view)
    let words = standing.stateWords(in: view)
    let tone: Mark.Tone =
      switch term.state {
      case .late: .blocked
      case .passed: .unknown
      case .none, .ahead, .running: standing.isOpen ? .running : .done
      }
    let reports =
      term.isOver ? view.newestReportPhrase(about: [standing.commitment.commitment]) : []
    let rest = reports + [standing.settledLateWords].compactMap(\.self)
    return .lines([ReportLine([.mark(Mark(words, tone))])] + rest.map { ReportLine([.text($0)]) })
  }

  private func doubts(_ standing: CommitmentStanding) -> [Doubt] {
    let id = standing.commitment.commitment
    var doubts: [Doubt] = []
    if standing.basis.happening == .possible {
      doubts.append(words.uncertain(id, "Mogelijk gedaan: \(standing.basis.valid.dutchWithWords)."))
    }
    let process = standing.process
    if process.certainty == .possible, standing.basis.happening == .happened {
      let said = process.isOneOf ? "Of: \(process.dutch)" : "Mogelijk al \(process.mayBeWords)"
      doubts.append(words.uncertain(id, "\(said)."))
    }
    if standing.isOpen, standing.due == nil {
      doubts.append(words.missing(id, "Er is geen termijn genoemd."))
    }
    if standing.commitment.number == nil, ![.agreement, .action].contains(standing.commitment.kind)
    {
      doubts.append(words.missing(id, "Er is geen nummer genoemd."))
    }
    if standing.commitment.by.isEmpty {
      doubts.append(words.missing(id, "Wie het moet doen, is niet genoemd."))
    }
    return doubts + words.unsourced(standing.basis, id) + words.disputed(standing.disputes, id)
  }
}
