internal import Texts

/// What a log claims at one size: its name, its size and its root (C2SP tlog-checkpoint@v1.0.0).
///
/// Three lines, each ended by a line feed: the origin, the size in decimal, the root in base64.
/// Extension lines are not used: older witnesses sign only three lines.
package struct Checkpoint: Equatable, Sendable {
  package let origin: String
  package let size: UInt64
  package let root: Digest

  /// The origin must satisfy `isOrigin`, and the size be at most `TreeEdge.sizeMax`.
  package init(origin: String, size: UInt64, root: Digest) {
    precondition(Self.isOrigin(origin), "\(origin.debugDescription) is not an origin")
    precondition(size <= TreeEdge.sizeMax, "a tree of \(size) leaves is too large")
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads exactly what `text` prints; throws `MerkleError.malformedCheckpoint` for anything else.
  package init(text: some StringProtocol) throws(MerkleError) {
    let lines = Array(text.utf8)
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.last?.isEmpty == true else { throw .malformedCheckpoint(.noFinalNewline) }
    guard lines.count == 4 else {
      throw .malformedCheckpoint(.wrongLineCount(found: lines.count - 1))
    }
    let (origin, size, root) = (lines[0], lines[1], lines[2])
    guard Self.isOrigin(origin) else { throw .malformedCheckpoint(.badOrigin(origin)) }
    // `UInt64` also reads "+8" and "08", so the number must print as it was read.
    guard let number = UInt64(size), number <= TreeEdge.sizeMax, String(number) == size else {
      throw .malformedCheckpoint(.badSize(size))
    }
    guard let bytes = Base64.decode(root), let digest = Digest(bytes) else {
      throw .malformedCheckpoint(.badRoot(root))
    }
    self.init(origin: origin, size: number, root: digest)
  }

  /// Its three lines, each ended by a line feed (C2SP tlog-checkpoint v1.0.0).
  package var text: String {
    "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n"
  }

  /// An origin is one line of at most 200 bytes, in NFC, of characters that exist, steer nothing and can be
  /// seen: whoever reads it aloud and types it again has the same bytes.
  package static func isOrigin(_ text: String) -> Bool { TextRules.isName(text) }

  /// Compares the bytes of the origin: Swift calls texts equal that merely look the same.
  package static func == (left: Checkpoint, right: Checkpoint) -> Bool {
    left.origin.utf8.elementsEqual(right.origin.utf8)
      && left.size == right.size && left.root == right.root
  }
}
