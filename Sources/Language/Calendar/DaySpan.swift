/// A window as numbers: an open begin lies before every day, an open end after every day.
package struct DaySpan: Hashable, Sendable {
  /// Days since 1 January 1970, both included.
  package var from: Int32
  /// The last day, as `from`.
  package var to: Int32

  package init(from: Int32, to: Int32) {
    self.from = from
    self.to = to
  }

  package init(_ window: Window) {
    from = window.from?.number ?? .min
    to = window.to?.number ?? .max
  }

  /// Whether no day lies in it.
  package var isEmpty: Bool { from > to }

  /// As a window; `nil` when no day lies in it.
  package var window: Window? {
    guard !isEmpty else { return nil }
    return Window(
      from: from == .min ? nil : CalendarDay(number: from),
      to: to == .max ? nil : CalendarDay(number: to))
  }
}
