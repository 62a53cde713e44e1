import Crypto
import Merkle
import Testing

/// Co-signatures, with a known answer from outside this program (seed 20 to 3f, time 1763600000).
@Suite struct WitnessKeyTests {
  static let note = KnownKeys.checkpoint + "\n" + KnownKeys.logLine + KnownKeys.witnessLine

  @Test func `the known co-signature verifies, and says when`() throws {
    let witness = try WitnessKey(KnownKeys.witness)
    let found = try SignedNote(parsing: Self.note).cosignatures(of: [witness])
    #expect(found.map(\.witness) == [witness])
    #expect(found.map(\.time) == [1_763_600_000])
  }

  @Test func `a witness key prints as it was read`() throws {
    #expect(try WitnessKey(KnownKeys.witness).text == KnownKeys.witness)
  }

  @Test func `the key of a log is no key of a witness, nor the other way round`() throws {
    #expect(
      throws: CryptoError.malformedVerifierKey(KnownKeys.log, .unsupportedType(expected: 4))
    ) { try WitnessKey(KnownKeys.log) }
    #expect(
      throws: CryptoError.malformedVerifierKey(KnownKeys.witness, .unsupportedType(expected: 1))
    ) { try VerifierKey(KnownKeys.witness) }
  }

  @Test func `a changed text, time or signature makes the co-signature wrong`() throws {
    let witness = try WitnessKey(KnownKeys.witness)
    let wrong = CryptoError.badSignature(keyName: witness.name, keyID: witness.id)
    let otherText = Self.note.replacing("\n8\n", with: "\n9\n")
    #expect(throws: wrong) { try SignedNote(parsing: otherText).cosignatures(of: [witness]) }
    let line = KnownKeys.witnessLine
    let blob = try #require(Base64.decode(line.dropLast().split(separator: " ").last ?? ""))
    for place in 4..<blob.count {
      var changed = blob
      changed[place] ^= 1
      let text =
        KnownKeys.checkpoint + "\n" + KnownKeys.logLine
        + "— w1.example/toezicht \(Base64.encode(changed))\n"
      #expect(throws: wrong, "byte \(place)") {
        try SignedNote(parsing: text).cosignatures(of: [witness])
      }
    }
  }

  @Test func `lines of others are passed over, and none are not missed`() throws {
    let note = try SignedNote(parsing: KnownKeys.checkpoint + "\n" + KnownKeys.logLine)
    #expect(try note.cosignatures(of: [WitnessKey(KnownKeys.witness)]).isEmpty)
    #expect(try SignedNote(parsing: Self.note).cosignatures(of: []).isEmpty)
  }

  @Test func `lines are added once, behind those there are`() throws {
    let note = try SignedNote(parsing: KnownKeys.checkpoint + "\n" + KnownKeys.logLine)
    let lines = try NoteSignature.lines(KnownKeys.witnessLine)
    #expect(note.adding(lines).encoded == Self.note)
    #expect(note.adding(lines).adding(lines).encoded == Self.note)
    #expect(throws: CryptoError.self) { try NoteSignature.lines("— geen regel\n") }
  }
}
