import Calendar
import EventFormat
import Governance

/// What stands according to FORMAT 9, found the slow way: sentence by sentence, over all entries that take part, every
/// time anew.
struct StandingOracle {
  /// The entries that take part in the question, in the order of recording.
  private let entries: [Entry]
  /// Those and the overrides that do nothing, because what they override takes no part.
  private let visible: Set<EntryIdentifier>

  /// Of the entries of a log those before a position and known by a day.
  init(_ log: [Entry], at position: Int, known: CalendarDay?) {
    var taking: [Entry] = []
    var visible: Set<EntryIdentifier> = []
    for entry in log.prefix(position) {
      if let known, entry.knownBy > known { continue }
      visible.insert(entry.id)
      // An override of what takes no part takes no part either, and nothing overrides an erasing.
      if let target = entry.event.overrides {
        guard let overridden = taking.first(where: { $0.id == target }) else { continue }
        if case .entry(.redacted) = overridden.event { continue }
      }
      taking.append(entry)
    }
    entries = taking
    self.visible = visible
  }

  func isSeen(_ id: EntryIdentifier) -> Bool { visible.contains(id) }

  func entry(_ id: EntryIdentifier) -> Entry? { entries.first { $0.id == id } }

  var originals: [Entry] { entries.filter { $0.event.overrides == nil } }

  /// The newest override of an entry that is not annulled.
  func overrider(of id: EntryIdentifier) -> Entry? {
    entries.last { $0.event.overrides == id && !isAnnulled($0.id) }
  }

  func isAnnulled(_ id: EntryIdentifier) -> Bool {
    guard case .entry(.annulled) = overrider(of: id)?.event else { return false }
    return true
  }

  /// The corrections that stand on an entry, each on the one before.
  func corrections(of id: EntryIdentifier) -> [Entry] {
    var found: [Entry] = []
    while let next = overrider(of: found.last?.id ?? id) { found.append(next) }
    return found
  }

  /// What a fact says, and from when it is; `nil` when it is annulled.
  func said(by original: Entry) -> (event: Event, valid: Period)? {
    if isAnnulled(original.id) { return nil }
    var said = (event: original.event, valid: original.valid)
    for entry in corrections(of: original.id) {
      guard case .entry(.corrected(let correction)) = entry.event else { return nil }
      if let event = correction.event { said.event = event }
      if let valid = correction.period { said.valid = valid }
    }
    return said
  }

  /// The rulings that take an original away, in the order of recording.
  func rulings(on original: Entry) -> [Entry] {
    switch original.event {
    case .claim(.resolved), .entry(.redacted): return []
    default: break
    }
    return originals.filter { ruling in
      guard case .claim(.resolved) = ruling.event,
        case .claim(.resolved(let ruled))? = said(by: ruling)?.event
      else { return false }
      return ruled.setAside.contains(original.id)
    }
  }

  func counts(_ original: Entry) -> Bool {
    said(by: original) != nil && rulings(on: original).isEmpty
  }

  func isErased(_ place: String, of id: EntryIdentifier) -> Bool {
    entries.contains { entry in
      guard case .entry(.redacted(let event)) = entry.event, event.entry == id else { return false }
      return event.fields.isEmpty || event.fields.contains(place)
    }
  }
}
