internal import Answers
internal import EventFormat
internal import Reading

extension Flag {
  static let limit = Flag(
    name: "limit", value: "N",
    summary:
      "toon er (per groep) hoogstens zoveel, en tel de rest (ook: --hoogstens; niet bij --json)",
    dutch: "hoogstens")
}

extension Invocation {
  /// Shows the rows of a register: as JSON, or in words that begin with how many there are and where they stand, or with
  /// what was looked through.
  ///
  /// `state` is where a row stands, in a word to count by; only what is certain is counted.
  func show<Row>(
    _ rows: [Row], _ view: View, of searched: Searched, isCertain: (Row) -> Bool,
    state: ((Row) -> String)? = nil, json: (Row) -> JSON, write: (Row) -> Void
  ) throws(CommandError) -> ExitStatus {
    let limit = try rowLimit()
    if arguments.has(.json) {
      output.json(list: rows, json)
      return .done
    }
    output.total(
      rows.count, possible: rows.count { !isCertain($0) },
      states: state.map(rows.filter(isCertain).map) ?? [], of: searched, view)
    guard !rows.isEmpty else {
      // How far the sources go was said above.
      output.line(view.clockPhrase)
      return .done
    }
    output.clocks(view)
    output.line()
    for row in rows.prefix(limit) { write(row) }
    output.rest(of: rows.count, limit)
    return .done
  }

  /// How many rows `--limit` asks for; all when it is not given.
  func rowLimit() throws(CommandError) -> Int {
    guard let text = arguments.value(.limit) else { return .max }
    guard let number = Int(text), number > 0 else { throw .badCount("limit", text) }
    return number
  }
}
