package import Calendar
package import Governance

/// A table whose columns say what sort of values they have.
package struct ReportTable: Sendable {
  package let caption: String
  package let columns: [ReportColumn]
  package let rows: [ReportRow]
  /// The column that says what a row is about.
  package let rowHeader: Int
  /// Whether it is part of the register of the report, and not an explanation beside it.
  package let isRegister: Bool

  /// Every row must have as many cells as there are columns.
  package init(
    caption: String, columns: [ReportColumn], rows: [ReportRow], rowHeader: Int,
    isRegister: Bool = true
  ) {
    precondition(columns.indices.contains(rowHeader), "\(caption) has no column \(rowHeader)")
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "\(caption) is not square")
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.rowHeader = rowHeader
    self.isRegister = isRegister
  }
}

/// A column: its title for people, and its name for programs.
package struct ReportColumn: Hashable, Sendable {
  package enum Kind: Sendable {
    case text
    /// Things with their names in the register.
    case name
    /// One period or none.
    case period
    case number
    /// A letter or two, under a head that is much longer.
    case letters
  }

  package let title: String
  /// Lower case, digits and underscores: the head of a column in CSV.
  package let key: String
  package let kind: Kind

  package init(_ title: String, _ key: String, _ kind: Kind = .text) {
    self.title = title
    self.key = key
    self.kind = kind
  }
}

/// A row, with what is uncertain, disputed or missing in it.
package struct ReportRow: Sendable {
  package let cells: [ReportCell]
  package let doubts: [Doubt]
  /// Whether rows below it are its parts.
  package let isLeading: Bool

  package init(_ cells: [ReportCell], doubts: [Doubt] = [], isLeading: Bool = false) {
    self.cells = cells
    self.doubts = doubts
    self.isLeading = isLeading
  }
}

/// What stands in one place of a table.
package enum ReportCell: Hashable, Sendable {
  case empty
  case number(Int)
  /// A period as precise as it is, and what to say beside it: `mogelijk`.
  case period(Period, remark: String?)
  /// Lines, one below the other.
  case lines([ReportLine])

  /// One line of text; nothing when there is none.
  package static func text(_ text: String?) -> ReportCell {
    text.map { .lines([ReportLine([.text($0)])]) } ?? .empty
  }

  package static func texts(_ texts: [String]) -> ReportCell {
    texts.isEmpty ? .empty : .lines(texts.map { ReportLine([.text($0)]) })
  }

  package static func mark(_ mark: Mark) -> ReportCell { .lines([ReportLine([.mark(mark)])]) }
}

/// One line in a cell.
package struct ReportLine: Hashable, Sendable {
  package let parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  package enum Part: Hashable, Sendable {
    case text(String)
    /// A thing: what it is called, and its name in the register.
    case name(Identifier, String)
    case mark(Mark)
    /// A letter that stands for a word; whoever listens hears the word.
    case letter(String, word: String)
    /// Where it is found, and other things for who wants to know more.
    case aside(String)
  }
}

/// A state in one or two words, with a colour and a shape; never the colour alone.
package struct Mark: Hashable, Sendable {
  package enum Tone: String, CaseIterable, Sendable {
    case done, running, deviating, blocked, new, unknown
  }

  package let words: String
  package let tone: Tone

  package init(_ words: String, _ tone: Tone) {
    self.words = words
    self.tone = tone
  }
}
