/// What can be said on a day about something that happens once within a window.
package enum Happening: Hashable, Sendable {
  /// The window has ended: it is certain.
  case happened
  /// The day lies in the window: it may have happened.
  case possible
  /// The window has not begun.
  case notYet
}

/// The days between which something lies, both included; nil means that the end is open.
package struct Window: Hashable, Sendable {
  package let from: CalendarDay?
  package let to: CalendarDay?

  /// A window; `from` may not lie after `to`.
  package init(from: CalendarDay?, to: CalendarDay?) {
    if let from, let to { precondition(from <= to, "A window may not end before it begins.") }
    self.from = from
    self.to = to
  }

  /// Whether the day lies in the window.
  package func contains(_ day: CalendarDay) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    return true
  }

  /// Whether the windows have a day in common.
  package func overlaps(_ other: Window) -> Bool {
    if let from, let end = other.to, from > end { return false }
    if let to, let start = other.from, start > to { return false }
    return true
  }

  /// What is known on a day: an open `from` is minus infinity, an open `to` never becomes certain.
  package func status(on day: CalendarDay) -> Happening {
    if let to, to <= day { return .happened }
    if let from, day < from { return .notYet }
    return .possible
  }
}
