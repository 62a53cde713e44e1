import EventFormat
import Governance
import Register
import TestSupport
import Testing

/// The log as those see it who may: withheld texts in their places, also where a correction left them alone.
@Suite struct DisclosedLinesTests {
  private static func note(_ words: String, on subjects: [String] = ["vng"]) -> Given {
    Given.note(on: subjects, words, when: "2024-01-01")
  }

  private static let placeholder = WithheldValue.placeholder

  /// A register with a note (7) whose text stands apart, and what is recorded after it.
  private static func ledger(_ facts: [Given]) throws -> Ledger {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let first = [
      Given.party("vng", "VNG"), .party("ipo", "IPO"),
      note("Bel Jansen.").id(7).withholding("/text"),
    ]
    for fact in first + facts { _ = try writer.perform(batch(fact)) }
    return ledger
  }

  /// The text of each correction, as disclosed; an empty one when it gives no data.
  private static func texts(_ ledger: borrowing Ledger) throws -> [String] {
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    let model = try ledger.open().disclosing(folder)
    return (0..<model.count).compactMap { place in
      guard case .entry(.corrected(let corrected)) = model.entry(place)?.event else { return nil }
      guard case .entry(.noteAdded(let note)) = corrected.event else { return "" }
      return note.text
    }
  }

