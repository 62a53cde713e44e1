import EventFormat
import Forms
import Governance
import TestSupport
import Testing

/// Corrections of which only what changes is typed.
@Suite struct CorrectionFormTests {
  private static let place = Scenario.cast.count

  private static func filled() throws -> Filled {
    try Filled([
      .decided(
        "besluit", "Vaststelling", conditions: [("geld", "dekking"), ("tijd", "planning")],
        when: "2023-01-01")
    ])
  }

  private static func correct(
    _ filled: Filled, _ entry: String, _ texts: [(String, String)]
  ) throws -> FilledForm {
    let view = try filled.scenario.on("2025-01-01")
    let form = try CorrectionForm.ofEntry(entry, in: view, knowing: filled.known)
    let typed = (texts + [("valid", "2025-01-01")]).map { TypedField($0.0, $0.1) }
    return try form.fill(typed, knowing: filled.known)
  }

  @Test func `only what is typed changes`() throws {
    let filled = try Self.filled()
    let form = try Self.correct(
      filled, "\(Self.place)",
      [("reason", "verschreven"), ("title", "Vaststelling roadmap"), ("period", "2 januari 2023")])
    let before = EventCatalogue.shipped.write(filled.scenario.entries[Self.place].event)
    let after = form.json["data"]?["data"]
    #expect(after?["title"] == .string("Vaststelling roadmap"))
    for key in ["decision", "outcome", "conditions", "body"] {
      #expect(after?[key] == before[key], "\(key)")
    }
    #expect(form.json["data"]?["period"] == .object(["edtf": .string("2023-01-02")]))
    #expect(form.json["data"]?["reason"] == .string("verschreven"))
  }

  @Test func `a second correction starts from the first, whichever entry is named`() throws {
    var filled = try Self.filled()
    let first = try Self.correct(
      filled, "\(Self.place)", [("reason", "een"), ("title", "Roadmap")])
    try filled.scenario.record(first.proposal, "")
    for entry in ["\(Self.place)", "\(Self.place + 1)"] {
      let second = try Self.correct(filled, entry, [("reason", "twee"), ("note", "met noot")])
      #expect(second.json["data"]?["data"]?["title"] == .string("Roadmap"))
      let last = filled.scenario.entries[Self.place + 1].id.description
      #expect(second.json["data"]?["entry"] == .string(last))
    }
  }

  @Test func `an empty text takes a key out, unless it must be there`() throws {
    let filled = try Self.filled()
    let form = try Self.correct(filled, "\(Self.place)", [("reason", "x"), ("conditions", "")])
    #expect(form.json["data"]?["data"]?["conditions"] == nil)
    let error = #expect(throws: FormErrors.self) {
      try Self.correct(filled, "\(Self.place)", [("reason", "x"), ("title", " ")])
    }
    #expect(error?.errors.map(\.key) == ["title"])
  }

  @Test func `a condition keeps its name when its words change`() throws {
    let form = try Self.correct(
      try Self.filled(), "\(Self.place)",
      [("reason", "x"), ("conditions", "planning; dekking van alles; meer")])
    let conditions = form.json["data"]?["data"]?["conditions"]?.array
    #expect(conditions?.map { $0["condition"]?.string } == ["tijd", "geld", "besluit.v3"])
  }

  @Test func `a correction without reason, without change or of nothing is refused`() throws {
    let filled = try Self.filled()
    let cases: [(String, [(String, String)], String)] = [
      ("\(Self.place)", [("title", "x")], "reason"),
      ("\(Self.place)", [("reason", "x")], "period"),
      ("\(Self.place)", [("reason", "x"), ("title", "Vaststelling")], "period"),
      ("999", [("reason", "x")], "entry"),
    ]
    for (entry, texts, key) in cases {
      let error = #expect(throws: FormErrors.self) { try Self.correct(filled, entry, texts) }
      #expect(error?.errors.map(\.key) == [key], "\(texts)")
    }
  }
}
