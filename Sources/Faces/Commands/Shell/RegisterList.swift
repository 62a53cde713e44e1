internal import Answers
internal import EventFormat
internal import Reading

extension Invocation {
  /// Shows the rows of a register: as JSON, or in words with how many there are, or what was looked through.
  func show<Row>(
    _ rows: [Row], _ view: View, of searched: Searched, isCertain: (Row) -> Bool,
    json: (Row) -> JSON,
    write: (Row) -> Void
  ) -> ExitStatus {
    if arguments.has(.json) {
      output.json(list: rows, json)
      return .done
    }
    output.clocks(view)
    output.line()
    for row in rows { write(row) }
    output.total(rows.count, possible: rows.count { !isCertain($0) }, of: searched, view)
    return .done
  }
}
