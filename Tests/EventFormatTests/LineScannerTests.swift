import Calendar
import Governance
import Testing

@testable import EventFormat

@Suite struct LineScannerTests {
  @Test func `the scan agrees with reading on type and known day`() throws {
    var scanner = LineScanner()
    let lines = try Golden.lines()
    for line in lines + lines.reversed() {
      let entry = try EntryReader.read(line[...])
      let header = try #require(scanner.scan(line[...]) { _ in })
      #expect(header.type == entry.event.type, "\(text(line))")
      #expect(header.knownBy == entry.knownBy, "\(text(line))")
    }
  }

  @Test func `the scan points at the id`() throws {
    var scanner = LineScanner()
    for line in try Golden.lines() {
      let slice = (bytes("\n") + line)[1...]
      let start = slice.startIndex + Int(try #require(scanner.scan(slice) { _ in }).idOffset)
      let id = EntryIdentifier(bytes: slice[start..<start + EntryIdentifier.textLength])
      #expect(id == (try EntryReader.read(line[...])).id)
    }
  }

  @Test func `the scan reports every thing that the event is about and every document cited`()
    throws
  {
    var scanner = LineScanner()
    for line in try Golden.lines() {
      let entry = try EntryReader.read(line[...])
      var reported: Set<String> = []
      _ = scanner.scan(line[...]) { reported.insert(text($0)) }
      let wanted = Set(names(of: entry.event) + entry.source.map(\.document.text))
      #expect(reported.isSuperset(of: wanted), "\(wanted.subtracting(reported)) in \(text(line))")
    }
  }

  @Test func `the scan reports no word that only looks like a name`() throws {
    var scanner = LineScanner()
    let words: Set<String> = [
      "owner", "lead", "adopted", "in-development", "partial", "not-started", "decide",
      "fulfilled", "try-out", "pillar", "kwartaalgrens", "type", "kind", "roles",
    ]
    for line in try Golden.lines() {
      var reported: Set<String> = []
      _ = scanner.scan(line[...]) { reported.insert(text($0)) }
      #expect(reported.isDisjoint(with: words), "\(text(line))")
    }
  }

  @Test func `a line cut short anywhere is no entry`() throws {
    var scanner = LineScanner()
    var taken: [String] = []
    for line in try Golden.lines() {
      for end in line.indices where scanner.scan(line[..<end], mentioned: { _ in }) != nil {
        taken.append("… \(text(line[..<end].suffix(50)))")
      }
    }
    #expect(taken.isEmpty)
  }

  @Test func `a line with something behind it is no entry`() throws {
    var scanner = LineScanner()
    let taken = try Golden.lines().filter { line in
      scanner.scan((line + bytes("{}"))[...]) { _ in } != nil
    }
    #expect(taken.isEmpty, "\(taken.count) lines")
  }

  @Test func `a line whose known window never ends is no entry`() throws {
    var scanner = LineScanner()
    let line = text(try Golden.lines()[0])
    let known = #""known":"2024-09""#
    let changed = line.replacing(known, with: #""known":"[2024-09..]""#)
    #expect(changed != line)
    #expect(scanner.scan(bytes(changed)[...]) { _ in } == nil)
  }

  @Test func `a type of a later version is scanned as unknown`() throws {
    var scanner = LineScanner()
    let line = text(try Golden.lines()[7]).replacing("party.ended.v1", with: "party.ended.v2")
    let header = try #require(scanner.scan(bytes(line)[...]) { _ in })
    #expect(header.type == nil)
    #expect(header.knownBy == CalendarDay(iso: "2026-11-21"))
  }

  @Test(arguments: [
    #""extra":{"a":1,"b":[2]},"id""#, #""extra":[1,[2],"x"],"id""#, #""extra":"x","id""#,
  ])
  func `a key that a later version added is passed over as reading does`(_ keys: String) throws {
    var scanner = LineScanner()
    let line = bytes(text(try Golden.lines()[7]).replacing(#""id""#, with: keys))
    let entry = try EntryReader.read(line[...])
    let header = try #require(scanner.scan(line[...]) { _ in })
    #expect(header.type == entry.event.type)
    #expect(header.knownBy == entry.knownBy)
  }

  @Test func `no change of a few bytes makes it trap or disagree with what can still be read`()
    throws
  {
    var random = SeededGenerator(seed: SeededGenerator.seed)
    var scanner = LineScanner()
    for line in try Golden.lines() {
      for _ in 0..<300 {
        var changed = line
        for _ in 0...Int.random(in: 0..<3, using: &random) {
          let place = Int.random(in: changed.indices, using: &random)
          changed[place] =
            Bool.random(using: &random) ? oneOf(&random) : UInt8.random(in: 0...255, using: &random)
        }
        guard agrees(changed, &scanner) else { return }
      }
    }
  }

  @Test func `no byte left out makes it trap or disagree with what can still be read`() throws {
    var scanner = LineScanner()
    for line in try Golden.lines() {
      for place in line.indices {
        var changed = line
        changed.remove(at: place)
        guard agrees(changed, &scanner) else { return }
      }
    }
  }

  /// Whether the scan says the same as reading; anything goes for a line that cannot be read.
  private func agrees(_ line: [UInt8], _ scanner: inout LineScanner) -> Bool {
    let header = scanner.scan(line[...]) { _ in }
    let entry: Entry
    do throws(EntryError) { entry = try EntryReader.read(line[...]) } catch { return true }
    if header?.type == entry.event.type, header?.knownBy == entry.knownBy { return true }
    Issue.record("SEED=\(SeededGenerator.seed): \(text(line))")
    return false
  }

  /// A byte that means something in JSON.
  private func oneOf(_ random: inout SeededGenerator) -> UInt8 {
    Array(#"{}[]",:\0919az- "#.utf8).randomElement(using: &random) ?? 0
  }

  private func names(of event: Event) -> [String] {
    let references = event.domain.introduced + event.domain.mentioned
    return references.map(\.id.text) + namesInEntryEvent(event)
  }

  /// What an entry event holds though it does not say so as its family.
  private func namesInEntryEvent(_ event: Event) -> [String] {
    switch event {
    case .entry(.noteAdded(let note)): note.subjects.map(\.text)
    case .entry(.corrected(let correction)): correction.event.map(names) ?? []
    default: []
    }
  }
}
