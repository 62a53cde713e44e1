import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// The answers as JSON, whole: their keys are what other programs read.
@Suite struct AnswerShapeTests {
  private static func scenario() throws -> Scenario {
    try Scenario(
      [
        .source("vgr", "Rapportage", dated: "2024-09"),
        .party("vng", "VNG"), .party("odnl", "ODNL"), .product("handreiking", "Handreiking"),
        .assigned("handreiking", to: ["vng"], when: "2022-07").asStated("juli 2022").id(1)
          .source("vgr", "regel 1"),
        .offered(
          "over", ["handreiking"], from: ["vng"], to: ["odnl"],
          conditions: [("eis", "dekking")], when: "2023-06-22"),
        .completed("over", when: "2024").id(2),
        .deadline("t", of: "handreiking", due: "2023-36", when: "2022-07-01").id(3),
        .moved(
          "t", to: "2024-36", reason: "capaciteit", by: ["vng"], note: "Eerst de toets.",
          when: "2023-10-01"),
      ])
  }

  @Test func `an owner`() throws {
    let view = try Self.scenario().on("2024-06-01", known: "2026-12-31", at: 9)
    let expected = """
      {"at":9,"certainlyHeld":["owner"],"disputes":[],"handovers":[{"certainty":"possible","conditions":[{"condition":"eis",\
      "disputes":[],"state":"open","text":"dekking"}],"disputes":[],"from":["vng"],"handover":"over","initiative":[],\
      "mayBe":["completed"],"products":["handreiking"],"roles":["owner"],"state":"offered","steps":[{"source":[],\
      "type":"handover.offered.v1","valid":{"edtf":"2023-06-22","from":"2023-06-22",\
      "to":"2023-06-22"}},{"source":[],"type":"handover.completed.v1","valid":{"edtf":"2024",\
      "from":"2024-01-01","to":"2024-12-31"}}],"to":["odnl"]}],"holders":[{"asStated":"juli 2022",\
      "basis":{"entry":"00000000-0001-7000-8000-000000000001","seq":4},"certainty":"possible",\
      "mayHaveEnded":{"edtf":"2024","from":"2024-01-01","to":"2024-12-31"},"parties":["vng"],\
      "role":"owner","since":"2022-07","source":[{"at":"regel 1","document":"vgr"}]},\
      {"basis":{"entry":"00000000-0001-7000-8000-000000000002","seq":6},"certainty":"possible",\
      "handover":"over","parties":["odnl"],"role":"owner","since":"2024","source":[]}],\
      "horizon":{"date":{"edtf":"2024-09","from":"2024-09-01","to":"2024-09-30"},"document":"vgr",\
      "known":"2026-11-21"},"known":"2026-12-31","on":"2024-06-01","product":"handreiking","title":"Handreiking",\
      "vacant":false}
      """
    #expect(try view.ownership("handreiking").json(view).canonicalText == expected)
  }

  @Test func `a deadline`() throws {
    let view = try Self.scenario().on("2024-12-01")
    let expected = """
      {"basis":{"entry":"00000000-0001-7000-8000-000000000003","seq":7},"certainty":"certain",\
      "deadline":"t","disputes":[],"due":{"edtf":"2024-36","from":"2024-10-01","to":"2024-12-31"},\
      "history":[{"by":["vng"],"due":{"edtf":"2024-36","from":"2024-10-01","to":"2024-12-31"},\
      "formerWasLate":false,"moved":{"edtf":"2023-10-01","from":"2023-10-01","to":"2023-10-01"},"note":"Eerst de toets.",\
      "reason":"capaciteit",\
      "source":[]}],"mayBeLate":false,"metLate":false,"milestone":"oplevering","moves":1,"original":{"edtf":"2023-36",\
      "from":"2023-10-01","to":"2023-12-31"},"owner":[["vng"],["odnl"]],"ownerWhenDue":[["vng"],["odnl"]],"possibleMoves":[],"process":"pending",\
      "source":[],\
      "state":"possible","subject":"handreiking"}
      """
    #expect(view.deadlines().map { $0.json(view).canonicalText } == [expected])
  }

  @Test func `a role of which no holder is named has its last holders and until when`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2023-05")
    ).on("2024-01-01")
    let json = try view.ownership("handreiking").json(view)
    #expect(json["vacant"] == .boolean(false))
    #expect(json["lastHolders"] == .array([.string("vng")]))
    #expect(json["lastHeldUntil"]?["edtf"] == .string("2023-05"))
    #expect(json["known"] == .null)
  }

  @Test func `a condition that may have been settled is told apart from one that is open`() throws {
    let scenario = try Scenario(
      .decided("besluit", "Handreiking", conditions: [("eis", "dekking")], when: "2022-06-22"),
      .settled("eis", when: "2023"))
    let conditions = try ["2022-12-31", "2023-06-01"].map { day in
      try scenario.on(day).decision(Scenario.id("besluit"))?.conditions.map { $0.json }
    }
    #expect(conditions[0] != conditions[1])
  }

  @Test func `a period without a date has open ends`() {
    #expect(
      JSON.period(Period(words: "binnenkort")).canonicalText
        == #"{"asStated":"binnenkort","edtf":null,"from":null,"to":null}"#)
  }
}
