import EventFormat
import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// Made once for one product, they say of each day what asking for that day alone says.
@Suite struct RoleStandingsTests {
  @Test(arguments: Seeds.first(3))
  func `each day says what asking for that day says, in order of the days or not`(seed: UInt64)
    throws
  {
    let scenario = try RandomHistory(seed: seed).scenario
    let view = View(scenario.model, AsOf(on: try Scenario.day("2025-06-01")))
    let days = try EveryAnswer.days.map(Scenario.day).sorted()
    let parties = view.facts(of: [.partyRegistered]).compactMap {
      $0.event.domain.introduced.first?.id
    }
    var held = 0
    for product in view.productsWithRoles() {
      let roles = RoleStandings(of: product, in: view)
      for day in days {
        let asked = view.on(day).ownership(of: product)
        let owners = roles.holders(on: day).filter { $0.role == .owner }
        #expect(
          owners.flatMap(\.parties) == asked.holders(of: .owner).flatMap(\.parties),
          "SEED=\(seed) \(day)")
        for party in parties {
          for role in Role.allCases {
            let isHeld = asked.holders(of: role).contains { $0.parties.contains(party) }
            held += isHeld ? 1 : 0
            #expect(
              roles.isHeld([role], byAnyOf: [party], on: day) == isHeld,
              "SEED=\(seed) \(product) \(party) \(role) \(day.iso)")
          }
        }
      }
    }
    #expect(held > 0)
  }

  @Test func `the end of a party counts from its day, also when a day before it is asked later`()
    throws
  {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .partyEnded("vng", when: "2024-06-30"))
    let vng = try Scenario.id("vng")
    let roles = RoleStandings(
      of: try Scenario.id("handreiking"), in: try scenario.on("2026-01-01"))
    for (day, isHeld) in [
      ("2022-06-30", false), ("2022-07-01", true), ("2024-06-29", true), ("2024-06-30", false),
      ("2024-06-29", true),
    ] {
      let day = try Scenario.day(day)
      #expect(roles.isHeld([.owner], byAnyOf: [vng], on: day) == isHeld, "\(day)")
      #expect(roles.holders(on: day).flatMap(\.parties) == (isHeld ? [vng] : []), "\(day)")
    }
  }
}
