/// What happens to the log itself: its keys, and where it came from.
///
/// Only the commands made for it record these, together with what they change beside the log.
package enum LogEvent: DomainEvent {
  case keyAdded(KeyAdded)
  case keyRetired(KeyRetired)
  case continued(LogContinued)
  case indexCommitted(IndexCommitted)

  package var type: EventType {
    switch self {
    case .keyAdded: .keyAdded
    case .keyRetired: .keyRetired
    case .continued: .logContinued
    case .indexCommitted: .indexCommitted
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] { [] }

  package var rank: Int { 0 }
}

/// From the next commit on, checkpoints may be signed with this key too.
package struct KeyAdded: Hashable, Sendable {
  /// The verifier key, as FORMAT.md writes it.
  package let key: String
  package let note: String?

  package init(key: String, note: String?) {
    self.key = key
    self.note = note
  }
}

/// After the commit that holds this, signatures of this key no longer count.
package struct KeyRetired: Hashable, Sendable {
  package let key: String
  package let reason: String?

  package init(key: String, reason: String?) {
    self.key = key
    self.reason = reason
  }
}

/// An index of the names in the log is sealed: with its root nobody can leave an entry out of an answer unseen.
package struct IndexCommitted: Hashable, Sendable {
  /// How many entries the index is of.
  package let size: Int
  /// The root of the index, in base64.
  package let root: String

  package init(size: Int, root: String) {
    self.size = size
    self.root = root
  }
}

/// This log goes on where another one had to stop; always entry 0.
package struct LogContinued: Hashable, Sendable {
  /// The last checkpoint that the other log is known to have signed: a whole signed note.
  package let checkpoint: String
  /// The verifier keys of the other log.
  package let keys: [String]
  /// How many of its entries follow here, each with its id and times, its number one higher.
  package let copied: Int
  package let reason: String

  package init(checkpoint: String, keys: [String], copied: Int, reason: String) {
    self.checkpoint = checkpoint
    self.keys = keys
    self.copied = copied
    self.reason = reason
  }
}
