package import Governance

/// Finds a thing by whatever a person types: its identifier, title, an alias, or the last part of
/// its identifier, ignoring case, accents and punctuation.
package struct NameIndex: Sendable {
  /// What the words led to.
  package enum Match: Equatable, Sendable {
    case found(Identifier)
    /// Several things answer to this name.
    case ambiguous([Candidate])
    /// Nothing does; these come nearest.
    case unknown(suggestions: [Candidate])
  }

  /// One thing that may be meant.
  package struct Candidate: Hashable, Sendable {
    package let id: Identifier
    package let kind: Kind
    package let name: String
  }

  private var names: [String: [Candidate]] = [:]
  private var lastParts: [String: [Candidate]] = [:]
  private var all: [Candidate] = []
  private let kinds: Set<Kind>

  /// Indexes everything of some kinds, whenever it was known: a name is a name.
  package init(_ view: View, kinds: Set<Kind>) {
    self.kinds = kinds
    var types: Set<EventType> = []
    for kind in kinds { types.formUnion(Self.types(naming: kind)) }
    for fact in view.facts(of: types) { add(fact.event) }
  }

  /// Looks up what somebody typed.
  package func find(_ words: String) -> Match {
    if let id = Identifier(words), let exact = all.first(where: { $0.id == id }) {
      return .found(exact.id)
    }
    let folded = Spelling.folded(words)
    for table in [names, lastParts] {
      let candidates = table[folded] ?? []
      let ids = Set(candidates.map(\.id))
      if let only = ids.first, ids.count == 1 { return .found(only) }
      if ids.count > 1 { return .ambiguous(Self.unique(candidates)) }
    }
    return .unknown(suggestions: suggestions(words))
  }

  /// All things whose name holds every one of the words.
  package func search(_ words: String) -> [Candidate] {
    let wanted = Spelling.folded(words).split(separator: " ")
    guard !wanted.isEmpty else { return [] }
    let hits = all.filter { candidate in
      let name = Spelling.folded(candidate.name + " " + candidate.id.text)
      return wanted.allSatisfy { name.contains($0) }
    }
    return Self.unique(hits)
  }

  private func suggestions(_ words: String) -> [Candidate] {
    let byName = Dictionary(grouping: all) { $0.name }
    let near = Spelling.nearest(to: words, in: byName.keys, most: 5)
    let hits = near.flatMap { byName[$0] ?? [] }
    if !hits.isEmpty { return Array(Self.unique(hits).prefix(5)) }
    let ids = Spelling.nearest(to: words, in: Set(all.map(\.id.text)), most: 5)
    return Self.unique(all.filter { ids.contains($0.id.text) })
  }

  /// Each thing once, by the first name given.
  private static func unique(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<Identifier> = []
    return candidates.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }

  private mutating func add(_ event: Event) {
    switch event {
    case .source(.registered(let event)):
      add(event.source, .source, [event.title] + event.aliases + event.references)
    case .party(.registered(let event)):
      add(event.party, .party, [event.name] + event.aliases)
    case .party(.changed(let event)):
      add(event.party, .party, [event.name].compactMap(\.self) + event.aliases)
    case .product(.registered(let event)):
      add(event.product, .product, [event.title] + event.aliases)
    case .product(.changed(let event)):
      add(event.product, .product, [event.title].compactMap(\.self) + event.aliases)
    case .meeting(.planned(let event)):
      add(event.meeting, .meeting, [event.title].compactMap(\.self))
    case .meeting(.held(let event)):
      add(event.meeting, .meeting, [event.title].compactMap(\.self))
    case .meeting(.itemTabled(let event)): add(event.item, .item, [event.title])
    case .decision(.taken(let event)):
      add(event.decision, .decision, [event.title])
      for condition in event.conditions {
        add(condition.condition, .condition, [condition.text])
      }
    case .handOver(.offered(let event)):
      add(event.handOver, .handOver, [])
      for condition in event.conditions {
        add(condition.condition, .condition, [condition.text])
      }
    case .deadline(.set(let event)): add(event.deadline, .deadline, [])
    case .party, .meeting, .product, .decision, .handOver, .deadline, .responsibility, .progress,
      .entry:
      return
    }
  }

  private mutating func add(_ id: Identifier, _ kind: Kind, _ words: [String]) {
    guard kinds.contains(kind) else { return }
    let tail = String(id.lastPart)
    lastParts[Spelling.folded(tail), default: []].append(
      Candidate(id: id, kind: kind, name: words.first ?? id.text))
    for name in words.isEmpty ? [id.text] : words {
      let candidate = Candidate(id: id, kind: kind, name: name)
      all.append(candidate)
      names[Spelling.folded(name), default: []].append(candidate)
    }
    names[Spelling.folded(id.text), default: []].append(
      Candidate(id: id, kind: kind, name: words.first ?? id.text))
  }

  private static func types(naming kind: Kind) -> Set<EventType> {
    switch kind {
    case .source: [.sourceRegistered]
    case .party: [.partyRegistered, .partyChanged]
    case .product: [.productRegistered, .productChanged]
    case .meeting: [.meetingPlanned, .meetingHeld]
    case .item: [.itemTabled]
    case .decision: [.decisionTaken]
    case .condition: [.decisionTaken, .handOverOffered]
    case .handOver: [.handOverOffered]
    case .deadline: [.deadlineSet]
    }
  }
}
