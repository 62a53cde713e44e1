import Crypto
import FileLog
import Log
import Merkle
import Testing

/// Which keys count for which checkpoint, and what is remembered outside the log.
struct LogKeysTests {
  private static func format(
    _ keys: [VerifierKey], retired: [RetiredKey] = []
  ) throws -> LogFormat { try #require(LogFormat(keys: keys, retired: retired)) }

  private static func key() throws -> VerifierKey {
    try SigningKey(generatingFor: "example.com/book").verifierKey
  }

  @Test func `what format json says is read and written to the same bytes`() throws {
    let (one, other, third) = try (Self.key(), Self.key(), Self.key())
    for format in try [
      Self.format([one]), Self.format([one, other]),
      Self.format([one], retired: [RetiredKey(key: other, size: 1)]),
      Self.format(
        [one], retired: [RetiredKey(key: other, size: 12), RetiredKey(key: third, size: 4_096)]),
    ] {
      #expect(LogFormat(parsing: format.encoded) == format)
      for place in format.encoded.indices {
        var cut = format.encoded
        cut.remove(at: place)
        // A number may lose a digit and is another number then; nothing else can be left out.
        if let other = LogFormat(parsing: cut) {
          #expect(other != format && other.encoded == cut, "without byte \(place)")
          #expect(other.retired.map(\.key) == format.retired.map(\.key))
        }
      }
    }
  }

  @Test(arguments: [
    (#"{"format":2,"keys":[]}"#, 2), (#"{"format":2}"#, 2), (#"{"format":10,"#, 10),
    (#"{"format":999999999}"#, 999_999_999), (#"{"format":1}"#, nil), (#"{"format":0}"#, nil),
    (#"{"format":02}"#, nil), (#"{"format":1000000000}"#, nil), (#"{"format":2"#, nil),
    (#"{"format":2.0}"#, nil), (#"{"format":-2}"#, nil), (#"{"format":}"#, nil),
    (#" {"format":2}"#, nil), (#"{"format": 2}"#, nil), (#"{"a":1,"format":2}"#, nil), ("", nil),
    (#"{"format":99999999999999999999}"#, nil),
  ])
  func `a later format says its number first, and nothing else does`(_ text: String, _ found: Int?)
  {
    #expect(LogFormat.newerVersion(in: Array(text.utf8)) == found)
  }

  @Test func `a key cannot stand there twice, nor one of another name`() throws {
    let key = try Self.key()
    let stranger = try SigningKey(generatingFor: "example.com/other").verifierKey
    #expect(LogFormat(keys: [key, key], retired: []) == nil)
    #expect(LogFormat(keys: [key], retired: [RetiredKey(key: key, size: 1)]) == nil)
    #expect(LogFormat(keys: [key, stranger], retired: []) == nil)
    #expect(LogFormat(keys: [], retired: [RetiredKey(key: key, size: 1)]) == nil)
  }

  @Test func `a retired key counts up to its size and not beyond`() throws {
    let (old, new) = try (Self.key(), Self.key())
    let format = try Self.format([new], retired: [RetiredKey(key: old, size: 7)])
    #expect(Set(format.keys(forSize: 7)) == [old, new])
    #expect(format.keys(forSize: 8) == [new])
  }

  /// Two copies of a log, in one of which a thief writes on with a key that was retired.
  @Test func `a signature of a retired key under a later checkpoint is worth nothing`() throws {
    let book = try Book.made(commits: [2])
    let old = try #require(book.keys().first)
    let new = try Self.key()
    var thief = try book.writer()
    _ = try thief.commit(Book.entries(from: 2, count: 3))
    let stolen = try Self.format([new], retired: [RetiredKey(key: old, size: 2)])
    book.disk.place(stolen.encoded, at: book.directory + "/format.json")
    book.disk.erase(book.checkpoint)
    let contents = try book.read(.newest)
    #expect(contents.entryCount == 2)
    guard case .mismatchedCheckpoint(_, .signature(.noKnownSignature)) = contents.tail else {
      Issue.record("\(contents.tail)")
      return
    }
    #expect(try !book.verify().isSound)
  }

  @Test func `while one key takes over, both sign, and either is enough`() throws {
    let book = try Book.made(commits: [2])
    let second = try SigningKey(generatingFor: "example.com/book")
    let secondText = second.text
    let both = try Self.format(book.keys() + [second.verifierKey])
    var writer = try book.writer()
    try writer.replaceFormat(both)
    _ = consume writer
    var signing = try LogWriter(
      FileLog(book.directory, in: book.disk),
      keys: SigningKeys(SigningKey(book.keyText), and: SigningKey(secondText)), remembered: [])
    let receipt = try signing.commit(Book.entries(from: 2, count: 1))
    let note = try SignedNote(parsing: receipt.note)
    #expect(note.signatures.count == 2)
    try note.verify(with: book.keys())
    try note.verify(with: [SigningKey(secondText).verifierKey])
    #expect(try book.verify().isSound)
  }

  // MARK: Remembered outside the log

  private static func remembered(_ contents: LogContents, _ size: Int) throws
    -> RememberedCheckpoint
  {
    let commit = try #require(contents.commit(endingAt: size))
    return RememberedCheckpoint(
      Checkpoint(origin: contents.origin, size: UInt64(size), root: commit.root), path: "elders")
  }

  private static func open(_ book: Book, _ remembered: [RememberedCheckpoint]) throws {
    _ = try LogWriter(
      FileLog(book.directory, in: book.disk),
      keys: SigningKeys(SigningKey(book.keyText), and: nil), remembered: remembered)
  }

  @Test func `a log that was put back is not written on, and nothing of it changes`() throws {
    let book = try Book.made(commits: [3, 2])
    let copy = book.copy()
    var writer = try book.writer()
    _ = try writer.commit(Book.entries(from: 5, count: 4))
    let last = try Self.remembered(writer.contents, 9)
    // A torn commit behind it would otherwise be cut off at opening.
    copy.edit(copy.firstSegment) { $0 += Array("{\"seq\":5".utf8) }
    let before = copy.disk.bytes(at: copy.firstSegment)
    #expect(
      failure { try Self.open(copy, [last]) }
        == .rolledBack(path: "elders", signedSize: 9, foundSize: 5))
    #expect(copy.disk.bytes(at: copy.firstSegment) == before)
    #expect(copy.disk.bytes(at: copy.checkpoint) != nil)
  }

  @Test func `a log with another history than was signed is not written on`() throws {
    let book = try Book.made(commits: [3])
    let fork = book.copy()
    var writer = try book.writer()
    _ = try writer.commit(Book.entries(from: 3, count: 2))
    let last = try Self.remembered(writer.contents, 5)
    var forked = try fork.writer()
    _ = try forked.commit([Array("{\"seq\":3,\"x\":1}".utf8), Array("{\"seq\":4}".utf8)])
    _ = consume forked
    #expect(
      failure { try Self.open(fork, [last]) } == .forked(path: "elders", signedSize: 5))
  }

  @Test func `a memory that is behind, or exactly right, is no objection`() throws {
    let book = try Book.made(commits: [3, 2, 4])
    let contents = try book.read()
    for size in [3, 5, 9] {
      let memory = try Self.remembered(contents, size)
      #expect(throws: Never.self, "\(size)") { try Self.open(book, [memory]) }
    }
    #expect(try book.read().entryCount == 9)
  }
}
