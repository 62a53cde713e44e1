import Crypto
import Disk
import EventFormat
import Governance
import Log
import Register
import TestSupport
import Testing

/// Texts that stand apart from the log: kept before they are acknowledged, compared, erased.
@Suite struct DisclosureTests {
  private static let party: Given = .party("vng", "VNG")

  private static func note(_ text: String, _ number: Int? = nil) -> Given {
    let note = Given.note(on: ["vng"], text, when: "2024-01-01").withholding("/text")
    return number.map { note.id($0) } ?? note
  }

  /// RFC 9901, sections 4.2.1 and 4.2.3.
  @Test func `the digest of a disclosure is that of the RFC`() throws {
    let text =
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    let disclosure = try #require(Disclosure(encoded: text))
    #expect(disclosure.secret == WithheldText(place: "family_name", text: "Möbius"))
    #expect(disclosure.withheld.digest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
  }

  @Test func `a text stands beside the log and nowhere in it`() throws {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(Self.party, Self.note("Bel Jansen.", 7)))
    }
    #expect(try !ledger.lines().joined().contains("Jansen"))
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    let texts = try folder.texts(of: .numbered(7))
    #expect(texts.map(\.secret) == [WithheldText(place: "/text", text: "Bel Jansen.")])
    let register = try ledger.open()
    #expect(register.model.entry(1)?.proposal.withheld == texts.map(\.withheld))
    guard case .entry(.noteAdded(let note)) = try register.disclosing(folder).entry(1)?.event else {
      Issue.record("another event")
      return
    }
    #expect(note.text == "[niet openbaar: Bel Jansen.]")
    #expect(try Audit.verify(ledger.log).disclosures.present == 1)
  }

  @Test func `salts differ, so that equal texts have other digests`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let (plan, _) = try writer.perform(
      batch(Self.party, Self.note("Bel Jansen.", 7), Self.note("Bel Jansen.", 8)))
    #expect(Set(plan.entries.flatMap(\.proposal.withheld).map(\.digest)).count == 2)
  }

  @Test func `the same text again is recorded once, another one is another entry`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.party, Self.note("Bel Jansen.")))
    #expect(try writer.perform(batch(Self.note("Bel Jansen."))).receipt == nil)
    #expect(try writer.perform(batch(Self.note("Bel Pietersen."))).receipt?.sizeAfter == 3)
    // Within one batch as well.
    let (plan, _) = try writer.perform(
      batch(Self.note("Bel Smit."), Self.note("Bel Smit.")))
    #expect(plan.entries.count == 1 && plan.repeated.count == 1)
  }

  @Test func `the same id with another text is refused`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.party, Self.note("Bel Jansen.", 7)))
    #expect(try writer.perform(batch(Self.note("Bel Jansen.", 7))).receipt == nil)
    guard case .badBatch = failure({ _ = try writer.perform(batch(Self.note("Anders.", 7))) })
    else {
      Issue.record("it was accepted")
      return
    }
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    #expect(try folder.texts(of: .numbered(7)).map(\.secret.text) == ["Bel Jansen."])
  }

  @Test func `what is erased at one place leaves the others`() throws {
    let ledger = try Ledger()
    let decision = Given(
      "decision.taken", "2024-01-01",
      [
        ("decision", .string("b")), ("title", .string("Zaak 1")), ("outcome", .string("adopted")),
        ("note", .string("Bel Jansen.")),
      ]
    ).id(7).withholding("/note", "/title")
    var writer = try ledger.writer()
    _ = try writer.perform(batch(decision))
    let erasing = Given(
      "entry.redacted", "2024-02-01",
      [
        ("entry", .string(EntryIdentifier.numbered(7).description)),
        ("ground", .string("personal-data")), ("fields", .list(["/note"])),
      ])
    _ = try writer.perform(batch(erasing))
    #expect(writer.erasedTexts == 1 && writer.erasureTrouble == nil)
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    #expect(try folder.texts(of: .numbered(7)).map(\.secret.place) == ["/title"])
    let audit = try Audit.verify(ledger.log)
    #expect(audit.isSound)
    #expect(audit.disclosures.present == 1 && audit.disclosures.erased == 1)
  }

  @Test func `the bytes of an erased text are written over`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.party, Self.note("Bel Jansen.", 7)))
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    let held = try ledger.disk.open(folder.path(of: .numbered(7)), for: .read)
    _ = try writer.perform(batch(.redacted(7, when: "2024-02-01")))
    let size = try ledger.disk.size(of: held)
    #expect(size > 0)
    #expect(try ledger.disk.read(held, at: 0, count: size).allSatisfy { $0 == 0 })
    try ledger.disk.close(held)
  }

  @Test func `an erasing that was cut off while writing over is found, and ends the next time`()
    throws
  {
    let ledger = try Ledger()
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    var writer = try ledger.writer()
    _ = try writer.perform(
      batch(Self.party, Self.note("Bel Jansen.", 7), Self.note("Bel Smit.", 8)))
    let erasing = Given.redacted(7, when: "2024-02-01").id(9)
    _ = try writer.perform(batch(erasing))
    try ledger.put([0, 0, 0x61, 0x0A], at: folder.path(of: .numbered(7)))
    let problems = try Audit.verify(ledger.log).disclosures.problems
    guard case .notErased(_, sequence: 1, place: "/text")? = problems.first, problems.count == 1
    else {
      Issue.record("\(problems)")
      return
    }
    // Others are recorded, seen and erased meanwhile.
    #expect(try writer.perform(batch(Self.note("Bel Visser.", 10))).receipt != nil)
    #expect(try folder.all()[.numbered(8)]?.count == 1)
    _ = try writer.perform(batch(erasing))
    #expect(writer.erasureTrouble == nil)
    #expect(try Audit.verify(ledger.log).isSound)
  }

  @Test func `the text of another entry is not erased, and what should be gone is not shown`()
    throws
  {
    let ledger = try Ledger()
    let folder = DisclosureFolder(of: ledger.directory, in: ledger.disk)
    var writer = try ledger.writer()
    _ = try writer.perform(
      batch(Self.party, Self.note("Bel Jansen.", 7), Self.note("Bel Smit.", 8)))
    let kept = try ledger.disk.readWhole(folder.path(of: .numbered(7)), bytesMax: 1 << 20)
    try ledger.disk.rename(folder.path(of: .numbered(8)), to: folder.path(of: .numbered(7)))
    let erasing = Given.redacted(7, when: "2024-02-01").id(9)
    _ = try writer.perform(batch(erasing))
    guard case .unreadableDisclosures? = writer.erasureTrouble else {
      Issue.record("\(String(describing: writer.erasureTrouble))")
      return
    }
    #expect(try folder.texts(of: .numbered(7)).map(\.secret.text) == ["Bel Smit."])
    try ledger.put(kept, at: folder.path(of: .numbered(7)))
    guard case .entry(.noteAdded(let note)) = try ledger.open().disclosing(folder).entry(1)?.event
    else {
      Issue.record("another event")
      return
    }
    #expect(note.text == "[niet openbaar]")
  }

  // MARK: What an audit finds

  private static func audited(
    _ damage: (String, PosixFileSystem) throws -> Void
  ) throws -> DisclosureAudit {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(party, note("Bel Jansen.", 7), note("Bel Smit.", 8)))
    }
    try damage("\(ledger.directory)/disclosures", ledger.disk)
    return try Audit.verify(ledger.log).disclosures
  }

  private static func file(_ number: Int) -> String { "/\(EntryIdentifier.numbered(number)).txt" }

  @Test func `a text that is not there is counted`() throws {
    let audit = try Self.audited { folder, disk in try disk.remove(folder + Self.file(7)) }
    #expect(audit.present == 1 && audit.absent == 1 && audit.problems == [])
  }

  @Test func `a text of another entry is found`() throws {
    let audit = try Self.audited { folder, disk in
      try disk.rename(folder + Self.file(8), to: folder + Self.file(7))
    }
    guard case .differs(_, sequence: 1, place: "/text")? = audit.problems.first else {
      Issue.record("\(audit.problems)")
      return
    }
  }

  @Test func `every flipped bit of a kept text is found`() throws {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(Self.party, Self.note("Bel.", 7)))
    }
    let path = DisclosureFolder(of: ledger.directory, in: ledger.disk).path(of: .numbered(7))
    let bytes = try ledger.disk.readWhole(path, bytesMax: 1 << 20)
    for bit in 0..<bytes.count * 8 {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      try ledger.put(changed, at: path)
      #expect(try !Audit.verify(ledger.log).isSound, "bit \(bit)")
    }
  }

  @Test func `a file that belongs to no entry is named`() throws {
    let audit = try Self.audited { folder, disk in
      try disk.rename(folder + Self.file(8), to: folder + Self.file(9))
      try disk.writeNew([0x61], to: folder + "/los")
    }
    #expect(
      audit.stray.map { $0.split(separator: "/").last.map(String.init) } == [
        "los", String(Self.file(9).dropFirst()),
      ])
    #expect(audit.problems == [] && audit.absent == 1)
  }
}

extension Ledger {
  /// Puts other bytes in a file.
  func put(_ bytes: [UInt8], at path: String) throws {
    try disk.putWhole(bytes, at: path, permissions: 0o600)
  }
}
