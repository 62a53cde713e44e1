internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Output {
  /// The clocks of an answer about one thing, and once whether the day lies beyond what is known of it.
  func clocks(_ view: View, about id: Identifier) {
    line(view.clockPhrase)
    if let horizon = view.horizonPhrase(about: id) { line(horizon) }
  }

  /// The same of an answer about the whole register; `words` say what it shows.
  func clocks(_ view: View, _ words: String = "") {
    line(view.clockPhrase + words)
    if let horizon = view.horizonPhrase { line(horizon) }
  }
}

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
