/// A report of one's own: one that the program makes, under another title, limited, with fewer or renamed columns.
package struct ReportDefined: Hashable, Sendable {
  package let report: Identifier
  /// The name of the report that it is made from, as one types it.
  package let base: String
  package let title: String
  package let party: Identifier?
  package let body: Identifier?
  /// Columns that stay as they are are not among these.
  package let columns: [ReportColumnWord]
  /// The names of columns that are left out.
  package let leaveOut: [String]
  package let note: String?

  package init(
    report: Identifier, base: String, title: String, party: Identifier?, body: Identifier?,
    columns: [ReportColumnWord], leaveOut: [String], note: String?
  ) {
    self.report = report
    self.base = base
    self.title = title
    self.party = party
    self.body = body
    self.columns = columns
    self.leaveOut = leaveOut
    self.note = note
  }
}

/// The title of a column in a report of one's own.
package struct ReportColumnWord: Hashable, Sendable {
  /// Its name, as in the head of the CSV file.
  package let column: String
  package let title: String

  package init(column: String, title: String) {
    self.column = column
    self.title = title
  }
}
