internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let sinceVersion = Flag(
    name: "since", value: "VERSIE", summary: "alleen wat nieuw is sinds deze versie (ook: --sinds)",
    dutch: "sinds")
}

extension Command {
  static let agenda = Command(
    name: "agenda",
    summary: "De agenda van een vergadering, en wat nieuw is sinds een versie ervan.",
    arguments: "VERGADERING", argumentCount: 1...1, flags: clockFlags + [.sinceVersion],
    details: """
      Elke vastgestelde versie van de agenda blijft bewaard. Zonder --since staat de nieuwste er, heel.

      Voorbeeld: vth agenda bo-2024-06-20 --since A
      """
  ) { invocation in
    let view = try invocation.view()
    let meeting = try invocation.find(invocation.arguments.words[0], .meeting, view)
    let versions = view.agendas(of: meeting)
    var former: AgendaVersion?
    if let name = invocation.arguments.value(.sinceVersion) {
      former = versions.first { $0.agenda.version == name }
      guard former != nil else {
        throw CommandError.noAgendaVersion(name, versions.compactMap(\.agenda.version))
      }
    }
    let newest = versions.last
    let items = newest.map { newest in
      former.map { newest.items(newSince: $0) } ?? newest.agenda.items
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(json(meeting, versions, items ?? [], view))
    } else {
      write(meeting, versions, former, items ?? [], view, invocation.output)
    }
    return .done
  }

  private static func json(
    _ meeting: Identifier, _ versions: [AgendaVersion], _ items: [Identifier], _ view: View
  ) -> JSON {
    .record(
      [("meeting", .string(meeting.text)), ("title", .string(view.label(meeting)))] + view.clocks
        + [
          (
            "versions",
            .array(
              versions.map {
                .record(
                  [
                    ("version", .text($0.agenda.version)), ("fixed", .period($0.fact.valid)),
                    ("items", .ids($0.agenda.items)),
                  ], on: $0.fact)
              })
          ),
          (
            "items",
            .array(
              items.map { id in
                let item = view.item(id)
                return .record([
                  ("item", .string(id.text)), ("title", .string(view.label(id))),
                  ("number", .text(item?.number)), ("purpose", .text(item?.purpose?.rawValue)),
                  ("check", .text(item?.check?.rawValue)),
                ])
              })
          ),
        ])
  }

  private static func write(
    _ meeting: Identifier, _ versions: [AgendaVersion], _ former: AgendaVersion?,
    _ items: [Identifier], _ view: View, _ output: Output
  ) {
    output.line("\(view.label(meeting))  (\(meeting))")
    output.line(view.clockPhrase)
    output.line()
    guard let newest = versions.last else {
      output.line(
        "Geen bron noemt een vastgestelde agenda van deze vergadering. Wat er is voorgelegd, aangekondigd of besloten:"
      )
      let items = view.decisions(body: nil, within: Window(from: nil, to: nil))
        .of(meeting: meeting, in: view)
      let tabled =
        items.open.map { ($0.item, $0.fact) } + items.announced.map { ($0.item, $0.fact) }
      for (item, fact) in tabled {
        output.line("  \(item.title) (\(item.item)); bron: \(view.sources(of: fact))")
      }
      for standing in items.decisions {
        output.line(
          "  \(view.decisionPhrase(standing.decision.decision)); bron: \(view.sources(of: standing.fact))"
        )
      }
      if tabled.isEmpty, items.decisions.isEmpty {
        output.line("  niets dat een bron noemt. \(view.recordedOnlyPhrase)")
      }
      return
    }
    let name = newest.agenda.version.map { "Versie \($0)" } ?? "Agenda"
    let possibly = newest.fact.happening == .happened ? "" : "mogelijk "
    output.line(
      "\(name), \(possibly)vastgesteld \(newest.fact.valid.dutchWithWords); bron: "
        + view.sources(of: newest.fact))
    if let former {
      output.line("Nieuw sinds versie \(former.agenda.version ?? ""): \(items.count).")
    }
    for (place, id) in items.enumerated() {
      let item = view.item(id)
      let number = item?.number ?? "\(place + 1)"
      let rest = [item?.purpose?.dutch, item?.check?.dutch].compactMap(\.self)
      output.line(
        "  \(number)  \(view.label(id))"
          + (rest.isEmpty ? "" : " – \(rest.joined(separator: ", "))")
          + " (\(id))")
    }
    let others = versions.dropLast().compactMap(\.agenda.version)
    if !others.isEmpty { output.line("Eerdere versies: \(others.joined(separator: ", ")).") }
  }
}
