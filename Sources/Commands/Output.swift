internal import Disk
internal import EventFormat
internal import Projections
internal import Reports
internal import Synchronization

/// Where a command's answer goes: collected, then written in one go.
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
  func line(_ words: String = "") { text.withLock { $0 += words + "\n" } }

  /// Adds text that ends its own lines.
  func text(_ words: String) { text.withLock { $0 += words } }

  /// Adds something the reader must know but that is no part of the answer; said again it is said once.
  func warn(_ words: String) {
    warnings.withLock { if !$0.contains(words) { $0.append(words) } }
  }

  /// Notes what was done for good, for when the answer cannot be written.
  func did(_ words: String) { deeds.withLock { $0 = words } }

  /// Adds a heading with an empty line before it, unless it comes first.
  func heading(_ words: String) {
    text.withLock { $0 += ($0.isEmpty ? "" : "\n") + words + "\n" }
  }

  /// Adds a line with a name on the left and a value that may hold several lines; the longest name
  /// is that of a role.
  func field(_ name: String, _ value: String) {
    for (index, part) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      line(Self.padded(index == 0 ? name : "", 23) + part)
    }
  }

  /// Adds a table; every column but the last is as wide as its widest cell, at most 44.
  func table(_ rows: [[String]]) {
    guard let count = rows.map(\.count).max() else { return }
    let widths = (0..<count).map { column in
      min(44, rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0)
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
  func json(_ value: JSON) {
    let unread = unread
    guard !unread.isEmpty else { return line(value.canonicalText) }
    let list = JSON.array(
      unread.map { .record([("seq", .number($0.sequence)), ("type", .text($0.type))]) })
    if case .object(let members) = value {
      line(JSON.object(members + [JSONMember("unread", list)]).canonicalText)
    } else {
      line(JSON.record([("answer", value), ("unread", list)]).canonicalText)
    }
  }

  var collected: String { text.withLock { $0 } }
  var deed: String? { deeds.withLock { $0 } }
  var collectedDocuments: String { documents.withLock { $0 } }
  var collectedWarnings: [String] { warnings.withLock { $0 } }

  private static func padded(_ words: String, _ width: Int) -> String {
    words + String(repeating: " ", count: max(0, width - words.count))
  }

  private static func trimmed(_ words: String) -> String {
    var words = words[...]
    while words.last == " " { words.removeLast() }
    return String(words)
  }
}
