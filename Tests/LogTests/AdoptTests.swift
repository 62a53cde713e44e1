import Crypto
import Log
import Merkle
import Testing

/// What a store gives back is believed only when a checkpoint vouches for it.
struct AdoptTests {
  private let keyText: String
  private let contents: LogContents
  /// Three commits that follow on each other, as a store would give them back.
  private let commits: [StoredCommit]

  init() throws {
    let text = try SigningKey(generatingFor: "example.com/adopt").text
    keyText = text
    var draft = LogDraft(address: "here", key: try SigningKey(text))
    contents = draft.contents
    var commits: [StoredCommit] = []
    for range in [0..<2, 2..<3, 3..<6] {
      let lines = StoreUnderTest.lines(range)
      commits.append(StoredCommit(lines: lines, note: try draft.commit(lines)))
    }
    self.commits = commits
  }

  /// Whether a commit is refused as damage after the first one, and nothing of it taken in.
  private func isRefused(_ commit: StoredCommit) throws -> Bool {
    var contents = contents
    try contents.adopt(commits[0])
    let before = contents
    do throws(LogError) {
      try contents.adopt(commit)
      return false
    } catch {
      guard case .damaged(.checkpointMismatch(let place, _)) = error else { return false }
      #expect(place.path == "here/log/000000000.ndjson")
      return contents == before
    }
  }

  @Test func `what follows and is signed is taken in, and is the log that was written`() throws {
    var adopted = contents
    for commit in commits {
      try adopted.adopt(commit)
      adopted.checkInvariants()
    }
    #expect(adopted.commits.map(\.sizeAfter) == [2, 3, 6])
    let last = try #require(adopted.commits.last)
    #expect(adopted.note(of: last) == commits[2].note)
    #expect(try !isRefused(commits[1]))
  }

  @Test func `what is in another order, left out, changed or signed by others is not`() throws {
    #expect(try isRefused(commits[0]))
    #expect(try isRefused(commits[2]))
    let own = commits[1]
    #expect(try isRefused(StoredCommit(lines: own.lines, note: commits[2].note)))
    #expect(try isRefused(StoredCommit(lines: own.lines + own.lines, note: own.note)))
    #expect(try isRefused(StoredCommit(lines: [], note: own.note)))
    for index in own.lines[0].indices {
      var lines = own.lines
      lines[0][index] ^= 1
      #expect(try isRefused(StoredCommit(lines: lines, note: own.note)), "byte \(index)")
    }
    let text = try SignedNote(parsing: own.note).text
    let stranger = try SigningKey(generatingFor: "example.com/adopt")
    let forged = try SignedNote(signing: text, with: stranger).encoded
    #expect(try isRefused(StoredCommit(lines: own.lines, note: forged)))
    for note in ["no note", "", "\u{0}", "a\tb", own.note + "\u{1B}", own.note + own.note] {
      #expect(try isRefused(StoredCommit(lines: own.lines, note: note)), "\(note)")
    }
  }

  @Test func `a commit is made for one head`() throws {
    let key = SigningKeys(try SigningKey(keyText), and: nil)
    let lines = StoreUnderTest.lines(0..<2)
    let commit = try SignedCommit(lines, onto: contents, by: key)
    #expect(commit.base == .empty && commit.head.size == 2 && commit.beginsSegment)
    #expect(commit.lines.map { Array(commit.bytes[$0]) } == lines)
    var adopted = contents
    try adopted.adopt(StoredCommit(lines: lines, note: commit.note))
    #expect(adopted.head == commit.head)
    let next = try SignedCommit(StoreUnderTest.lines(2..<3), onto: adopted, by: key)
    #expect(next.base == commit.head && !next.beginsSegment)
  }
}
