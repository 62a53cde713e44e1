import Calendar
import Governance
import Testing

@testable import EventFormat

@Suite struct EntryReaderTests {
  @Test func `keys that a later version added beside data are passed over`() throws {
    let entry = try read(minimal { $0 + [JSONMember("zegel", .array([.object([])]))] })
    #expect(entry.event == (try Golden.entry(7)).event)
  }

  @Test func `keys that a later version added in data are passed over`() throws {
    let entry = try read(
      minimal { members in
        changing(members, "data") { adding($0, "kleur", .string("blauw")) }
      })
    #expect(entry.event == (try Golden.entry(7)).event)
  }

  @Test func `keys that a later version added deeper in data are passed over`() throws {
    let full = try #require(try JSONReader.read(try Golden.lines()[26], .canonical).object)
    let changed = changing(full, "data") { data in
      .object(
        changing(data.object ?? [], "conditions") { list in
          .array((list.array ?? []).map { adding($0, "kleur", .string("blauw")) })
        })
    }
    #expect(try read(changed).event == (try Golden.entry(26)).event)
  }

  @Test func `keys that a later version added to a source or a period are passed over`() throws {
    let full = try #require(try JSONReader.read(try Golden.lines()[0], .canonical).object)
    let source = changing(full, "source") { list in
      .array((list.array ?? []).map { adding($0, "blad", .integer(3)) })
    }
    #expect(try read(source).source == (try Golden.entry(0)).source)
    let period = changing(full, "data") { data in
      .object(changing(data.object ?? [], "date") { adding($0, "zeker", .boolean(true)) })
    }
    #expect(try read(period).event == (try Golden.entry(0)).event)
  }

  @Test(arguments: ["actor", "data", "id", "recorded", "seq", "type", "valid"])
  func `an entry without one of its keys is refused`(_ key: String) throws {
    let line = JSON.object(try minimal { $0.filter { $0.name != key } })
    #expect(
      Sample.entryProblem(line.canonicalText) == "de verplichte sleutel “\(key)” ontbreekt.")
  }

  @Test func `an entry that is not canonical is refused where it is not`() throws {
    let line = text(try Golden.lines()[1])
    #expect(Sample.entryProblem(line + " ") == "witruimte mag hier niet (teken \(line.count + 1))")
    let unsorted = #"{"valid":"2024","type":"party.ended.v1"}"#
    #expect(Sample.entryProblem(unsorted) == "sleutel \"type\" staat niet op volgorde (teken 17)")
    #expect(Sample.entryProblem("") == "de regel is leeg (teken 1)")
  }

  @Test func `an entry of a type that is not known is refused with what it may be`() throws {
    let line = JSON.object(
      try minimal { members in changing(members, "type") { _ in .string("party.ended.v2") } })
    let message = try #require(Sample.entryProblem(line.canonicalText))
    #expect(
      message.hasPrefix(
        "bij “type”: onbekend type gebeurtenis “party.ended.v2”. Bedoelt u party.ended.v1"))
  }

  @Test func `a name without version is a shorthand for batches, never for the log`() throws {
    let line = JSON.object(
      try minimal { members in changing(members, "type") { _ in .string("party.ended") } })
    #expect(Sample.entryProblem(line.canonicalText) != nil)
  }

  @Test(arguments: [
    ("seq", JSON.integer(-1), "bij “seq”: hier hoort een geheel getal van 0 of meer."),
    ("seq", .string("1"), "bij “seq”: hier hoort een geheel getal van 0 of meer."),
    ("recorded", .integer(5), "bij “recorded”: hier hoort een tijdstip."),
    (
      "recorded", .string("2026-11-21T09:12:44Z"),
      "bij “recorded”: “2026-11-21T09:12:44Z” klopt niet van vorm. Voorbeeld: "
        + "2026-11-21T09:12:44.031Z."
    ),
    (
      "id", .string("X"),
      "bij “id”: “X” klopt niet van vorm. Voorbeeld: 0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f."
    ),
    (
      "actor", .string(""), "bij “actor”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."
    ),
  ])
  func `an entry with a wrong value is refused`(
    _ key: String, _ value: JSON, _ message: String
  ) throws {
    let line = JSON.object(try minimal { members in changing(members, key) { _ in value } })
    #expect(Sample.entryProblem(line.canonicalText) == message)
  }

  @Test func `an entry is known from the end of its known window, else the day it was recorded`()
    throws
  {
    #expect(try Golden.entry(6).knownBy == CalendarDay(iso: "2024-09-30"))
    #expect(try Golden.entry(7).knownBy == CalendarDay(iso: "2026-11-21"))
  }

  /// The members of the minimal `party.ended` entry, changed.
  private func minimal(_ change: ([JSONMember]) -> [JSONMember]) throws -> [JSONMember] {
    let json = try JSONReader.read(try Golden.lines()[7], .canonical)
    return change(try #require(json.object))
  }

  private func read(_ members: [JSONMember]) throws -> Entry {
    try EntryReader.read(JSON.object(members).canonicalBytes[...])
  }

  private func changing(
    _ members: [JSONMember], _ name: String, _ change: (JSON) -> JSON
  ) -> [JSONMember] {
    members.map { $0.name == name ? JSONMember(name, change($0.value)) : $0 }
  }

  private func adding(_ json: JSON, _ name: String, _ value: JSON) -> JSON {
    .object((json.object ?? []) + [JSONMember(name, value)])
  }
}
