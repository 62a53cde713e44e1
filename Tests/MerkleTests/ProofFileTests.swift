import Crypto
import Merkle
import Testing

/// Proof files, with the end-to-end known answer that Go's x/mod and a Python verifier accepted
/// (the 8 leaves of `KnownTree`, entry 5).
@Suite struct ProofFileTests {
  static let note = """
    log.example/besluiten
    8
    XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

    — log.example/besluiten PccOembDaqHmORthmrUDKjq0TqvGIrSBm8mf9tOWX1fPSV436hpcJkrABiWdC/Zoz6dQdBQihxu85L33YDir/DJisQ4=

    """
  static let inclusion = """
    c2sp.org/tlog-proof@v1
    index 5
    vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
    yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=
    037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=

    """ + "\n" + note
  static let growth = """
    old 6
    DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=
    yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=
    037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=

    """ + "\n" + note

  @Test func `the known proof is made of the known leaves, byte for byte`() throws {
    var sha256 = SHA256()
    let leaves = KnownTree.leaves(using: &sha256)
    let proof = InclusionProof.make(index: 5, leaves: leaves, using: &sha256)
    let file = InclusionFile(extra: nil, index: 5, path: proof.path, note: Self.note)
    #expect(file.encoded == Self.inclusion)
    #expect(try InclusionFile(parsing: Self.inclusion) == file)
  }

  @Test func `the known proof of growth is made of the known leaves, byte for byte`() throws {
    var sha256 = SHA256()
    let leaves = KnownTree.leaves(using: &sha256)
    let proof = ConsistencyProof.make(oldSize: 6, leaves: leaves, using: &sha256)
    let file = ConsistencyFile(oldSize: 6, hashes: proof.hashes, note: Self.note)
    #expect(file.encoded == Self.growth)
    #expect(try ConsistencyFile(parsing: Self.growth) == file)
    let seven = ConsistencyProof.make(oldSize: 4, leaves: Array(leaves.prefix(7)), using: &sha256)
    #expect(
      try seven.hashes == digests(["g327FS6bB5AQcX6E6GXaTrwPoZioBtWdMb8VrM7yLQ4="]))
  }

  @Test func `the extra data is kept as bytes, and an empty note part stays what it is`() throws {
    let file = InclusionFile(extra: [0, 10, 10, 255], index: 0, path: [], note: "x\n\ny\n")
    #expect(file.encoded == "c2sp.org/tlog-proof@v1\nextra AAoK/w==\nindex 0\n\nx\n\ny\n")
    #expect(try InclusionFile(parsing: file.encoded) == file)
  }

  static let wrong: [(String, String, ProofFault)] = [
    ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", .wrongFirstLine("c2sp.org/tlog-proof@v2")),
    ("index 5", "index 05", .badNumber("index 05")),
    ("index 5", "index +5", .badNumber("index +5")),
    ("index 5", "index 9223372036854775808", .badNumber("index 9223372036854775808")),
    ("index 5", "extra AA=\nindex 5", .badExtra), ("index 5", "extra \nindex 5", .badExtra),
    ("index 5", "index 5 ", .badNumber("index 5 ")),
    ("index 5\n", "", .badNumber("vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=")),
    ("vBoG", "vBo-", .badHash("vBo-Q7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=")),
    ("nms=", "nms", .badHash("vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms")),
    ("index 5\n", "index 5\r\n", .badNumber("index 5\r")),
  ]

  @Test(arguments: wrong)
  func `a proof that is written otherwise is refused`(
    part: String, instead: String, fault: ProofFault
  ) {
    let text = Self.replacing(part, instead, in: Self.inclusion)
    #expect(text != Self.inclusion)
    #expect(throws: MerkleError.malformedProof(fault)) { try InclusionFile(parsing: text) }
  }

  /// Replaces bytes: for Swift a carriage return and a line feed are one character.
  private static func replacing(_ part: String, _ instead: String, in text: String) -> String {
    let (bytes, part) = (Array(text.utf8), Array(part.utf8))
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: part) }) else {
      return text
    }
    return String(
      decoding: bytes[..<start] + Array(instead.utf8) + bytes[(start + part.count)...],
      as: UTF8.self)
  }

  @Test func `a text cut anywhere never becomes another proof`() throws {
    let bytes = Array(Self.inclusion.utf8)
    for end in bytes.indices {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      do throws(MerkleError) {
        // What is left of the note may be anything: its signature is checked by others.
        #expect(try InclusionFile(parsing: text).path.count == 3)
      } catch { continue }
    }
  }

  @Test func `more hashes than any tree needs are refused`() {
    let line = "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=\n"
    let text = "old 6\n" + String(repeating: line, count: 64) + "\n" + Self.note
    #expect(throws: MerkleError.malformedProof(.tooManyHashes(found: 64))) {
      try ConsistencyFile(parsing: text)
    }
    #expect(throws: MerkleError.malformedProof(.noCheckpoint)) {
      try ConsistencyFile(parsing: "old 6\n" + line)
    }
    #expect(throws: MerkleError.malformedProof(.badNumber("06"))) {
      try ConsistencyFile(parsing: "old 06\n\n" + Self.note)
    }
  }
}
