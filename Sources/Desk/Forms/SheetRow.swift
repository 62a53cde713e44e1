internal import EventFormat
internal import Governance

/// One row under the headers of its columns.
struct SheetRow {
  private let line: Int
  private let cells: [String]
  private let columns: SheetColumns

  init(_ row: CSVReader.Row, _ columns: SheetColumns) {
    line = row.line
    cells = row.cells.map(Self.unguarded)
    self.columns = columns
  }

  /// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
  private static func unguarded(_ cell: String) -> String {
    let text = TypedText.tidy(cell)
    guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else {
      return text
    }
    return String(text.dropFirst())
  }

  // MARK: Its sort

  private var sort: String {
    for column in columns.headers.indices
    where ["soort", "type"].contains(SheetColumns.key(columns.headers[column])) {
      return column < cells.count ? cells[column] : ""
    }
    return ""
  }

  /// The type of event: that of the cell, or else that of the whole file.
  func type(or whole: EventType?) -> EventType? {
    sort.isEmpty ? whole : EventType.called(sort)
  }

  func unknownSort(or whole: EventType?) -> SheetProblem {
    let near = EventType.namesNear(sort)
    let message =
      sort.isEmpty
      ? "Hier moet de soort staan, zoals “besluit”."
      : "“\(sort)” is geen soort. "
        + (near.isEmpty ? "" : "Bedoelt u \(near.joined(separator: " of "))? ")
        + "Alle soorten: vth help import"
    return SheetProblem(line: line, column: "soort", typed: sort, message: message)
  }

  // MARK: Its cells

  /// The filled-in cells by key, the keys whose text must stand apart, and what is wrong with cells that the
  /// row's sort does not use.
  func typed(
    _ form: EventForm
  ) -> (typed: [TypedField], withheld: [WithheldKeys.Key], problems: [SheetProblem]) {
    var typed: [TypedField] = []
    var withheld: [WithheldKeys.Key] = []
    var problems: [SheetProblem] = []
    var place: String?
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      guard column < columns.headers.count, !columns.headers[column].isEmpty else {
        problems.append(
          problem(nil, cell, "“\(cell)” staat in een kolom zonder naam. Geef de kolom een naam."))
        continue
      }
      switch columns.meaning(column, in: form, cell: cell) {
      case .sort: continue
      case .place: place = cell
      case .withheld:
        for word in Self.names(in: cell) {
          if let key = columns.key(named: word, in: form) {
            withheld.append((key, word))
          } else {
            problems.append(problem(columns.headers[column], cell, unknownColumn(word)))
          }
        }
      case .field(let key): typed.append(TypedField(key, cell))
      case .party(let key, let role): typed += [TypedField(key, cell), TypedField("role", role)]
      case nil: problems.append(problem(columns.headers[column], cell, unused(form)))
      }
    }
    if let place { problems += cite(place, &typed) }
    return (typed, withheld, problems)
  }

  /// The columns in a cell; a cell without words stays one, so that it is refused and nothing ends in the log by
  /// mistake.
  private static func names(in cell: String) -> [String] {
    let names = cell.split(whereSeparator: { ";,".contains($0) }).map { TypedText.tidy(String($0)) }
      .filter { !$0.isEmpty }
    return names.isEmpty ? [cell] : names
  }

  private func unknownColumn(_ word: String) -> String {
    "“\(word)” is geen kolom met tekst van deze rij. Noem hier de kolommen waarvan de tekst niet in het log mag "
      + "staan."
  }

  private func problem(_ column: String?, _ cell: String, _ message: String) -> SheetProblem {
    SheetProblem(line: line, column: column, typed: cell, message: message)
  }

  private func unused(_ form: EventForm) -> String {
    let names = form.fields.map { DutchNames.of($0, in: form.type)[0] }
    return
      "Een rij “\(DutchNames.of(form.type)[0])” gebruikt deze kolom niet. Maak de cel leeg, of "
      + "gebruik een van: \(names.joined(separator: ", "))."
  }

  /// Puts the place behind the document of the other column: `regel` 176 means "regel 176".
  private func cite(_ place: String, _ typed: inout [TypedField]) -> [SheetProblem] {
    guard let index = typed.firstIndex(where: { $0.key == "source" }) else {
      return [problem("regel", place, "De bron ontbreekt: vul ook de kolom “bron” in.")]
    }
    guard !typed[index].text.unicodeScalars.contains(";") else {
      return [
        problem(
          "regel", place,
          "Bij meer dan één bron hoort de plaats achter elke bron: vgr-2024-09, regel 176; …")
      ]
    }
    let isNumbers = place.allSatisfy { $0.isNumber || ",-– ".contains($0) }
    let words = isNumbers ? "regel \(place)" : place
    typed[index] = TypedField("source", typed[index].text + ", " + words)
    return []
  }
}
