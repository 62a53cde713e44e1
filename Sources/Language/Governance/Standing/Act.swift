extension Standing {
  /// What an entry does to what others say.
  package enum Act: Hashable, Sendable {
    /// It is a ruling, and sets entries aside.
    case rules(setAside: [EntryIdentifier])
    /// It corrects or annuls an entry.
    case overrides(EntryIdentifier, Override)
    /// It says that withheld texts of an entry were erased: those at these places, `nil` for all.
    case erases(EntryIdentifier, at: Set<String>?)
  }

  /// What a correction or annulment does to the fact.
  package enum Override: Hashable, Sendable {
    case annulment
    case correction(Saying)

    var kind: OverrideTree.Kind {
      switch self {
      case .annulment: .annulment
      case .correction(.sameFact): .correction(changesEvent: false)
      case .correction(.fact), .correction(.ruling): .correction(changesEvent: true)
      }
    }
  }

  /// What a correction puts in the place of what was said.
  package enum Saying: Hashable, Sendable {
    /// Nothing but another date.
    case sameFact
    /// A fact that sets nothing aside.
    case fact
    case ruling(setAside: [EntryIdentifier])
  }
}

extension Event {
  /// What the event does to what other entries say; `nil` for a fact that leaves them alone.
  package var act: Standing.Act? {
    switch self {
    case .claim(.resolved(let ruling)): .rules(setAside: ruling.setAside)
    case .entry(.annulled(let event)): .overrides(event.entry, .annulment)
    case .entry(.corrected(let event)): .overrides(event.entry, .correction(event.saying))
    case .entry(.redacted(let event)): .erases(event.entry, at: event.places)
    default: nil
    }
  }
}

extension EntryCorrected {
  fileprivate var saying: Standing.Saying {
    guard let event else { return .sameFact }
    guard case .claim(.resolved(let ruling)) = event else { return .fact }
    return .ruling(setAside: ruling.setAside)
  }
}
