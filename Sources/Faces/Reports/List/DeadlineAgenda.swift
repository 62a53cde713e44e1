internal import Answers
internal import Governance
internal import Reading
internal import Texts

extension ReportDefinition {
  /// The deadlines with their original date and every move.
  static let deadlineAgenda = ReportDefinition(
    name: "termijnen", title: "Termijnagenda",
    summary: "De termijnen zoals genoemd, met de oorspronkelijke datum en elke verschuiving.",
    filters: [.party, .from, .to]
  ) { request in
    let agenda = DeadlineAgenda(request.view)
    let shown = request.view.deadlines().filter { agenda.isShown($0, request) }
    let open = shown.filter { $0.status != .met && $0.status != .dropped }
    let closed = shown.filter { $0.status == .met || $0.status == .dropped }
    return ReportContent(
      introduction: [
        "Een termijn is pas verlopen na de laatste dag van het tijdvak. Tussen begin en einde loopt de termijn.",
        "Verlopen: de laatste dag is voorbij. Of het werk klaar is, zeggen de bronnen dan niet. “Te laat” staat er alleen als een bron dat zegt.",
      ],
      sections: [
        ReportSection(
          heading: "Lopend en verlopen",
          tables: [agenda.table("Lopende en verlopen termijnen, de vroegste eerst", open)]),
        ReportSection(
          heading: "Gehaald en vervallen",
          tables: [agenda.table("Gehaalde en vervallen termijnen", closed)]),
      ])
  }
}

/// Rows of deadlines.
private struct DeadlineAgenda {
  private let view: View
  private let words: ReportWords

  init(_ view: View) {
    self.view = view
    words = ReportWords(view)
  }

  /// Due within the period asked, perhaps; of the party asked, as owner.
  func isShown(_ standing: DeadlineStanding, _ request: ReportRequest) -> Bool {
    guard standing.due.window.overlaps(request.period) else { return false }
    return request.party.map { view.concerns($0, standing) } ?? true
  }

  private func owners(_ standing: DeadlineStanding) -> [Identifier] {
    view.holders(of: .owner, for: standing.subject, whenDue: standing.due.window)
      .flatMap(\.parties)
  }

  func table(_ caption: String, _ shown: [DeadlineStanding]) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Product", "product", .name), ReportColumn("Mijlpaal", "mijlpaal"),
        ReportColumn("Eigenaar, toen de termijn afliep", "eigenaar"),
        ReportColumn("Termijn", "termijn", .period),
        ReportColumn("Stand", "stand"),
        ReportColumn("Oorspronkelijk", "oorspronkelijk", .period),
        ReportColumn("Verschuivingen", "verschuivingen"), ReportColumn("Bron", "bron"),
      ],
      rows: shown.map(row), rowHeader: 0)
  }

  private func row(_ standing: DeadlineStanding) -> ReportRow {
    let owners = words.owners(
      view.holders(of: .owner, for: standing.subject, whenDue: standing.due.window))
    return ReportRow(
      [
        .lines([ReportLine([words.name(standing.subject)])]), .text(standing.milestone), owners,
        .period(standing.due, remark: nil), state(standing),
        .period(standing.original, remark: nil), moves(standing),
        words.sources(of: standing.basis),
      ],
      doubts: doubts(standing))
  }

  private func state(_ standing: DeadlineStanding) -> ReportCell {
    var lines = [ReportLine([.mark(standing.mark)])]
    if let words = view.closingPhrase(standing) {
      let isClosed = standing.status == .met || standing.status == .dropped
      lines.append(ReportLine([.text((isClosed ? "" : "mogelijk al afgesloten: ") + words)]))
      if let note = standing.closingNote { lines.append(ReportLine([.text(note)])) }
    }
    if standing.isOver {
      let reports = view.newestReportPhrase(about: [standing.deadline, standing.subject])
      lines += reports.map { ReportLine([.text($0)]) }
    }
    return .lines(lines)
  }

  private func moves(_ standing: DeadlineStanding) -> ReportCell {
    .texts(
      standing.moves.map(words.move)
        + standing.possibleMoves.map { "mogelijk: " + words.move($0) })
  }

  private func doubts(_ standing: DeadlineStanding) -> [Doubt] {
    let id = standing.deadline
    var doubts: [Doubt] = []
    if standing.basis.happening == .possible {
      doubts.append(
        words.uncertain(
          id, "Of de termijn toen al gold: gesteld \(standing.basis.valid.dutchWithWords)."))
    }
    for move in standing.possibleMoves {
      doubts.append(words.uncertain(id, "Mogelijk verschoven: \(words.move(move))."))
    }
    if let closing = standing.closing, closing.happening == .possible {
      doubts.append(
        words.uncertain(
          id,
          "Mogelijk al \(closing.event.type == .deadlineMet ? "gehaald" : "vervallen"): "
            + "\(closing.valid.dutchWithWords)."))
    }
    if let doubt = standing.termDoubt {
      doubts.append(words.uncertain(id, "\(doubt.capitalisedFirst)."))
    }
    if standing.due.kind == .undetermined, let said = standing.due.asStated {
      doubts.append(words.missing(id, "Geen datum, alleen woorden: “\(said)”."))
    }
    for move in standing.moves where move.by.isEmpty && move.decision == nil || move.reason == nil {
      let unknown = [
        move.by.isEmpty && move.decision == nil ? "wie dat besloot" : nil,
        move.reason == nil ? "waarom" : nil,
      ].compactMap(\.self)
      doubts.append(
        words.missing(
          id, "Verschoven naar \(move.due.dutchWithWords); niet vermeld: \(dutchList(unknown))."))
    }
    if owners(standing).isEmpty {
      doubts.append(words.noOwner(of: standing.subject))
    }
    return doubts + words.unsourced(standing.basis, id) + words.disputed(standing.disputes, id)
  }
}

extension DeadlineStanding {
  /// Where it stands, in the words of the calendar.
  var mark: Mark {
    let words = (certainty == .possible && !saysDoubt ? "mogelijk " : "") + statusWords
    return switch status {
    case .open: Mark(words, .running)
    case .possible: Mark(words, .running)
    case .passed: Mark(words, .unknown)
    case .late: Mark(words, .blocked)
    case .met: Mark(words, .done)
    case .dropped: Mark(words, .unknown)
    }
  }
}

extension ReportWords {
  /// The owners of a product, certain or possible.
  func owners(_ holders: [Holding]) -> ReportCell {
    if holders.isEmpty { return .text("niet genoemd") }
    return .texts(
      holders.map {
        ($0.certainty == .possible ? "mogelijk " : "") + view.labels($0.parties)
      })
  }

  /// To what a term moved, when, by whom and why.
  func move(_ move: DeadlineMove) -> String {
    var words = "naar \(move.due.dutchWithWords), \(move.fact.valid.dutchWithWords)"
    words += move.by.isEmpty ? ", door wie is niet vermeld" : ", door \(view.labels(move.by))"
    if let decision = move.decision { words += " (besluit: \(view.label(decision)))" }
    if let reason = move.reason { words += ": \(reason)" }
    if let note = move.note { words += " (\(note))" }
    words += view.formerTermPhrase(move)
    return words + " [\(view.sources(of: move.fact))]"
  }
}
