internal import Answers
internal import Calendar
internal import EventFormat
package import Governance
package import Reading
internal import Texts

/// The deadlines as a calendar that Outlook, Google and Apple can follow (RFC 5545).
///
/// One all-day event per deadline, on the last day of its window, with the words of the source. A
/// deadline without a last day has no place in a calendar: it is left out and counted.
package struct DeadlineFeed: Sendable {
  private let view: View
  private let origin: String
  private let shown: [DeadlineStanding]
  private let party: Identifier?

  /// The deadlines that stand on the day asked; with a party, those of products that it owns.
  ///
  /// `origin` is the name of the log, so that the events of two logs never mix.
  package init(_ view: View, origin: String, party: Identifier? = nil) {
    self.view = view
    self.origin = origin
    self.party = party
    shown = view.deadlines().filter { standing in
      party.map { view.concerns($0, standing) } ?? true
    }
  }

  /// How many deadlines have no last day, or one that no calendar has, and so are not in the file.
  package var withoutDay: Int { shown.count { Self.lastDay(of: $0) == nil } }

  /// How many deadlines are in the file.
  package var count: Int { shown.count - withoutDay }

  /// The file.
  package var text: String {
    var calendar = ICalendar()
    calendar.put("BEGIN", "VCALENDAR")
    calendar.put("VERSION", "2.0")
    calendar.put("PRODID", "-//Besluitboek//vth//NL")
    calendar.put("CALSCALE", "GREGORIAN")
    calendar.put("METHOD", "PUBLISH")
    let whose = party.map { " – \(view.label($0))" } ?? ""
    calendar.put("X-WR-CALNAME", text: "\(view.programmeWords.calendar)\(whose)")
    calendar.put("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    calendar.put("X-PUBLISHED-TTL", "P1D")
    // Before the first event stands what could not be read; which is known when all of them were made.
    var events = ICalendar()
    for standing in shown {
      if let day = Self.lastDay(of: standing) { write(standing, on: day, to: &events) }
    }
    let about = [UnreadText.sentence(view.model.unread), view.horizonPhrase].compactMap(\.self)
    if !about.isEmpty { calendar.put("X-WR-CALDESC", text: about.joined(separator: " ")) }
    calendar.append(events)
    calendar.put("END", "VCALENDAR")
    return calendar.file
  }

  private func write(
    _ standing: DeadlineStanding, on day: CalendarDay, to calendar: inout ICalendar
  ) {
    let changes = changes(standing)
    calendar.put("BEGIN", "VEVENT")
    calendar.put("UID", text: "\(standing.deadline.text)@\(origin)")
    calendar.put("SEQUENCE", "\(changes.count - 1)")
    if let stamp = changes.map(\.recorded).max() {
      calendar.put("DTSTAMP", Self.utc(stamp))
    }
    calendar.put("DTSTART;VALUE=DATE", Self.date(day))
    // Without an end it lasts the day (3.6.1); a year has four digits (3.3.4), so the last day of all has none.
    let next = day.advanced(by: 1)
    if next.year <= 9_999 { calendar.put("DTEND;VALUE=DATE", Self.date(next)) }
    calendar.put("TRANSP", "TRANSPARENT")
    calendar.put("STATUS", status(standing))
    calendar.put("SUMMARY", text: summary(standing))
    calendar.put("DESCRIPTION", text: description(standing))
    if let edtf = standing.due.edtf { calendar.put("X-EDTF", text: edtf) }
    calendar.put("END", "VEVENT")
  }

  /// The entries that made it what it is: each of them is a new version of the event.
  private func changes(_ standing: DeadlineStanding) -> [Entry] {
    let facts =
      [standing.basis] + standing.moves.map(\.fact) + [standing.closing].compactMap(\.self)
    return facts.flatMap { [$0.entry] + $0.corrections }
  }

  private func status(_ standing: DeadlineStanding) -> String {
    if standing.status == .dropped, standing.certainty == .certain { return "CANCELLED" }
    return standing.due.isExactDay ? "CONFIRMED" : "TENTATIVE"
  }

  private func summary(_ standing: DeadlineStanding) -> String {
    let possibly = standing.certainty == .possible && !standing.saysDoubt ? "mogelijk " : ""
    let state =
      switch standing.status {
      case .met, .dropped: "\(possibly)\(standing.statusWords) – "
      case .passed, .late: "\(possibly)\(standing.statusWords) – "
      case .open, .possible: ""
      }
    let words = standing.due.asStated.map { " (\($0))" } ?? ""
    return "\(state)Uiterlijk\(words): \(view.label(standing.subject)), \(standing.milestone)"
  }

  private func description(_ standing: DeadlineStanding) -> String {
    var lines: [String] = []
    if let words = standing.due.asStated { lines.append("Zoals genoemd: “\(words)”.") }
    let window = standing.due.window
    if let doubt = standing.termDoubt {
      lines.append("Een van deze: \(standing.due.dutchWithWords); \(doubt).")
    } else if let from = window.from, let to = window.to, from != to {
      lines.append("Tijdvak: \(from.dutch) tot en met \(to.dutch).")
    }
    if standing.isOver {
      lines += view.afterTerm(standing).map { "\($0.capitalisedFirst)." }
    } else {
      let owners = view.ownership(of: standing.subject).holders(of: .owner)
      for owner in owners {
        let possibly = owner.certainty == .possible ? "mogelijk " : ""
        lines.append("Eigenaar: \(possibly)\(view.labels(owner.parties)).")
      }
      if owners.isEmpty { lines.append("Eigenaar: niet genoemd.") }
    }
    if !standing.moves.isEmpty {
      lines.append("Oorspronkelijk: \(standing.original.dutchWithWords).")
      lines.append("Verschoven: \(standing.moves.count) keer.")
    }
    if let closing = standing.closing, let words = view.closingPhrase(standing) {
      let word = closing.event.type == .deadlineMet ? "gehaald" : "vervallen"
      let isSure = closing.happening == .happened && standing.process.isFinished
      let possibly = isSure ? "" : "mogelijk "
      lines.append("\((possibly + word).capitalisedFirst): \(words).")
    }
    if let note = standing.closingNote { lines.append("Toelichting: \(note)") }
    if !standing.disputes.isEmpty { lines.append("Bronnen spreken elkaar tegen.") }
    lines.append("Bron: \(view.sources(of: standing.basis)).")
    lines.append("Stand op \(view.asOf.on.dutch). Meer: vth history \(standing.deadline)")
    // Only our own lines begin a line: those within a text stand behind a bar.
    return lines.map { HarmlessText.lines($0, mark: " ").joined(separator: "\n  │ ") }
      .joined(separator: "\n")
  }

  /// The last day of its window; nil without one, and before the year 1, which no calendar has.
  private static func lastDay(of standing: DeadlineStanding) -> CalendarDay? {
    standing.due.window.to.flatMap { $0.year >= 1 ? $0 : nil }
  }

  private static func date(_ day: CalendarDay) -> String {
    String(day.iso.filter { $0 != "-" })
  }

  /// `20241219T081200Z`.
  private static func utc(_ moment: Moment) -> String {
    let text = moment.iso
    return String(text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
