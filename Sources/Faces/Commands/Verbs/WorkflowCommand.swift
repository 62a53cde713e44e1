internal import Answers
internal import EventFormat
internal import Governance
internal import Reading
internal import Workflow

extension Flag {
  static let format = Flag(
    name: "format", value: "VORM", summary: "text, mermaid, dot, bpmn of ndjson (om te bewerken)")
}

extension Command {
  static let workflow = Command(
    name: "workflow", summary: "De regels van een proces: toestanden, stappen, routes en grenzen.",
    arguments: "[PROCES]", argumentCount: 0...1, flags: clockFlags + [.format],
    details: """
      PROCES is item, condition, handover, deadline, product of commitment (of het Nederlandse woord).
      Zonder PROCES: alle processen. De regels van --on gelden; geschiedenis wordt beoordeeld met de
      regels van toen.

      Regels veranderen: vth workflow handover --format ndjson > nieuw.ndjson, bewerk het bestand
      (toestanden, stappen, routes, een grens als {"within":"P6W"}), en leg het vast met vth record.

      Voorbeeld: vth workflow handover --format mermaid
      """
  ) { invocation in
    let view = try invocation.view()
    guard let words = invocation.arguments.words.first else {
      writeAll(view, invocation)
      return .done
    }
    let subject = try subject(words, view)
    let version = view.rules(for: subject, on: view.asOf.on)
    if invocation.arguments.has(.json) {
      invocation.output.json(json(version, subject, view))
      return .done
    }
    switch invocation.arguments.value(.format) ?? "text" {
    case "text": writeText(version, subject, view, invocation.output)
    case "mermaid":
      invocation.output.text(
        ProcessMermaid.text(
          version.defined.definition, title: version.defined.title, words: view.phrase))
    case "dot":
      invocation.output.text(
        ProcessDOT.text(
          version.defined.definition, title: version.defined.title, words: view.phrase)
      )
    case "bpmn":
      invocation.output.text(
        ProcessBPMN.xml(
          version.defined.definition, id: version.defined.process.text,
          title: version.defined.title, words: view.phrase))
    case "ndjson": invocation.output.json(batchLine(version.defined, view))
    case let format:
      throw CommandError.badChoice("format", format, ["text", "mermaid", "dot", "bpmn", "ndjson"])
    }
    return .done
  }

  /// The sort of thing that somebody means: by its name, in Dutch, or by the name of its process.
  private static func subject(_ words: String, _ view: View) throws -> ProcessSubject {
    let folded = Spelling.folded(words)
    for subject in ProcessSubject.allCases {
      let process = view.rules(for: subject, on: view.asOf.on).defined
      let names =
        [subject.rawValue, subject.dutch, process.process.text, process.title]
        + [String(process.process.lastPart)]
      if names.contains(where: { Spelling.folded($0) == folded }) { return subject }
    }
    throw CommandError.noSuchProcess(
      words, ProcessSubject.allCases.map { "\($0.rawValue) (\($0.dutch))" })
  }

  private static func writeAll(_ view: View, _ invocation: Invocation) {
    let output = invocation.output
    let versions = ProcessSubject.allCases.map { ($0, view.rules(for: $0, on: view.asOf.on)) }
    if invocation.arguments.has(.json) {
      return output.json(.array(versions.map { json($1, $0, view) }))
    }
    output.line(view.clockPhrase)
    output.line()
    output.table(
      versions.map { subject, version in
        [
          "  " + subject.rawValue, version.defined.title, "versie \(version.defined.version)",
          begin(version),
        ]
      })
    output.line()
    output.line("Eén proces: vth workflow PROCES")
  }

  private static func begin(_ version: ProcessVersion) -> String {
    version.fact.map { "sinds \($0.valid.dutchWithWords), vermelding \($0.entry.sequence)" }
      ?? "ingebouwd"
  }

  private static func writeText(
    _ version: ProcessVersion, _ subject: ProcessSubject, _ view: View, _ output: Output
  ) {
    let defined = version.defined
    output.line("\(defined.title)  (\(defined.process), voor: \(subject.dutch))")
    output.line("Versie \(defined.version), \(begin(version)).")
    if let source = version.fact?.source, !source.isEmpty {
      output.line("Bron: \(view.sources(source)).")
    }
    if let note = defined.note { output.line(note) }
    output.line()
    output.text(ProcessText.text(defined.definition, title: defined.title, words: view.phrase))
    if !defined.holidays.isEmpty {
      output.heading("Bij besluit gelijkgesteld met een feestdag")
      for day in defined.holidays { output.line("  \(day.dutchWithWeekday)") }
    }
    let others = view.versions(for: subject).filter {
      $0.defined.version != defined.version || ($0.fact == nil) != (version.fact == nil)
    }
    if !others.isEmpty {
      output.heading("Andere versies")
      output.table(others.map { ["  versie \($0.defined.version)", begin($0)] })
    }
  }

  private static func json(
    _ version: ProcessVersion, _ subject: ProcessSubject, _ view: View
  ) -> JSON {
    .record(
      [("subject", .string(subject.rawValue)), ("builtIn", .boolean(version.fact == nil))]
        + view.clocks + [
          ("since", version.fact.map { .period($0.valid) }),
          ("entry", version.fact.map { .string($0.entry.id.description) }),
          ("definition", EventCatalogue.shipped.write(.process(.defined(version.defined)))),
        ])
  }

  /// The definition as a line to edit and record: the next version, from the day asked.
  private static func batchLine(_ defined: ProcessDefined, _ view: View) -> JSON {
    let versions = view.versions(for: defined.subject).map(\.defined.version)
    let next = ProcessDefined(
      process: defined.process, version: (versions.max() ?? 0) + 1, title: defined.title,
      subject: defined.subject, definition: defined.definition, holidays: defined.holidays,
      decision: nil, note: nil)
    return .record([
      ("type", .string("process.defined")), ("valid", .string(view.asOf.on.iso)),
      ("data", EventCatalogue.shipped.write(.process(.defined(next)))),
    ])
  }
}

extension View {
  /// An actor of a definition in the words of this register.
  fileprivate func phrase(_ actor: ProcessActor) -> String {
    switch actor {
    case .party(let party): Identifier(party).map(label) ?? party
    case .kind(let kind): "een \(PartyKindName(kind).map(kindWord) ?? kind)"
    case .role(let role): "de \(Role(rawValue: role)?.dutch ?? role)"
    case .named, .nextStop, .otherThan: actor.dutch
    }
  }
}
