import Answers
import Calendar
import Governance
import Reading
import TestSupport

@testable import Reports

/// Small reports for the writers.
enum Sample {
  static let anchor = ReportAnchor(
    origin: "besluiten.voorbeeld.nl", size: 12, root: "00ff", rootInCheckpoint: "AP8=")

  /// Texts that somebody may have put in a log to make a reader's program do something.
  static let hostile = [
    "<script>alert(1)</script>", "</td></table><h1>x", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)",
    "\tTAB", "a|b", "a\\|b", "**vet** _schuin_ `code` [link](javascript:x)", "regel 1\nregel 2\r\n",
    "\"aanhaling\" en 'enkel'", "&lt;b&gt; &amp;", "nul\u{0}teken", "\u{202E}omgekeerd", "a;b,c",
    "~~weg~~",
    "\u{FEFF}=1+1", "één “zin” met €",
  ]

  /// A report in which every place where text of a log can stand has this text.
  static func report(saying text: String) throws -> Report {
    let id = try Scenario.id("iets")
    let row = ReportRow(
      [
        .lines([ReportLine([.name(id, text)])]), .text(text),
        .period(Period(words: text), remark: text), .number(-3),
        .lines([
          ReportLine([.mark(Mark(text, .deviating))]),
          ReportLine([.letter("A", word: text), .aside(text)]),
        ]),
      ],
      doubts: [Doubt(.disputed, id, text, text)], isLeading: true)
    let table = ReportTable(
      caption: text,
      columns: [
        ReportColumn("Ding", "ding", .name), ReportColumn(text, "tekst"),
        ReportColumn("Termijn", "termijn", .period), ReportColumn("Aantal", "aantal", .number),
        ReportColumn("Rest", "rest"),
      ], rows: [row], rowHeader: 0)
    return try report(
      limits: [text], introduction: [text],
      sections: [ReportSection(heading: text, paragraphs: [text], tables: [table])],
      doubts: [Doubt(.missing, id, text, text)])
  }

  /// One period in one row.
  static func report(of period: Period, remark: String? = nil) throws -> Report {
    let table = ReportTable(
      caption: "Termijnen",
      columns: [ReportColumn("Wat", "wat"), ReportColumn("Termijn", "termijn", .period)],
      rows: [ReportRow([.text("iets"), .period(period, remark: remark)])], rowHeader: 0)
    return try report(sections: [ReportSection(heading: "Alles", tables: [table])])
  }

  static func report(
    limits: [String] = [], introduction: [String] = [], sections: [ReportSection],
    doubts: [Doubt] = []
  ) throws -> Report {
    Report(
      name: "proef", title: "Proef", asOf: AsOf(on: try Scenario.day("2024-09-30")), horizon: nil,
      horizonWords: nil, day: nil,
      limits: limits,
      introduction: introduction, sections: sections, generalDoubts: doubts, anchor: anchor)
  }
}
