@testable import Governance

/// What holds after a history, found the slow way: from the whole history, every time anew.
///
/// An entry is annulled when an annulment of it is not itself annulled. It holds when it is not
/// annulled and nothing that is not annulled overrides it: a correction that is corrected in turn
/// does not bring the original back. Overrides come after what they override. What a ruling that
/// holds sets aside does not hold, whatever overrides it.
struct Oracle {
  private(set) var facts: [(id: EntryIdentifier, event: Event)] = []

  init(_ history: [(id: EntryIdentifier, proposal: Proposal)]) {
    var annulled: Set<EntryIdentifier> = []
    for (id, proposal) in history.reversed() where !annulled.contains(id) {
      if case .entry(.annulled(let annulment)) = proposal.event {
        annulled.insert(annulment.entry)
      }
    }
    var overridden = annulled
    for (id, proposal) in history where !annulled.contains(id) {
      if let target = proposal.event.overrides { overridden.insert(target) }
    }
    var says: [EntryIdentifier: Event] = [:]
    var roots: [EntryIdentifier: EntryIdentifier] = [:]
    for (id, proposal) in history {
      switch proposal.event {
      case .entry(.annulled): continue
      case .entry(.corrected(let correction)):
        says[id] = correction.event ?? says[correction.entry]
        roots[id] = roots[correction.entry] ?? correction.entry
      default: says[id] = proposal.event
      }
      if !overridden.contains(id), let event = says[id] { facts.append((id, event)) }
    }
    var setAside: Set<EntryIdentifier> = []
    for (_, event) in facts {
      if case .claim(.resolved(let ruling)) = event { setAside.formUnion(ruling.setAside) }
    }
    facts.removeAll { setAside.contains(roots[$0.id] ?? $0.id) }
  }

  var kinds: [Identifier: Set<Kind>] {
    var kinds: [Identifier: Set<Kind>] = [:]
    for (_, event) in facts {
      for reference in event.domain.introduced {
        kinds[reference.id, default: []].insert(reference.kind)
      }
    }
    return kinds
  }

  /// What is wrong with the facts that hold: things introduced twice, mentions of nothing.
  var nonsense: [String] {
    let kinds = kinds
    var wrong: [String] = []
    var introducedBy: [Identifier: [EventType]] = [:]
    for (id, event) in facts {
      for reference in event.domain.introduced {
        let others = introducedBy[reference.id] ?? []
        let isOtherHalf =
          kinds[reference.id]?.count == 1
          && (reference.kind == .process
            || reference.kind == .meeting && !others.contains(event.type))
        if !others.isEmpty, !isOtherHalf { wrong.append("\(reference.id) twice, again in \(id)") }
        introducedBy[reference.id, default: []].append(event.type)
      }
      for reference in event.domain.mentioned where kinds[reference.id] != [reference.kind] {
        wrong.append("\(reference.kind) \(reference.id), mentioned in \(id)")
      }
      if case .entry(.noteAdded(let note)) = event {
        for subject in note.subjects where kinds[subject] == nil {
          wrong.append("\(subject), mentioned in \(id)")
        }
      }
    }
    return wrong
  }
}
