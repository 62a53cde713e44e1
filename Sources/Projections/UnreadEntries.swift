internal import EventFormat
internal import Synchronization

/// The entries that this program cannot understand, of those that the answers so far came across: what such an entry says
/// may make them others.
///
/// An answer comes across an entry when it would have counted it: it is of a type that the answer is made of, or of a
/// type that nobody knows here and mentions what the answer is about. So what is not among these cannot touch the
/// answer.
package final class UnreadEntries: Sendable {
  private let places = Mutex<Set<Int>>([])

  /// Notes that the entry at a place was wanted and could not be understood.
  func note(_ place: Int) { places.withLock { _ = $0.insert(place) } }

  /// Their numbers, in order.
  var numbers: [Int] { places.withLock { $0.sorted() } }
}

/// An entry that this program cannot understand.
package struct UnreadEntry: Hashable, Sendable {
  package let sequence: Int
  /// Its type as written; `nil` when the line has none.
  package let type: String?
  /// Whether the type is one that this program knows, so that something else in the entry is new or wrong.
  package let isKnownType: Bool
}

extension ReadModel {
  /// What could not be understood of what was asked so far.
  package var unread: [UnreadEntry] {
    unreadEntries.numbers.map { place in
      let name = typeName(at: place)
      return UnreadEntry(
        sequence: place, type: name,
        isKnownType: name.map { EventCatalogue.wireNames.contains($0) } ?? false)
    }
  }

  /// What cannot be understood of the whole log; reads every entry.
  package func unreadInAll() -> [UnreadEntry] {
    for place in 0..<count { _ = entry(place) }
    return unread
  }

  /// The type of an entry as it stands in the line, whether this program knows it or not.
  func typeName(at place: Int) -> String? {
    do { return try JSONReader.read(line(place), .canonical)["type"]?.string } catch { return nil }
  }
}
