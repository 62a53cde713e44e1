internal import Answers
internal import Calendar
internal import Governance
internal import Reading
internal import Texts

/// What is to be said of one product, in the columns of the progress report.
struct ProductState {
  var progress: [ReportLine] = []
  var planning: [ReportLine] = []
  var withinProgramme: [ReportLine] = []
  var doubts: [Doubt] = []
}

/// Says how products stand: every word from a projection.
struct ProgressTexts {
  let view: View
  let words: ReportWords
  private let items: [Identifier: [OpenItem]]
  private let fundings: [Identifier: [FundingStanding]]

  init(_ view: View) {
    self.view = view
    words = ReportWords(view)
    var items: [Identifier: [OpenItem]] = [:]
    for open in view.decisions(body: nil, within: Window(from: nil, to: nil)).open {
      for product in open.item.products { items[product, default: []].append(open) }
    }
    self.items = items
    var fundings: [Identifier: [FundingStanding]] = [:]
    for funding in view.fundings() {
      for product in funding.funding.products { fundings[product, default: []].append(funding) }
    }
    self.fundings = fundings
  }

  /// `(2) Advisering`, `– Model product advisering`; a part lies deeper than what it is part of.
  func name(_ card: ProductCard, depth: Int) -> ReportLine {
    // Of what lies deeper the number says it: parts may lie in parts without end.
    let dashes =
      depth <= Self.dashesMax ? String(repeating: "–", count: depth) : "– (\(depth) diep)"
    let number = card.number.map { "(\($0))" }
    let lead = [dashes.isEmpty ? nil : dashes, number].compactMap(\.self).joined(separator: " ")
    let name = words.name(card.product)
    return ReportLine(lead.isEmpty ? [name] : [.text(lead), name])
  }

  private static let dashesMax = 10

  /// How a product stands; of its parts only whether a report answered for any of them or rated it.
  func state(
    of card: ProductCard, _ standing: Implementation, hasAnswers: Bool, hasRatings: Bool
  ) -> ProductState {
    let id = card.product
    var state = ProductState()
    state.progress = progress(card, standing)
    state.planning = planning(id, standing)
    state.withinProgramme = withinProgramme(standing, otherwise: hasAnswers ? Self.byPart : nil)
    state.doubts = doubts(
      card, standing,
      missing: [
        standing.withinProgramme == nil && !hasAnswers
          ? "Of het binnen het programma wordt afgerond, is niet genoemd." : nil,
        standing.rating == nil && !hasRatings
          ? "De beoordeling van de planning is niet bekend." : nil,
      ].compactMap(\.self))
    return state
  }

  private static let byPart = "per onderdeel"

  // MARK: Progress

  private func progress(_ card: ProductCard, _ standing: Implementation) -> [ReportLine] {
    let id = card.product
    // What a progress report says in its own words comes first, as in the report itself.
    var facts: [(fact: Fact, text: String)] = standing.ratings.compactMap { report, fact in
      report.text.map { (fact, $0) }
    }
    facts += standing.stages.map { stage, fact in
      let version = stage.version.map { ", versie \($0)" } ?? ""
      let note = stage.note.map { " – \($0)" } ?? ""
      return (fact, "\(view.stageTitle(stage.stage))\(version)\(note)")
    }
    facts += standing.reports.map { report, fact in
      let who = report.parties.isEmpty ? "" : " – \(view.labels(report.parties))"
      let note = report.note.map { " – \($0)" } ?? ""
      return (fact, "gebruik: \(Narration.phrase(report))\(who)\(note)")
    }
    facts += view.decisions(about: id).map { ($0.fact, decision($0)) }
    facts += (items[id] ?? []).map { open in
      let purpose = open.item.purpose.map { " \($0.dutch)" } ?? ""
      let state = open.item.purpose == .inform ? "" : "; uitkomst niet genoemd"
      return (
        open.fact,
        "voorgelegd\(purpose) aan \(view.labels(open.item.body)): \(open.item.title)\(state)"
      )
    }
    if let ending = card.ending, ending.happening != .notYet {
      facts.append((ending, words.narration.sentence(ending.event)))
    }
    facts += (fundings[id] ?? []).map { ($0.basis, funding($0)) }
    facts += view.notesByThen(about: id).map { ($1, "aantekening: \($0.text)") }
    return facts.filter { $0.fact.happening == .happened }.map(line)
      + facts.filter { $0.fact.happening == .possible }.map(line)
  }

  private func decision(_ standing: DecisionStanding) -> String {
    let decision = standing.decision
    let body = decision.body.isEmpty ? "orgaan niet genoemd" : view.labels(decision.body)
    return "besluit: \(decision.title) – \(body), \(decision.outcome.dutch)"
      + standing.conditions.map { "; voorwaarde: \(words.condition($0))" }.joined()
      + standing.supersededBy.map { "; vervangen door: \(view.label($0))" }.joined()
  }

  private func funding(_ standing: FundingStanding) -> String {
    "geld: \(standing.funding.title), \(standing.amountWords ?? "bedrag niet genoemd")"
      + (standing.to.isEmpty ? "" : ", aan \(standing.recipientWords(view))")
  }

