import Calendar
import Governance
import Testing
import Workflow

@testable import EventFormat

@Suite struct GoldenTests {
  @Test func `every golden line is read and written again to the same bytes`() throws {
    for line in try Golden.lines() {
      let entry = try EntryReader.read(line[...])
      #expect(entry.line == line, "\(text(line))")
    }
  }

  @Test(arguments: EventType.allCases)
  func `the golden file holds every key of every type, and an entry without what may be left out`(
    _ type: EventType
  ) throws {
    let lines = try Golden.lines().map { try JSONReader.read($0, .canonical) }
      .filter { $0["type"]?.string == EventCatalogue.shipped.wireName(of: type) }
    try #require(lines.count >= 2)
    let keys = Keys(of: type)
    let found = Set(lines.flatMap { names(of: $0["data"]) })
    #expect(found == Set(keys.required + keys.optional))
    #expect(names(of: lines[0]).count == 12)
    if type != .entryCorrected {
      #expect(lines.contains { Set(names(of: $0["data"])) == Set(keys.required) })
    }
  }

  @Test func `the golden file holds every type and every key of an entry`() throws {
    let lines = try Golden.lines()
    let keys = Set(try lines.flatMap { names(of: try JSONReader.read($0, .canonical)) })
    let asked = EntryShape.proposalKeys.filter { $0 != "withhold" }
    #expect(keys == Set(asked + ["recorded", "seq", "withheld"]))
    let types = try lines.map { try EntryReader.read($0[...]).event.type }
    #expect(Set(types) == Set(EventType.allCases))
  }

  @Test func `every golden line is a proposal too once its place and moment are taken off`() throws
  {
    for line in try Golden.lines() {
      let members = try #require(try JSONReader.read(line, .canonical).object)
      // In a batch the text itself stands there.
      if members.contains(where: { $0.name == "withheld" }) { continue }
      let asked = JSON.object(members.filter { $0.name != "seq" && $0.name != "recorded" })
      let (batch, problems) = Batch.read(asked.canonicalBytes)
      // Older lines have texts with U+0001: they stay readable, and are recorded no more.
      if line.split(separator: UInt8(ascii: "\\")).contains(where: { $0.starts(with: Self.steers) })
      {
        #expect(problems.count == 1 && problems[0].message.contains("is U+0001"), "\(problems)")
        #expect(throws: EntryError.self) { try EntryReader.checkCharacters(line.span) }
        continue
      }
      #expect(problems.isEmpty)
      try EntryReader.checkCharacters(line.span)
      #expect(batch.lines.first?.proposal == (try EntryReader.read(line[...])).proposal)
    }
  }

  private static let steers = Array("u0001".utf8)

  @Test func `a full source is read with all its values`() throws {
    let entry = try Golden.entry(0)
    #expect(entry.sequence == 0)
    #expect(entry.id.description == "0197c3f2-5b6a-7c1d-8e2f-000000000000")
    #expect(entry.actor == "secretariaat")
    #expect(entry.recorded == Moment(iso: "2026-11-21T09:12:44.031Z"))
    #expect(entry.knownBy == CalendarDay(iso: "2024-09-30"))
    #expect(entry.proposal.cause?.description == "00000000-0000-4000-8000-000000000001")
    #expect(entry.valid.edtf == "2024-09")
    #expect(entry.valid.asStated == "eind Q3 2024")
    #expect(entry.valid.convention == .endOfQuarter)
    #expect(entry.source.map(\.document.text) == ["vgr-2024-09", "ledenbrief-1"])
    #expect(entry.source.map(\.at) == ["regel 115", "regel 82, 115-117"])
    guard case .source(.registered(let source)) = entry.event else {
      Issue.record("\(entry.event)")
      return
    }
    #expect(source.source.text == "vgr-2024-09")
    #expect(source.title == "Voortgangsrapportage september 2024")
    #expect(source.kind == .report)
    #expect(source.date.edtf == "[2024-09..2024-10]")
    #expect(source.date.convention == .quarterBoundary)
    #expect(source.publisher == "Bureau IBP VTH")
    #expect(source.references == ["Kamerstuk 22343, nr. 400", "TZ202406-011"])
    #expect(source.file?.name == "vgr-2024-09.pdf")
    #expect(source.file?.bytes == 9_007_199_254_740_991)
    #expect(source.aliases == ["VGR sept."])
  }

  @Test func `a minimal entry has nothing that does not stand there`() throws {
    let entry = try Golden.entry(1)
    #expect(entry.proposal.known == nil)
    #expect(entry.knownBy == CalendarDay(iso: "2026-11-21"))
    #expect(entry.source.isEmpty)
    #expect(entry.proposal.cause == nil)
    #expect(entry.valid.asStated == nil)
    guard case .source(.registered(let source)) = entry.event else {
      Issue.record("\(entry.event)")
      return
    }
    #expect(source.kind == .membersLetter)
    #expect(source.date == Period(words: "binnenkort"))
    #expect(source.publisher == nil)
    #expect(source.references.isEmpty)
    #expect(source.file == nil)
  }

