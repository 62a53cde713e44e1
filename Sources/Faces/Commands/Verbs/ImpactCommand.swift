internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let impact = Command(
    name: "impact", summary: "Wat er op een product wacht, en welke termijnen mee verschuiven.",
    arguments: "PRODUCT", argumentCount: 1...1, flags: clockFlags,
    details: """
      Volgt de afhankelijkheden (wacht op, volgt op, levert aan), ook via andere producten. Een kring
      van producten die op elkaar wachten, staat er apart bij. Wat alleen op een onderdeel wacht, staat
      onder “Onderdelen”; vraag dat onderdeel zelf voor de hele keten. Een afhankelijkheid noemt geen
      mijlpaal: kijk bij “eerder dan” om welke mijlpalen het gaat.

      Voorbeeld: vth impact robuustheidscriteria --on 2023-02-01
      """
  ) { invocation in
    let view = try invocation.view()
    let product = try invocation.find(invocation.arguments.words[0], .product, view)
    let impact = view.impact(of: product)
    if invocation.arguments.has(.json) {
      invocation.output.json(impact.json(view))
    } else {
      ImpactText(view, invocation.output).write(impact)
    }
    return .done
  }
}

/// What a delay reaches, in words.
private struct ImpactText {
  let view: View
  let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  func write(_ impact: Impact) {
    output.line("\(view.label(impact.product))  (\(impact.product))")
    output.clocks(view, about: impact.product)
    if !impact.deadlines.isEmpty {
      output.heading("Eigen termijnen")
      for deadline in impact.deadlines { output.line("  \(phrase(deadline))") }
    }
    if !impact.awaited.isEmpty {
      output.heading("Wacht zelf op")
      for dependency in impact.awaited { output.line("  \(phrase(dependency))") }
    }
    if !impact.disputes.isEmpty { output.line() }
    DisputeText(view, output).rows(impact.disputes)
    output.heading(
      impact.waiting.isEmpty
        ? "Dat er iets op wacht, is niet vastgelegd." : "Hierop wacht – \(impact.waiting.count)")
    for reached in impact.waiting { write(reached, last: impact.deadlines.last) }
    if !impact.parts.isEmpty {
      output.heading("Onderdelen waarop ook iets wacht – \(impact.parts.count)")
      for part in impact.parts {
        output.line(
          "  \(view.label(part.product)) (\(part.product)): "
            + (part.waiting == AwaitedPart.waitingMax ? "minstens " : "")
            + "\(counted(part.waiting, "product", "producten")) – vth impact \(part.product)")
      }
    }
    for loop in impact.loops {
      output.heading("Let op: een kring. Deze producten wachten op elkaar")
      output.table(loop.map { ["  " + $0.text, view.label($0)] })
    }
  }

  private func write(_ reached: ImpactedProduct, last: DeadlineStanding?) {
    let steps = reached.pathLength
    output.line(
      "  \(view.label(reached.product)) (\(reached.product))"
        + (steps > 1 ? ", via \(steps - 1) ander\(steps > 2 ? "e" : "")" : ""))
    let hidden = steps - reached.path.count
    if hidden > 0 {
      output.line("    … eerst nog \(hidden) andere; de laatste \(reached.path.count):")
    }
    for dependency in reached.path { output.line("    \(phrase(dependency))") }
    output.line("    eigenaar: \(owners(reached))")
    for deadline in reached.deadlines {
      let early = last.flatMap { isEarlier(deadline, than: $0) ? $0 : nil }
      output.line(
        "    \(phrase(deadline))"
          + (early.map { " – eerder dan \($0.milestone) van waarop het wacht" } ?? ""))
    }
    if reached.deadlines.isEmpty { output.line("    geen open termijn") }
    DisputeText(view, output).rows(reached.disputes, indent: "    ")
  }

  private func owners(_ reached: ImpactedProduct) -> String {
    guard reached.owners.isEmpty else {
      return reached.owners.map { holding in
        let possibly =
          holding.mayHaveEnded != nil
          ? "; mogelijk al niet meer" : holding.certainty == .possible ? "; mogelijk" : ""
        return view.names(of: holding) + possibly
      }.joined(separator: " – ")
    }
    return view.holderPhrase(reached.ownership, .owner)
  }

  private func isEarlier(_ deadline: DeadlineStanding, than other: DeadlineStanding) -> Bool {
    guard let end = deadline.due.window.to, let otherEnd = other.due.window.to else { return false }
    return end < otherEnd
  }

  private func phrase(_ deadline: DeadlineStanding) -> String {
    let possibly = deadline.certainty == .possible ? "mogelijk: " : ""
    let moves = deadline.possibleMoves.map { "; mogelijk verschoven naar \($0.due.dutchWithWords)" }
    return "\(possibly)termijn \(deadline.milestone): \(deadline.due.dutchWithWords) "
      + "(\(deadline.statusWords))\(moves.joined())"
  }

  private func phrase(_ standing: DependencyStanding) -> String {
    let dependency = standing.dependency
    let possibly = standing.certainty == .possible ? "mogelijk: " : ""
    return "\(possibly)\(view.label(dependency.subject)) \(dependency.relation.dutch) "
      + "\(view.label(dependency.target)) (bron: \(view.sources(of: standing.fact)))"
  }
}
