internal import Governance

/// One thing that gives roles to some parties and takes them from others.
struct RoleChange {
  let fact: Fact
  let roles: [Role]
  var removed: [Identifier] = []
  var added: [Identifier] = []
  var decision: Identifier?
  var handOver: Identifier?
}

/// The holders so far.
///
/// Total: taking a role from somebody who has none changes nothing. Very many may have held one role, so
/// each change looks only at the holdings of those whom it names.
struct OwnershipFold {
  private var slots: [Holding?] = []
  /// The slots in which a party holds a role.
  private var places: [RoleOfParty: Set<Int>] = [:]
  /// The slots that somebody still has, by role.
  private var live: [Role: Set<Int>] = [:]
  private(set) var endings: [Role: (last: [Identifier], fact: Fact)] = [:]

  private struct RoleOfParty: Hashable {
    let role: Role
    let party: Identifier
  }

  /// In the order in which they came.
  var holders: [Holding] { slots.compactMap(\.self) }

  /// The parties that hold a role, in the order in which they came.
  func parties(with role: Role) -> [Identifier] {
    (live[role] ?? []).sorted().flatMap { slots[$0]?.parties ?? [] }
  }

  func isHeld(_ role: Role) -> Bool { live[role] != nil }

  /// Whether any of some parties holds a role.
  func isHeld(_ role: Role, byAnyOf parties: [Identifier]) -> Bool {
    parties.contains { !(places[RoleOfParty(role: role, party: $0)] ?? []).isEmpty }
  }

  mutating func apply(_ change: RoleChange) {
    for role in change.roles {
      remove(change.removed, role, change.fact)
      add(change, role, .certain)
    }
  }

  /// A change that may have happened: who loses may have lost, who gains may have gained.
  mutating func consider(_ change: RoleChange) {
    for role in change.roles {
      for slot in slots(of: change.removed, role) {
        slots[slot]?.certainty = .possible
        slots[slot]?.mayHaveEnded = change.fact
      }
      add(change, role, .possible)
    }
  }

  private func slots(of parties: [Identifier], _ role: Role) -> [Int] {
    var found: Set<Int> = []
    for party in parties { found.formUnion(places[RoleOfParty(role: role, party: party)] ?? []) }
    return found.sorted()
  }

  private mutating func add(_ change: RoleChange, _ role: Role, _ certainty: Certainty) {
    guard let first = change.added.first else { return }
    let parties = change.added
    let known = places[RoleOfParty(role: role, party: first)] ?? []
    if known.contains(where: { slots[$0].map { Set($0.parties) == Set(parties) } ?? false }) {
      return
    }
    for party in parties {
      places[RoleOfParty(role: role, party: party), default: []].insert(slots.count)
    }
    live[role, default: []].insert(slots.count)
    slots.append(
      Holding(
        role: role, parties: parties, since: change.fact.valid, certainty: certainty,
        basis: change.fact, decision: change.decision, handOver: change.handOver))
  }

  private mutating func remove(_ parties: [Identifier], _ role: Role, _ fact: Fact) {
    let leaving = Set(parties)
    var gone: [Identifier] = []
    var seen: Set<Identifier> = []
    for slot in slots(of: parties, role) {
      guard let holding = slots[slot] else { continue }
      let left = holding.parties.filter(leaving.contains)
      gone += left.filter { seen.insert($0).inserted }
      for party in left { places[RoleOfParty(role: role, party: party)]?.remove(slot) }
      slots[slot]?.parties.removeAll(where: leaving.contains)
      guard slots[slot]?.parties.isEmpty ?? true else { continue }
      slots[slot] = nil
      live[role]?.remove(slot)
      if live[role]?.isEmpty ?? false { live[role] = nil }
    }
    if !gone.isEmpty, !isHeld(role) { endings[role] = (gone, fact) }
  }
}
