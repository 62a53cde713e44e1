import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// Not named, somebody, and nobody are three things.
@Suite struct VacancyTests {
  private static func phrase(_ view: View, _ role: Role = .owner) throws -> String {
    view.holderPhrase(try view.ownership("handreiking"), role)
  }

  private static let held = Given.assigned("handreiking", to: ["vng"], when: "2022-07-01")

  @Test func `an end says nothing of who has it then`() throws {
    let scenario = try Scenario(Self.held, .ended("handreiking", of: ["vng"], when: "2023-05-01"))
    let view = try scenario.on("2024-01-01")
    #expect(try view.ownership("handreiking").vacancies.isEmpty)
    #expect(try Self.phrase(view).hasPrefix("niet genoemd; tot 1 mei 2023: "))
  }

  @Test func `nobody has it only when a source says so, until somebody gets it`() throws {
    let scenario = try Scenario(
      Self.held, .vacant("handreiking", when: "2023-05-01"),
      .assigned("handreiking", to: ["odnl"], when: "2024-02-01"))
    #expect(try scenario.on("2023-04-30").ownership("handreiking").vacancies.isEmpty)
    let vacant = try scenario.on("2023-05-01").ownership("handreiking")
    #expect(vacant.holders.isEmpty && vacant.vacancies[.owner]?.certainty == .certain)
    #expect(
      try Self.phrase(scenario.on("2023-05-01")) == "niemand, zegt de bron (1 mei 2023)")
    let later = try scenario.on("2024-02-01").ownership("handreiking")
    #expect(later.holders.map(\.asText) == ["certain odnl since 2024-02-01"])
    #expect(later.vacancies.isEmpty)
  }

  @Test func `nobody may have it where the day of that is open`() throws {
    let view = try Scenario(Self.held, .vacant("handreiking", when: "2023")).on("2023-06-01")
    let ownership = try view.ownership("handreiking")
    #expect(ownership.holders.map(\.asText) == ["possible vng since 2022-07-01"])
    #expect(ownership.vacancies[.owner]?.certainty == .possible)
    #expect(!ownership.certainlyHeld.contains(.owner))
  }

  @Test func `a source may be the first to say that nobody has it`() throws {
    let view = try Scenario(
      .vacant("handreiking", when: "2023-05-01"),
      .assigned("handreiking", to: ["vng"], when: "2023")
    ).on("2024-01-01")
    // Assigned in 2023 before or after: no begin must lie before it.
    let ownership = try view.ownership("handreiking")
    #expect(ownership.holders.map(\.asText) == ["possible vng since 2023"])
    #expect(ownership.vacancies[.owner]?.certainty == .possible)
  }

  @Test func `somebody who is not named has it, until somebody is named`() throws {
    let scenario = try Scenario(
      .assignedUnnamed("handreiking", when: "2023-01-01"),
      .assigned("handreiking", to: ["vng"], when: "2024-01-01"))
    let before = try scenario.on("2023-06-01")
    #expect(try Self.phrase(before) == "iemand, niet genoemd wie")
    #expect(try !before.ownership("handreiking").lacksOwner)
    #expect(
      try scenario.on("2024-01-01").holders("handreiking") == ["certain vng since 2024-01-01"])
  }

  @Test func `a role that nobody has leaves the other roles alone`() throws {
    let view = try Scenario(
      Self.held, .assigned("handreiking", "lead", to: ["odnl"], when: "2022-07-01"),
      .vacant("handreiking", "lead", when: "2023-01-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
    #expect(try Self.phrase(view, .lead) == "niemand, zegt de bron (1 januari 2023)")
  }
}
