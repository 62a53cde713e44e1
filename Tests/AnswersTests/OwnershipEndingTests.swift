import Answers
import Governance
import Reading
import TestSupport
import Testing

/// How roles become vacant: ended without successor, or because a party ceased to exist.
@Suite struct OwnershipEndingTests {
  @Test func `a role ended without successor is vacant, and the ending is named`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], reason: "opgeheven", when: "2023-05-01"))
    let before = try scenario.on("2023-04-30").ownership("handreiking")
    let after = try scenario.on("2023-05-01").ownership("handreiking")
    #expect(!before.lacksOwner && before.endings.isEmpty)
    #expect(after.lacksOwner)
    #expect(after.ending() == "vng by responsibility.ended.v1")
    #expect(after.endings[.owner]?.fact.valid.edtf == "2023-05-01")
  }

  @Test func `before anybody had the role it is vacant without an ending`() throws {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07-01"))
    let ownership = try scenario.on("2022-06-30").ownership("handreiking")
    #expect(ownership.lacksOwner && ownership.endings.isEmpty)
  }

  @Test func `a role that may have ended is not vacant`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2023")
    ).on("2023-06-01").ownership("handreiking")
    #expect(!ownership.lacksOwner)
    #expect(ownership.holders.map(\.asText) == ["possible vng since 2022-07-01"])
    #expect(ownership.endings.isEmpty)
  }

  @Test func `a new holder after an ending leaves no ending to show`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2023-01-01"),
      .assigned("handreiking", to: ["odnl"], when: "2023-06-01")
    ).on("2024-01-01").ownership("handreiking")
    #expect(ownership.holders.map(\.asText) == ["certain odnl since 2023-06-01"])
    #expect(ownership.endings.isEmpty)
  }

  @Test func `a party that ends leaves its roles vacant`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .partyEnded("vng", when: "2024-10-01"))
    #expect(
      try scenario.on("2024-09-30").holders("handreiking") == ["certain vng since 2022-07-01"])
    #expect(
      try scenario.on("2024-10-01").ownership("handreiking").ending() == "vng by party.ended.v1")
  }

  @Test func `what is part of a programme ends with it`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .partyEnded("ibp", when: "2024-10"))
    #expect(
      try scenario.on("2024-09-30").holders("handreiking")
        == ["certain pijler-4 since 2022-07-01"])
    #expect(
      try scenario.on("2024-10-15").holders("handreiking")
        == ["possible pijler-4 since 2022-07-01"])
    #expect(
      try scenario.on("2024-10-31").ownership("handreiking").ending()
        == "pijler-4 by party.ended.v1")
  }

  @Test func `successors of a party do not inherit its roles unasked`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .partyEnded("vng", successors: ["odnl"], when: "2024-10-01")
    ).on("2025-01-01").ownership("handreiking")
    #expect(ownership.lacksOwner)
  }

  @Test func `a joint holder that ends leaves the other`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["pijler-4", "vng"], when: "2022-07-01"),
      .partyEnded("ibp", when: "2024-10-01")
    ).on("2025-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
  }

  @Test func `joint holders that end by one fact are both the last holders`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["pijler-3", "pijler-4"], when: "2022-07-01"),
      .partyEnded("ibp", when: "2024-10-01")
    ).on("2025-01-01").ownership("handreiking")
    #expect(ownership.ending() == "pijler-3+pijler-4 by party.ended.v1")
  }

  @Test func `separate holders that end with their programme are both the last holders`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["pijler-3"], when: "2022-07-01"),
      .assigned("handreiking", to: ["pijler-4"], when: "2022-08-01"),
      .partyEnded("ibp", when: "2024-10-01")
    ).on("2025-01-01").ownership("handreiking")
    #expect(ownership.ending() == "pijler-3+pijler-4 by party.ended.v1")
  }

  @Test func `separate holders that end by one fact are both the last holders`() throws {
    let ownership = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .assigned("handreiking", to: ["ipo"], when: "2022-08-01"),
      .ended("handreiking", of: ["vng", "ipo"], when: "2024-10-01")
    ).on("2025-01-01").ownership("handreiking")
    #expect(ownership.ending() == "ipo+vng by responsibility.ended.v1")
  }

  @Test func `a party's own possible end is shown although its programme ends before it surely`()
    throws
  {
    // Pijler 4 stopped somewhere in 2024; the programme on 30 June 2024. In March it may be gone.
    let holder = try Scenario(
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .partyEnded("pijler-4", when: "2024"), .partyEnded("ibp", when: "2024-06-30")
    ).on("2024-03-01").ownership("handreiking").holders.first
    #expect(holder?.certainty == .possible)
    #expect(holder?.mayHaveEnded?.valid.edtf == "2024")
  }

  @Test func `ending a role of one of two separate owners leaves the other alone`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["ipo"], when: "2022-07-01"),
      .assigned("handreiking", to: ["vng"], when: "2022-08-01"),
      .ended("handreiking", of: ["ipo"], when: "2023-01-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-08-01"])
    #expect(try view.ownership("handreiking").endings.isEmpty)
  }
}
