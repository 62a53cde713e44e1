/// What the clock of this machine says that cannot be right.
package enum ClockFault: Hashable, Sendable {
  /// A day on which nothing can be recorded: before 1970 or after 9999.
  case outOfRange
}
