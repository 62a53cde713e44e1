import Merkle
import Testing

@Suite struct CheckpointTests {
  static let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="
  static let text = "log.example/besluiten\n8\n\(root)\n"

  @Test func `a checkpoint is read`() throws {
    let checkpoint = try Checkpoint(text: Self.text)
    #expect(checkpoint.origin == "log.example/besluiten")
    #expect(checkpoint.size == 8)
    #expect(checkpoint.root.description == KnownTree.roots[8])
  }

  @Test func `a checkpoint is printed as three lines`() throws {
    let root = try #require(Digest(hex: KnownTree.roots[8]))
    #expect(Checkpoint(origin: "log.example/besluiten", size: 8, root: root).text == Self.text)
  }

  @Test(arguments: ["0", "1", "10", "9223372036854775807"])
  func `every size prints as it was read`(size: String) throws {
    let text = "log.example\n\(size)\n\(Self.root)\n"
    #expect(try Checkpoint(text: text).text == text)
  }

  @Test(arguments: [
    "", "08", "00", "+8", "-8", "8 ", " 8", "8.0", "0x8", "１", "9223372036854775808",
    "18446744073709551616",
  ])
  func `a size that would print otherwise is refused`(size: String) {
    #expect(throws: MerkleError.malformedCheckpoint(.badSize(size))) {
      try Checkpoint(text: "log.example\n\(size)\n\(Self.root)\n")
    }
  }

  @Test(arguments: ["", "log\texample", "log\u{0}example", "log.example\r"])
  func `an origin that is no line of text is refused`(origin: String) {
    #expect(throws: MerkleError.malformedCheckpoint(.badOrigin(origin))) {
      try Checkpoint(text: "\(origin)\n8\n\(Self.root)\n")
    }
  }

  @Test(arguments: [
    "", "Xcna", "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg", root + " ", root + root,
    "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=", "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz-Nw7_RgQyg=",
  ])
  func `a root that is not 32 bytes of canonical base64 is refused`(root: String) {
    #expect(throws: MerkleError.malformedCheckpoint(.badRoot(root))) {
      try Checkpoint(text: "log.example\n8\n\(root)\n")
    }
  }

  @Test func `a text without its final line feed is refused`() {
    #expect(throws: MerkleError.malformedCheckpoint(.noFinalNewline)) {
      try Checkpoint(text: Self.text.dropLast())
    }
  }

  @Test(arguments: [
    ("", 0), ("\n", 1), ("log.example\n8\n", 2), (text + "extension\n", 4), (text + "\n", 4),
    ("\n" + text, 4),
  ])
  func `other than three lines is refused`(text: String, found: Int) {
    let fault: CheckpointFault = .wrongLineCount(found: found)
    #expect(throws: MerkleError.malformedCheckpoint(fault)) {
      try Checkpoint(text: text)
    }
  }

  @Test(arguments: ["cafe\u{301}", "a\u{202E}b", "a\u{200B}b", "a\u{7F}", "a\u{9B}b", "a\u{378}"])
  func `an origin has one spelling, and nothing in it that cannot be seen`(origin: String) throws {
    #expect(throws: MerkleError.malformedCheckpoint(.badOrigin(origin))) {
      try Checkpoint(text: "\(origin)\n8\n\(Self.root)\n")
    }
    #expect(try Checkpoint(text: "caf\u{e9}\n8\n\(Self.root)\n").origin == "caf\u{e9}")
  }

  @Test func `any text with one byte changed is refused or prints as it was read`() {
    let original = Array(Self.text.utf8)
    for index in original.indices {
      for byte in UInt8(0)...127 {
        var changed = original
        changed[index] = byte
        let text = String(decoding: changed, as: UTF8.self)
        do {
          #expect(try Array(Checkpoint(text: text).text.utf8) == changed)
        } catch {
          #expect(changed != original)
        }
      }
    }
  }

  @Test func `printing an origin of two lines is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = Checkpoint(origin: "log\nexample", size: 8, root: Digest(storage: .init(repeating: 0)))
    }
  }
}
