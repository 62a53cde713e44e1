internal import Answers
internal import Calendar
internal import Governance
internal import Reading
internal import Texts

/// Texts of a log may hold anything; a report is read by people and their programs.
enum PlainText {
  /// The text on one line: whatever controls a program or a page becomes a space, and so does what makes
  /// text run from right to left or cannot be seen.
  static func harmless(_ text: String) -> String { HarmlessText.oneLine(text, mark: " ") }

  /// The harmless text with what a format would obey written as that format has it.
  ///
  /// Scalar by scalar: a sign with an accent behind it is one character to Swift, and the sign alone to every
  /// program that reads the file.
  static func escaped(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in harmless(text).unicodeScalars {
      if let written = replacement(scalar) {
        result.append(contentsOf: written.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `31-12-2024`.
  static func date(_ day: CalendarDay) -> String {
    // The minus of a year before the year 0 leaves an empty part, which is passed over.
    let parts = day.iso.utf8.split(separator: UInt8(ascii: "-")).map {
      String(decoding: $0, as: UTF8.self)
    }
    return "\(parts[2])-\(parts[1])-\(day.year < 0 ? "-" : "")\(parts[0])"
  }

  /// The days between which a period lies, when its words do not name them: `01-07-2024 t/m 31-12-2024`.
  static func days(of period: Period) -> String? {
    if period.isExactDay { return nil }
    if let last = period.window.to ?? period.window.from, period.dutch.contains(last.dutch) {
      return nil
    }
    switch (period.window.from, period.window.to) {
    case (let from?, let to?): return "\(date(from)) t/m \(date(to))"
    case (let from?, nil): return "vanaf \(date(from))"
    case (nil, let to?): return "t/m \(date(to))"
    case (nil, nil): return nil
    }
  }
}

extension Report {
  /// For which clocks it was made, as names and values.
  var clocks: [(name: String, value: String)] {
    [
      ("Stand op", asOf.on.dutch),
      ("Zoals bekend op", asOf.known?.dutch ?? "alles wat nu bekend is"),
      (
        "Volgens",
        asOf.at.map { "de eerste \($0) van \(anchor.size) vermeldingen" }
          ?? "alle \(anchor.size) vermeldingen"
      ),
    ] + (horizonWords.map { [("Hoe ver dat gaat", $0)] } ?? [])
  }

  /// The log from which it was made, as names and values.
  var anchorFacts: [(name: String, value: String)] {
    [
      ("Log", anchor.origin), ("Vermeldingen", "\(anchor.size)"),
      ("Wortel", anchor.root ?? "geen"), ("Wortel in het zegel", anchor.rootInCheckpoint ?? "geen"),
    ]
  }

  static let doubtsHeading = "Onzeker, betwist of ontbrekend"
  static let noDoubts = "Niets in wat is vastgelegd."
  static let anchorHeading = "Anker"
  static let anchorExplanation =
    "Dit rapport is gemaakt uit het log hieronder. Met “vth verify” rekent u na dat het log nog hetzelfde is."

  /// The last section of every report, as a table.
  var doubtTable: ReportTable {
    ReportTable(
      caption: "Wat in dit rapport onzeker, betwist of onbekend is",
      columns: [
        ReportColumn("Soort", "soort"), ReportColumn("Betreft", "betreft", .name),
        ReportColumn("Wat", "wat"),
      ],
      rows: doubts.map { doubt in
        ReportRow([
          .mark(Mark(doubt.kind.dutch, doubt.kind.tone)),
          .lines([ReportLine([.name(doubt.subject, doubt.label)])]), .text(doubt.text),
        ])
      },
      rowHeader: 1, isRegister: false)
  }
}

extension ReportLine.Part {
  /// The part for a program: the label of a thing without its name, a letter with its word.
  var words: String {
    switch self {
    case .text(let text), .aside(let text): text
    case .name(_, let label): label
    case .mark(let mark): mark.words
    case .letter(let letter, let word): "\(letter) (\(word))"
    }
  }
}

extension Doubt.Kind {
  fileprivate var tone: Mark.Tone {
    switch self {
    case .uncertain: .unknown
    case .disputed: .blocked
    case .missing: .deviating
    }
  }
}
