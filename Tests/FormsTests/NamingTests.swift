import EventFormat
import Forms
import Governance
import TestSupport
import Testing

/// The names that new things get when nobody names them.
@Suite struct NamingTests {
  @Test func `a name is made of what is known`() throws {
    let cases: [(EventType, [(String, String)], key: String, name: String)] = [
      (
        .decisionTaken,
        [("valid", "20-6-2024"), ("title", "Roadmap"), ("outcome", "adopted"), ("body", "BO")],
        "decision", "bo-2024-06-20-roadmap"
      ),
      (
        .decisionTaken,
        [("valid", "Q3/Q4 2024"), ("title", "Één geïntegreerd plan (2.0)"), ("outcome", "noted")],
        "decision", "2024-een-geintegreerd-plan-2-0"
      ),
      (
        .itemTabled, [("valid", "juni 2024"), ("title", "Financiën"), ("body", "bo")],
        "item", "agenda-bo-2024-06-financien"
      ),
      (.meetingHeld, [("valid", "2024-06-20"), ("body", "bo")], "meeting", "bo-2024-06-20"),
      (
        .meetingPlanned, [("valid", "2024-01-01"), ("body", "bo"), ("date", "20 juni 2024")],
        "meeting", "bo-2024-06-20"
      ),
      (
        .handOverOffered,
        [("valid", "2024"), ("products", "handreiking"), ("to", "VNG"), ("roles", "eigenaar")],
        "handover", "overdracht-handreiking-vng"
      ),
      (
        .deadlineSet,
        [
          ("valid", "2024"), ("subject", "handreiking"), ("milestone", "Tweede druk"),
          ("due", "2025"),
        ], "deadline", "t.handreiking.tweede-druk"
      ),
      (
        .productRegistered,
        [("valid", "2024"), ("title", "Deel 2"), ("kind", "product"), ("parent", "handreiking")],
        "product", "handreiking.deel-2"
      ),
      (
        .partyRegistered, [("valid", "2024"), ("name", "Club van Tien"), ("kind", "groep")],
        "party", "club-van-tien"
      ),
      (
        .dependencyRecorded,
        [
          ("valid", "2024"), ("subject", "handreiking"), ("relation", "waits-for"),
          ("target", "modelmandaat"),
        ], "dependency", "handreiking-waits-for-modelmandaat"
      ),
      (
        .claimDisputed, [("valid", "2024"), ("entries", "1;2"), ("question", "Wie is eigenaar?")],
        "dispute", "geschil-wie-is-eigenaar"
      ),
      (
        .sourceRegistered,
        [("valid", "2024"), ("title", "Brief"), ("kind", "brief"), ("date", "2024-10-01")],
        "source", "brief-2024-10-01"
      ),
    ]
    let filled = try Filled()
    for (type, texts, key, name) in cases {
      let line = try filled.line(type, texts)
      #expect(line["data"]?[key] == .string(name), "\(line.canonicalText)")
    }
  }

  @Test func `a long title gives whole words, and a name within its limit`() throws {
    let title = "Een heel lange titel over de versterking van het stelsel van vergunningverlening"
    let line = try Filled().line(
      .decisionTaken, [("valid", "2024"), ("title", title), ("outcome", "noted"), ("body", "bo")])
    #expect(
      line["data"]?["decision"]
        == .string("bo-2024-een-heel-lange-titel-over-de-versterking-van-het"))
  }

  @Test func `conditions are numbered under what they belong to`() throws {
    let texts = Filled.minimum(.decisionTaken) + [("conditions", "Eerst dit; dan dat")]
    let line = try Filled().line(.decisionTaken, texts)
    #expect(
      line["data"]?["conditions"]
        == .array([
          .object([
            "condition": .string("bo-2024-06-20-roadmap.v1"), "text": .string("Eerst dit"),
          ]),
          .object(["condition": .string("bo-2024-06-20-roadmap.v2"), "text": .string("dan dat")]),
        ]))
  }

  @Test func `conditions of an acceptance go on where those of the offer ended`() throws {
    var filled = try Filled()
    try filled.record(
      .handOverOffered,
      [
        ("valid", "2024"), ("products", "handreiking"), ("to", "VNG"), ("roles", "owner"),
        ("conditions", "subsidie"),
      ])
    let texts = [
      ("valid", "2025"), ("handover", "overdracht-handreiking-vng"), ("conditions", "beheer"),
    ]
    let name = JSON.string("overdracht-handreiking-vng.v2")
    let first = try filled.line(.handOverAccepted, texts)
    #expect(first["data"]?["conditions"]?.array?.first?["condition"] == name)
    try filled.record(.handOverAccepted, texts)
    #expect(try filled.line(.handOverAccepted, texts) == first)
  }

  @Test func `the very same fact gets the same name again`() throws {
    var filled = try Filled()
    let texts = Filled.minimum(.decisionTaken) + [("conditions", "geld")]
    try filled.record(.decisionTaken, texts)
    let again = try filled.line(.decisionTaken, texts)
    #expect(again["data"]?["decision"] == .string("bo-2024-06-20-roadmap"))
    try filled.record(.decisionTaken, texts)
    #expect(filled.scenario.entries.count == Scenario.cast.count + 1)
  }

  @Test func `a name in use by something else gets a number, the same one every time`() throws {
    var filled = try Filled()
    try filled.record(.decisionTaken, Filled.minimum(.decisionTaken))
    let other = [
      ("valid", "2024-06-20"), ("title", "Roadmap!"), ("outcome", "adopted"), ("body", "bo"),
    ]
    for _ in 1...2 {
      let line = try filled.line(.decisionTaken, other)
      #expect(line["data"]?["decision"] == .string("bo-2024-06-20-roadmap-2"))
      try filled.record(.decisionTaken, other)
    }
    #expect(filled.scenario.entries.count == Scenario.cast.count + 2)
  }

  @Test func `the same thing told differently is for a person to decide`() throws {
    var filled = try Filled()
    try filled.record(.decisionTaken, Filled.minimum(.decisionTaken))
    let error = #expect(throws: FormErrors.self) {
      try filled.line(.decisionTaken, Filled.minimum(.decisionTaken) + [("note", "nieuw")])
    }
    #expect(error?.errors.map(\.key) == ["decision"])
    #expect(error?.errors.first?.reason == .inUse)
    let number = Scenario.cast.count
    #expect(error?.errors.first?.message.contains("vth correct \(number)") ?? false)
  }

  @Test func `a meeting that was planned keeps its name when it is held`() throws {
    var filled = try Filled()
    try filled.record(
      .meetingPlanned, [("valid", "2024-01-01"), ("body", "bo"), ("date", "2024-06-20")])
    let held = [("valid", "2024-06-20"), ("body", "bo")]
    #expect(try filled.line(.meetingHeld, held)["data"]?["meeting"] == .string("bo-2024-06-20"))
    try filled.record(.meetingHeld, held)
    #expect(filled.scenario.entries.count == Scenario.cast.count + 2)
  }

  @Test func `what was corrected since is recognised`() throws {
    var filled = try Filled()
    let texts = Filled.minimum(.decisionTaken)
    try filled.record(.decisionTaken, texts)
    let line = try filled.line(.decisionTaken, texts)
    let original = filled.scenario.entries[Scenario.cast.count].id
    try filled.record(
      .entryAnnulled, [("valid", "2025"), ("entry", original.description), ("reason", "fout")])
    #expect(try filled.line(.decisionTaken, texts) == line)
  }
}
