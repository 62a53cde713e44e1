import Calendar
@testable import Governance

/// Makes up events about a few things, so that they often fit each other and often do not.
struct AnyEvent {
  private var random: SeededGenerator

  private static let parties: [Identifier] = ["a", "b", "c", "x"]
  private static let products: [Identifier] = ["p", "q", "r", "x"]
  private static let conditions: [Identifier] = ["d.een", "d.twee", "o.een"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  mutating func proposal() -> Proposal {
    GovernanceTests.proposal(event(overriding: []), valid: valid())
  }

  /// A proposal that now and then corrects or annuls one of the entries.
  mutating func proposal(overriding entries: [(id: EntryIdentifier, proposal: Proposal)])
    -> Proposal
  {
    GovernanceTests.proposal(event(overriding: entries), valid: valid())
  }

  private mutating func valid() -> Period { oneOf(["2022", "2023-06", "2024-06-20"]) }

  private mutating func event(
    overriding entries: [(id: EntryIdentifier, proposal: Proposal)]
  ) -> Event {
    guard !entries.isEmpty, number(below: 3) == 0 else { return fact() }
    let target = entries[number(below: entries.count)]
    switch number(below: 7) {
    case 4:
      let other = entries[number(below: entries.count)]
      return disputed(oneOf(["g", "h"]), [target.id, other.id])
    case 5: return resolved(oneOf(["g", "h"]), settingAside: [target.id])
    case 6:
      return number(below: 2) == 0
        ? redacted(target.id)
        : resolved(oneOf(["g", "h"]), settingAside: [])
    case 0: return corrected(target.id, period: valid())
    case 1: return corrected(target.id, fact(like: target.proposal.event))
    default: return annulled(target.id)
    }
  }

  /// A fact of the same type and about the same thing, if one comes up soon.
  private mutating func fact(like event: Event) -> Event {
    var event = event
    if case .entry(.corrected(let correction)) = event, let inner = correction.event {
      event = inner
    }
    var fact = fact()
    for _ in 0..<200
    where fact.type != event.type
      || fact.domain.introduced.first != event.domain.introduced.first
    { fact = self.fact() }
    return fact
  }

  mutating func fact() -> Event {
    switch number(below: 11) {
    case 10: promiseFact()
    case 0, 1: partyFact()
    case 2, 3: productFact()
    case 4: meetingFact()
    case 5: decisionFact()
    case 6: roleFact()
    case 7: handOverFact()
    case 8: deadlineFact()
    default: otherFact()
    }
  }

  private mutating func partyFact() -> Event {
    switch number(below: 4) {
    case 0, 1: party(oneOf(Self.parties), under: perhaps(Self.parties))
    case 2: partyChanged(oneOf(Self.parties), under: perhaps(Self.parties))
    default: partyEnded(oneOf(Self.parties), successors: some(Self.parties))
    }
  }

  private mutating func productFact() -> Event {
    switch number(below: 6) {
    case 0, 1, 2:
      product(
        oneOf(Self.products), under: perhaps(Self.products), recommendations: some(Self.products))
    case 3: productChanged(oneOf(Self.products), under: perhaps(Self.products))
    case 4: absorbed(oneOf(Self.products), into: oneOf(Self.products))
    default: split(oneOf(Self.products), into: [oneOf(Self.products)])
    }
  }

  private mutating func meetingFact() -> Event {
    switch number(below: 4) {
    case 0: planned(oneOf(["m", "n"]), of: [oneOf(Self.parties)])
    case 1: held(oneOf(["m", "n"]), of: [oneOf(Self.parties)])
    case 2:
      tabled(
        oneOf(["i", "j"]), before: [oneOf(Self.parties)], meeting: perhaps(["m", "n"]),
        products: some(Self.products))
    default: itemWithdrawn(oneOf(["i", "j"]))
    }
  }

  private mutating func decisionFact() -> Event {
    if number(below: 3) == 0 { return settled(oneOf(Self.conditions)) }
    return decision(
      oneOf(["d", "e"]), by: some(Self.parties), meeting: perhaps(["m", "n"]),
      item: perhaps(["i", "j"]), products: some(Self.products), conditions: some(Self.conditions),
      supersedes: some(["d", "e"]))
  }

  private mutating func roleFact() -> Event {
    if number(below: 2) == 0 {
      return assigned(oneOf(Self.products), oneOf([.owner, .lead]), to: [oneOf(Self.parties)])
    }
    return ended(oneOf(Self.products), oneOf([.owner, .lead]), of: [oneOf(Self.parties)])
  }

  private mutating func handOverFact() -> Event {
    switch number(below: 6) {
    case 0, 1:
      offered(
        "o", [oneOf(Self.products)], to: [oneOf(Self.parties)], conditions: some(Self.conditions))
    case 2: accepted("o", conditions: some(Self.conditions))
    case 3: declined("o")
    case 4: completed("o")
    default: takenBack("o")
    }
  }

  private mutating func deadlineFact() -> Event {
    switch number(below: 4) {
    case 0: set("t", for: oneOf(Self.products))
    case 1: moved("t", to: valid())
    case 2: met("t")
    default: dropped("t")
    }
  }

  private mutating func promiseFact() -> Event {
    switch number(below: 6) {
    case 0: dependency("w", of: oneOf(Self.products), on: oneOf(Self.products))
    case 1: dependencyEnded("w")
    case 2: commitment("z", by: some(Self.parties), products: some(Self.products))
    case 3: commitmentSettled("z")
    case 4: funding("f", to: some(Self.parties))
    default: process(oneOf(["k", "l"]), version: number(below: 3), stops: some(Self.parties))
    }
  }

  private mutating func otherFact() -> Event {
    switch number(below: 4) {
    case 0: source(oneOf(["s", "x"]))
    case 1: stage(oneOf(Self.products), oneOf(Stage.allCases))
    case 2: implementation(oneOf(Self.products), by: some(Self.parties))
    default: note(about: [oneOf(Self.parties + Self.products)])
    }
  }

  private mutating func oneOf<T>(_ choices: [T]) -> T { choices[number(below: choices.count)] }

  private mutating func perhaps(_ ids: [Identifier]) -> Identifier? {
    number(below: 3) == 0 ? oneOf(ids) : nil
  }

  /// None, one or two of these.
  private mutating func some(_ ids: [Identifier]) -> [Identifier] {
    (0..<max(0, number(below: 5) - 2)).map { _ in oneOf(ids) }
  }
}
