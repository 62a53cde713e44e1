internal import Calendar
internal import Governance

extension View {
  /// Of some facts in order of happening those of the last day of which nothing tells which came last but the order of
  /// recording (FORMAT 7.5), the one that holds last; empty when that day is not known, or something tells.
  package func tied(_ facts: [Fact]) -> [Fact] {
    guard let last = facts.last, let day = last.window.from, day == last.window.to else {
      return []
    }
    let alike = facts.filter { fact in
      fact.window.from == day && fact.window.to == day
        && fact.event.domain.rank == last.event.domain.rank
        && fact.entry.knownBy == last.entry.knownBy
        // Of claims that contradict each other neither comes last: each is taken alone.
        && !(model.hasClaims && isInOpenDispute(fact.entry.id))
    }
    guard alike.count > 1 else { return [] }
    let chronicle = chronicle(of: alike)
    let inOrder = alike.sorted {
      (chronicle.rank($0.entry.sequence) ?? 0, $0.entry.sequence)
        < (chronicle.rank($1.entry.sequence) ?? 0, $1.entry.sequence)
    }
    guard let holds = inOrder.last else { return [] }
    let earlier = chronicle.node(holds.entry.sequence).map {
      chronicle.chronology.predecessors(of: $0)
    }
    let tied = inOrder.dropLast().filter { fact in
      chronicle.node(fact.entry.sequence).map { earlier?.contains($0) != true } ?? true
    }
    return tied.isEmpty ? [] : tied + [holds]
  }
}
