import EventFormat
import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// A stage that the programme's own definition of the product process adds.
@Suite struct OwnStageTests {
  private static let reached: Given = .stage("handreiking", "op-proef", when: "2024-06-20")

  @Test func `a stage that no rules know is refused, and the known ones are named`() throws {
    var scenario = try Scenario(Scenario.cast)
    do {
      try scenario.record(Self.reached)
      Issue.record("it was recorded")
    } catch Scenario.Trouble.refused(_, let refusal) {
      guard case .unknownStage(let stage, let known) = refusal else {
        Issue.record("\(refusal)")
        return
      }
      #expect(stage.text == "op-proef" && known.first == "planned" && known.count == 11)
    }
    try scenario.record(OwnRules.products(when: "2024-01-01"))
    try scenario.record(Self.reached)
  }

  @Test func `a stage of rules that were annulled is refused again`() throws {
    var scenario = try Scenario(
      OwnRules.products(when: "2024-01-01").id(1), .annulled(1, when: "2024-02-01"))
    #expect(throws: Scenario.Trouble.self) { try scenario.record(Self.reached) }
  }

  @Test func `a product stands in its own stage, under the title that the rules give it`() throws {
    let scenario = try Scenario(
      OwnRules.products(when: "2024-01-01"), .stage("handreiking", "concept", when: "2024-02-01"),
      Self.reached, .stage("handreiking", "implemented", when: "2024-09-01"))
    let view = try scenario.on("2024-06-20")
    let handreiking = try Scenario.id("handreiking")
    #expect(view.implementation(of: handreiking).stage?.stage.stage.text == "op-proef")
    let stage = try #require(view.implementation(of: handreiking).stage)
    #expect(view.stageTitle(stage.stage.stage) == "op proef")
    #expect(Narration(view).sentence(stage.fact.event) == "Handreiking: op proef.")
    #expect(view.process(of: handreiking, .product)?.dutch == "op proef")
    #expect(view.process(of: handreiking, .product)?.rules.defined.version == 2)
    let before = try scenario.on("2024-06-19")
    #expect(before.process(of: handreiking, .product)?.state == "concept")
    let after = try scenario.on("2024-09-01")
    #expect(after.process(of: handreiking, .product)?.state == "implemented")
  }

  @Test func `a title that a later version gives is the title from then on`() throws {
    let scenario = try Scenario(
      OwnRules.products(when: "2024-01-01").known("2024-01-01"),
      OwnRules.products(version: 3, adding: "op-proef", "in proef", when: "2024-09-01")
        .known("2024-09-01"), Self.reached.known("2024-06-20"))
    func title(_ day: String, known: String? = nil) throws -> String {
      try scenario.on(day, known: known).stageTitle(try #require(StageName("op-proef")))
    }
    #expect(try title("2024-09-01") == "in proef")
    #expect(try title("2024-08-31") == "op proef")
    #expect(try title("2024-09-01", known: "2024-08-31") == "op proef")
    #expect(try title("2024-09-01", known: "2023-12-31") == "op-proef")
  }

  @Test func `on one day a usual stage comes before one of the programme's own`() throws {
    let view = try Scenario(
      OwnRules.products(when: "2024-01-01"), Self.reached,
      .stage("handreiking", "ended", when: "2024-06-20")
    ).on("2024-06-20")
    let stages = view.implementation(of: try Scenario.id("handreiking")).stages
    #expect(stages.map(\.stage.stage.text) == ["ended", "op-proef"])
  }

  @Test func `a stage of the programme's own before its rules began is an odd step`() throws {
    let view = try Scenario(
      OwnRules.products(when: "2024-07-01"), Self.reached.id(2)
    ).on("2025-01-01")
    let standing = view.process(of: try Scenario.id("handreiking"), .product)
    #expect(standing == nil || standing?.steps.first?.verdict.cell(nil) == "x")
  }
}
