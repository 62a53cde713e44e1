internal import EventFormat
internal import Governance
internal import Projections

extension Command {
  static let search = Command(
    name: "search", summary: "Zoek in namen, andere namen, titels en bronnen.",
    arguments: "WOORDEN…", argumentCount: 1...20, flags: clockFlags,
    details: "Alle woorden moeten voorkomen. Voorbeeld: vth search handreiking"
  ) { invocation in
    let view = try invocation.view()
    let words = invocation.arguments.words.joined(separator: " ")
    let index = NameIndex(view.model, kinds: Set(Kind.allCases))
    let hits = index.search(words)
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .array(
          hits.map {
            .record([
              ("id", .string($0.id.text)), ("kind", .string($0.kind.rawValue)),
              ("name", .string($0.name)),
            ])
          }))
    } else {
      invocation.output.table(hits.map { [$0.kind.dutch, $0.id.text, $0.name] })
      invocation.output.line(hits.isEmpty ? "Niets gevonden voor “\(words)”." : "")
      if !hits.isEmpty { invocation.output.line(counted(hits.count, "ding", "dingen") + " gevonden.") }
    }
    return .done
  }
}
