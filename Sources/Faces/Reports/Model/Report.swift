internal import Answers
package import Calendar
package import Governance
package import Reading

/// A document that the secretariat makes: made of what projections answer, and not yet of letters.
///
/// How it looks is up to a writer (`MarkdownReport`, `HTMLReport`, `CSVReport`); what it says is all
/// here. Texts in it come from the log and may hold anything: a writer makes them harmless.
package struct Report: Sendable {
  /// Its name on the command line and in file names: `besluitenlijst`.
  package let name: String
  package let title: String
  /// The three clocks for which it was made.
  package let asOf: AsOf
  /// How far what is known goes; `nil` when nothing is.
  package let horizon: Horizon?
  /// The same in words, where the day asked lies beyond it or before its begin.
  package let horizonWords: String?
  /// The one day that it is about: of a meeting, say; `nil` when it is about more.
  package let day: CalendarDay?
  /// What it is limited to, in words: a party, a period; empty when it shows everything.
  package let limits: [String]
  package let introduction: [String]
  package let sections: [ReportSection]
  /// What is uncertain, disputed or missing in the report as a whole; what belongs to one row is
  /// with that row.
  package let generalDoubts: [Doubt]
  package let anchor: ReportAnchor

  /// The tables that together are the register of this report: what a file with one table holds.
  ///
  /// They all have the same columns.
  package var registers: [ReportTable] { sections.flatMap(\.tables).filter(\.isRegister) }

  /// Everything uncertain, disputed or missing, row by row; the last section of every report.
  package var doubts: [Doubt] {
    var seen: Set<Doubt> = []
    let all = sections.flatMap(\.tables).flatMap(\.rows).flatMap(\.doubts) + generalDoubts
    return all.filter { seen.insert($0).inserted }
  }
}

/// A part of a report under a heading of its own.
package struct ReportSection: Sendable {
  package let heading: String
  package let paragraphs: [String]
  package let tables: [ReportTable]

  package init(heading: String, paragraphs: [String] = [], tables: [ReportTable] = []) {
    self.heading = heading
    self.paragraphs = paragraphs
    self.tables = tables
  }
}

/// The log from which a report was made, so that anybody can tell later whether it is still the same.
package struct ReportAnchor: Hashable, Sendable {
  package let origin: String
  /// The size of the log as it was read: the number of entries under its newest checkpoint.
  package let size: Int
  /// The root of the tree over those entries, in hexadecimal as `vth verify` shows it; `nil` when the log
  /// is empty.
  package let root: String?
  /// The same root in base64, as it stands in the checkpoint.
  package let rootInCheckpoint: String?

  package init(origin: String, size: Int, root: String?, rootInCheckpoint: String?) {
    self.origin = origin
    self.size = size
    self.root = root
    self.rootInCheckpoint = rootInCheckpoint
  }
}

/// Something a reader of a report must not take for certain or complete.
package struct Doubt: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case uncertain, disputed, missing

    package var dutch: String {
      switch self {
      case .uncertain: "onzeker"
      case .disputed: "betwist"
      case .missing: "ontbreekt"
      }
    }
  }

  package let kind: Kind
  /// What it is about.
  package let subject: Identifier
  package let label: String
  /// One or more sentences; of a dispute the question and every claim.
  package let text: String

  package init(_ kind: Kind, _ subject: Identifier, _ label: String, _ text: String) {
    self.kind = kind
    self.subject = subject
    self.label = label
    self.text = text
  }
}
