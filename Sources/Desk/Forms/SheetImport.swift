package import EventFormat
package import Governance

/// A spreadsheet whose rows become lines of a batch.
package struct SheetImport: Sendable {
  /// A row that was understood.
  package struct Line: Sendable {
    /// The line of the file in which the row begins.
    package let number: Int
    package let form: FilledForm
    fileprivate let type: EventType
  }

  /// More columns than all sorts of rows have together.
  private static let columnsMax = 1_000

  package private(set) var lines: [Line] = []
  package private(set) var problems: [SheetProblem] = []
  /// Whether a row does not say since when it is known, which makes that the day of recording.
  package private(set) var hasRowWithoutKnown = false
  /// What a person should know, although nothing is wrong.
  package private(set) var warnings: [String] = []
  private var headers: [String] = []
  private var known: KnownFacts
  /// Rows with a date such as 03/04/2026, and how it was read.
  private var slashed: [(line: Int, words: String)] = []
  /// The names of things in rows that have errors, and the line of the row.
  private var unfinished: [String: Int] = [:]

  /// Reads a whole file: every row, and everything that is wrong with any of them.
  ///
  /// `sort` is the type of all rows; `nil` when a column says it.
  package init(_ bytes: [UInt8], allOf sort: EventType?, knowing known: KnownFacts) {
    self.known = known
    do throws(SheetProblem) {
      let (text, isWindows1252) = try SheetText.decoded(bytes)
      if isWindows1252 {
        warnings.append(
          "Het bestand is geen UTF-8 en is gelezen als Windows-1252. Controleer letters met "
            + "accenten.")
      }
      let rows = try CSVReader.rows(of: text)
      guard let first = rows.first else {
        throw SheetProblem(line: 1, column: nil, typed: "", message: "Het bestand is leeg.")
      }
      guard first.cells.count <= Self.columnsMax else {
        throw SheetProblem(
          line: first.line, column: nil, typed: "",
          message: "Er staan \(first.cells.count) kolommen in; hoogstens \(Self.columnsMax) mag.")
      }
      let columns = SheetColumns(first.cells)
      headers = columns.headers
      problems = columns.problems(line: first.line)
      if sort == nil, !columns.hasSort {
        throw SheetProblem(
          line: first.line, column: nil, typed: "",
          message: "Er is geen kolom “soort”. Voeg haar toe, of noem de soort van alle rijen: "
            + "--soort besluit")
      }
      guard problems.isEmpty else { return }
      for row in rows.dropFirst() {
        guard problems.count < Batch.problemsMax else {
          throw SheetProblem(
            line: row.line, column: nil, typed: "",
            message: "Na \(problems.count) fouten is vanaf hier niet verder gelezen.")
        }
        take(row, columns, sort)
      }
      warnOfSlashes()
    } catch { problems.append(error) }
  }

  /// The rows that were understood, each numbered by the line of the file in which it begins.
  package var batch: Batch { Batch(lines: lines.map { $0.form.line.numbered($0.number) }) }

  /// The header of the column that a character of a line came from.
  package func header(ofColumn column: Int?, inLine number: Int) -> String? {
    guard let column, let line = lines.first(where: { $0.number == number }),
      let key = JSONPlace.key(atColumn: column, in: line.form.json)
    else { return nil }
    return SheetColumns(headers).header(of: key, in: EventForm(line.type))
  }

  /// Says how dates with slashes were read: in another country they are another day.
  private mutating func warnOfSlashes() {
    guard let first = slashed.first else { return }
    let others = slashed.count - 1
    warnings.append(
      "Rij \(first.line): \(first.words), als dag/maand/jaar."
        + (others == 0
          ? "" : others == 1 ? " Zo ook 1 andere datum." : " Zo ook \(others) andere data.")
        + " Klopt dat niet, schrijf dan jaar-maand-dag.")
  }

  // MARK: One row

  private mutating func take(_ row: CSVReader.Row, _ columns: SheetColumns, _ sort: EventType?) {
    let cells = SheetRow(row, columns)
    guard let type = cells.type(or: sort) else {
      problems.append(cells.unknownSort(or: sort))
      return
    }
    let form = EventForm(type)
    let (typed, withheld, strangers) = cells.typed(form)
    problems += strangers
    for field in typed where form.field(field.key)?.kind == .period {
      guard let period = TypedDate.slashed(field.text) else { continue }
      slashed.append((row.line, "“\(field.text)” is gelezen als \(period.dutch)"))
    }
    do throws(FormErrors) {
      let plain = try form.fill(typed, knowing: known)
      let filled = try WithheldKeys(of: type).withhold(
        withheld, from: plain, given: Set(typed.map(\.key)))
      known.learn(plain.proposal)
      if filled.proposal.known == nil { hasRowWithoutKnown = true }
      lines.append(Line(number: row.line, form: filled, type: type))
    } catch {
      problems += error.errors.map { problem($0, row.line, columns, form) }
      remember(typed, row.line, form)
    }
  }

  private func problem(
    _ error: FieldError, _ line: Int, _ columns: SheetColumns, _ form: EventForm
  ) -> SheetProblem {
    var message = error.message
    if error.reason == .unknownName {
      for part in TypedText.elements(error.typed) {
        guard let earlier = unfinished[SheetColumns.key(part)] else { continue }
        message = "“\(part)” staat in rij \(earlier), en die rij heeft nog een fout."
      }
    }
    let header = columns.header(of: error.key, in: form)
    let name = form.field(error.key).map { DutchNames.of($0, in: form.type)[0] } ?? error.key
    if header == nil, error.reason == .missing {
      message = "Deze kolom ontbreekt, en “\(DutchNames.of(form.type)[0])” heeft haar nodig."
    }
    return SheetProblem(
      line: line, column: header ?? name,
      typed: error.typed, message: message)
  }

  /// Keeps the names of what a wrong row would have brought, so that rows that lean on it are not
  /// blamed for it.
  private mutating func remember(_ typed: [TypedField], _ line: Int, _ form: EventForm) {
    guard let new = form.fields.first(where: \.isNewThing) else { return }
    for text in typed where [new.key, "title", "name"].contains(text.key) {
      unfinished[SheetColumns.key(text.text)] = line
    }
  }
}
