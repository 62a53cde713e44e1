import EventFormat
import Forms
import Governance
import TestSupport
import Testing

/// What a text becomes, for each kind of value.
@Suite struct EventFormTests {
  @Test func `every kind of value is read as people write it`() throws {
    let filled = try Filled([.source("vgr-2024-09", "Rapportage, september", dated: "2024-09")])
    let cases: [(type: EventType, key: String, text: String, value: JSON)] = [
      (.decisionTaken, "title", "  Roadmap\u{A0}vast\ngesteld ", .string("Roadmap vast gesteld")),
      (.decisionTaken, "title", "re\u{308}gie", .string("r\u{EB}gie")),
      (.decisionTaken, "note", "een\r\ntwee", .string("een\ntwee")),
      (.decisionTaken, "outcome", "Ter kennis genomen", .string("noted")),
      (.decisionTaken, "outcome", "ADOPTED", .string("adopted")),
      (.decisionTaken, "body", "BO; \u{2018}Stuurgroep\u{2019}", .texts("bo", "stuurgroep")),
      (.decisionTaken, "products", "de Handreiking", .texts("handreiking")),
      (
        .deadlineSet, "due", "eind Q3 2024",
        .object([
          "asStated": .string("eind Q3 2024"), "convention": .string("eind-kwartaal"),
          "edtf": .string("2024-09"),
        ])
      ),
      (.deadlineSet, "due", "18/12/2024", .object(["edtf": .string("2024-12-18")])),
      (.deadlineSet, "due", "n.t.b.", .object(["asStated": .string("n.t.b.")])),
      (
        .implementationReported, "count", "20 van 28",
        .object(["done": .integer(20), "total": .integer(28)])
      ),
      (
        .implementationReported, "count", "20/28",
        .object(["done": .integer(20), "total": .integer(28)])
      ),
      (.implementationReported, "count", "1.500", .object(["done": .integer(1500)])),
      (
        .partyRegistered, "ids", "RSIN, 001234567; OIN, 42",
        .array([
          .object(["scheme": .string("RSIN"), "value": .string("001234567")]),
          .object(["scheme": .string("OIN"), "value": .string("42")]),
        ])
      ),
      (
        .decisionTaken, "source", "vgr-2024-09, regel 82, 115; Rapportage, september, regel 3",
        .array([
          .object(["document": .string("vgr-2024-09"), "at": .string("regel 82, 115")]),
          .object(["document": .string("vgr-2024-09"), "at": .string("regel 3")]),
        ])
      ),
      (.entryAnnulled, "entry", "#1", .string(filled.scenario.entries[1].id.description)),
      (.entryAnnulled, "entry", "1", .string(filled.scenario.entries[1].id.description)),
      (.fundingGranted, "amount", "€ 15.000.000,00", money("15000000")),
      (.fundingGranted, "amount", "USD 1.250,50", money("1250.5", "USD")),
      (.fundingGranted, "amount", "1,5 mln", money("1500000", asStated: "1,5 mln")),
      (.stageReached, "stage", "In consultatie", .string("consultation")),
      (.stageReached, "stage", "proefdraaien", .string("proefdraaien")),
      (.sourceRegistered, "data.source", "eigen-naam", .string("eigen-naam")),
    ]
    for (type, key, text, value) in cases {
      #expect(try filled.value(type, key, text) == value, "\(key): \(text)")
    }
  }

  private func money(
    _ value: String, _ currency: String = "EUR", asStated: String? = nil
  ) -> JSON {
    let words = asStated.map { [JSONMember("asStated", .string($0))] } ?? []
    return .object(
      [JSONMember("currency", .string(currency)), JSONMember("value", .string(value))] + words)
  }

  @Test func `the words of a date are kept beside what they were read as`() throws {
    let texts = [
      ("valid", "Q3/Q4 2024"), ("known", "juni 2025"), ("title", "T"), ("outcome", "agreed"),
    ]
    let line = try Filled().line(.decisionTaken, texts)
    #expect(line["valid"] == .string("[2024-07..2024-12]"))
    #expect(line["asStated"] == .string("Q3/Q4 2024"))
    #expect(line["convention"] == .string("kwartalen"))
    #expect(line["known"] == .string("2025-06"))
  }

  @Test func `what cannot be read is refused, with what to do next`() throws {
    let filled = try Filled([.source("vgr", "Rapportage", dated: "2024")])
    let cases: [(EventType, String, String, FieldError.Reason, String)] = [
      (.decisionTaken, "valid", "binnenkort", .unreadable, "18 december 2024"),
      (.decisionTaken, "valid", "Q4 2022 t/m Q3 2023", .unreadable, "is een periode"),
      (.decisionTaken, "known", "na de zomer 2024", .unreadable, "geen einde"),
      (.deadlineSet, "due", "ooit", .unreadable, "niet te lezen"),
      (.decisionTaken, "outcome", "vastgestelt", .unreadable, "Bedoelt u vastgesteld?"),
      (.decisionTaken, "body", "Pijler", .unknownName, "pijler-3"),
      (.decisionTaken, "body", "modelmandaat", .unknownName, "is een product"),
      (.decisionTaken, "decision", "Met Hoofdletters!", .unreadable, "kleine letters"),
      (.decisionTaken, "source", "vgr", .unreadable, "document, plaats"),
      (.decisionTaken, "source", "krant, blz. 1", .unknownName, "Onbekende bron"),
      (.decisionTaken, "id", "12", .unreadable, "UUID"),
      (.implementationReported, "count", "veel", .unreadable, "geheel getal"),
      (.implementationReported, "count", "1.5 van 3", .unreadable, "geheel getal"),
      (.entryAnnulled, "entry", "9999", .unknownName, "genummerd vanaf 0"),
      (.fundingGranted, "amount", "1.5 mln", .unreadable, "15 mln"),
      (.fundingGranted, "amount", "veel geld", .unreadable, "bedrag"),
      (.stageReached, "stage", "Niet Bekend", .unreadable, "Kies uit: gepland"),
      (.entryAnnulled, "entry", "die ene", .unreadable, "vth history"),
    ]
    for (type, key, text, reason, words) in cases {
      let errors = filled.errors(type, key, text)
      #expect(errors.map(\.key) == [key], "\(text)")
      #expect(errors.first?.reason == reason, "\(text)")
      #expect(errors.first?.typed == text)
      #expect(errors.first?.message.contains(words) ?? false, "\(text): \(errors)")
    }
  }

  @Test func `a name that fits two things lists both`() throws {
    let filled = try Filled([.product("a.plan", "Plan"), .product("b.plan", "Plan")])
    let message = filled.errors(.decisionTaken, "products", "plan").first?.message ?? ""
    #expect(message.contains("a.plan") && message.contains("b.plan"))
  }

  @Test func `everything that is missing or wrong is said at once`() throws {
    let error = #expect(throws: FormErrors.self) {
      try Filled().line(.decisionTaken, [("outcome", "zomaar"), ("role", "owner"), ("body", "  ")])
    }
    #expect(error?.errors.map(\.key) == ["role", "valid", "title", "outcome"])
    #expect(error?.errors.map(\.reason) == [.unreadable, .missing, .missing, .unreadable])
  }

  @Test func `a limit of the format is told at the key it is about`() throws {
    let long = String(repeating: "a", count: 501)
    #expect(try Filled().errors(.decisionTaken, "title", long).map(\.key) == ["title"])
  }
}
