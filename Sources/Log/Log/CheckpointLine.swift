internal import Crypto
package import Merkle
internal import Texts

/// The line that ends a commit: `{"checkpoint":"<signed note>"}`.
package enum CheckpointLine {
  private static let key = Array("{\"checkpoint\"".utf8)
  private static let head = Array("{\"checkpoint\":\"".utf8)
  private static let foot = Array("\"}".utf8)

  /// A longer line holds no note: each of its bytes is one, or two when it is escaped (a line feed, `"`, `\`).
  package static let bytesMax = head.count + 2 * SignedNote.bytesMax + foot.count

  /// Whether the line claims to be a checkpoint line; entries never begin so.
  package static func begins(_ line: Span<UInt8>) -> Bool { starts(line, with: key, at: 0) }

  /// The line for an encoded note, without line feed.
  package static func encoded(_ note: String) -> [UInt8] { head + JSONText.escaped(note) + foot }

  /// The encoded note in the line; nil for anything `encoded` would not print.
  package static func note(in line: Span<UInt8>) -> String? {
    guard line.count >= head.count + foot.count, line.count <= bytesMax,
      starts(line, with: head, at: 0),
      starts(line, with: foot, at: line.count - foot.count)
    else { return nil }
    let middle = line.extracting(head.count..<(line.count - foot.count))
    return JSONText.unescaped(middle.indices.map { middle[$0] })
  }

  fileprivate static func starts(
    _ line: Span<UInt8>, with bytes: some RandomAccessCollection<UInt8>, at offset: Int
  ) -> Bool {
    guard line.count - offset >= bytes.count else { return false }
    var index = offset
    for byte in bytes {
      guard line[index] == byte else { return false }
      index += 1
    }
    return true
  }
}

/// Compares the checkpoint lines of one log with what they should say.
package struct CheckpointComparison {
  /// How far a line is examined.
  package enum Depth { case textOnly, signature(LogFormat) }

  private let origin: String
  private let depth: Depth
  /// How every line of this log begins: up to the size.
  private let start: [UInt8]
  private static let separator = Array("\\n".utf8)
  /// Between the root and the first signature.
  private static let signature = Array("\\n\\n— ".utf8)
  private static let end = Array("\\n\"}".utf8)

  package init(origin: String, depth: Depth) {
    self.origin = origin
    self.depth = depth
    start = Array("{\"checkpoint\":\"".utf8) + JSONText.escaped(origin + "\n")
  }

  /// Why the line does not vouch for a tree of that size and root; nil when it does.
  package func mismatch(of line: Span<UInt8>, size: UInt64, root: Digest) -> CheckpointMismatch? {
    switch depth {
    case .textOnly:
      if holdsText(line, size: size, root: root) { return nil }
      return examine(line, Checkpoint(origin: origin, size: size, root: root), keys: nil)
    case .signature(let format):
      return examine(
        line, Checkpoint(origin: origin, size: size, root: root),
        keys: format.keys(forSize: size))
    }
  }

  /// The quick way for the common case: compares the bytes of the text, and only the frame of the
  /// signatures.
  private func holdsText(_ line: Span<UInt8>, size: UInt64, root: Digest) -> Bool {
    var offset = 0
    func passes(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
      defer { offset += bytes.count }
      return CheckpointLine.starts(line, with: bytes, at: offset)
    }
    return passes(start) && passes(Array(String(size).utf8)) && passes(Self.separator)
      && passes(Array(Base64.encode(root.bytes).utf8)) && passes(Self.signature)
      && line.count - Self.end.count > offset
      && CheckpointLine.starts(line, with: Self.end, at: line.count - Self.end.count)
  }

  private func examine(
    _ line: Span<UInt8>, _ expected: Checkpoint, keys: [VerifierKey]?
  ) -> CheckpointMismatch? {
    guard let text = CheckpointLine.note(in: line) else {
      return .malformed(reason: "no JSON text of a note")
    }
    guard TextRules.isSettled(text) else {
      return .malformed(reason: "it has text that no canonical JSON holds")
    }
    let signed: SignedNote
    let found: Checkpoint
    do throws(CryptoError) {
      signed = try SignedNote(parsing: text)
    } catch { return .malformed(reason: "\(error)") }
    do throws(MerkleError) {
      found = try Checkpoint(text: signed.text)
    } catch { return .malformed(reason: "\(error)") }
    guard found == expected else { return .differs(expected: expected.text, found: found.text) }
    guard let keys else { return nil }
    do throws(CryptoError) {
      try signed.verify(with: keys)
      return nil
    } catch { return .signature(error) }
  }
}
