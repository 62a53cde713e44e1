import Answers
import Crypto
import EventFormat
import Log
import Reading
import Register
import TestSupport
import Testing

/// A register whose log is in no file: what the desk does with a log, it does through `LogStore`.
struct OtherStoreTests {
  private let disk = SimulatedFileSystem()
  private let store: MemoryLog
  private let keyText: String

  init() throws {
    // Read by whatever looks for the configuration folder.
    ConfigurationFolder.name()
    let key = try SigningKey(generatingFor: "example.org/other")
    keyText = key.text
    try disk.makeDirectory("/texts", permissions: 0o755)
    store = MemoryLog(LogContents(empty: "", key: key.verifierKey).format)
  }

  private var log: KeptLog {
    KeptLog(store, disclosures: DisclosureFolder(of: "/texts", in: disk), in: disk)
  }

  private var memory: SignedMemory? { SignedMemory(in: disk) }

  private func writer(
    minding memory: SignedMemory? = nil, and second: String? = nil
  ) throws -> RegisterWriter {
    try RegisterWriter(
      log, keys: SigningKeys(SigningKey(keyText), and: try second.map { try SigningKey($0) }),
      memory: memory, environment: Desk.environment())
  }

  @Test func `what was recorded is answered, from the log and from the index of it`() throws {
    do {
      var writer = try writer(minding: memory)
      _ = try writer.perform(batch(.party("vng", "VNG"), .product("handreiking", "Handreiking")))
      _ = try writer.perform(batch(.assigned("handreiking", to: ["vng"], when: "2022-07").id(7)))
    }
    #expect(try Audit.verify(log).isSound)
    let cache = try #require(
      IndexCache(of: store.address, below: "/cache", by: "program", in: disk))
    let mark = try #require(try store.mark())
    #expect(try cache.model(of: store, marked: mark) == nil)
    for _ in 0..<2 {
      let found = try Register.model(of: log, cache)
      let view = View(found.model, AsOf(on: try Scenario.day("2023-01-01")))
      let owners = view.ownership(of: try Scenario.id("handreiking")).holders
      #expect(owners.map(\.basis.entry.id) == [.numbered(7)])
      #expect(found.trouble == nil)
      #expect(found.contradiction(of: try LogWitnesses(log)) == nil)
    }
    #expect(try cache.model(of: store, marked: mark) != nil)
    #expect(!disk.paths.contains { $0.hasSuffix(".ndjson") || $0.hasSuffix("format.json") })
  }

  @Test func `of two writers one is told that the other was first, and nothing is lost`() throws {
    var first = try writer()
    var second = try writer()
    _ = try first.perform(batch(.party("vng", "VNG").id(1)))
    let refused = failure { _ = try second.perform(batch(.party("ipo", "IPO").id(2))) }
    guard case .log(.stale) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    var again = try writer()
    _ = try again.perform(batch(.party("ipo", "IPO").id(2)))
    #expect(try Register.open(log).contents.entryCount == 2)
    #expect(try Audit.verify(log).isSound)
  }

  @Test func `the withheld texts of what came too late are not kept`() throws {
    var first = try writer()
    _ = try first.perform(batch(.party("vng", "VNG").id(1)))
    var second = try writer()
    _ = try first.perform(batch(.party("ipo", "IPO").id(2)))
    let note = Given.note(on: ["vng"], "vertrouwelijk", when: "2024-01-01").withholding("/text")
    let refused = failure { _ = try second.perform(batch(note.id(3))) }
    guard case .log(.stale) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(try log.disclosures.contents().ids.isEmpty)
  }

  @Test func `an older state is not written on when more was signed here`() throws {
    do {
      var writer = try writer(minding: memory)
      _ = try writer.perform(batch(.party("vng", "VNG").id(1)))
    }
    let older = MemoryLog(try store.format())
    let copy = KeptLog(older, disclosures: log.disclosures, in: disk)
    let refused = failure {
      _ = try RegisterWriter(
        copy, keys: SigningKeys(SigningKey(keyText), and: nil), memory: memory,
        environment: Desk.environment())
    }
    guard case .log(.rolledBack(_, signedSize: 1, foundSize: 0)) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
  }

  @Test func `a key takes over from another`() throws {
    let next = try SigningKey(generatingFor: "example.org/other")
    let (nextText, nextKey) = (next.text, next.verifierKey)
    do {
      var writer = try writer()
      try writer.add(nextKey)
    }
    do {
      var writer = try writer(and: nextText)
      try writer.retire(try SigningKey(keyText).verifierKey, reason: nil)
    }
    #expect(try store.format().keys == [nextKey])
    #expect(try Audit.verify(log).isSound)
  }
}
