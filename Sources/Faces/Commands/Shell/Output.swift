internal import Answers
internal import Disk
internal import EventFormat
internal import Reading
internal import Reports
internal import Synchronization
internal import Texts

/// Where a command's answer goes: collected, then written in one go.
///
/// Text of a log, of a file or of a name of one may stand in any of the words. Here it becomes harmless: nothing
/// steers the terminal, and only our own words begin a line. Where such a text has more lines, they stand
/// indented behind a bar.
final class Output: Sendable {
  private let text = Mutex<String>("")
  private let documents = Mutex<String>("")
  private let warnings = Mutex<[String]>([])
  private let deeds = Mutex<String?>(nil)
  private let sources = Mutex<[@Sendable () -> [UnreadEntry]]>([])
  private let checks = Mutex<[@Sendable () -> (any Error)?]>([])

  /// Adds something that may make the answer worthless, to be asked for before it is shown.
  func check(_ trouble: @escaping @Sendable () -> (any Error)?) {
    checks.withLock { $0.append(trouble) }
  }

  /// Adds a source of entries that the answer should have counted and could not.
  func countUnread(_ unread: @escaping @Sendable () -> [UnreadEntry]) {
    sources.withLock { $0.append(unread) }
  }

  /// The entries that the answer should have counted and could not, in order.
  private var unread: [UnreadEntry] {
    Set(sources.withLock { $0 }.flatMap { $0() }).sorted { $0.sequence < $1.sequence }
  }

  /// Says in the answer itself what it could not count; beside it when it is for programs, or has that in it.
  func tellUnread(isText: Bool) {
    guard let words = UnreadText.sentence(unread) else { return }
    if isText, collectedDocuments.isEmpty {
      line()
      line(words)
    } else {
      warn("Let op: \(words)")
    }
  }

  /// Why the answer may not be shown; `nil` when it may.
  var trouble: (any Error)? {
    checks.withLock { $0 }.lazy.compactMap { $0() }.first
  }

  /// Takes back what was added: the answer is not to be shown.
  func discard() {
    text.withLock { $0 = "" }
    documents.withLock { $0 = "" }
  }

  /// Adds a document that goes out byte for byte, CRLF included, behind everything else.
  ///
  /// Whoever made it has made what comes from a log harmless.
  func document(_ words: String) { documents.withLock { $0 += words } }

  /// Adds a line.
  func line(_ words: String = "") {
    let lines = Self.block(words)
    text.withLock { $0 += lines }
  }

  /// Adds text that ends its own lines, as it is.
  ///
  /// Whoever made it has made what comes from a log harmless.
  func text(_ words: String) { text.withLock { $0 += words } }

  /// Adds something the reader must know but that is no part of the answer; said again it is said once.
  func warn(_ words: String) {
    warnings.withLock { if !$0.contains(words) { $0.append(words) } }
  }

  /// Notes what was done for good, for when the answer cannot be written.
  func did(_ words: String) { deeds.withLock { $0 = words } }

  /// Adds a heading with an empty line before it, unless it comes first.
  func heading(_ words: String) {
    let lines = Self.block(words)
    text.withLock { $0 += ($0.isEmpty ? "" : "\n") + lines }
  }

  /// Adds a line with a name on the left and a value; the longest name is that of a role.
  func field(_ name: String, _ value: String) { field(name, [value]) }

  /// Adds a line with a name on the left and the first of the values, and one a line below it for the others.
  func field(_ name: String, _ values: [String]) {
    for (index, value) in values.enumerated() {
      let name = index == 0 ? HarmlessText.oneLine(name, mark: Self.mark) : ""
      let lines = Self.block(Self.padded(name, 23) + value, indent: 23)
      text.withLock { $0 += lines }
    }
  }

  /// Adds a table; every column but the last is as wide as its widest cell, at most 44.
  func table(_ rows: [[String]]) {
    guard let count = rows.map(\.count).max() else { return }
    let rows = rows.map { row in row.map { HarmlessText.oneLine($0, mark: Self.mark) } }
    let widths = (0..<count).map { column in
      min(44, rows.map { column < $0.count ? HarmlessText.width($0[column]) : 0 }.max() ?? 0)
    }
    for row in rows {
      var words = ""
      for (column, cell) in row.enumerated() {
        words += column == row.count - 1 ? cell : Self.padded(cell, widths[column]) + "  "
      }
      line(Self.trimmed(words))
    }
  }

  /// Adds a JSON value on a line of its own, with what it could not count: an object gets a member `unread`, a list
  /// becomes `answer` beside it, so that no program takes it for whole.
  ///
  /// What steers a terminal is escaped in it, so that it is the same value.
  func json(_ value: JSON) {
    let words = HarmlessText.json(countingUnread(value).canonicalText)
    text.withLock { $0 += words + "\n" }
  }

  /// Adds a list as `json` does, one element after the other: all the values of a long list at once take many times the
  /// room of their text.
  func json<Element>(list elements: [Element], _ value: (Element) -> JSON) {
    var words = "["
    for (index, element) in elements.enumerated() {
      if index > 0 { words += "," }
      words += HarmlessText.json(value(element).canonicalText)
    }
    words += "]"
    // Only now is it known what all of them could not count.
    let unread = unread
    if !unread.isEmpty {
      let list = HarmlessText.json(JSON.array(unread.map(\.json)).canonicalText)
      words = "{\"answer\":\(words),\"unread\":\(list)}"
    }
    words += "\n"
    text.withLock { if $0.isEmpty { $0 = words } else { $0 += words } }
  }

  private func countingUnread(_ value: JSON) -> JSON {
    let unread = unread
    guard !unread.isEmpty else { return value }
    let list = JSON.array(unread.map(\.json))
    if case .object(let members) = value {
      return .object(members + [JSONMember("unread", list)])
    }
    return .record([("answer", value), ("unread", list)])
  }

  var collected: String { text.withLock { $0 } }
  var deed: String? { deeds.withLock { $0 } }
  var collectedDocuments: String { documents.withLock { $0 } }
  var collectedWarnings: [String] { warnings.withLock { $0 } }

  /// A message beside the answer, of which only the first line begins at the edge.
  ///
  /// Messages have lines of their own, so here no bar tells which lines are ours.
  static func message(_ words: String) -> String {
    let lines = HarmlessText.lines(words, mark: mark)
    let others = lines.dropFirst().map { line in
      line.utf8.starts(with: "  ".utf8) ? line : "  " + line
    }
    return ([lines[0]] + others).map { trimmed($0) + "\n" }.joined()
  }

  /// What stands for a character that is not shown.
  private static let mark: Unicode.Scalar = "?"

  /// The lines of our words, and behind a bar those of a text in them; without `indent` two columns further
  /// than the words.
  private static func block(_ words: String, indent: Int? = nil) -> String {
    let lines = HarmlessText.lines(words, mark: mark)
    guard lines.count > 1 else { return lines[0] + "\n" }
    let indent = indent ?? lines[0].utf8.prefix { $0 == UInt8(ascii: " ") }.count + 2
    let bar = String(repeating: " ", count: indent) + "│ "
    return lines[0] + "\n" + lines.dropFirst().map { trimmed(bar + $0) + "\n" }.joined()
  }

  private static func padded(_ words: String, _ width: Int) -> String {
    words + String(repeating: " ", count: max(0, width - HarmlessText.width(words)))
  }

  private static func trimmed(_ words: String) -> String {
    var scalars = words.unicodeScalars[...]
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
