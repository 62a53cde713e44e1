import Answers
import Governance
import Reading
import TestSupport
import Testing

/// What a delay reaches, and what it is compared with.
@Suite struct ImpactTests {
  private static let facts: [Given] = [
    .product("heel", "Heel"), .product("deel", "Deel", under: "heel"),
    .product("deeltje", "Deeltje", under: "deel"), .product("los", "Los", under: "heel"),
    .product("a", "A"), .product("b", "B"), .product("c", "C"),
    .dependency("op-deeltje", "a", "waits-for", "deeltje", when: "2023-01-01"),
    .dependency("door", "b", "waits-for", "a", when: "2023-01-01"),
    .dependency("op-deel", "c", "waits-for", "deel", when: "2023-02-01"),
  ]

  private func parts(_ id: String, on day: String) throws -> [String] {
    try Scenario(Scenario.cast + Self.facts).on(day).impact(of: Scenario.id(id)).parts.map {
      "\($0.product) \($0.waiting)"
    }
  }

  @Test func `parts on which something waits are named with how much does, however deep`() throws {
    #expect(try parts("heel", on: "2023-03-01") == ["deel 1", "deeltje 2"])
    #expect(try parts("heel", on: "2023-01-15") == ["deeltje 2"])
    #expect(try parts("deel", on: "2023-03-01") == ["deeltje 2"])
    #expect(try parts("a", on: "2023-03-01").isEmpty)
  }

  @Test(arguments: [
    ("oplevering", "Oplevering", false), ("oplevering", "vaststelling", true),
  ])
  func `a knock-on names both milestones, and says so when they differ`(
    own: String, other: String, differs: Bool
  ) throws {
    let view = try Scenario(
      .deadline("eigen", own, of: "modelmandaat", due: "2023-03", when: "2022-03-01"),
      .deadline("ander", other, of: "handreiking", due: "2023-06", when: "2022-03-01"),
      .dependency("w", "modelmandaat", "waits-for", "handreiking", when: "2022-05-01")
    ).on("2022-06-01")
    let finding = try #require(view.findings().first { $0.rule.id == "knock-on" })
    #expect(
      finding.text
        == "Modelmandaat (\(own)): maart 2023. Dat wacht op Handreiking (\(other)): juni 2023."
        + (differs ? " Het gaat om verschillende mijlpalen." : ""))
  }
}
