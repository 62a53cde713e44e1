internal import Calendar
internal import Governance

/// Which of the facts that set one thing may be the last that did by the end of the day asked (FORMAT 7.6).
struct Latest {
  /// Those that may be, in order of happening; one when no other may be.
  let facts: [Fact]
  /// Whether in some world none of them has happened yet.
  let mayBeUnset: Bool
}

extension View {
  /// Which of some facts may be the last that happened by the end of the day asked.
  ///
  /// Of the claims of an open dispute each is taken alone: what may be the last with one of them may be the last.
  func latest(of facts: [Fact]) -> Latest {
    let ways = waysToTakeDisputes(between: facts).hidden
    guard ways.count > 1 else { return latestOfAll(facts) }
    var (found, mayBeUnset): (Set<Int>, Bool) = ([], false)
    for hidden in ways {
      let latest = latestOfAll(facts.filter { !hidden.contains($0.entry.sequence) })
      found.formUnion(latest.facts.map(\.entry.sequence))
      mayBeUnset = mayBeUnset || latest.mayBeUnset
    }
    return Latest(
      facts: facts.filter { found.contains($0.entry.sequence) }, mayBeUnset: mayBeUnset)
  }

  /// What may hold on the day asked of what some facts say of one thing, each value once: first what the last one says
  /// that certainly happened, or what held before any of them.
  package func values<Value: Hashable & Sendable>(
    _ said: [(fact: Fact, value: Value)], after first: Value? = nil
  ) -> [Value] {
    let newest = Newest(said, in: self)
    let last = newest.last?.value ?? first
    return ((last.map { [$0] } ?? []) + newest.others.map(\.value)).unique
  }

  /// Facts of one thing in an order that keeps the rules: by the end of their windows, then as the rules and FORMAT 7.5
  /// have it.
  func inOrder(_ facts: [Fact]) -> [Fact] {
    let hasTies = zip(facts, facts.dropFirst()).contains { $0.window.to == $1.window.to }
    guard hasTies, let first = facts.first(where: { hasOrder($0.event.type) || hasSaidOrder($0) })
    else { return facts }
    let chronicle = chronicle(of: first)
    let ranks = facts.compactMap { chronicle.rank($0.entry.sequence) }
    guard ranks.count == facts.count else { return facts }
    let never = CalendarDay(number: .max)
    return zip(facts, ranks).sorted { left, right in
      (left.0.window.to ?? never, left.1) < (right.0.window.to ?? never, right.1)
    }.map(\.0)
  }

  private func latestOfAll(_ facts: [Fact]) -> Latest {
    let begun = facts.filter { $0.happening != .notYet }
    guard let last = begun.last(where: { $0.happening == .happened }) else {
      return Latest(facts: begun, mayBeUnset: true)
    }
    if begun.count == 1 { return Latest(facts: begun, mayBeUnset: false) }
    let isClear = begun.allSatisfy { fact in
      fact.entry.sequence == last.entry.sequence || Self.isWhollyBefore(fact, last)
    }
    if isClear { return Latest(facts: [last], mayBeUnset: false) }
    let chronicle = chronicle(of: begun)
    let places = Dictionary(
      begun.enumerated().compactMap { place, fact in
        chronicle.node(fact.entry.sequence).map { ($0, place) }
      }, uniquingKeysWith: { first, _ in first })
    let current = chronicle.chronology.register(Array(places.keys)).current(on: asOf.on)
    return Latest(
      facts: current.facts.compactMap { places[$0] }.sorted().map { begun[$0] },
      mayBeUnset: current.mayBeUnset)
  }

  /// Whether all days of a fact lie before those of another.
  private static func isWhollyBefore(_ fact: Fact, _ other: Fact) -> Bool {
    guard let end = fact.window.to, let begin = other.window.from else { return false }
    return end < begin
  }

  /// Everything that hangs together with some facts about one thing.
  func chronicle(of facts: [Fact]) -> Chronicle {
    if let first = facts.first, hasOrder(first.event.type) || hasSaidOrder(first) {
      let known = chronicle(of: first)
      if facts.allSatisfy({ known.node($0.entry.sequence) != nil }) { return known }
    }
    var builder = ChronicleBuilder(self)
    return builder.build(
      from: facts.flatMap {
        ChronicleBuilder.strands(of: $0, in: asStated) + [.fact($0.entry.sequence)]
      })
  }
}
