import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// The term of a deadline and the state of a hand-over are what the enumeration of all worlds says.
@Suite struct RunWorldsTests {
  private struct Step {
    let name: String
    let window: ClosedRange<Int>
    /// Which comes first on one day.
    let rank: Int
  }

  private static func day(_ number: Int) -> String { "2024-03-\(number < 10 ? "0" : "")\(number)" }

  private static func edtf(_ window: ClosedRange<Int>) -> String {
    let (from, to) = (day(window.lowerBound), day(window.upperBound))
    return from == to ? from : "[\(from)..\(to)]"
  }

  private static func window(_ random: inout SeededGenerator) -> ClosedRange<Int> {
    let from = Int.random(in: 1...6, using: &random)
    return from...min(7, from + ([0, 0, 1, 3, 6].randomElement(using: &random) ?? 0))
  }

  /// Every way to give the steps days such that the pairs of `rules` hold, as places of steps in order of happening
  /// with their days.
  private static func worlds(_ steps: [Step], _ rules: [(Int, Int)]) -> [[(step: Int, day: Int)]] {
    var worlds: [[Int]] = [[]]
    for step in steps { worlds = worlds.flatMap { world in step.window.map { world + [$0] } } }
    return worlds.filter { days in rules.allSatisfy { days[$0.0] <= days[$0.1] } }.map { days in
      steps.indices.sorted {
        (days[$0], steps[$0].rank, $0) < (days[$1], steps[$1].rank, $1)
      }.map { ($0, days[$0]) }
    }
  }

  @Test(arguments: Seeds.first(2))
  func `terms that move`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var open = 0
    for number in 0..<150 {
      var steps = [Step(name: "2030-01-01", window: Self.window(&random), rank: 0)]
      for move in 1...Int.random(in: 1...4, using: &random) {
        let name = "2030-02-0\(Int.random(in: 1...move, using: &random))"
        let step = Step(name: name, window: Self.window(&random), rank: 1)
        // The same again is not recorded again.
        if !steps.contains(where: { $0.name == name && $0.window == step.window }) {
          steps.append(step)
        }
      }
      let worlds = Self.worlds(steps, steps.indices.dropFirst().map { (0, $0) })
      if worlds.isEmpty { continue }
      let given = steps.enumerated().map { place, step -> Given in
        place == 0
          ? .deadline("t", of: "handreiking", due: step.name, when: Self.edtf(step.window))
          : .moved("t", to: step.name, when: Self.edtf(step.window))
      }
      let scenario = try Scenario(Scenario.cast + given.map { $0.known("2024-04-01") })
      for day in 1...8 {
        let expected = Set(
          worlds.map { world in world.last { $0.day <= day }.map { steps[$0.step].name } })
        let view = try scenario.on(Self.day(day))
        let standing = try view.deadline(Scenario.id("t"))
        var found: Set<String?> = []
        if let standing {
          found = Set(
            (standing.due.alternatives.isEmpty ? [standing.due] : standing.due.alternatives)
              .map(\.edtf))
          found.formUnion(standing.possibleMoves.map(\.due.edtf))
        }
        // Whether it may not have been set yet is said by the certainty of the whole.
        open += expected.count > 1 ? 1 : 0
        #expect(
          found == expected.subtracting([nil]), "SEED=\(seed) case \(number) day \(day): \(given)")
        if found != expected.subtracting([nil]) { return }
      }
    }
    #expect(open > 100)
  }

  /// From what state each step leads to which, as the built-in rules have it, irregular ones included.
  private static let table: [String: [String: String]] = [
    "handover.accepted": ["offered": "accepted"], "handover.declined": ["offered": "declined"],
    "handover.completed": [
      "accepted": "completed", "offered": "completed", "declined": "completed",
      "withdrawn": "completed",
    ],
    "handover.withdrawn": ["offered": "withdrawn", "accepted": "withdrawn"],
  ]

  @Test(arguments: Seeds.first(2))
  func `hand-overs on their way`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var open = 0
    for number in 0..<150 {
      var steps = [Step(name: "handover.offered", window: 1...1, rank: 0)]
      let names = ["accepted", "declined", "completed", "withdrawn"].shuffled(using: &random)
      for name in names.prefix(Int.random(in: 1...3, using: &random)) {
        let rank = ["accepted": 1, "declined": 2, "completed": 3, "withdrawn": 4][name] ?? 0
        steps.append(
          Step(name: "handover.\(name)", window: Self.window(&random), rank: rank))
      }
      // What the rules put before what: accepted before completed and withdrawn.
      var rules = steps.indices.dropFirst().map { (0, $0) }
      if let accepted = steps.firstIndex(where: { $0.name == "handover.accepted" }) {
        rules += steps.indices.filter {
          ["handover.completed", "handover.withdrawn"].contains(steps[$0].name)
        }.map { (accepted, $0) }
      }
      // Of two that are in dispute each is taken alone, and neither has rules.
      let disputed = steps.indices.dropFirst().shuffled(using: &random)
      let claims =
        Bool.random(using: &random) && disputed.count > 1 ? Array(disputed.prefix(2)) : []
      rules.removeAll { claims.contains($0.0) || claims.contains($0.1) }
      if Self.worlds(steps, rules).isEmpty { continue }
      let worlds = (claims.isEmpty ? [[]] : claims.map { [$0] }).flatMap { hidden in
        Self.worlds(steps, rules).map { world in world.filter { !hidden.contains($0.step) } }
      }
      let given = steps.enumerated().map { place, step -> Given in
        let when = Self.edtf(step.window)
        let given: Given =
          switch step.name {
          case "handover.offered":
            .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: when)
          case "handover.accepted": .accepted("over", when: when)
          case "handover.declined": .declined("over", when: when)
          case "handover.completed": .completed("over", when: when)
          default: .withdrawn("over", when: when)
          }
        return given.id(501 + place)
      }
      let dispute: [Given] =
        claims.isEmpty ? [] : [.disputed("wie", claims.map { 501 + $0 }, when: "2024-04-01")]
      let scenario = try Scenario(Scenario.cast + (given + dispute).map { $0.known("2024-04-01") })
      for day in 1...8 {
        let expected = Set(
          worlds.map { world in
            world.filter { $0.day <= day }.reduce("offered") { state, taken in
              Self.table[steps[taken.step].name]?[state] ?? state
            }
          })
        let process = try #require(
          try scenario.on(Self.day(day)).process(of: Scenario.id("over"), .handOver))
        let found = Set([process.state] + process.mayBe)
        open += expected.count > 1 ? 1 : 0
        #expect(found == expected, "SEED=\(seed) case \(number) day \(day): \(given)")
        #expect((process.certainty == .certain) == (expected.count == 1))
        if found != expected { return }
      }
    }
    #expect(open > 100)
  }
}
