internal import Governance

/// What the last fact of several says on the day asked, as far as the sources tell which is the last (FORMAT 7.6).
package struct Newest<Value: Hashable & Sendable>: Sendable {
  /// What the last says that certainly happened; `nil` when none certainly did.
  package let last: (value: Value, fact: Fact)?
  /// What may hold as well, each by a fact that says something else and may be the last: those that certainly happened
  /// first, then in order.
  package let others: [(value: Value, fact: Fact)]

  /// Whether everything happened that may be the last, in part at least, and only the order is open.
  package var isOneOf: Bool { others.contains { $0.fact.happening == .happened } }

  /// Everything that may hold: first what the last certain fact says.
  package var all: [(value: Value, fact: Fact)] { (last.map { [$0] } ?? []) + others }

  package init(_ said: [(fact: Fact, value: Value)], in view: View) {
    self.init(said, in: view) { $0 }
  }

  /// `key` gives what makes two values the same answer.
  init(_ said: [(fact: Fact, value: Value)], in view: View, by key: (Value) -> some Hashable) {
    let latest = Set(view.latest(of: said.map(\.fact)).facts.map(\.entry.sequence))
    let may = said.filter { latest.contains($0.fact.entry.sequence) }
    let last = may.last { $0.fact.happening == .happened }
    self.last = last.map { (value: $0.value, fact: $0.fact) }
    var seen = Set(last.map { [AnyHashable(key($0.value))] } ?? [])
    let certainFirst =
      may.filter { $0.fact.happening == .happened } + may.filter { $0.fact.happening == .possible }
    others = certainFirst.compactMap {
      seen.insert(AnyHashable(key($0.value))).inserted ? ($0.value, $0.fact) : nil
    }
  }
}
