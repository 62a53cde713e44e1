internal import Forms
internal import Governance

extension Command {
  static let logEvent = Command(
    name: "log", summary: "Leg één gebeurtenis van een willekeurige soort vast.",
    arguments: "SOORT", argumentCount: 1...1,
    flags: FormFlags.union(EventType.allCases.map { FormFlags(EventForm($0)) }).map { flag in
      var flag = flag
      flag.isListed = false
      return flag
    } + formFlags,
    details: """
      SOORT is een Nederlands woord, zoals “vergadering”, of de naam in het log, zoals meeting.held.
      Welke opties erbij horen: vth help log SOORT. Alle soorten: vth help gebeurtenissen.

      Voorbeeld: vth log partij --valid 2026-01-15 --name "Stuurgroep Voorbeeld" --kind overlegorgaan
      """
  ) { invocation in
    let words = invocation.arguments.words[0]
    let form = EventForm(try type(called: words))
    let verb = "log " + DutchNames.wire(form.type)
    try FormFlags(form).refuseOthers(invocation.arguments, verb: verb)
    return try OneEvent(invocation, verb: verb).record(form, bareKey: nil, bareWord: nil)
  }

  /// The type of event that somebody means.
  static func type(called words: String) throws(CommandError) -> EventType {
    if let type = EventType.called(words) { return type }
    throw .unknownEvent(words, suggestions: EventType.namesNear(words))
  }

  /// What help shows of `vth log` with a sort behind it.
  static func logEvent(_ words: String) throws(CommandError) -> Command {
    let form = EventForm(try type(called: words))
    let name = "log " + DutchNames.wire(form.type)
    return Command(
      name: name, summary: "Leg vast: \(DutchNames.of(form.type)[0]).", arguments: "",
      argumentCount: 0...0, flags: FormFlags(form).flags + formFlags,
      details: FormFlags.details(of: form, verb: name, bareKey: nil), run: logEvent.run)
  }
}
