/// Where a deadline stands, apart from the calendar.
package enum DeadlineState: Hashable, Sendable {
  case pending(due: Period)
  case met
  case dropped
}

extension Optional where Wrapped == DeadlineState {
  /// The state after an event; an event that the state does not allow changes nothing.
  ///
  /// Total. A move whose setting is undated folds first: then the later setting changes nothing.
  package func evolved(by event: DeadlineEvent) -> DeadlineState? {
    switch (self, event) {
    case (nil, .set(let event)): .pending(due: event.due)
    case (nil, .moved(let event)), (.pending, .moved(let event)): .pending(due: event.due)
    case (nil, .met), (.pending, .met), (.dropped, .met): .met
    case (nil, .dropped), (.pending, .dropped): .dropped
    case (.pending, .set), (.met, _), (.dropped, .set), (.dropped, .moved), (.dropped, .dropped):
      self
    }
  }
}
