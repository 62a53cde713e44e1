import Crypto
import Merkle
import Testing

@Suite struct SignedNoteTests {
  static let goNote = KnownKeys.goText + "\n" + KnownKeys.peterLine + KnownKeys.enochLine

  @Test func `the known checkpoint gets exactly the known signature line`() throws {
    let key = try SigningKey(name: "log.example/besluiten", seed: KnownKeys.logSeed)
    let note = try SignedNote(signing: KnownKeys.checkpoint, with: key)
    #expect(note.encoded == KnownKeys.checkpoint + "\n" + KnownKeys.logLine)
    try note.verify(with: [key.verifierKey])
  }

  @Test func `the known note with a cosignature verifies with the log's key`() throws {
    let note = try SignedNote(
      parsing: KnownKeys.checkpoint + "\n" + KnownKeys.logLine + KnownKeys.witnessLine)
    try note.verify(with: [VerifierKey(KnownKeys.log)])
    #expect(try Checkpoint(text: note.text).size == 8)
    #expect(note.signatures.map(\.keyName) == ["log.example/besluiten", "w1.example/toezicht"])
    #expect(note.signatures.map(\.keyID) == [0x3dc7_0e7a, 0x9d8d_1479])
    #expect(note.signatures.map(\.signature.count) == [64, 72])
  }

  @Test func `Go's key signs as Go does`() throws {
    let note = try SignedNote(signing: KnownKeys.goText, with: SigningKey(KnownKeys.peterSecret))
    #expect(note.encoded == KnownKeys.goText + "\n" + KnownKeys.peterLine)
  }

  @Test func `a note of Go with two signatures verifies with either key or both`() throws {
    let note = try SignedNote(parsing: Self.goNote)
    let peter = try VerifierKey(KnownKeys.peter)
    let enoch = try VerifierKey(KnownKeys.enoch)
    for keys in [[peter], [enoch], [enoch, peter, enoch]] {
      #expect(throws: Never.self, "\(keys.map(\.text))") { try note.verify(with: keys) }
    }
  }

  @Test(arguments: [
    goNote, KnownKeys.checkpoint + "\n" + KnownKeys.logLine + KnownKeys.witnessLine,
    "\n\n" + KnownKeys.peterLine, "a\n\n\n" + KnownKeys.peterLine,
  ])
  func `a note prints as it was read`(text: String) throws {
    #expect(try SignedNote(parsing: text).encoded == text)
  }

  @Test func `a note without a known signature is refused`() throws {
    let note = try SignedNote(parsing: Self.goNote)
    let refusal = CryptoError.noKnownSignature(signedBy: ["PeterNeumann", "EnochRoot"])
    #expect(throws: refusal) { try note.verify(with: []) }
    #expect(throws: refusal) { try note.verify(with: [VerifierKey(KnownKeys.log)]) }
  }

  @Test func `a wrong signature of a key we do not know is passed over`() throws {
    let wrong = KnownKeys.enochLine.replacing("33WWd1", with: "33WWd2")
    let note = try SignedNote(parsing: KnownKeys.goText + "\n" + wrong + KnownKeys.peterLine)
    #expect(note.signatures.map(\.keyName) == ["EnochRoot", "PeterNeumann"])
    #expect(throws: Never.self) { try note.verify(with: [VerifierKey(KnownKeys.peter)]) }
  }

