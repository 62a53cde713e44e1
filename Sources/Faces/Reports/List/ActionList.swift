internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// What waits, party by party, the oldest first.
  static let actionList = ReportDefinition(
    name: "acties", title: "Actielijst per partij",
    summary: "Wat op wie wacht, per partij, het oudste eerst, met de grens die ervoor geldt.",
    filters: [.party]
  ) { request in
    let view = request.view
    let list = ActionList(view)
    let items = view.todo(for: request.party)
    let parties = request.party.map { [$0] } ?? list.parties(of: items)
    var sections = parties.map { party in
      ReportSection(
        heading: view.label(party),
        tables: [
          list.table(
            "Wacht op \(view.label(party))", items.filter { $0.parties.contains(party) }, party)
        ])
    }
    let nobody = items.filter(\.parties.isEmpty)
    let vacant = nobody.filter { !$0.formerHolders.isEmpty }
    if request.party == nil {
      sections += [
        ReportSection(
          heading: "Wie nu de rol heeft waarop dit wacht, is niet genoemd",
          tables: [list.table("Wacht op wie de rol nu heeft", vacant, nil)]),
        ReportSection(
          heading: "Op wie dit wacht, is niet genoemd",
          tables: [
            list.table(
              "Wacht op iemand die niet is genoemd", nobody.filter(\.formerHolders.isEmpty), nil)
          ]),
      ]
    }
    return ReportContent(
      introduction: [
        "Wat op meer partijen wacht, staat bij elk van hen. De regels van elk proces zeggen op wie iets wacht."
      ],
      sections: sections)
  }
}

/// Rows of what waits.
private struct ActionList {
  private let view: View
  private let words: ReportWords

  init(_ view: View) {
    self.view = view
    words = ReportWords(view)
  }

  /// The parties for whom something waits, by name.
  func parties(of items: [TodoItem]) -> [Identifier] {
    Set(items.flatMap(\.parties)).map { ($0, view.label($0)) }.sorted {
      ($0.1, $0.0) < ($1.1, $1.0)
    }.map(\.0)
  }

  func table(_ caption: String, _ items: [TodoItem], _ party: Identifier?) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Partij", "partij"), ReportColumn("Soort", "soort"),
        ReportColumn("Wat", "wat", .name), ReportColumn("Stand", "stand"),
        ReportColumn("Wacht sinds", "sinds", .period), ReportColumn("Grens", "grens"),
        ReportColumn("Wat nu kan", "wat_nu_kan"), ReportColumn("Samen met", "samen_met"),
        ReportColumn("Bron", "bron"),
      ], rows: items.map { row($0, party) }, rowHeader: 2)
  }

  private func row(_ item: TodoItem, _ party: Identifier?) -> ReportRow {
    ReportRow(
      [
        .text(party.map(view.label) ?? view.nobody(item)), .text(item.process.subject.dutch),
        .lines([ReportLine([words.name(item.process.id)])]), .text(state(item)),
        words.moment(item.cause), limit(item), .texts(item.steps),
        .texts(item.parties.filter { $0 != party }.map(view.label)),
        words.sources(of: item.cause),
      ],
      doubts: doubts(item))
  }

  private func state(_ item: TodoItem) -> String {
    item.goesOnTo.map { "\(item.process.dutch); gaat verder naar \(view.labels($0))" }
      ?? item.process.dutch
  }

  private func limit(_ item: TodoItem) -> ReportCell {
    guard let limit = item.limit else { return .empty }
    let term = item.term(in: view)
    let mark =
      switch term.state {
      case .late: Mark(term.dutch ?? "", .blocked)
      case .passed: Mark(term.dutch ?? "", .unknown)
      case .running where limit.window.to != nil: Mark("loopt af", .deviating)
      case .running, .ahead, .none: Mark("loopt", .running)
      }
    return .lines([ReportLine([.mark(mark)]), ReportLine([.text(limit.words)])])
  }

  private func doubts(_ item: TodoItem) -> [Doubt] {
    let id = item.process.id
    var doubts: [Doubt] = []
    if item.process.certainty == .possible {
      doubts.append(words.uncertain(id, "Stand niet zeker: \(item.process.dutch)."))
    }
    if item.parties.isEmpty {
      doubts.append(
        words.missing(
          id,
          item.formerHolders.isEmpty
            ? "Op wie dit wacht, is niet genoemd." : "Op wie dit wacht: \(view.nobody(item))."))
    }
    return doubts + words.unsourced(item.cause, id) + words.disputed(view.disputes(about: id), id)
  }
}
