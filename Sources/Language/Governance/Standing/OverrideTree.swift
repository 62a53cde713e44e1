/// Which corrections and annulments stand, however many there are of one another.
///
/// An override stands as long as it is not annulled: as long as the newest of the overrides of it that
/// stand is no annulment. So one annulment more can turn about everything under it, again and again, and a
/// walk over all of that for each entry would be square. Therefore entries are kept in **lanes**: an entry,
/// the newest annulment of it, the newest annulment of that, and so on. Along a lane each is annulled when
/// the next is not, so the last tells all of them by counting; only an entry that another override holds
/// apart from the lane (`others`) has to be looked at. A correction never makes what it corrects annulled,
/// so it begins a lane of its own, and nothing goes down from there.
///
/// Total, as `RegisterState.evolve` is: several overrides of one entry may stand, and the newest counts.
struct OverrideTree: Sendable {
  private(set) var nodes: [Node] = []
  private(set) var lanes: [Lane] = []
  private var places: [EntryIdentifier: Int] = [:]
  /// Per original: it, the correction of it that stands, the correction of that, and so on.
  ///
  /// Of an annulled original the corrections would stand if it were not.
  private(set) var paths: [Int: [Int]] = [:]

  /// What an override does to the fact.
  enum Kind: Sendable {
    case annulment
    case correction(changesEvent: Bool)

    var isAnnulment: Bool {
      switch self {
      case .annulment: true
      case .correction: false
      }
    }
  }

  /// What a fact comes down to.
  enum Reading: Hashable, Sendable {
    case annulled
    /// What this entry says, the original or a correction.
    case said(by: EntryIdentifier)
    /// What the override says that was tried.
    case saidByTrial
  }

  /// An original or an override; numbered in the order of recording.
  struct Node {
    let id: EntryIdentifier
    let isAnnulment: Bool
    let target: Int?
    let root: Int
    /// How many entries lie between it and the original, itself included.
    let depth: Int
    /// The entry that says what the fact is as far as this one: itself or one under it.
    var speaker: Int
    var lane: Int
    var position: Int
    /// The overrides of it that stand, but for the next in its lane; oldest first.
    var others: [Int] = []
  }

  struct Lane {
    var nodes: [Int]
    /// The positions of those with `others`, in order.
    var held: [Int] = []
  }

  /// That an override came to stand, or no longer does.
  struct Change {
    let target: Int
    let override: Int
    let stands: Bool
  }

  /// Everything that follows when one entry comes to be annulled.
  struct Consequences {
    var changes: [Change] = []
    /// Whether the original is annulled now; `nil` when it did not come to that.
    var isRootAnnulled: Bool?
    /// An entry of which an override came to stand beside another one.
    var conflict: (target: Int, other: Int)?
  }

  /// A lane that ends within so many entries after a new annulment is cut off there, so that the new one
  /// stands in the longest lane.
  private let cutLengthMax: Int

  /// How long a lane may be to be cut changes what is quick, and never an answer.
  init(cutLengthMax: Int = 256) { self.cutLengthMax = cutLengthMax }

  // MARK: Asking

  /// The original that a chain of corrections and annulments starts from; the entry itself when it is one.
  func root(of entry: EntryIdentifier) -> EntryIdentifier {
    places[entry].map { nodes[nodes[$0].root].id } ?? entry
  }

  /// The correction or annulment of an entry that is not itself annulled.
  func standingOverrider(of entry: EntryIdentifier) -> EntryIdentifier? {
    places[entry].flatMap(standing).map { nodes[$0].id }
  }

  /// What a fact comes down to, by its original.
  func reading(of root: EntryIdentifier) -> Reading {
    guard let node = places[root], let path = paths[node], let last = path.last else {
      return .said(by: root)
    }
    return isAnnulled(node) ? .annulled : .said(by: nodes[nodes[last].speaker].id)
  }

  /// What the fact would come down to with one override more, of an entry of which none stands; and the
  /// first entry of which an override would come back beside another one that stands.
  func trial(
    _ kind: Kind, of target: EntryIdentifier
  ) -> (reading: Reading, conflict: (target: EntryIdentifier, other: EntryIdentifier)?) {
    guard let node = places[target] else {
      return (kind.isAnnulment ? .annulled : Self.said(kind, over: .said(by: target)), nil)
    }
    let root = nodes[node].root
    let before = reading(of: nodes[root].id)
    guard kind.isAnnulment else {
      let counts = before != .annulled && paths[root]?.last == node
      return (counts ? Self.said(kind, over: before) : before, nil)
    }
    let after = consequences(of: node, isAnnulled: true)
    let conflict = after.conflict.map { (nodes[$0.target].id, nodes[$0.other].id) }
    if after.isRootAnnulled ?? (before == .annulled) { return (.annulled, conflict) }
    let last = last(of: root, after)
    return (.said(by: nodes[nodes[last].speaker].id), conflict)
  }

  private static func said(_ kind: Kind, over reading: Reading) -> Reading {
    if case .correction(changesEvent: true) = kind { .saidByTrial } else { reading }
  }