  @Test func `a wrong signature of a known key condemns the whole note`() throws {
    let wrong = KnownKeys.enochLine.replacing("33WWd1", with: "33WWd2")
    let keys = [try VerifierKey(KnownKeys.peter), try VerifierKey(KnownKeys.enoch)]
    for lines in [KnownKeys.peterLine + wrong, wrong + KnownKeys.peterLine] {
      let note = try SignedNote(parsing: KnownKeys.goText + "\n" + lines)
      #expect(throws: CryptoError.badSignature(keyName: "EnochRoot", keyID: 0xaf0c_fe78)) {
        try note.verify(with: keys)
      }
    }
  }

  @Test func `a known name with another key id is a key we do not know`() throws {
    let line = KnownKeys.peterLine.replacing("x08g", with: "x08h")
    let note = try SignedNote(parsing: KnownKeys.goText + "\n" + line)
    #expect(throws: CryptoError.noKnownSignature(signedBy: ["PeterNeumann"])) {
      try note.verify(with: [VerifierKey(KnownKeys.peter)])
    }
  }

  @Test func `any one byte changed never verifies`() throws {
    let note = Array((KnownKeys.checkpoint + "\n" + KnownKeys.logLine).utf8)
    let keys = [try VerifierKey(KnownKeys.log)]
    for index in note.indices {
      for byte in [note[index] ^ 1, note[index] ^ 0x20, UInt8(ascii: "\n"), UInt8(ascii: "=")]
      where byte != note[index] {
        var changed = note
        changed[index] = byte
        #expect(throws: CryptoError.self, "byte \(byte) at \(index)") {
          try SignedNote(parsing: String(decoding: changed, as: UTF8.self)).verify(with: keys)
        }
      }
    }
  }

  @Test func `a note cut at any byte never verifies`() throws {
    let note = Array((KnownKeys.checkpoint + "\n" + KnownKeys.logLine).utf8)
    let keys = [try VerifierKey(KnownKeys.log)]
    for count in note.indices {
      #expect(throws: CryptoError.self, "\(count) bytes") {
        try SignedNote(parsing: String(decoding: note.prefix(count), as: UTF8.self))
          .verify(with: keys)
      }
    }
  }

  @Test func `the signatures begin after the last empty line`() throws {
    let key = try SigningKey(KnownKeys.peterSecret)
    let text = "first\n\n" + KnownKeys.enochLine + "\n\nlast\n\n"
    let note = try SignedNote(signing: text, with: key)
    let read = try SignedNote(parsing: note.encoded)
    #expect(read.text == text)
    #expect(read.signatures.count == 1)
    try read.verify(with: [key.verifierKey])
  }

  @Test func `texts that look the same and differ in bytes have different signatures`() throws {
    let key = try SigningKey(KnownKeys.peterSecret)
    let composed = try SignedNote(signing: "caf\u{e9}\n", with: key)
    let decomposed = try SignedNote(signing: "cafe\u{301}\n", with: key)
    #expect(composed != decomposed)
    #expect(composed.signatures != decomposed.signatures)
  }

  @Test(arguments: [UInt8(0), 1, 9, 11, 13, 27, 31])
  func `a text with a control character is neither signed nor read`(byte: UInt8) throws {
    let text = "a\(Character(Unicode.Scalar(byte)))b\n"
    let refusal = CryptoError.malformedNote(.controlCharacter(byte, offset: 1))
    #expect(throws: refusal) {
      try SignedNote(signing: text, with: SigningKey(KnownKeys.peterSecret))
    }
    #expect(throws: refusal) { try SignedNote(parsing: text + "\n" + KnownKeys.peterLine) }
  }

  @Test func `a text ending in a carriage return and line feed is refused`() {
    #expect(throws: CryptoError.malformedNote(.controlCharacter(13, offset: 1))) {
      try SignedNote(parsing: "a\r\n\r\n" + KnownKeys.peterLine)
    }
  }

  @Test(arguments: ["", "abc", "a\nb"])
  func `a text that does not end in a line feed is not signed`(text: String) {
    #expect(throws: CryptoError.malformedNote(.noFinalNewline)) {
      try SignedNote(signing: text, with: SigningKey(KnownKeys.peterSecret))
    }
  }

  @Test(arguments: [
    KnownKeys.goText, KnownKeys.goText + "\n", KnownKeys.peterLine, "\n" + KnownKeys.peterLine,
    KnownKeys.goText + KnownKeys.peterLine, "\n", "\n\n",
  ])
  func `a text without signatures is refused`(text: String) {
    #expect(throws: CryptoError.malformedNote(.noSignatures)) { try SignedNote(parsing: text) }
  }

  @Test(arguments: [
    "Unexpected line.", "- PeterNeumann x08go/ZJkg==", "—PeterNeumann x08go/ZJkg==",
    "—  PeterNeumann x08go/ZJkg==", "— PeterNeumann  x08go/ZJkg==", "— PeterNeumann",
    "— PeterNeumann ", "— PeterNeumann x08go/ZJkg== ", "— PeterNeumann x08go/ZJkg",
    "— a+b x08go/ZJkg==",
    "— PeterNeumann x08gow==", "— Bad Name x08go/ZJkg==", "— Bad\u{a0}Name x08go/ZJkg==",
    "— PeterNeumann x08go/ZJkh==",
  ])
  func `a line that is not a signature is refused`(line: String) {
    #expect(throws: CryptoError.malformedNote(.badSignatureLine(line))) {
      try SignedNote(parsing: "text\n\n" + KnownKeys.peterLine + line + "\n")
    }
  }

  @Test func `a hundred signatures are read and one more is refused`() throws {
    let hundred = String(repeating: KnownKeys.peterLine, count: 100)
    let note = try SignedNote(parsing: KnownKeys.goText + "\n" + hundred)
    try note.verify(with: [VerifierKey(KnownKeys.peter)])
    #expect(throws: CryptoError.malformedNote(.tooManySignatures(found: 101, max: 100))) {
      try SignedNote(parsing: KnownKeys.goText + "\n" + hundred + KnownKeys.peterLine)
    }
  }

  @Test func `a note beyond the limit is refused`() {
    let text = String(repeating: "a", count: SignedNote.bytesMax) + "\n"
    let fault = NoteFault.tooLarge(
      bytes: SignedNote.bytesMax + 1, bytesMax: SignedNote.bytesMax)
    #expect(throws: CryptoError.malformedNote(fault)) {
      try SignedNote(signing: text, with: SigningKey(KnownKeys.peterSecret))
    }
  }
}