  @Test func `a text that a correction leaves alone is seen there too`() throws {
    let both = Self.note(Self.placeholder, on: ["vng", "ipo"])
    let chain: [Given] = [
      .corrected(7, period: "2023", when: "2024-02-01").id(8),
      .corrected(8, to: both, when: "2024-02-02").id(9),
      .corrected(9, to: Self.note("Bel Pietersen."), when: "2024-02-03").id(10)
        .withholding("/data/text"),
      .corrected(10, to: both, when: "2024-02-04").id(11),
    ]
    let ledger = try Self.ledger(chain)
    #expect(
      try Self.texts(ledger) == [
        "", "[niet openbaar: Bel Jansen.]", "[niet openbaar: Bel Pietersen.]",
        "[niet openbaar: Bel Pietersen.]",
      ])
    var writer = try ledger.writer()
    _ = try writer.perform(batch(.redacted(10, when: "2024-03-01")))
    #expect(
      try Self.texts(ledger) == [
        "", "[niet openbaar: Bel Jansen.]", Self.placeholder, Self.placeholder,
      ])
  }

  @Test func `the placeholder typed where no text was withheld stays what it is`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(.party("vng", "VNG"), Self.note("Bel Jansen.").id(7)))
    _ = try writer.perform(
      batch(.corrected(7, to: Self.note(Self.placeholder), when: "2024-02-01")))
    #expect(try Self.texts(ledger) == [Self.placeholder])
  }

  /// A decision with two conditions, of which these are the texts in this order.
  private static func decision(_ conditions: [(id: String, text: String)]) -> Given {
    Given(
      "decision.taken", "2024-01-01",
      [
        ("decision", .string("b")), ("title", .string("Zaak")), ("outcome", .string("adopted")),
        (
          "conditions",
          .array(
            conditions.map { condition in
              .object([
                JSONMember("condition", .string(condition.id)),
                JSONMember("text", .string(condition.text)),
              ])
            })
        ),
      ])
  }

  /// A register with a decision (7) of which the texts of both conditions stand apart.
  private static func conditionalLedger() throws -> Ledger {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(
      batch(
        decision([("c1", "Als A betaalt."), ("c2", "Als B tekent.")]).id(7)
          .withholding("/conditions/0/text", "/conditions/1/text")))
    return ledger
  }

  /// The conditions in the correction of that decision, as disclosed; nil when it is no such correction.
  private static func correctedConditions(_ ledger: borrowing Ledger) throws -> [String]? {
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    guard
      case .entry(.corrected(let corrected)) = try ledger.open().disclosing(folder).entry(1)?.event,
      case .decision(.taken(let decision)) = corrected.event
    else { return nil }
    return decision.conditions.map(\.text)
  }

  @Test(arguments: [false, true])
  func `in a list a text is seen only when the list is as it was`(isMoved: Bool) throws {
    let ledger = try Self.conditionalLedger()
    var writer = try ledger.writer()
    let left = [("c1", Self.placeholder), ("c2", Self.placeholder)]
    let fact = Self.decision(isMoved ? left.reversed() : left)
    _ = try writer.perform(
      batch(.corrected(7, period: "2023", to: fact, when: "2024-02-01")))
    #expect(
      try Self.correctedConditions(ledger)
        == (isMoved
          ? [Self.placeholder, Self.placeholder]
          : ["[niet openbaar: Als A betaalt.]", "[niet openbaar: Als B tekent.]"]))
  }

  @Test func `a text erased and said again in one batch is a new entry with a text of its own`()
    throws
  {
    let ledger = try Self.ledger([])
    var writer = try ledger.writer()
    let again = Self.note("Bel Jansen.").withholding("/text").despite("toch nodig")
    let (plan, _) = try writer.perform(batch(.redacted(7, when: "2024-02-01"), again))
    #expect(plan.entries.count == 2)
    let id = try #require(plan.entries.last?.id)
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    #expect(try folder.texts(of: id).map(\.secret.text) == ["Bel Jansen."])
    #expect(try folder.texts(of: .numbered(7)) == [])
  }

  @Test func `who hands in an entry again whose text was erased is told just that`() throws {
    let ledger = try Self.ledger([.redacted(7, when: "2024-02-01")])
    var writer = try ledger.writer()
    let again = Self.note("Bel Jansen.").id(7).withholding("/text")
    guard
      case .badBatch(let problems) = failure({ _ = try writer.perform(batch(again)) }),
      problems.count == 1
    else {
      Issue.record("it was accepted")
      return
    }
    #expect(problems[0].message.contains("Is hij gewist, laat deze regel dan weg."))
    let other = Self.note("Bel Jansen.", on: ["ipo"]).id(7).withholding("/text")
    guard case .badBatch(let others) = failure({ _ = try writer.perform(batch(other)) }) else {
      Issue.record("it was accepted")
      return
    }
    #expect(others[0].message.contains("met een andere inhoud"))
  }

  @Test func `a text that should be gone, and is not, is no reason to pass over the same text`()
    throws
  {
    let ledger = try Self.ledger([])
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    let kept = try ledger.disk.readWhole(folder.path(of: .numbered(7)), bytesMax: 1 << 20)
    var writer = try ledger.writer()
    let redaction = Given.redacted(7, when: "2024-02-01").id(8)
    _ = try writer.perform(batch(redaction))
    // As when erasing had failed.
    try ledger.put(kept, at: folder.path(of: .numbered(7)))
    let again = Self.note("Bel Jansen.").withholding("/text").despite("toch nodig")
    let (plan, _) = try writer.perform(batch(redaction, again))
    let id = try #require(plan.entries.last?.id)
    #expect(plan.entries.count == 1 && plan.repeated.count == 1)
    #expect(try folder.texts(of: id).map(\.secret.text) == ["Bel Jansen."])
    #expect(try folder.texts(of: .numbered(7)) == [])
    let secrets = try folder.secrets(in: ledger.open().model)
    #expect(secrets == [id: [WithheldText(place: "/text", text: "Bel Jansen.")]])
  }

  @Test func `a new text beside one that was left alone hides neither`() throws {
    let ledger = try Self.conditionalLedger()
    var writer = try ledger.writer()
    let fact = Self.decision([("c1", Self.placeholder), ("c2", "Als C tekent.")])
    _ = try writer.perform(
      batch(
        .corrected(7, to: fact, when: "2024-02-01").id(8)
          .withholding("/data/conditions/1/text")))
    #expect(
      try Self.correctedConditions(ledger) == [
        "[niet openbaar: Als A betaalt.]", "[niet openbaar: Als C tekent.]",
      ])
    _ = try writer.perform(batch(.redacted(8, when: "2024-03-01")))
    #expect(
      try Self.correctedConditions(ledger) == ["[niet openbaar: Als A betaalt.]", Self.placeholder])
  }
}
