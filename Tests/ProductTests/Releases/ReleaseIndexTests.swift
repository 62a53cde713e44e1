import Disk
import Foundation
import Testing

/// An index that another release left changes no answer, wherever it stands and whatever became of it.
struct ReleaseIndexTests {
  /// Questions that go through names, places, overrides and every entry.
  private static let some = [
    "owners --on 2026-06-30 --json", "history gids --on 2026-06-30", "search gids --on 2026-06-30",
    "funding --on 2026-06-30 --json",
  ]

  @Test(arguments: try ReleaseShelf.all())
  func `the index of a release changes no answer, wherever this program looks for one`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let own = try program.keptIndex()
    let old = try shelf.index()
    let caches = program.home.appendingPathComponent(".cache/vth")
    let theirs = caches.appendingPathComponent(old.place).deletingLastPathComponent()
    for file in [
      own,
      // In the folder of that release: as it lay there, and under the name that this log has here.
      caches.appendingPathComponent(old.place),
      theirs.appendingPathComponent(own.lastPathComponent),
      // Where indexes lay before each program had a folder.
      caches.appendingPathComponent(own.lastPathComponent),
    ] {
      try program.putIndex(old.bytes, at: file)
    }
    try shelf.expectAnswers(of: program, "with the index of \(shelf.version)")
    #expect(try Data(contentsOf: own) != old.bytes)
    #expect(try Data(contentsOf: caches.appendingPathComponent(old.place)) == old.bytes)
  }

  @Test(arguments: try ReleaseShelf.all())
  func `going back to a release and on again gives the same answers each time`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let own = try program.keptIndex()
    let new = try Data(contentsOf: own)
    let old = try shelf.index().bytes
    for (turn, bytes) in [old, new, old, new].enumerated() {
      try program.putIndex(bytes, at: own)
      try shelf.expectAnswers(of: program, "turn \(turn)", to: Self.some)
      // Rebuilt when it was the other's, believed when it was this program's own.
      #expect(try Data(contentsOf: own) == new, "turn \(turn)")
    }
  }

  @Test(arguments: try ReleaseShelf.all())
  func `an index that was cut or of which a bit flipped changes no answer`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let own = try program.keptIndex()
    let old = try shelf.index().bytes
    let places = (0..<16).map { $0 * old.count / 16 }
    let cut = places.map { old.prefix($0) }
    let flipped = places.enumerated().map { number, place in
      var bytes = old
      bytes[place] ^= 1 << (number % 8)
      return bytes
    }
    for (number, bytes) in (cut + flipped).enumerated() {
      try program.putIndex(bytes, at: own)
      try shelf.expectAnswers(
        of: program, "variant \(number)", to: [Self.some[number % Self.some.count]])
    }
  }

  // MARK: What only looks like this program's own

  @Test func `an index that is right in all but the program that made it is not believed`() throws {
    let shelf = try ReleaseShelf.newest()
    let program = try shelf.home()
    let own = try program.keptIndex()
    var parts = try IndexParts(try Data(contentsOf: own))
    // It lies: of no entry may anything count.
    parts.rejectEverything()
    try program.putIndex(parts.bytes, at: own)
    let asked = ["owners", "--on", "2026-06-30", "--json"]
    let lie = try program.run(asked)
    #expect(lie.status == 0 && !lie.output.contains("vereniging"), "\(lie.output)")
    // So it can be seen whether it is believed; and now another program made it.
    parts.fingerprint[0] = parts.fingerprint[0] == UInt8(ascii: "0") ? 0x31 : 0x30
    try program.putIndex(parts.bytes, at: own)
    try shelf.expectAnswers(of: program, "made by another program", to: Self.some)
  }

  @Test(arguments: try ReleaseShelf.all())
  func `whatever of an older index stands under this program's name and sum, nothing traps`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let own = try program.keptIndex()
    var parts = try IndexParts(try Data(contentsOf: own))
    let bytes = try shelf.index().bytes
    // Of another layout nothing is read at all.
    guard bytes.starts(with: parts.magic) else { return }
    let old = try IndexParts(bytes)
    (parts.places, parts.index) = (old.places, old.index)
    for number in 0..<48 {
      var changed = parts
      // The header and the records of entries are dense; of the rest, some.
      let place = number < 16 ? 8 + number * 3 : number * parts.index.count / 48
      changed.index[place] ^= [0x01, 0x80, 0xFF, 0x10][number % 4]
      try program.putIndex(changed.bytes, at: own)
      let question = Self.some[number % Self.some.count]
      // A shell adds 128 to the number of a signal.
      let status = try program.shell("Scripts/vth \(question)").status
      #expect([0, 1, 3, 4].contains(status), "byte \(place), \(question): \(status)")
    }
  }
}

/// The parts of an index as this program lays it out (`IndexCache`).
private struct IndexParts {
  let magic: [UInt8]
  var fingerprint: [UInt8]
  var mark: [UInt8]
  var places: [UInt8]
  var index: [UInt8]

  /// Takes apart what a program wrote; throws when it is laid out otherwise.
  init(_ file: Data) throws {
    let bytes = Array(file)
    try #require(bytes.count > 16)
    magic = Array(bytes[..<8])
    var rest = bytes[16...]
    func part() throws -> [UInt8] {
      try #require(rest.count >= 8)
      let count = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(8)
      try #require(rest.count >= count)
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    (fingerprint, mark, places, index) = (try part(), try part(), try part(), try part())
    try #require(rest.isEmpty && bytes == Array(self.bytes))
  }

  /// The file, with the sum that belongs to it.
  var bytes: Data {
    let rest = [fingerprint, mark, places, index].flatMap { Self.number(UInt64($0.count)) + $0 }
    return Data(magic + Self.number(FileBytes(rest).checksum(from: 0)) + rest)
  }

  /// Says of every entry that it may not count (`LogIndex`: 44 bytes of header, 12 an entry, its form second).
  mutating func rejectEverything() {
    for entry in 0..<places.count / 12 { index[44 + entry * 12 + 1] = 2 }
  }

  private static func number(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
