internal import Answers
internal import EventFormat
internal import Reading

extension Invocation {
  /// Shows the rows of a register: as JSON, or in words with how many there are.
  ///
  /// `nouns` is what one row and more rows are called.
  func show<Row>(
    _ rows: [Row], _ view: View, nouns: (one: String, more: String), json: (Row) -> JSON,
    write: (Row) -> Void
  ) -> ExitStatus {
    if arguments.has(.json) {
      output.json(list: rows, json)
      return .done
    }
    output.clocks(view)
    output.line()
    for row in rows { write(row) }
    output.line(rows.isEmpty ? "Geen \(nouns.more) gevonden." : "")
    if !rows.isEmpty { output.line(counted(rows.count, nouns.one, nouns.more) + ".") }
    return .done
  }
}
