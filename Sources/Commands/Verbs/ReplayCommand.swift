internal import EventFormat
internal import Governance
internal import Projections

extension Flag {
  static let step = Flag(
    name: "step", value: nil, summary: "toon per gebeurtenis wat zij veranderde")
}

extension Command {
  static let replay = Command(
    name: "replay", summary: "Speel een periode af, gebeurtenis voor gebeurtenis.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.from, .to, .step],
    details: """
      Toont wat er in de periode gebeurde, in de volgorde waarin het gebeurde. Een gebeurtenis
      waarvan de dag onbekend is, staat op de laatste dag waarop zij kan zijn gebeurd.

      Voorbeeld: vth replay --from 2023-06-01 --to 2023-06-30 --step
      """
  ) { invocation in
    let view = try invocation.view()
    let period = try invocation.period()
    let facts = view.facts().filter { $0.endsWithin(period) }
    let narration = Narration(view)
    let steps = invocation.arguments.has(.step)
    if invocation.arguments.has(.json) {
      invocation.output.json(.array(facts.map { $0.json(narration) }))
      return .done
    }
    let output = invocation.output
    let text = FactText(view, output)
    for fact in facts {
      text.write(fact)
      if steps { for effect in view.effects(of: fact) { output.line("  → \(effect)") } }
    }
    if !facts.isEmpty { output.line() }
    output.line(counted(facts.count, "gebeurtenis", "gebeurtenissen") + ".")
    return .done
  }
}

extension Fact {
  /// Whether the last day on which it can have happened lies in a period.
  fileprivate func endsWithin(_ period: Window) -> Bool {
    guard let end = valid.window.to else { return false }
    return period.contains(end)
  }
}

extension View {
  /// What a fact changed, by comparing its last possible day with the day before its first.
  fileprivate func effects(of fact: Fact) -> [String] {
    guard let end = fact.valid.window.to else { return [] }
    let before = on((fact.valid.window.from ?? end).advanced(by: -1))
    let after = on(end)
    var effects: [String] = []
    for product in subjects(of: fact) {
      let names = (before.owners(product), after.owners(product))
      if names.0 != names.1 {
        effects.append("eigenaar van \(label(product)): \(names.0) → \(names.1)")
      }
    }
    if case .deadline(let event) = fact.event {
      let standings = (before.deadline(event.deadline), after.deadline(event.deadline))
      let words = (standings.0.map(after.phrase) ?? "geen", standings.1.map(after.phrase) ?? "geen")
      if words.0 != words.1 { effects.append("termijn: \(words.0) → \(words.1)") }
    }
    return effects
  }

  /// The products whose ownership a fact can change.
  private func subjects(of fact: Fact) -> [Identifier] {
    switch fact.event {
    case .responsibility(.assigned(let event)): [event.subject]
    case .responsibility(.ended(let event)): [event.subject]
    case .handOver(.completed(let event)):
      handOvers().first { $0.handOver == event.handOver }?.offer.products ?? []
    default: []
    }
  }

  private func owners(_ product: Identifier) -> String {
    let holders = ownership(of: product).holders(of: .owner)
    return holders.isEmpty ? "niemand" : holders.map { labels($0.parties) }.joined(separator: "; ")
  }

  private func phrase(_ standing: DeadlineStanding) -> String {
    "\(standing.due.dutch) (\(standing.status.dutch))"
  }
}
