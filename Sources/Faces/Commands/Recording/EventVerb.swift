internal import EventFormat
internal import Forms
internal import Governance

/// A verb that records one event of one type.
struct EventVerb: Sendable {
  /// What is typed: `decide`, `handover offer`.
  let words: String
  /// The event's name on disk, without version.
  let event: String
  /// The key that may also follow the verb without a flag.
  let bareKey: String?
  let summary: String

  /// Every such verb; one whose event this version does not know is left out.
  ///
  /// To add one: a line here.
  private static let table: [EventVerb] = [
    EventVerb("decide", "decision.taken", nil, "Leg een besluit vast."),
    EventVerb("lapse", "decision.lapsed", "decision", "Leg vast dat een besluit is vervallen."),
    EventVerb("fix-agenda", "agenda.fixed", "meeting", "Leg een versie van een agenda vast."),
    EventVerb("table", "item.tabled", nil, "Leg een agendapunt vast."),
    EventVerb(
      "release plan", "release.planned", "subjects",
      "Leg vast wie iets mag weten, en vanaf wanneer."),
    EventVerb(
      "release done", "release.done", "subjects", "Leg vast dat iets is gedeeld of openbaar is."),
    EventVerb(
      "settle", "condition.settled", "condition", "Leg vast hoe een voorwaarde is afgehandeld."),
    EventVerb("handover offer", "handover.offered", nil, "Leg vast dat iets is aangeboden."),
    EventVerb(
      "handover accept", "handover.accepted", "handover", "Leg vast dat een aanbod is aanvaard."),
    EventVerb(
      "handover decline", "handover.declined", "handover", "Leg vast dat een aanbod is afgewezen."),
    EventVerb(
      "handover complete", "handover.completed", "handover",
      "Leg vast dat een overdracht is voltooid."),
    EventVerb(
      "handover withdraw", "handover.withdrawn", "handover",
      "Leg vast dat een aanbod is ingetrokken."),
    EventVerb(
      "assign", "responsibility.assigned", "subject", "Leg vast wie welke rol bij iets heeft."),
    EventVerb("unassign", "responsibility.ended", "subject", "Leg vast dat een rol eindigt."),
    EventVerb(
      "vacant", "responsibility.vacant", "subject",
      "Leg vast dat volgens een bron niemand een rol heeft."),
    EventVerb("deadline set", "deadline.set", nil, "Leg een termijn vast."),
    EventVerb(
      "deadline move", "deadline.moved", "deadline", "Leg vast dat een termijn verschuift."),
    EventVerb(
      "deadline miss", "deadline.missed", "deadline",
      "Leg vast dat een termijn niet is gehaald, volgens een bron."),
    EventVerb("deadline met", "deadline.met", "deadline", "Leg vast dat een termijn is gehaald."),
    EventVerb(
      "deadline drop", "deadline.dropped", "deadline", "Leg vast dat een termijn vervalt."),
    EventVerb(
      "commitment make", "commitment.made", nil,
      "Leg een toezegging, motie, afspraak of actie vast."),
    EventVerb(
      "commitment move", "commitment.moved", "commitment",
      "Leg vast dat een toezegging een andere termijn krijgt."),
    EventVerb(
      "commitment settle", "commitment.settled", "commitment",
      "Leg vast wat er van een toezegging is gekomen."),
    EventVerb("advice request", "advice.requested", nil, "Leg vast dat advies is gevraagd."),
    EventVerb("advice give", "advice.given", "advice", "Leg vast dat advies is gegeven."),
    EventVerb(
      "delegation grant", "delegation.granted", nil, "Leg vast wie voor wie invalt (vervanging)."),
    EventVerb(
      "delegation end", "delegation.ended", "delegation", "Leg vast dat een vervanging eindigt."),
    EventVerb("stage", "stage.reached", "subject", "Leg vast in welke fase iets is gekomen."),
    EventVerb(
      "confirm", "standing.confirmed", "subjects",
      "Leg vast dat het register over iets volledig is, tot en met een dag."),
    EventVerb(
      "support", "entry.supported", "entry", "Leg vast dat een andere bron hetzelfde zegt."),
    EventVerb("note", "note.added", "subjects", "Leg een aantekening vast."),
    EventVerb(
      "annul", "entry.annulled", "entry", "Trek een vermelding in: zij had er niet moeten zijn."),
    EventVerb(
      "redact", "entry.redacted", "entry", "Wis afgeschermde teksten van een vermelding, voorgoed."),
    EventVerb("dispute", "claim.disputed", nil, "Leg vast dat bronnen elkaar tegenspreken."),
    EventVerb(
      "resolve", "claim.resolved", "dispute", "Leg een uitspraak over een tegenspraak vast."),
  ]

  /// What the verbs with the same first word have in common.
  static let groups = [
    "handover": "Leg een stap van een overdracht vast.",
    "commitment": "Leg een toezegging vast, of wat ermee gebeurt.",
    "advice": "Leg vast dat advies is gevraagd of gegeven.",
    "delegation": "Leg vast wie voor wie invalt, of dat dit eindigt.",
    "deadline": "Leg een termijn vast, of wat ermee gebeurt.",
    "release": "Leg vast wie iets mag weten: gepland, of gedaan.",
    "stamp": "Tijdstempels onder zegels: het bewijs van wanneer iets er al was (RFC 3161).",
    "export": "Gegevens voor andere programma’s, en alles voor een auditor.",
  ]

  private init(_ words: String, _ event: String, _ bareKey: String?, _ summary: String) {
    self.words = words
    self.event = event
    self.bareKey = bareKey
    self.summary = summary
  }

  /// What help calls the word that may follow the verb.
  private var bareName: String? {
    switch bareKey {
    case nil: nil
    case "entry": "VERMELDING"
    case "subjects": "NAAM[;…]"
    case .some: "NAAM"
    }
  }

  /// The commands of the table.
  static let commands: [Command] = table.compactMap { verb in
    EventCatalogue.shipped.type(ofFamily: verb.event).map { verb.command($0) }
  }

  private func command(_ type: EventType) -> Command {
    let bareKey = bareKey
    let words = words
    return Command(
      name: words, summary: summary, arguments: bareName.map { "[\($0)]" } ?? "",
      argumentCount: 0...(bareKey == nil ? 0 : 1),
      flags: FormFlags(EventForm(type)).flags + Command.formFlags,
      details: FormFlags.details(of: EventForm(type), verb: words, bareKey: bareKey)
    ) { invocation in
      try OneEvent(invocation, verb: words).record(
        EventForm(type), bareKey: bareKey, bareWord: invocation.arguments.words.first)
    }
  }
}
