/// The things that exist, and what they rest on, according to the facts that stand.
///
/// Everything is counted, because a fact that is corrected or annulled is taken back exactly as it
/// was put in: `learn` and `forget` undo each other.
struct StandingFacts: Sendable {
  private var introductions: [Identifier: [Introduction]] = [:]
  private var mentions: [Identifier: Int] = [:]
  private var parents: [Identifier: [Identifier]] = [:]
  private var assignments: [Assignment: Int] = [:]
  /// The versions of processes that are defined.
  private var definitions: [Identifier: [Definition]] = [:]
  /// The entries that a dispute is about.
  private var disputes: [Identifier: [[EntryIdentifier]]] = [:]
  /// How many rulings stand on a dispute.
  private var rulings: [Identifier: Int] = [:]

  private struct Definition: Hashable {
    let version: Int
    let subject: ProcessSubject
    let states: [String]
  }

  /// One fact by which a thing exists; a meeting may have two, its planning and its holding.
  private struct Introduction: Hashable {
    let kind: Kind
    let type: EventType
    let body: [Identifier]
  }

  private struct Assignment: Hashable {
    let subject: Identifier
    let role: Role
    let party: Identifier
  }

  // MARK: Asking

  /// The kind of thing an identifier names, if it names one.
  func kind(of id: Identifier) -> Kind? { introductions[id]?.last?.kind }

  /// Every identifier in use.
  var identifiers: [Identifier] { Array(introductions.keys) }

  /// How often a thing is mentioned.
  func mentions(of id: Identifier) -> Int { mentions[id] ?? 0 }

  /// How many facts introduce a thing.
  func introductions(of id: Identifier) -> Int { introductions[id]?.count ?? 0 }

  /// Whether a known meeting lacks the half that this event would add: its planning or its holding.
  ///
  /// A process may always get another version.
  func lacksHalf(_ event: Event, of id: Identifier) -> Bool {
    if case .process = event { return kind(of: id) == .process }
    guard case .meeting(let meeting) = event, meeting.meeting != nil,
      let known = introductions[id], known.allSatisfy({ $0.kind == .meeting })
    else { return false }
    return !known.contains { $0.type == event.type }
  }

  /// Whether the meeting is known as one of other bodies.
  func hasOtherBody(_ id: Identifier, than body: [Identifier]) -> Bool {
    (introductions[id] ?? []).contains { Set($0.body) != Set(body) }
  }

  /// The versions of a process.
  func versions(of process: Identifier) -> [Int] { (definitions[process] ?? []).map(\.version) }

  /// The sort of thing that goes through a process.
  func subject(ofProcess id: Identifier) -> ProcessSubject? { definitions[id]?.first?.subject }

  /// The processes for one sort of thing, sorted.
  func processes(for subject: ProcessSubject) -> [Identifier] {
    definitions.filter { $0.value.contains { $0.subject == subject } }.map(\.key).sorted()
  }

  /// The states that definitions of the product process add to the usual stages, sorted.
  var stages: [String] {
    let states = definitions.values.joined().filter { $0.subject == .product }.flatMap(\.states)
    return Set(states).filter { Stage(rawValue: $0) == nil }.sorted()
  }

  /// Whether a ruling stands on a dispute.
  func hasRuling(on dispute: Identifier) -> Bool { rulings[dispute] != nil }

  /// The entries that a dispute is about.
  func disputed(in dispute: Identifier) -> [EntryIdentifier] { disputes[dispute]?.last ?? [] }

  /// Whether a party ever got the role.
  func isAssigned(_ subject: Identifier, _ role: Role, _ party: Identifier) -> Bool {
    assignments[Assignment(subject: subject, role: role, party: party)] != nil
  }

  /// Whether one thing is, or ever was, somewhere above another one.
  func isAncestor(_ ancestor: Identifier, of id: Identifier) -> Bool {
    var pending = [id]
    var seen: Set<Identifier> = []
    while let current = pending.popLast() {
      if current == ancestor { return true }
      if seen.insert(current).inserted { pending += parents[current] ?? [] }
    }
    return false
  }

  // MARK: Changing

  /// Takes in a fact.
  mutating func learn(_ event: Event) {
    for reference in event.domain.introduced {
      introductions[reference.id, default: []].append(introduction(reference, event))
    }
    for id in event.mentionedIdentifiers { mentions[id, default: 0] += 1 }
    if let (child, parent) = event.parenthood { parents[child, default: []].append(parent) }
    for assignment in Self.assignments(by: event) { assignments[assignment, default: 0] += 1 }
    switch event {
    case .process(.defined(let event)):
      definitions[event.process, default: []].append(Self.definition(event))
    case .claim(.disputed(let event)): disputes[event.dispute, default: []].append(event.entries)
    case .claim(.resolved(let event)): rulings[event.dispute, default: 0] += 1
    default: return
    }
  }

  /// Takes a fact back that was taken in before.
  mutating func forget(_ event: Event) {
    for reference in event.domain.introduced {
      Self.removeOne(introduction(reference, event), from: &introductions, at: reference.id)
    }
    for id in event.mentionedIdentifiers { Self.lower(id, in: &mentions) }
    if let (child, parent) = event.parenthood { Self.removeOne(parent, from: &parents, at: child) }
    for assignment in Self.assignments(by: event) { Self.lower(assignment, in: &assignments) }
    switch event {
    case .process(.defined(let event)):
      Self.removeOne(Self.definition(event), from: &definitions, at: event.process)
    case .claim(.disputed(let event)):
      Self.removeOne(event.entries, from: &disputes, at: event.dispute)
    case .claim(.resolved(let event)): Self.lower(event.dispute, in: &rulings)
    default: return
    }
  }

  /// Counts the documents that an entry rests on.
  mutating func cite(_ citations: [Citation], by difference: Int) {
    for citation in citations {
      let count = (mentions[citation.document] ?? 0) + difference
      mentions[citation.document] = count > 0 ? count : nil
    }
  }

  private func introduction(_ reference: Reference, _ event: Event) -> Introduction {
    var body: [Identifier] = []
    if case .meeting(let meeting) = event { body = meeting.meeting?.body ?? [] }
    return Introduction(kind: reference.kind, type: event.type, body: body)
  }

  private static func definition(_ event: ProcessDefined) -> Definition {
    Definition(
      version: event.version, subject: event.subject, states: event.definition.states.map(\.name))
  }

  private static func assignments(by event: Event) -> [Assignment] {
    switch event {
    case .responsibility(.assigned(let given)):
      given.parties.map { Assignment(subject: given.subject, role: given.role, party: $0) }
    case .handOver(.offered(let offer)):
      offer.products.flatMap { subject in
        offer.roles.flatMap { role in
          offer.to.map { Assignment(subject: subject, role: role, party: $0) }
        }
      }
    default: []
    }
  }

  private static func removeOne<Element: Equatable>(
    _ element: Element, from lists: inout [Identifier: [Element]], at id: Identifier
  ) {
    guard let index = lists[id]?.lastIndex(of: element) else { return }
    lists[id]?.remove(at: index)
    if lists[id]?.isEmpty ?? false { lists[id] = nil }
  }

  private static func lower<Key: Hashable>(_ key: Key, in counts: inout [Key: Int]) {
    guard let count = counts[key] else { return }
    counts[key] = count > 1 ? count - 1 : nil
  }
}

extension Event {
  /// Every identifier the event mentions, of whatever kind.
  var mentionedIdentifiers: [Identifier] {
    if case .entry(.noteAdded(let note)) = self { return note.subjects }
    return domain.mentioned.map(\.id)
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
