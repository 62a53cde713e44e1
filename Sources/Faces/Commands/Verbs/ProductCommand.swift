internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let product = Command(
    name: "product", summary: "Alles over één product.", arguments: "PRODUCT",
    argumentCount: 1...1, flags: clockFlags,
    details: "Voorbeeld: vth product kwaliteitscriteria --on 2024-09-30"
  ) { invocation in
    let view = try invocation.view()
    let id = try invocation.find(invocation.arguments.words[0], .product, view)
    guard let card = view.product(id) else {
      throw CommandError.unknownName(id.text, .product, [])
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(json(card, view))
    } else {
      ProductText(view, invocation.output).write(card)
    }
    return .done
  }

  private static func json(_ card: ProductCard, _ view: View) -> JSON {
    let id = card.product
    return .record(
      [
        ("product", .string(id.text)), ("title", .string(card.title)),
        ("titleMayBe", .some(card.otherTitles)),
        ("parentMayBe", .some(card.otherParents.map(\.text))),
        ("kind", .string(card.kind.rawValue)), ("parent", .id(card.parent)),
        ("number", .text(card.number)), ("recommendations", .ids(card.recommendations)),
        ("aliases", .array(card.aliases.map(JSON.string))),
        ("notes", .array(card.notes.map(JSON.string))),
      ] + view.clocks + [
        ("horizon", view.horizon(of: id).map { $0.json }),
        ("parts", .ids(view.parts(of: id))), ("ownership", view.ownership(of: id).json(view)),
        ("deadlines", .array(view.deadlines(of: id).map { $0.json(view) })),
        ("implementation", view.implementation(of: id).json(view)),
        ("releases", .array(view.releases(of: id).map(\.json))),
        ("decisions", .array(view.decisions(about: id).map { $0.json(view) })),
        ("dependencies", .ids(view.dependencies(of: id).map(\.dependency.dependency))),
        ("commitments", .ids(view.commitments(about: id).map(\.commitment.commitment))),
        ("fundings", .ids(view.fundings(for: id).map(\.funding.funding))),
        ("disputes", .array(view.disputes(about: id).map { $0.json(view) })),
      ], on: card.registered)
  }
}

/// One product, in words.
private struct ProductText {
  let view: View
  let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  func write(_ card: ProductCard) {
    output.line("\(card.title)  (\(card.product), \(view.programmeWords.word(card.kind)))")
    output.clocks(view, about: card.product)
    output.line()
    if card.registered.happening == .notYet {
      output.field("Begint", card.registered.valid.dutch)
    }
    if !card.otherTitles.isEmpty {
      output.field("Heet misschien", card.otherTitles.joined(separator: "; "))
    }
    if !card.aliases.isEmpty { output.field("Ook", card.aliases.joined(separator: "; ")) }
    if let parent = card.parent {
      let number = card.number.map { ", nummer \($0)" } ?? ""
      output.field("Onderdeel van", "\(view.label(parent)) (\(parent))\(number)")
    }
    if !card.otherParents.isEmpty {
      output.field(
        card.parent == nil ? "Misschien onderdeel" : "Of onderdeel van",
        card.otherParents.map { "\(view.label($0)) (\($0))" }.joined(separator: "; "))
    }
    for id in card.recommendations { output.field("Aanbeveling", view.label(id)) }
    OwnerText(view, output).writeRoles(view.ownership(of: card.product))
    OwnerText(view, output).writeEnding(of: card.product)
    writeStage(view.implementation(of: card.product))
    for handOver in view.handOvers(of: card.product) {
      output.field("Overdracht", view.handOverPhrase(handOver))
    }
    for note in card.notes { output.field("Noot", note) }
    writeLists(card.product)
    DisputeText(view, output).fields(view.disputes(about: card.product))
    output.line()
    output.field("Bron", view.sources(of: card.registered))
  }

  private func writeStage(_ state: Implementation) {
    let disputed = state.disputedStages
    let newest = state.newestStage
    if disputed.isEmpty, newest.isOneOf {
      for (value, fact) in newest.all where fact.happening == .happened {
        output.field("Stand", phrases((stage: value, fact: fact), "een van deze: "))
      }
    } else if disputed.isEmpty, let stage = state.stage {
      output.field("Stand", phrases(stage))
    }
    for stage in disputed {
      let possibly = stage.fact.happening == .possible ? "mogelijk al " : ""
      output.field("Stand", phrases(stage, "betwist: \(possibly)"))
    }
    let told = Set(disputed.map(\.fact.entry.id))
    for stage in state.stages
    where stage.fact.happening == .possible && !told.contains(stage.fact.entry.id) {
      output.field("Stand", phrases(stage, "mogelijk al "))
    }
    for (report, fact) in state.reports {
      let who = report.parties.isEmpty ? "" : " – \(view.labels(report.parties))"
      output.field(
        "Uitvoering", "\(possibly(fact))\(Narration.phrase(report))\(who), \(fact.valid.dutch)")
    }
    for (report, fact) in state.ratings {
      let words = Narration.phrases(report).joined(separator: "; ")
      output.field(
        "Voortgang",
        "\(possibly(fact))\(words.isEmpty ? "gemeld" : words) (\(fact.valid.dutch))")
    }
  }

