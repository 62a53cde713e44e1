import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// Who holds a role is what the enumeration of all worlds says, through events as they are recorded.
@Suite struct RoleWorldsTests {
  @Test(arguments: Seeds.first(20))
  func `random histories`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let cast = try RoleHistory.cast()
    var (asked, uncertain, contradictory, refused, oneOf) = (0, 0, 0, 0, 0)
    while asked < 500 {
      let history = RoleHistory(&random)
      if history.ways > 600 { continue }
      var scenario = cast
      do {
        for fact in history.given { try scenario.record(fact) }
      } catch Scenario.Trouble.refused {
        refused += 1
        continue
      }
      asked += 1
      let known = [9, 9, 2].randomElement(using: &random) ?? 9
      let ways = Self.ways(history, scenario, known).map { RoleHistoryWorlds($0, known: known) }
      contradictory += ways.contains(where: \.isContradictory) ? 1 : 0
      let view = try scenario.on("2024-01-01", known: RoleHistory.day(known))
      let asWhole = Int.random(in: 1...11, using: &random)
      for product in 0...1 {
        let roles = RoleStandings(of: try Scenario.id(RoleHistory.products[product]), in: view)
        for day in 1...11 {
          let date = try Scenario.day(RoleHistory.day(day))
          // The whole answer of one day; of the others only who holds the role.
          let whole =
            day == asWhole ? try view.on(date).ownership(RoleHistory.products[product]) : nil
          let found = Self.told(
            (whole?.holders ?? roles.holders(on: date)).filter { $0.role == .owner },
            (whole?.vacancies ?? roles.vacancies(on: date))[.owner])
          let told = ways.map { $0.holders(of: product, on: day) }
          let possible = told.reduce(into: Set()) { $0.formUnion($1.possible) }
          let certain = told.reduce(into: Set(0...RoleHistory.nobody)) {
            $0.formIntersection($1.certain)
          }
          uncertain += possible == certain ? 0 : 1
          let isHeld = ways.allSatisfy { $0.isHeld(product, on: day) }
          oneOf += isHeld && certain.isEmpty ? 1 : 0
          if found.possible == possible, found.certain == certain,
            roles.isCertainlyHeld(.owner, on: date) == isHeld
          {
            continue
          }
          Issue.record(
            """
            SEED=\(seed) case \(asked), \(RoleHistory.products[product]) on day \(day), known \(known): \
            says \(found), worlds say \(possible) and \(certain), somebody: \(isHeld)
            \(history.given.map(\.line).joined(separator: "\n"))
            """)
          return
        }
      }
    }
    #expect(uncertain > asked / 2 && contradictory > 0 && oneOf > 0)
  }

  /// The facts in the order of recording, once for each way to take the dispute.
  private static func ways(_ history: RoleHistory, _ scenario: Scenario, _ known: Int)
    -> [[RoleHistory.Fact]]
  {
    let places = Dictionary(
      scenario.entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let facts = history.facts.sorted {
      places[.numbered($0.id)] ?? 0 < places[.numbered($1.id)] ?? 0
    }
    let claims = facts.filter { history.dispute.contains($0.id) && $0.known <= known }.map(\.id)
    guard !claims.isEmpty else { return [facts] }
    return claims.map { claim in
      facts.filter { $0.id == claim || !history.dispute.contains($0.id) }
    }
  }

  private static func told(
    _ holders: [Holding], _ vacancy: Vacancy?
  ) -> (possible: Set<Int>, certain: Set<Int>) {
    func parties(_ certainties: Set<Certainty>) -> Set<Int> {
      let found = holders.filter { certainties.contains($0.certainty) }
      var result = Set(
        found.flatMap(\.parties).compactMap { RoleHistory.parties.firstIndex(of: $0.text) })
      if found.contains(where: \.isUnnamed) { result.insert(RoleHistory.unnamed) }
      if let vacancy, certainties.contains(vacancy.certainty) { result.insert(RoleHistory.nobody) }
      return result
    }
    return (parties([.certain, .possible]), parties([.certain]))
  }
}