  @Test func `a full decision is read with all its values`() throws {
    guard case .decision(.taken(let decision)) = try Golden.entry(26).event else {
      Issue.record("no decision")
      return
    }
    #expect(decision.decision.text == "bo-1")
    #expect(decision.outcome == .adopted)
    #expect(decision.body.map(\.text) == ["bo-ibp-vth"])
    #expect(decision.meeting?.text == "bo-2024-06-20")
    #expect(decision.item?.text == "bo-1.item")
    #expect(decision.products.map(\.text) == ["p1.a", "p1.b"])
    #expect(decision.conditions.map(\.condition.text) == ["bo-1.voorbehoud", "bo-1.tweede"])
    #expect(decision.conditions.first?.text == "Mits de financiering rond is.")
    #expect(decision.preparedBy.map(\.text) == ["stuurgroep"])
    #expect(decision.supersedes.map(\.text) == ["bo-0"])
    #expect(decision.note == "n")
  }

  @Test func `a full hand-over is read with all its values`() throws {
    guard case .handOver(.offered(let offer)) = try Golden.entry(34).event else {
      Issue.record("no offer")
      return
    }
    #expect(offer.handOver.text == "ho-1")
    #expect(offer.products.map(\.text) == ["p1.a", "p1.b"])
    #expect(offer.from.map(\.text) == ["bureau-ibp"])
    #expect(offer.to.map(\.text) == ["vng", "odnl"])
    #expect(offer.roles == [.owner, .lead])
    #expect(offer.initiative.map(\.text) == ["bureau-ibp"])
    #expect(offer.conditions.map(\.condition.text) == ["bo-1.voorbehoud"])
    #expect(offer.decision?.text == "bo-1")
  }

  @Test func `a correction holds the fact as it should read and the period it should have`() throws
  {
    guard case .entry(.corrected(let correction)) = try Golden.entry(56).event else {
      Issue.record("no correction")
      return
    }
    #expect(correction.entry.description == "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f")
    #expect(correction.reason == "Verkeerde datum en titel.")
    #expect(correction.period?.edtf == "[2024-09..2024-10]")
    guard case .decision(.taken(let decision)) = correction.event else {
      Issue.record("corrects no decision")
      return
    }
    #expect(decision.outcome == .agreed)
    guard case .entry(.corrected(let period)) = try Golden.entry(57).event else { return }
    #expect(period.event == nil)
    #expect(period.period?.edtf == "2024-06-20")
  }

  @Test func `text is read with its lines, quotes and signs`() throws {
    guard case .entry(.noteAdded(let note)) = try Golden.entry(60).event else {
      Issue.record("no note")
      return
    }
    #expect(
      note.text
        == "Regel een.\nRegel twee met \"aanhaling\", een \\ en een \u{1}; 5 € voor één.")
    #expect(note.subjects.map(\.text) == ["p1.a", "vng", "bo-1"])
  }

  @Test func `a definition is read with all its states, steps and routes`() throws {
    guard case .process(.defined(let defined)) = try Golden.entry(80).event else {
      Issue.record("no definition")
      return
    }
    let definition = defined.definition
    #expect(defined.version == 2 && defined.subject == .item)
    #expect(definition.states.map(\.name) == ["asked", "due", "done"])
    #expect(definition.states.map(\.isFinal) == [false, false, true])
    #expect(
      definition.states[0].waitsFor
        == [.named(key: "body"), .kind("body"), .party("vng"), .role("owner"), .nextStop])
    #expect(definition.states[0].was == ["gevraagd"])
    #expect(definition.states[1].limit == .dateUnder(key: "until"))
    guard case .within(let duration) = definition.states[0].limit else {
      Issue.record("no limit")
      return
    }
    #expect(duration.weeks == 6 && duration.days == 0)
    let step = definition.transitions[1]
    #expect(step.event == "decision.taken" && step.from == ["asked", "due"] && step.to == "done")
    #expect(step.when.map(\.values) == [["adopted", "agreed"]] && step.needs == ["title"])
    #expect(step.irregular == "Te vroeg." && step.advances && step.by == [.named(key: "body")])
    #expect(definition.routes.map(\.stops) == [[["stuurgroep"], ["bo-ibp-vth", "bob"]]])
  }

  @Test func `an amount of money is read as it was written`() throws {
    guard case .funding(.granted(let granted)) = try Golden.entry(72).event else {
      Issue.record("no grant")
      return
    }
    #expect(granted.amount?.currency == "EUR" && granted.amount?.value == "15000000.50")
    #expect(granted.amount?.asStated == "15 mln")
    #expect(granted.amount?.dutch == "€ 15.000.000,50")
  }

  private func names(of json: JSON?) -> [String] { json?.object?.map(\.name) ?? [] }
}
