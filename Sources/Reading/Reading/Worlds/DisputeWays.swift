internal import Governance

/// The ways to take open disputes: of the claims of each one alone (FORMAT 7.6, "Open disputes").
struct DisputeWays {
  /// Of each way the claims that it leaves out, by the places of their entries; one that leaves out nothing when there
  /// is nothing to choose.
  let hidden: [Set<Int>]
  /// Whether these are all the ways; not when there are too many.
  let areAll: Bool

  /// So many ways are looked at one by one; of more, only that with all claims and that with none.
  static let most = 16

  /// `claims` are those of each dispute that still count.
  init(_ claims: [[Int]]) {
    let choices = claims.filter { $0.count > 1 }.map { claims in
      claims.map { claim in Set(claims.filter { $0 != claim }) }
    }
    let count = choices.reduce(1) { min($0 * $1.count, Self.most + 1) }
    areAll = count <= Self.most
    guard areAll else {
      hidden = [
        [], choices.reduce(into: []) { all, choice in choice.forEach { all.formUnion($0) } },
      ]
      return
    }
    hidden =
      choices.reduce([[]]) { ways, choice in
        ways.flatMap { way in choice.map(way.union) }
      }.unique
  }
}

extension DisputeStanding {
  /// The places of the claims that still count.
  var openClaims: [Int] { claims.filter { !$0.isSetAside }.map(\.fact.entry.sequence) }
}

extension View {
  /// The ways to take the open disputes between some facts.
  ///
  /// A claim about something else, that a decision was taken without conditions, say, does not tell that what these say
  /// did not happen.
  func waysToTakeDisputes(between facts: [Fact]) -> DisputeWays {
    guard model.hasClaims else { return DisputeWays([]) }
    let own = Set(facts.map(\.entry.sequence))
    return DisputeWays(disputes(of: facts).map { $0.openClaims.filter(own.contains) })
  }
}
