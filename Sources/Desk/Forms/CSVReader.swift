/// Reads comma-separated values as spreadsheets write them (RFC 4180, and what Excel makes of it):
/// `;`, `,` or TAB between the cells, quotes with doubled quotes and line ends inside, CRLF or LF, and
/// a first line `sep=;`.
struct CSVReader {
  /// One row: its cells, and the line of the file in which it begins.
  struct Row: Equatable {
    let line: Int
    let cells: [String]

    var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private let separator: Unicode.Scalar

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if let (separator, length) = Self.announcement(scalars) {
      self.separator = separator
      position = length
      line = 2
    } else {
      separator = Self.separator(of: scalars)
    }
  }

  /// Every row that is not blank.
  static func rows(of text: String) throws(SheetProblem) -> [Row] {
    var reader = CSVReader(text)
    var rows: [Row] = []
    while reader.position < reader.scalars.count {
      let row = try reader.row()
      if !row.isBlank { rows.append(row) }
    }
    return rows
  }

  // MARK: The separator

  /// The line `sep=;` that some programs put first, and its length with the line end.
  private static func announcement(_ scalars: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
    guard scalars.count >= 5, scalars[..<4].elementsEqual("sep=".unicodeScalars),
      separators.contains(scalars[4])
    else { return nil }
    let end = scalars.firstIndex(of: "\n") ?? scalars.count - 1
    return end <= 6 ? (scalars[4], end + 1) : nil
  }

  private static let separators: [Unicode.Scalar] = [";", "\t", ","]

  /// The sign that stands most often in the first line that says something, outside quotes.
  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    var isAnythingSaid = false
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r", isAnythingSaid { break }
      if separators.contains(scalar) {
        counts[scalar, default: 0] += 1
      } else if !scalar.properties.isWhitespace {
        isAnythingSaid = true
      }
    }
    return separators.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ";"
  }

  // MARK: Rows and cells

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func row() throws(SheetProblem) -> Row {
    let start = line
    var cells: [String] = []
    while true {
      cells.append(try cell(rowStart: start))
      guard let sign = current else { break }
      position += 1
      if sign == separator { continue }
      if sign == "\r", current == "\n" { position += 1 }
      line += 1
      break
    }
    return Row(line: start, cells: cells)
  }

  private mutating func cell(rowStart: Int) throws(SheetProblem) -> String {
    let start = position
    while let space = current, space == " " || space == "\u{A0}" { position += 1 }
    if current == "\"" { return try quoted(rowStart) }
    position = start
    var text = String.UnicodeScalarView()
    while let scalar = current, scalar != separator, scalar != "\n", scalar != "\r" {
      text.append(scalar)
      position += 1
    }
    return String(text)
  }

  private mutating func quoted(_ rowStart: Int) throws(SheetProblem) -> String {
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = current {
      position += 1
      if scalar == "\n" || (scalar == "\r" && current != "\n") { line += 1 }
      guard scalar == "\"" else {
        text.append(scalar)
        continue
      }
      if current == "\"" {
        text.append(scalar)
        position += 1
        continue
      }
      while current == " " { position += 1 }
      if let next = current, next != separator, next != "\n", next != "\r" { break }
      return String(text)
    }
    let shown = String(text.prefix(30))
    throw SheetProblem(
      line: rowStart, column: nil, typed: shown,
      message:
        "De aanhalingstekens kloppen niet bij “\(shown)…”. Zet een aanhalingsteken binnen een "
        + "cel dubbel, en sluit de cel af.")
  }
}
