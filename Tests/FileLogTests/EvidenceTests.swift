import Crypto
import Log
import Merkle
import Testing

/// Proofs made from a log, and checked by somebody who has only the file and the key.
struct EvidenceTests {
  /// A log with commits that end at 3, 4, 9 and 16 entries.
  private static func log() throws -> (contents: LogContents, keys: TrustedKeys) {
    let contents = try Book.made(commits: [3, 1, 5, 7]).read()
    return (contents, TrustedKeys(log: contents.keys, witnesses: []))
  }

  private static func read(_ text: String) throws(EvidenceError) -> EvidenceFile {
    try EvidenceFile(parsing: Array(text.utf8))
  }

  @Test func `every entry is proven in every commit that has it, and nowhere else`() throws {
    let (contents, keys) = try Self.log()
    for commit in contents.commits {
      let note = try contents.verifiedNote(of: commit)
      for seq in 0..<commit.sizeAfter {
        let file = contents.proof(of: seq, in: commit, under: note)
        let check = try EvidenceCheck(Self.read(file.encoded), keys, line: nil, old: nil)
        guard case .inclusion(let checked, UInt64(seq), let line) = check else {
          Issue.record("entry \(seq)")
          continue
        }
        #expect(line == Array(contents.line(seq)))
        #expect(checked.checkpoint.size == UInt64(commit.sizeAfter))
        for other in 0..<commit.sizeAfter where other != seq {
          let moved = InclusionFile(
            extra: Array(contents.line(other)), index: UInt64(seq), path: file.path,
            note: note.encoded)
          #expect(throws: EvidenceError.self, "\(other) as \(seq) of \(commit.sizeAfter)") {
            try EvidenceCheck(.inclusion(moved), keys, line: nil, old: nil)
          }
        }
      }
    }
  }

  @Test func `a proof without its line needs the line, and only that one`() throws {
    let (contents, keys) = try Self.log()
    let commit = try #require(contents.commits.last)
    let full = contents.proof(of: 5, in: commit, under: try contents.verifiedNote(of: commit))
    let bare = EvidenceFile.inclusion(
      InclusionFile(extra: nil, index: 5, path: full.path, note: full.note))
    #expect(throws: EvidenceError.noLine(index: 5)) {
      try EvidenceCheck(bare, keys, line: nil, old: nil)
    }
    _ = try EvidenceCheck(bare, keys, line: Array(contents.line(5)), old: nil)
    #expect(throws: EvidenceError.self) {
      try EvidenceCheck(bare, keys, line: Array(contents.line(6)), old: nil)
    }
    #expect(throws: EvidenceError.otherLine) {
      try EvidenceCheck(.inclusion(full), keys, line: Array(contents.line(6)), old: nil)
    }
  }

  @Test func `growth is proven between all commits, and only from the checkpoint it begins at`()
    throws
  {
    let (contents, keys) = try Self.log()
    for (place, old) in contents.commits.enumerated() {
      let kept = try contents.verifiedNote(of: old).encoded
      for new in contents.commits[place...] {
        let note = try contents.verifiedNote(of: new)
        let file = try Self.read(contents.proof(from: old, to: new, under: note).encoded)
        let check = try EvidenceCheck(file, keys, line: nil, old: kept)
        guard case .consistency(let from, let to) = check else {
          Issue.record("\(old.sizeAfter) to \(new.sizeAfter)")
          continue
        }
        #expect(from.checkpoint.size == UInt64(old.sizeAfter))
        #expect(to.checkpoint.size == UInt64(new.sizeAfter))
        #expect(throws: EvidenceError.noOldCheckpoint(size: UInt64(old.sizeAfter))) {
          try EvidenceCheck(file, keys, line: nil, old: nil)
        }
        for other in contents.commits where other != old {
          #expect(throws: EvidenceError.self) {
            try EvidenceCheck(
              file, keys, line: nil, old: contents.verifiedNote(of: other).encoded)
          }
        }
      }
    }
  }

  @Test func `a log that was written anew with the same key is not a growth of the old one`() throws
  {
    let book = try Book.made()
    let fork = book.copy()
    var writer = try book.writer()
    _ = try writer.commit(Book.entries(from: 0, count: 4))
    var forked = try fork.writer()
    _ = try forked.commit([Array("{\"seq\":0}".utf8)] + Book.entries(from: 1, count: 7))
    let old = try #require(writer.contents.commits.last)
    let new = try #require(forked.contents.commits.last)
    let note = try forked.contents.verifiedNote(of: new)
    let proof = ConsistencyFile(oldSize: 4, hashes: [], note: note.encoded)
    let keys = TrustedKeys(log: try book.keys(), witnesses: [])
    for hashes in [[], [old.root], [new.root], [old.root, new.root]] {
      let tried = ConsistencyFile(oldSize: 4, hashes: hashes, note: proof.note)
      #expect(throws: EvidenceError.self) {
        try EvidenceCheck(
          .consistency(tried), keys, line: nil,
          old: writer.contents.verifiedNote(of: old).encoded)
      }
    }
  }

  @Test func `a changed byte anywhere in a proof is never passed over`() throws {
    let (contents, keys) = try Self.log()
    let commit = try #require(contents.commits.last)
    let note = try contents.verifiedNote(of: commit)
    let bytes = Array(contents.proof(of: 11, in: commit, under: note).encoded.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1 << (place % 8)
      #expect(throws: EvidenceError.self, "byte \(place)") {
        try EvidenceCheck(EvidenceFile(parsing: changed), keys, line: nil, old: nil)
      }
    }
  }

  @Test func `the key of another log proves nothing, also when it bears its signature`() throws {
    let (contents, _) = try Self.log()
    let commit = try #require(contents.commits.last)
    let text = try contents.verifiedNote(of: commit).text
    let stranger = try SigningKey(generatingFor: "example.com/stranger")
    let note = try SignedNote(signing: text, with: stranger)
    let keys = TrustedKeys(log: [stranger.verifierKey], witnesses: [])
    #expect(
      throws: EvidenceError.otherOrigin(
        found: "example.com/book", keys: ["example.com/stranger"])
    ) { try EvidenceCheck(.checkpoint(note: note.encoded), keys, line: nil, old: nil) }
  }
}
