extension Event {
  /// Every identifier the event mentions, of whatever kind.
  var mentionedIdentifiers: [Identifier] {
    (subjectsOfAnyKind ?? []) + domain.mentioned.map(\.id)
  }

  /// What it is about when that may be of any kind; `nil` of most events.
  package var subjectsOfAnyKind: [Identifier]? {
    switch self {
    case .entry(.noteAdded(let note)): note.subjects
    case .release(let release): release.subjects
    default: nil
    }
  }

  /// The thing that the event puts under another one, and that other one.
  var parenthood: (child: Identifier, parent: Identifier)? {
    switch self {
    case .party(.registered(let event)): event.parent.map { (event.party, $0) }
    case .party(.changed(let event)): event.parent.map { (event.party, $0) }
    case .product(.registered(let event)): event.parent.map { (event.product, $0) }
    case .product(.changed(let event)): event.parent.map { (event.product, $0) }
    default: nil
    }
  }
}