  /// The text with its date and where it is found; `mogelijk` before what is not certain.
  private func line(_ said: (fact: Fact, text: String)) -> ReportLine {
    let possibly = said.fact.happening == .possible ? "mogelijk: " : ""
    return ReportLine([
      .text("\(possibly)\(said.text) (\(said.fact.valid.dutchWithWords))"),
      .aside(view.sources(of: said.fact)),
    ])
  }

  // MARK: Planning and risks

  private func planning(_ id: Identifier, _ standing: Implementation) -> [ReportLine] {
    var lines: [ReportLine] = []
    if let rating = standing.rating {
      let note = note(of: rating.fact, standing).map { [ReportLine.Part.text($0)] } ?? []
      let possibly = standing.newestRating.isOneOf ? [ReportLine.Part.text("mogelijk:")] : []
      lines.append(
        ReportLine(
          possibly + [.mark(rating.rating.mark(view.programmeWords.word(rating.rating)))] + note
            + [.aside(view.sources(of: rating.fact))]))
    }
    for other in standing.newestRating.others {
      lines.append(
        ReportLine([
          .text("mogelijk:"), .mark(other.value.mark(view.programmeWords.word(other.value))),
        ]))
    }
    for deadline in view.deadlines(of: id) { lines += term(deadline) }
    for dependency in view.dependencies(of: id) {
      let possibly = dependency.certainty == .possible ? "mogelijk: " : ""
      let recorded = dependency.dependency
      lines.append(
        ReportLine([
          .text(
            "\(possibly)\(view.label(recorded.subject)) \(recorded.relation.dutch) "
              + view.label(recorded.target)),
          .aside(view.sources(of: dependency.fact)),
        ]))
    }
    return lines
  }

  private func term(_ standing: DeadlineStanding) -> [ReportLine] {
    let original = standing.moves.isEmpty ? "" : "; eerst \(standing.original.dutchWithWords)"
    let after =
      standing.isOver
      ? view.newestReportPhrase(about: [standing.deadline, standing.subject]) : []
    return [
      ReportLine([
        .text("\(standing.milestone): \(standing.due.dutchWithWords)\(original)"),
        .mark(standing.mark), .aside(view.sources(of: standing.basis)),
      ])
    ] + after.map { ReportLine([.text($0)]) }
      + standing.moves.map { ReportLine([.text("verschoven \(words.move($0))")]) }
      + standing.possibleMoves.map { ReportLine([.text("mogelijk verschoven \(words.move($0))")]) }
  }

  // MARK: Within the programme

  /// `Ja`, `Nee` or `niet genoemd`; of what only may have been reported, that it may.
  private func withinProgramme(_ standing: Implementation, otherwise: String?) -> [ReportLine] {
    var lines: [ReportLine] = []
    if let answer = standing.withinProgramme {
      let isSaid = standing.rating?.fact.entry.id == answer.fact.entry.id
      let note = isSaid ? nil : note(of: answer.fact, standing)
      let words = answer.answer.dutch
      let said = standing.newestAnswer.isOneOf ? "mogelijk: \(words)" : words.capitalisedFirst
      lines.append(ReportLine([.text(said + (note.map { " – \($0)" } ?? ""))]))
    }
    for other in standing.newestAnswer.others {
      lines.append(ReportLine([.text("mogelijk: \(other.value.dutch)")]))
    }
    return lines.isEmpty ? [ReportLine([.text(otherwise ?? "niet genoemd")])] : lines
  }

  /// What a report adds to its rating or answer; it stands with the rating when there is one.
  private func note(of fact: Fact, _ standing: Implementation) -> String? {
    standing.ratings.first { $0.fact.entry.id == fact.entry.id }?.report.note
  }

  // MARK: Doubts

  private func doubts(
    _ card: ProductCard, _ standing: Implementation, missing: [String]
  ) -> [Doubt] {
    let id = card.product
    var doubts: [Doubt] = []
    if card.registered.happening == .possible {
      doubts.append(
        words.uncertain(
          id, "Of het op deze dag al bestond: genoemd \(card.registered.valid.dutchWithWords)."))
    }
    let stage = standing.newestStage
    let possible = stage.others.map { view.stageTitle($0.value.stage) }
    if stage.isOneOf, let last = stage.last {
      let stages = ([view.stageTitle(last.value.stage)] + possible).unique
      doubts.append(words.uncertain(id, "De stand is een van deze: \(dutchList(stages, "of"))."))
    } else if !possible.isEmpty {
      doubts.append(words.uncertain(id, "Mogelijk al: \(dutchList(possible))."))
    }
    let isOver = card.ending.map { $0.happening == .happened } ?? false
    if standing.stage == nil, possible.isEmpty, !isOver {
      doubts.append(words.missing(id, "Geen stand bekend."))
    }
    if card.kind == .topic { doubts += missing.map { words.missing(id, $0) } }
    return doubts + words.unsourced(card.registered, id)
      + words.disputed(view.disputes(about: id), id)
  }
}