  private func phrases(
    _ stage: (stage: StageReached, fact: Fact), _ opening: String = ""
  ) -> [String] {
    let version = stage.stage.version.map { ", versie \($0)" } ?? ""
    let title = view.stageTitle(stage.stage.stage)
    return ["\(opening)\(title)\(version) (\(stage.fact.valid.dutch))"]
      + (stage.stage.note.map { [$0] } ?? [])
  }

  private func possibly(_ fact: Fact) -> String {
    fact.happening == .possible ? "mogelijk: " : ""
  }

  private func writeLists(_ id: Identifier) {
    let deadlines = view.deadlines(of: id)
    if !deadlines.isEmpty {
      output.heading("Termijnen")
      for deadline in deadlines { write(deadline) }
    }
    let decisions = view.decisions(about: id)
    if !decisions.isEmpty {
      output.heading("Besluiten")
      for standing in decisions {
        let possibly = standing.fact.happening == .possible ? "mogelijk: " : ""
        output.line("  \(possibly)\(view.decisionPhrase(standing.decision.decision))")
        for condition in standing.conditions {
          output.line("    voorwaarde: \(view.conditionPhrase(condition))")
        }
      }
    }
    let releases = view.releases(of: id)
    if !releases.isEmpty {
      output.heading("Vrijgave")
      for release in releases {
        output.line(
          "  \(view.releasePhrase(release)); bron: \(view.sources(of: release.fact))")
      }
    }
    writePromises(id)
    writeItemsAndNotes(id)
    let parts = view.parts(of: id)
    if !parts.isEmpty {
      output.heading("Onderdelen")
      output.table(parts.map { ["  " + $0.text, view.label($0)] })
    }
  }

  private func write(_ deadline: DeadlineStanding) {
    let possibly = deadline.certainty == .possible && !deadline.saysDoubt ? " (mogelijk)" : ""
    output.line(
      "  \(deadline.milestone): \(deadline.due.dutchWithWords) – \(deadline.statusWords)\(possibly)"
    )
    if let note = deadline.closingNote { output.line("    toelichting: \(note)") }
    for line in view.afterTerm(deadline) { output.line("    \(line)") }
    guard !deadline.moves.isEmpty || !deadline.possibleMoves.isEmpty else { return }
    output.line("    eerst: \(deadline.original.dutchWithWords)")
    let narration = Narration(view)
    for move in deadline.moves {
      output.line("    \(move.fact.valid.dutchWithWords): \(narration.sentence(move.fact.event))")
    }
    for move in deadline.possibleMoves {
      output.line(
        "    mogelijk, \(move.fact.valid.dutchWithWords): \(narration.sentence(move.fact.event))")
    }
  }

  /// What waits, what was promised and what was paid.
  private func writePromises(_ id: Identifier) {
    let dependencies = view.dependencies(of: id)
    if !dependencies.isEmpty {
      output.heading("Afhankelijk")
      for standing in dependencies {
        let possibly = standing.certainty == .possible ? "mogelijk: " : ""
        output.line("  \(possibly)\(view.label(standing.dependency.dependency))")
      }
    }
    let commitments = view.commitments(about: id)
    if !commitments.isEmpty {
      output.heading("Toezeggingen")
      for standing in commitments {
        let due = standing.due.map { "; termijn: \($0.dutchWithWords)" } ?? ""
        output.line(
          "  \(standing.stateWords(in: view)): \(standing.commitment.title)\(due) "
            + "(\(standing.commitment.commitment))")
      }
    }
    let fundings = view.fundings(for: id)
    if !fundings.isEmpty {
      output.heading("Geld")
      for standing in fundings {
        let amount = standing.amountWords ?? "bedrag niet genoemd"
        let possibly = standing.basis.happening == .possible ? "mogelijk: " : ""
        output.line(
          "  \(possibly)\(standing.funding.title): \(amount) (\(standing.funding.funding))")
      }
    }
  }

  private func writeItemsAndNotes(_ id: Identifier) {
    let items = view.decisions(body: nil, within: Window(from: nil, to: nil)).open.filter {
      $0.item.products.contains(id)
    }
    if !items.isEmpty {
      output.heading("Voorgelegd, uitkomst niet genoemd")
      for open in items {
        output.line(
          "  \(open.fact.valid.dutchWithWords): \(open.item.title), \(view.labels(open.item.body))")
        for id in open.followedBy { output.line("    ging verder: \(view.followerPhrase(id))") }
      }
    }
    let notes = view.notes(about: id)
    if !notes.isEmpty {
      output.heading("Aantekeningen")
      for (note, fact) in notes {
        output.line("  \(note.text) (bron: \(view.sources(of: fact)))")
      }
    }
  }
}
