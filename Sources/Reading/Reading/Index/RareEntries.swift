internal import Governance

/// Where in a log the entries are that are few, and are asked for again and again.
struct RareEntries: Sendable {
  /// The process definitions.
  let definitions: [Int]
  /// What programmes say of themselves.
  let descriptions: [Int]
  /// Who stands in for whom.
  let delegations: [Int]
  /// Whether there are disputes or rulings at all.
  let hasClaims: Bool
  /// The entries that may be of any type, because this program does not know theirs.
  let strange: [Int]

  init(_ index: LogIndex) {
    let places = index.places(of: [
      .processDefined, .programmeDescribed, .delegationGranted, .claimDisputed, .claimResolved,
    ])
    func among(_ types: Set<EventType>) -> [Int] {
      places.filter { index.type(at: $0).map(types.contains) ?? false }
    }
    definitions = among([.processDefined])
    descriptions = among([.programmeDescribed])
    delegations = among([.delegationGranted])
    hasClaims = !among([.claimDisputed, .claimResolved]).isEmpty
    strange = index.strange
  }
}
