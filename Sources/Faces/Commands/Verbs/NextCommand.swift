internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let next = Command(
    name: "next", summary: "Welke stappen nu kunnen, wie ze mag zetten, en hoe u ze vastlegt.",
    arguments: "NAAM", argumentCount: 1...1, flags: clockFlags,
    details: """
      NAAM is een agendapunt, voorwaarde, overdracht, termijn, product of toezegging.

      Voorbeeld: vth next overdracht-modelmandaat-vng --on 2024-11-15
      """
  ) { invocation in
    let view = try invocation.view()
    let words = invocation.arguments.words[0]
    let id = try invocation.findAnything(words, view)
    guard let subject = view.processSubject(of: id), let kind = view.kind(of: id) else {
      throw CommandError.noProcess(id, view.kind(of: id) ?? .source)
    }
    guard let standing = view.process(of: id, subject) else {
      guard view.exists(id) else { throw CommandError.notBegun(id, kind, view.asOf.on.dutch) }
      begin(id, subject, view, invocation)
      return .done
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(json(standing, view))
    } else {
      write(standing, view, invocation.output)
    }
    return .done
  }

  /// Of a thing that is there, while nothing is recorded of where it stands.
  private static func begin(
    _ id: Identifier, _ subject: ProcessSubject, _ view: View, _ invocation: Invocation
  ) {
    let steps = view.beginnings(of: subject)
    let output = invocation.output
    if invocation.arguments.has(.json) {
      return output.json(
        .record(
          [("id", .string(id.text)), ("title", .string(view.label(id)))] + view.clocks
            + [("process", .null), ("steps", .array(steps.map { $0.json }))]))
    }
    output.line("\(view.label(id))  (\(id), \(subject.dutch))")
    output.clocks(view, about: id)
    output.line()
    output.field("Toestand", "nog niets vastgelegd")
    write(steps, output)
  }

  private static func json(_ standing: ProcessStanding, _ view: View) -> JSON {
    .record(
      [("id", .string(standing.id.text)), ("title", .string(view.label(standing.id)))]
        + view.clocks + [
          ("process", standing.json(view)),
          ("steps", .array(view.nextSteps(of: standing).map { $0.json })),
        ])
  }

  private static func write(_ standing: ProcessStanding, _ view: View, _ output: Output) {
    output.line("\(view.label(standing.id))  (\(standing.id), \(standing.subject.dutch))")
    output.clocks(view, about: standing.id)
    output.line()
    output.field("Toestand", standing.dutch)
    if let entered = standing.entered { output.field("Sinds", entered.fact.valid.dutchWithWords) }
    if let waiting = view.waiting(standing) {
      let parties = waiting.parties
      output.field("Wacht op", parties.isEmpty ? view.nobody(waiting) : view.labels(parties))
      for (ended, fact) in waiting.ended {
        output.field(
          "Let op",
          "\(view.label(ended)) bestaat niet meer (\(fact.valid.dutch)\(view.successorPhrase(fact)))"
        )
      }
      if let limit = waiting.limit { output.field("Grens", limit.words) }
    }
    DisputeText(view, output).fields(
      (view.disputes(of: standing) + (view.waiting(standing)?.disputes ?? [])).once)
    let rules = standing.rules.defined
    output.field(
      "Regels", "\(rules.title), versie \(rules.version) (vth workflow \(rules.process.lastPart))")
    write(view.nextSteps(of: standing), output)
  }

  private static func write(_ steps: [NextStep], _ output: Output) {
    output.heading(steps.isEmpty ? "Er is geen volgende stap." : "Wat nu kan")
    for step in steps {
      output.line("  \(step.title) → \(step.leadsTo)")
      if let irregular = step.irregular { output.line("    onregelmatig: \(irregular)") }
      output.line("    door: \(step.by.isEmpty ? "iedereen" : step.by.joined(separator: ", "))")
      for (key, values) in step.when {
        output.line("    “\(key)” is \(values.joined(separator: " of "))")
      }
      if !step.needs.isEmpty { output.line("    nodig: \(step.needs.joined(separator: ", "))") }
      output.line("    vastleggen: vth help log \(step.event)")
    }
  }
}