  /// The corrections of an entry that stand, each of the one before; `nil` when it is annulled.
  func corrections(of entry: EntryIdentifier) -> [EntryIdentifier]? {
    guard var last = places[entry] else { return [] }
    if isAnnulled(last) { return nil }
    var found: [EntryIdentifier] = []
    while let next = standing(of: last) {
      found.append(nodes[next].id)
      last = next
    }
    return found
  }

  /// Whether an entry overrides another one.
  func isOverride(_ entry: EntryIdentifier) -> Bool {
    places[entry].map { nodes[$0].target != nil } ?? false
  }

  // MARK: Adding

  /// Adds the newest override, of an entry that is older; it cannot have been added before.
  mutating func add(_ id: EntryIdentifier, _ kind: Kind, of target: EntryIdentifier) {
    insert(id, kind, of: target)
    regrow(root(of: target))
  }

  /// The same, but what an original comes down to is known again only when its path has grown again.
  ///
  /// A correction may fall and come back very often, and with it all that stands on it. Who asks only once need not
  /// follow that.
  mutating func insert(_ id: EntryIdentifier, _ kind: Kind, of target: EntryIdentifier) {
    let under = place(ofTarget: target)
    let wasAnnulled = isAnnulled(under)
    let node = append(id, kind, of: under)
    var after = Consequences()
    if wasAnnulled != kind.isAnnulment {
      after = consequences(of: under, isAnnulled: kind.isAnnulment)
    }
    if kind.isAnnulment {
      extendLane(of: under, with: node)
    } else {
      after.changes.insert(Change(target: under, override: node, stands: true), at: 0)
    }
    let root = nodes[under].root
    let kept = kept(of: root, after)
    for change in after.changes { apply(change) }
    paths[root]?.removeSubrange(kept...)
  }

  /// Lets the corrections that stand on each other grow from where they were cut off.
  mutating func regrow(_ root: EntryIdentifier) {
    guard let node = places[root], let last = paths[node]?.last else { return }
    let grown = corrections(above: last, [:])
    paths[node]? += grown
  }

  private mutating func place(ofTarget id: EntryIdentifier) -> Int {
    if let place = places[id] { return place }
    let place = nodes.count
    nodes.append(
      Node(
        id: id, isAnnulment: false, target: nil, root: place, depth: 0, speaker: place,
        lane: lanes.count, position: 0))
    lanes.append(Lane(nodes: [place]))
    places[id] = place
    paths[place] = [place]
    return place
  }

  /// A new override, in a lane of its own for now.
  private mutating func append(_ id: EntryIdentifier, _ kind: Kind, of target: Int) -> Int {
    let place = nodes.count
    var speaker = nodes[target].speaker
    if case .correction(changesEvent: true) = kind { speaker = place }
    nodes.append(
      Node(
        id: id, isAnnulment: kind.isAnnulment, target: target, root: nodes[target].root,
        depth: nodes[target].depth + 1, speaker: speaker, lane: lanes.count, position: 0))
    lanes.append(Lane(nodes: [place]))
    places[id] = place
    return place
  }

  /// Puts an annulment behind what it annuls; what stood there goes on in a lane of its own.
  private mutating func extendLane(of target: Int, with annulment: Int) {
    let (lane, next) = (nodes[target].lane, nodes[target].position + 1)
    guard lanes[lane].nodes.count - next <= cutLengthMax else {
      return apply(Change(target: target, override: annulment, stands: true))
    }
    let rest = Array(lanes[lane].nodes[next...])
    if let former = rest.first {
      let stood = !isAnnulled(former)
      move(rest, to: lanes.count, from: 0)
      let held = lanes[lane].held[Self.index(of: next, in: lanes[lane].held)...].map { $0 - next }
      lanes.append(Lane(nodes: rest, held: held))
      lanes[lane].nodes.removeLast(rest.count)
      lanes[lane].held.removeLast(held.count)
      if stood { apply(Change(target: target, override: former, stands: true)) }
    }
    // The lane that `append` made stays behind, empty: lanes are never numbered anew.
    lanes[nodes[annulment].lane].nodes = []
    move([annulment], to: lane, from: next)
    lanes[lane].nodes.append(annulment)
  }

  private mutating func move(_ moved: [Int], to lane: Int, from position: Int) {
    for (index, node) in moved.enumerated() {
      nodes[node].lane = lane
      nodes[node].position = position + index
    }
  }

  private mutating func apply(_ change: Change) {
    let (lane, position) = (nodes[change.target].lane, nodes[change.target].position)
    nodes[change.target].others = others(of: change.target, with: change)
    let held = Self.index(of: position, in: lanes[lane].held)
    let isThere = held < lanes[lane].held.count && lanes[lane].held[held] == position
    switch (nodes[change.target].others.isEmpty, isThere) {
    case (false, false): lanes[lane].held.insert(position, at: held)
    case (true, true): lanes[lane].held.remove(at: held)
    case (false, true), (true, false): break
    }
  }
}
