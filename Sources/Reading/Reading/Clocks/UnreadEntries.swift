package import EventFormat
internal import Synchronization

/// The entries that do not count, of those that the answers so far came across: what such an entry says may make them
/// others.
///
/// An answer comes across an entry when it would have counted it: it is of a type that the answer is made of, or of a
/// type that nobody knows here and mentions what the answer is about. So what is not among these cannot touch the
/// answer.
package final class UnreadEntries: Sendable {
  private let places = Mutex<Set<Int>>([])

  /// Notes that the entry at a place was wanted and does not count.
  func note(_ place: Int) { places.withLock { _ = $0.insert(place) } }

  /// Their numbers, in order.
  var numbers: [Int] { places.withLock { $0.sorted() } }
}

/// An entry that does not count, because this program cannot understand it or because it could not have been recorded
/// where it stands.
package struct UnreadEntry: Hashable, Sendable {
  package let sequence: Int
  /// Its type as written; `nil` when the line has none.
  package let type: String?
  package let reason: Reason

  /// Why an entry does not count.
  package enum Reason: Hashable, Sendable {
    /// It is of a type or version that this program does not know, or corrects a fact to one.
    case newer
    /// Its type is known, and what it says does not fit that.
    case broken
    /// It can be understood, and makes no sense after the entries before it (`EntryJudge`).
    case rejected
  }

  package init(sequence: Int, type: String?, _ reason: Reason) {
    self.sequence = sequence
    self.type = type
    self.reason = reason
  }

  package var json: JSON { .record([("seq", .number(sequence)), ("type", .text(type))]) }
}

extension ReadModel {
  /// What does not count of what was asked so far.
  package var unread: [UnreadEntry] {
    unreadEntries.numbers.map { place in
      UnreadEntry(sequence: place, type: typeName(at: place), whyUnread(place))
    }
  }

  /// Notes that a name was looked for and not found: what nobody here understands may give it.
  func noteStrange() { for place in strange { unreadEntries.note(place) } }

  /// What does not count of the whole log; reads every entry.
  package func unreadInAll() -> [UnreadEntry] {
    for place in 0..<count { _ = entry(place) }
    return unread
  }

  /// The type of an entry as it stands in the line, whether this program knows it or not.
  func typeName(at place: Int) -> String? {
    EntryReader.typeName(line(place).span)
  }
}
