import Crypto
import Merkle
import Testing

/// Which co-signatures are kept under a note.
@Suite struct NewestCosignatureTests {
  /// A line with a time and no more: keeping verifies nothing.
  private static func line(_ name: String, _ time: UInt64, id: UInt8 = 7) throws -> NoteSignature {
    let bytes =
      [0, 0, 0, id] + (0..<8).map { UInt8(time >> (56 - 8 * UInt64($0)) & 255) }
      + [UInt8](repeating: 1, count: 64)
    return try #require(
      try NoteSignature.lines("— \(name) \(Base64.encode(bytes))\n").first)
  }

  private static var bare: SignedNote {
    get throws { try SignedNote(parsing: KnownKeys.checkpoint + "\n" + KnownKeys.logLine) }
  }

  @Test func `of each key the newest stays, in whatever order they come`() throws {
    let lines = try [
      Self.line("a", 5), Self.line("b", 1), Self.line("a", 9), Self.line("a", 7),
      Self.line("a", 1, id: 8),
    ]
    for order in [lines, lines.reversed()] {
      let kept = try Self.bare.keepingNewest(of: order, from: [])
      #expect(kept.signatures.count == 4)
      #expect(kept.signatures.first == (try Self.bare.signatures.first))
      for line in [lines[1], lines[2], lines[4]] { #expect(kept.signatures.contains(line)) }
    }
  }

  @Test func `what the log signed stays as the log has it`() throws {
    let own = try #require(try Self.bare.signatures.first)
    let other = try Self.line(own.keyName, 9)
    let kept = try Self.bare.keepingNewest(of: [own, own, other], from: [])
    #expect(kept.signatures == [own, other])
  }

  @Test func `what is kept can always be read, and a witness goes before who is unknown`() throws {
    let witness = try WitnessKey(KnownKeys.witness)
    let own = try SignedNote(parsing: WitnessKeyTests.note).signatures
    let long = String(repeating: "x", count: 20_000)
    for strangers in [
      try (0..<500).map { try Self.line("stranger-\($0)", 1) },
      try (0..<99).map { try Self.line("\(long)\($0)", 1) },
    ] {
      let kept = try Self.bare.keepingNewest(of: strangers + own, from: [witness])
      #expect(try SignedNote(parsing: kept.encoded) == kept)
      #expect(try kept.cosignatures(of: [witness]).count == 1)
      #expect(kept.signatures.count > 40)
      // And again, as at the next visit: it does not grow.
      #expect(try Self.bare.keepingNewest(of: kept.signatures + own, from: [witness]) == kept)
    }
  }
}
