/// How far a hand-over has come.
package enum HandOverState: String, CaseIterable, Sendable {
  case offered, accepted, declined, completed, withdrawn

  package var dutch: String {
    switch self {
    case .offered: "aangeboden, nog niet aanvaard"
    case .accepted: "aanvaard, nog niet overgedragen"
    case .declined: "afgewezen"
    case .completed: "overgedragen"
    case .withdrawn: "ingetrokken"
    }
  }

  /// Whether something still has to happen.
  package var isUnderWay: Bool { self == .offered || self == .accepted }
}

extension Optional where Wrapped == HandOverState {
  /// The state after an event; an event that the state does not allow changes nothing.
  ///
  /// Total. A reported acceptance or completion stands even when the offer itself is undated and so
  /// folds later: the offer is then implied and comes too late to change anything.
  package func evolved(by event: HandOverEvent) -> HandOverState? {
    switch (self, event) {
    case (nil, .offered): .offered
    case (nil, .accepted), (.offered, .accepted): .accepted
    case (nil, .declined), (.offered, .declined): .declined
    case (nil, .completed), (.offered, .completed), (.accepted, .completed): .completed
    case (nil, .withdrawn), (.offered, .withdrawn), (.accepted, .withdrawn): .withdrawn
    case (.offered, .offered), (.accepted, .offered), (.accepted, .accepted),
      (.accepted, .declined):
      self
    case (.declined, _), (.completed, _), (.withdrawn, _): self
    }
  }
}
