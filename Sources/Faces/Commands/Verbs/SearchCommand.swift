internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let search = Command(
    name: "search", summary: "Zoek in namen en in alles wat is vastgelegd.",
    arguments: "WOORDEN…", argumentCount: 1...20, flags: clockFlags,
    details: "Alle woorden moeten voorkomen. Voorbeeld: vth search handreiking"
  ) { invocation in
    let view = try invocation.view()
    let words = invocation.arguments.words.joined(separator: " ")
    if Spelling.folded(words).isEmpty { throw CommandError.noName }
    let index = NameIndex(view.model, kinds: Set(Kind.allCases))
    let named = index.search(words)
    let hits =
      named
      + view.meetings(called: words).filter { meeting in
        !named.contains { $0.id == meeting.id }
      }
    let facts = view.facts(saying: words)
    if invocation.arguments.has(.json) {
      let narration = Narration(view)
      invocation.output.json(
        .record([
          (
            "things",
            .array(
              hits.map {
                .record([
                  ("id", .string($0.id.text)), ("kind", .string($0.kind.rawValue)),
                  ("name", .string(view.fullLabel($0))),
                  ("formerly", $0.rank == .former ? .string($0.name) : nil),
                ])
              })
          ), ("facts", .array(facts.map { $0.json(narration) })),
        ]))
    } else {
      let output = invocation.output
      output.table(
        hits.map { hit in
          let label = view.fullLabel(hit)
          guard hit.rank == .former else { return [hit.kind.dutch, hit.id.text, label] }
          let isGone = view.kind(of: hit.id) == nil
          return [
            hit.kind.dutch, hit.id.text,
            isGone
              ? "\(hit.name) (telt niet meer mee; zie vth history \(hit.id))"
              : "\(label) (eerst vastgelegd als: \(hit.name))",
          ]
        })
      if !facts.isEmpty {
        output.heading("In wat is vastgelegd")
        let text = FactText(view, output)
        for fact in facts { text.write(fact) }
      }
      output.line()
      if hits.isEmpty, facts.isEmpty {
        output.line(
          "Niets gevonden voor “\(words)” in namen en vermeldingen. Namen van personen staan niet in dit register."
        )
        output.line(view.recordedOnlyPhrase)
      } else {
        output.line(
          "Gevonden: \(counted(hits.count, "naam", "namen")), "
            + counted(facts.count, "vermelding", "vermeldingen") + ".")
      }
    }
    return .done
  }
}
