/// That some facts are not after some others: none of `earlier` after any of `later` (FORMAT 7.6).
package struct OrderRule: Sendable {
  /// Where a rule comes from; one of a higher class counts before one of a lower class.
  package enum Class: Int, CaseIterable, Sendable {
    /// The process that a thing goes through has a way from the one to the other, and none back.
    case process = 1
    /// Whoever hands over had begun to hold.
    case handOver
    /// An end has a begin before it.
    case beginAndEnd
    /// An entry says so itself.
    case said
  }

  package let kind: Class
  /// Numbers of facts.
  package let earlier: [Int]
  package let later: [Int]

  package init(_ kind: Class, _ earlier: [Int], before later: [Int]) {
    self.kind = kind
    self.earlier = earlier
    self.later = later
  }

  package init(_ kind: Class, _ earlier: Int, before later: Int) {
    self.init(kind, [earlier], before: [later])
  }

  /// The rule without what it says of some facts; none when nothing is left.
  package func without(_ facts: Set<Int>) -> [OrderRule] {
    if facts.isEmpty { return [self] }
    let left = OrderRule(
      kind, earlier.filter { !facts.contains($0) }, before: later.filter { !facts.contains($0) })
    return left.earlier.isEmpty || left.later.isEmpty ? [] : [left]
  }

  /// The rule without what it says of two facts that are both among some; as up to two rules.
  func dropping(_ facts: Set<Int>) -> [OrderRule] {
    let (first, last) = (earlier.filter(facts.contains), later.filter(facts.contains))
    if first.isEmpty || last.isEmpty { return [self] }
    let others = (
      earlier: earlier.filter { !facts.contains($0) }, later: later.filter { !facts.contains($0) }
    )
    return [
      OrderRule(kind, others.earlier, before: later), OrderRule(kind, first, before: others.later),
    ]
    .filter { !$0.earlier.isEmpty && !$0.later.isEmpty }
  }
}
