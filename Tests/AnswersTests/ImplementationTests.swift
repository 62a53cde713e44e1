import Answers
import Governance
import Reading
import TestSupport
import Testing

/// How far a product has come: its stages and the reports on its use.
@Suite struct ImplementationTests {
  @Test func `of stages in dispute both are given, and of an earlier dispute neither`() throws {
    let scenario = try Scenario(
      .stage("handreiking", "concept", when: "2023-05-01").id(1),
      .stage("handreiking", "adopted", when: "2023-06-01").id(2),
      .disputed("d", [1, 2], when: "2023-07-01"))
    let id = try Scenario.id("handreiking")
    func disputed(_ day: String, _ scenario: Scenario) throws -> [String] {
      try scenario.on(day).implementation(of: id).disputedStages.map(\.stage.stage.text)
    }
    #expect(try disputed("2023-08-01", scenario) == ["concept", "adopted"])
    var later = scenario
    try later.record(.stage("handreiking", "delivered", when: "2023-09-01"))
    #expect(try disputed("2023-10-01", later).isEmpty)
    var settled = scenario
    try settled.record(.resolved("d", settingAside: [1], when: "2023-08-01"))
    #expect(try disputed("2023-10-01", settled).isEmpty)
  }

  private func implementation(_ scenario: Scenario, _ day: String) throws -> Implementation {
    try scenario.on(day).implementation(of: Scenario.id("handreiking"))
  }

  private func reports(_ scenario: Scenario, _ day: String) throws -> [String] {
    try implementation(scenario, day).reports.map { report, fact in
      let doubt = fact.happening == .possible ? " (possible)" : ""
      let names = report.parties.map(\.text).joined(separator: "+")
      return "\(names) \(report.measure ?? "-") \(report.state.rawValue)\(doubt)"
    }
  }

  @Test func `the stage is the one last reached for certain`() throws {
    let scenario = try Scenario(
      .stage("handreiking", "concept", when: "2022-10-01"),
      .stage("handreiking", "adopted", version: "1.0", when: "2023-06"))
    #expect(try implementation(scenario, "2022-09-30").stages.isEmpty)
    #expect(try implementation(scenario, "2023-06-10").stage?.stage.stage.usual == .concept)
    #expect(
      try implementation(scenario, "2023-06-10").stages.map(\.stage.stage.usual)
        == [.concept, .adopted])
    #expect(try implementation(scenario, "2023-06-30").stage?.stage.stage.usual == .adopted)
    #expect(try implementation(scenario, "2023-06-30").stage?.stage.version == "1.0")
  }

  @Test func `of two stages on one day the further one counts, however they were recorded`() throws
  {
    let scenario = try Scenario(
      .stage("handreiking", "delivered", when: "2023-06-01"),
      .stage("handreiking", "concept", when: "2023-06-01"))
    #expect(try implementation(scenario, "2023-06-01").stage?.stage.stage.usual == .delivered)
  }

  @Test func `the newest report of the same parties on the same measure replaces the older`() throws
  {
    let scenario = try Scenario(
      .implemented("handreiking", "started", by: ["vng"], measure: "visitaties", when: "2023-01"),
      .implemented("handreiking", "done", by: ["vng"], measure: "visitaties", when: "2024-01"),
      .implemented("handreiking", "partial", by: ["vng"], measure: "scholing", when: "2022-06"),
      .implemented("handreiking", "planned", by: ["ipo"], measure: "visitaties", when: "2023-02"))
    #expect(
      try reports(scenario, "2024-06-01") == [
        "vng scholing partial", "vng visitaties done", "ipo visitaties planned",
      ])
    #expect(
      try reports(scenario, "2023-12-31") == [
        "vng scholing partial", "vng visitaties started", "ipo visitaties planned",
      ])
  }

  @Test func `an older report recorded later does not replace a newer one`() throws {
    let scenario = try Scenario(
      .implemented("handreiking", "done", by: ["vng"], when: "2024-01"),
      .implemented("handreiking", "started", by: ["vng"], when: "2023-01"))
    #expect(try reports(scenario, "2024-06-01") == ["vng - done"])
  }

  @Test func `parties named in another order are the same group`() throws {
    let scenario = try Scenario(
      .implemented("handreiking", "started", by: ["vng", "ipo"], when: "2023-01"),
      .implemented("handreiking", "done", by: ["ipo", "vng"], when: "2024-01"))
    #expect(try reports(scenario, "2024-06-01") == ["ipo+vng - done"])
  }

  @Test func `what may have been reported stands beside what certainly was`() throws {
    let scenario = try Scenario(
      .implemented("handreiking", "started", by: ["vng"], when: "2023-01"),
      .implemented("handreiking", "done", by: ["vng"], when: "2024"))
    #expect(
      try reports(scenario, "2024-06-01") == ["vng - started", "vng - done (possible)"])
    #expect(try reports(scenario, "2024-12-31") == ["vng - done"])
  }

  @Test func `every product with a stage or a report is listed once, by name`() throws {
    let view = try Scenario(
      .stage("modelmandaat", "concept", when: "2023-01-01"),
      .implemented("handreiking", "done", when: "2023-02-01"),
      .stage("handreiking", "adopted", when: "2023-03-01")
    ).on("2024-01-01")
    #expect(view.implementations().map(\.product.text) == ["handreiking", "modelmandaat"])
  }
}
