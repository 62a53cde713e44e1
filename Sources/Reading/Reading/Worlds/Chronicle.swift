package import Governance

/// Facts whose order hangs together, each with the days that it can have happened (FORMAT 7.6).
///
/// What a product is in whose hands, the hand-overs by which it moves, the other products that move by those, and so
/// on: all that a rule of order may reach from one of them. It is the same whatever day is asked.
package final class Chronicle: Sendable {
  let chronology: Chronology
  /// The ends of roles of which nobody can tell which of several begins they end.
  package let openEnds: [OpenEnd]
  /// The places of the entries that are in an open dispute.
  let disputed: [Int]
  private let nodes: [Int: Int]
  private let endings: [PartyEnding: Int]

  /// The end of a party as it counts in one register: by its own window, whatever else ended by it.
  struct PartyEnding: Hashable {
    let product: Identifier
    let holder: RoleOfHolder
    /// The place of the entry.
    let entry: Int
  }

  /// The places of entries that gave a role, and of one that ends it, or part of it.
  package struct OpenEnd: Hashable {
    package let product: Identifier
    package let begins: [Int]
    package let end: Int
  }

  init(
    chronology: Chronology, nodes: [Int: Int], endings: [PartyEnding: Int], openEnds: [OpenEnd],
    disputed: [Int]
  ) {
    self.disputed = disputed
    self.chronology = chronology
    self.openEnds = openEnds
    self.nodes = nodes
    self.endings = endings
  }

  /// The places of the entries of all its facts.
  var entries: some Collection<Int> { nodes.keys }

  /// The number of a fact in the chronology, by the place of its entry.
  func node(_ entry: Int) -> Int? { nodes[entry] }

  /// Its place in an order that keeps the rules, by the place of its entry.
  func rank(_ entry: Int) -> Int? { nodes[entry].map { chronology.ranks[$0] } }

  /// The places of the entries whose order contradicts itself, by the class of the rules that were dropped for it.
  package var contradictions: [(kind: OrderRule.Class, entries: [Int])] {
    guard !chronology.dropped.isEmpty else { return [] }
    let entries = Dictionary(
      (nodes.map { ($1, $0) } + endings.map { ($1, $0.entry) }), uniquingKeysWith: { one, _ in one }
    )
    return chronology.dropped.map { kind, facts in
      (kind, Set(facts.compactMap { entries[$0] }).sorted())
    }
  }

  func node(_ ending: PartyEnding) -> Int? { endings[ending] }
}

/// Who may hold a role.
enum RoleHolder: Hashable {
  case party(Identifier)
  /// Somebody whom no source names.
  case unnamed
  /// Nobody, because a source says so.
  case nobody

  /// The party, when it is one.
  var party: Identifier? { if case .party(let id) = self { id } else { nil } }
}

/// A role of a thing with one who may hold it: a register of FORMAT 7.6.
struct RoleOfHolder: Hashable {
  let role: Role
  let holder: RoleHolder

  init(_ role: Role, _ holder: RoleHolder) {
    self.role = role
    self.holder = holder
  }

  init(_ role: Role, party: Identifier) { self.init(role, .party(party)) }
}
