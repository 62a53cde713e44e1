internal import Answers
internal import Governance
internal import Reading
internal import Reports

extension Command {
  static let exportCalendar = Command(
    name: "export ical", summary: "De termijnen als agenda, voor Outlook en andere agenda’s.",
    arguments: "", argumentCount: 0...0, flags: [.log, .on, .known, .at, .party, .out],
    details: """
      Elke termijn wordt een afspraak van een hele dag, op de laatste dag van zijn venster. De woorden
      van de bron staan erbij. Een termijn zonder laatste dag past niet in een agenda en blijft weg;
      vth zegt hoeveel dat er zijn. Met --party alleen termijnen van producten van die eigenaar.

      Voorbeeld: vth export ical --party "IBP VTH pijler 6" --on 2024-06-01 --out termijnen.ics
      """
  ) { invocation in
    let (view, anchor) = try invocation.anchoredView(requiring: invocation.witnesses())
    let party = try invocation.arguments.value(.party).map {
      try invocation.find($0, .party, view)
    }
    let feed = DeadlineFeed(view, origin: anchor.origin, party: party)
    if feed.withoutDay > 0 {
      let isAre = feed.withoutDay == 1 ? "staat" : "staan"
      invocation.output.warn(
        "\(counted(feed.withoutDay, "termijn", "termijnen")) zonder laatste dag \(isAre) er niet in. "
          + "Zie: vth deadlines")
    }
    guard let path = invocation.arguments.value(.out) else {
      invocation.output.document(feed.text)
      return .done
    }
    let name = ReportFile.name(
      "termijnen", try invocation.environment.today(), view.asOf, ".ics")
    if let trouble = invocation.output.trouble { throw trouble }
    let written = try ReportFile(invocation.fileSystem).write(
      feed.text, to: path, named: name, withheld: false)
    invocation.output.did("Wel gelukt: de agenda staat in \(written).")
    invocation.output.line(
      "Geschreven: \(written), \(counted(feed.count, "termijn", "termijnen")).")
    return .done
  }
}
