internal import Answers
internal import Governance
internal import Reading

extension ReportDefinition {
  /// Products × parties with a letter for each role; those of which no owner is named come first.
  static let ownershipMatrix = ReportDefinition(
    name: "eigenaren", title: "Wie is waarvan?",
    summary:
      "Producten en partijen met de rol van elk (RASCI); waarvan geen bron een eigenaar noemt bovenaan.",
    filters: [.party]
  ) { request in
    let view = request.view
    let all = view.productsWithRoles().map(view.ownership).filter { ownership in
      view.product(ownership.product)?.registered.happening != .notYet
    }
    let shown = all.filter { ownership in
      guard let party = request.party else { return true }
      return ownership.holders.contains { $0.parties.contains(party) }
    }
    let matrix = OwnershipMatrix(view, shown)
    let unheld = shown.filter(\.lacksOwner)
    let vacant = unheld.filter { view.vacancyPhrase($0, .owner) != nil }
    let unnamed = unheld.filter { view.vacancyPhrase($0, .owner) == nil }
    let count = unnamed.count == 1 ? "1 product" : "\(unnamed.count) producten"
    return ReportContent(
      introduction: [
        "De letters zijn die van RASCI, gelezen uit de rollen die het register kent. S (ondersteunend) kent het niet."
      ] + matrix.remarks,
      sections: [
        ReportSection(heading: "Letters", tables: [OwnershipMatrix.legend])
      ]
        + (vacant.isEmpty
          ? []
          : [
            ReportSection(
              heading: "Niemand",
              tables: [matrix.table("Producten waarvan is gezegd dat niemand eigenaar is", vacant)])
          ]) + [
          ReportSection(
            heading: "Eigenaar niet genoemd",
            paragraphs: [
              "Van \(count) noemt geen bron een eigenaar op deze dag. Onderwerpen staan bovenaan."
            ],
            tables: [
              matrix.table(
                "Producten waarvan geen bron een eigenaar noemt",
                unnamed.filter(matrix.isTopic) + unnamed.filter { !matrix.isTopic($0) })
            ]),
          ReportSection(
            heading: "Met eigenaar",
            tables: [matrix.table("Producten met een eigenaar", shown.filter { !$0.lacksOwner })]),
        ])
  }
}

/// Rows of products, one column for every party that has a role.
private struct OwnershipMatrix {
  private let view: View
  private let words: ReportWords
  private let parties: [Identifier]
  /// What is irregular about who answers for a product: more than one owner or accountable party.
  private let overlaps: [Identifier: [Finding]]

  /// With more parties than this, a column for each would be nearly empty, and too wide to read.
  private static let columnsMax = 200

  private var hasColumns: Bool { parties.count <= Self.columnsMax }

  var remarks: [String] {
    hasColumns
      ? [] : ["Meer dan \(Self.columnsMax) partijen hebben een rol; zij staan in één kolom."]
  }

  init(_ view: View, _ shown: [Ownership]) {
    self.view = view
    words = ReportWords(view)
    var overlaps: [Identifier: [Finding]] = [:]
    for finding in view.findings(of: FindingRule.all.filter { $0.id == "two-accountable" }) {
      for subject in finding.subjects { overlaps[subject, default: []].append(finding) }
    }
    self.overlaps = overlaps
    let holding = Set(shown.flatMap(\.holders).flatMap(\.parties))
    parties = holding.map { ($0, view.label($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  func isTopic(_ ownership: Ownership) -> Bool { view.product(ownership.product)?.kind == .topic }

  /// What each letter stands for.
  static let legend = ReportTable(
    caption: "Wat de letters zeggen",
    columns: [ReportColumn("Letter", "letter"), ReportColumn("Rol", "rol")],
    rows: Role.allCases.map { role in
      ReportRow([.text(role.letter), .text(role.dutch)])
    },
    rowHeader: 0, isRegister: false)

  func table(_ caption: String, _ shown: [Ownership]) -> ReportTable {
    ReportTable(
      caption: caption,
      columns: [
        ReportColumn("Product", "product", .name), ReportColumn("Eigenaar", "eigenaar"),
        ReportColumn("Overdracht", "overdracht"),
      ]
        + (hasColumns
          ? parties.map { ReportColumn(view.label($0), Self.key($0), .letters) }
          : [ReportColumn("Partijen met een rol", "partijen")]),
      rows: shown.map(row), rowHeader: 0)
  }

  /// The head of a party's column in CSV: its name in the register, with underscores.
  private static func key(_ party: Identifier) -> String {
    "partij_" + party.text.replacing("-", with: "_").replacing(".", with: "_")
  }

  private func row(_ ownership: Ownership) -> ReportRow {
    ReportRow(
      [
        .lines([ReportLine([words.name(ownership.product)])]), owner(ownership),
        .texts(ownership.handOvers.filter(\.isUnderWay).map(view.handOverPhrase)),
      ] + (hasColumns ? parties.map { letters(of: $0, in: ownership) } : [holders(ownership)]),
      doubts: doubts(ownership))
  }

  /// The owners with since when and by which decision; or who last was.
  private func owner(_ ownership: Ownership) -> ReportCell {
    let holders = ownership.holders(of: .owner)
    if holders.isEmpty { return .text(view.holderPhrase(ownership, .owner)) }
    return .texts(
      holders.map { holding in
        let possibly = holding.certainty == .possible ? "mogelijk " : ""
        let decision = holding.decision.map { ", door \(view.decisionPhrase($0))" } ?? ""
        return "\(possibly)\(view.names(of: holding)), "
          + "sinds \(holding.since.dutchWithWords)\(decision)"
      })
  }

  private func letters(of party: Identifier, in ownership: Ownership) -> ReportCell {
    let holdings = ownership.holders.filter { $0.parties.contains(party) }
    if holdings.isEmpty { return .empty }
    return .lines(holdings.map { ReportLine([letter($0)]) })
  }

  /// Every holder with the letter of the role.
  private func holders(_ ownership: Ownership) -> ReportCell {
    .lines(
      ownership.holders.map { holding in
        ReportLine([letter(holding), .text(view.names(of: holding))])
      })
  }

  private func letter(_ holding: Holding) -> ReportLine.Part {
    let isPossible = holding.certainty == .possible
    return .letter(
      holding.role.letter + (isPossible ? "?" : ""),
      word: (isPossible ? "mogelijk " : "") + holding.role.dutch)
  }

  private func doubts(_ ownership: Ownership) -> [Doubt] {
    let id = ownership.product
    var doubts = ownership.lacksOwner ? [words.noOwner(of: id)] : []
    for overlap in overlaps[id] ?? [] {
      doubts.append(words.uncertain(id, "Meer dan één verantwoordelijke. \(overlap.text)"))
    }
    for holding in ownership.holders where holding.certainty == .possible {
      let ending = holding.mayHaveEnded.map {
        "mogelijk al niet meer (\($0.valid.dutchWithWords))"
      }
      let begin = holding.isDisputed ? "betwist" : "mogelijk al (\(holding.since.dutchWithWords))"
      doubts.append(
        words.uncertain(
          id, "\(view.names(of: holding)) als \(holding.role.dutch): \(ending ?? begin)."))
    }
    return doubts + words.disputed(ownership.disputes, id)
  }
}

extension Role {
  /// The letter of RASCI, as far as there is one for the role; a letter of its own otherwise.
  var letter: String {
    switch self {
    case .owner, .accountable: "A"
    case .lead, .executor: "R"
    case .advisor: "C"
    case .informed: "I"
    case .principal: "O"
    case .supervisor: "T"
    case .developer: "D"
    case .maintainer: "B"
    }
  }
}
