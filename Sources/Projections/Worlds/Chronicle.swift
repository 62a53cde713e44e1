internal import Governance

/// Facts whose order hangs together, each with the days that it can have happened (FORMAT 7.6).
///
/// What a product is in whose hands, the hand-overs by which it moves, the other products that move by those, and so
/// on: all that a rule of order may reach from one of them. It is the same whatever day is asked.
final class Chronicle: Sendable {
  let chronology: Chronology
  private let nodes: [Int: Int]
  private let endings: [PartyEnding: Int]

  /// The end of a party as it counts in one register: by its own window, whatever else ended by it.
  struct PartyEnding: Hashable {
    let product: Identifier
    let holder: RoleOfParty
    /// The place of the entry.
    let entry: Int
  }

  init(chronology: Chronology, nodes: [Int: Int], endings: [PartyEnding: Int]) {
    self.chronology = chronology
    self.nodes = nodes
    self.endings = endings
  }

  /// The places of the entries of all its facts.
  var entries: some Collection<Int> { nodes.keys }

  /// The number of a fact in the chronology, by the place of its entry.
  func node(_ entry: Int) -> Int? { nodes[entry] }

  func node(_ ending: PartyEnding) -> Int? { endings[ending] }
}

/// A role that a party may hold for a thing.
struct RoleOfParty: Hashable {
  let role: Role
  let party: Identifier
}
