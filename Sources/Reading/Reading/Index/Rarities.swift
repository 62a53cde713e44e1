internal import Governance

/// What there is little of in a log, or nothing at all, and much is asked about: found once.
struct Rarities: Sendable {
  /// Places of the process definitions.
  let definitions: [Int]
  /// Places of what programmes say of themselves.
  let descriptions: [Int]
  /// Places of who stands in for whom.
  let delegations: [Int]
  /// Places of the entries of which this program does not know what they are.
  let strange: [Int]
  let hasClaims: Bool
  let hasSupports: Bool
  /// Places of the confirmations.
  let confirmations: [Int]

  init(_ index: LogIndex) {
    let types: Set<EventType> = [
      .processDefined, .programmeDescribed, .delegationGranted, .claimDisputed, .claimResolved,
      .entrySupported, .standingConfirmed,
    ]
    let byType = Dictionary(grouping: index.places(of: types)) { index.type(at: $0) }
    definitions = byType[.processDefined] ?? []
    descriptions = byType[.programmeDescribed] ?? []
    delegations = byType[.delegationGranted] ?? []
    strange = index.strange
    hasClaims = byType[.claimDisputed] != nil || byType[.claimResolved] != nil
    hasSupports = byType[.entrySupported] != nil
    confirmations = byType[.standingConfirmed] ?? []
  }
}
