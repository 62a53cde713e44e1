import Calendar
import Foundation
import Testing

@testable import Governance

@Suite struct ChronologyTests {
  /// One case of `known-worlds.json`, which was made by enumeration in another language.
  private struct Known: Decodable {
    let windows: [[Int32]]
    let rules: [[Int]]
    let register: [Int]
    let day: Int32
    let current: [String]?
    let none: String?

    var asked: AllWorlds {
      AllWorlds(windows: windows.map { $0[0]...$0[1] }, rules: rules.map { ($0[0], $0[1]) })
    }
  }

  @Test func knownAnswers() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "known-worlds.json")
    let cases = try JSONDecoder().decode([Known].self, from: Data(contentsOf: file))
    #expect(cases.count == 500)
    for known in cases {
      let isImpossible = known.current == nil
      #expect(known.asked.chronology.dropped.isEmpty == !isImpossible)
      guard let current = known.current, let none = known.none else { continue }
      var possible = Set(zip(known.register, current).filter { $0.1 != "no" }.map(\.0))
      if none != "no" { possible.insert(-1) }
      #expect(known.asked.told(known.register, on: known.day) == possible, "\(known)")
      let isCertain = (current + [none]).contains("certain")
      #expect(isCertain == (possible.count == 1))
    }
  }

  @Test func randomCasesAgreeWithTheEnumeration() {
    var random = SeededGenerator(seed: SeededGenerator.seed)
    for _ in 0..<6_000 {
      let count = Int.random(in: 1...5, using: &random)
      let windows = (0..<count).map { _ -> ClosedRange<Int32> in
        let from = Int32.random(in: 0...5, using: &random)
        return from...(from + Int32.random(in: 0...4, using: &random))
      }
      var rules: [(Int, Int)] = []
      for later in 1..<max(count, 2) where later < count {
        for earlier in 0..<later where Int.random(in: 0..<4, using: &random) == 0 {
          rules.append((earlier, later))
        }
      }
      let all = AllWorlds(windows: windows, rules: rules)
      let worlds = all.worlds
      let chronology = all.chronology
      #expect(worlds.isEmpty == !chronology.dropped.isEmpty)
      guard !worlds.isEmpty else { continue }
      for fact in 0..<count {
        let days = worlds.map { $0[fact] }
        #expect(chronology.spans[fact] == DaySpan(from: days.min() ?? 0, to: days.max() ?? 0))
      }
      let register = (0..<count).filter { _ in Bool.random(using: &random) }
      for day in -1...10 as ClosedRange<Int32> {
        #expect(
          all.told(register, on: day) == all.current(register, on: day),
          "\(windows) \(rules) \(register) \(day)")
      }
    }
  }

  @Test func aRuleOverManyIsTheSameAsOneForEachTwo() {
    let windows = [(0, 9), (2, 9), (0, 5), (1, 7)].map { DaySpan(from: $0.0, to: $0.1) }
    let many = Chronology(windows, [OrderRule(.process, [0, 1], before: [2, 3])])
    let pairs = [(0, 2), (0, 3), (1, 2), (1, 3)].map { OrderRule(.process, $0.0, before: $0.1) }
    #expect(many.spans == Chronology(windows, pairs).spans)
    #expect(many.spans == [(0, 5), (2, 5), (2, 5), (2, 7)].map { DaySpan(from: $0.0, to: $0.1) })
  }

  /// Fact 1 is said to come after 2, and its process puts it before: what is said counts.
  @Test func aHigherClassCountsFirst() {
    let windows = [DaySpan(from: 0, to: 9), DaySpan(from: 3, to: 5), DaySpan(from: 5, to: 8)]
    let rules = [OrderRule(.process, 2, before: 1), OrderRule(.said, 1, before: 2)]
    let chronology = Chronology(windows, rules)
    #expect(chronology.dropped.map(\.kind) == [.process])
    #expect(chronology.dropped.first?.facts == [1, 2])
    #expect(chronology.spans == windows)
  }

  /// Only what cannot be is dropped: of one rule over three facts the part that can be stays.
  @Test func onlyTheImpossiblePartIsDropped() {
    let windows = [DaySpan(from: 6, to: 9), DaySpan(from: 0, to: 9), DaySpan(from: 2, to: 4)]
    let chronology = Chronology(windows, [OrderRule(.process, [0, 1], before: [2])])
    #expect(chronology.dropped.map(\.facts) == [[0, 2]])
    #expect(chronology.spans == [windows[0], DaySpan(from: 0, to: 4), windows[2]])
  }

  @Test func aCircleIsDropped() {
    let windows = [DaySpan(from: 0, to: 9), DaySpan(from: 0, to: 9), DaySpan(from: 3, to: 4)]
    let rules = [(0, 1), (1, 0), (1, 2)].map { OrderRule(.said, $0.0, before: $0.1) }
    let chronology = Chronology(windows, rules)
    #expect(chronology.dropped.map(\.facts) == [[0, 1]])
    #expect(chronology.spans[1] == DaySpan(from: 0, to: 4))
    #expect(chronology.spans[0] == windows[0])
  }

  /// A rule says more than the order in which facts are given.
  @Test func aRuleTurnsATie() {
    let day = CalendarDay(number: 5)
    let windows = [DaySpan(from: 5, to: 5), DaySpan(from: 5, to: 5)]
    let free = Chronology(windows, []).register([0, 1])
    #expect(free.current(on: day).facts == [1])
    let ruled = Chronology(windows, [OrderRule(.said, 1, before: 0)]).register([0, 1])
    #expect(ruled.current(on: day).facts == [0])
  }

  @Test func openEndsNeverBecomeCertain() {
    let register = Chronology([DaySpan(from: .min, to: 3), DaySpan(from: 5, to: .max)], [])
      .register([0, 1])
    #expect(register.current(on: CalendarDay(number: 2)) == .init(facts: [0], mayBeUnset: true))
    #expect(register.current(on: CalendarDay(number: 3)) == .init(facts: [0], mayBeUnset: false))
    #expect(
      register.current(on: CalendarDay(number: 9_999)) == .init(facts: [0, 1], mayBeUnset: false))
  }

  /// Very many facts about one thing: no square, no recursion.
  @Test func aHundredThousandFactsInAChain() {
    let count = 100_000
    let windows = (0..<count).map { DaySpan(from: 0, to: Int32(count + $0)) }
    let rules = (1..<count).map { OrderRule(.said, $0 - 1, before: $0) }
    let chronology = Chronology(windows, rules)
    #expect(chronology.spans.last == DaySpan(from: 0, to: Int32(2 * count - 1)))
    let register = chronology.register(Array(0..<count))
    #expect(register.current(on: CalendarDay(number: Int32(3 * count))).facts == [count - 1])
  }
}
