import Crypto
import Merkle
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-2, appendix B, and the empty message.
  static let vectors = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(arguments: vectors)
  func `the hashes of FIPS 180 come out`(message: String, digest: String) {
    var sha256 = SHA256()
    #expect(sha256.hash(Array(message.utf8).span).description == digest)
  }

  @Test func `a million letters hash as FIPS 180 says`() {
    var sha256 = SHA256()
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      sha256.hash(message.span).description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a reused context remembers nothing of the hash before`() {
    var reused = SHA256()
    _ = reused.leaf(Array("something else".utf8).span)
    for (message, digest) in Self.vectors {
      #expect(reused.hash(Array(message.utf8).span).description == digest)
      _ = reused.node(reused.emptyTree(), reused.emptyTree())
    }
  }

  @Test func `a leaf is the hash of 00 and the entry`() {
    var sha256 = SHA256()
    let entry: [UInt8] = Array("entry".utf8)
    #expect(sha256.leaf(entry.span) == sha256.hash(([0x00] + entry).span))
  }

  @Test func `a node is the hash of 01 and its two children`() {
    var sha256 = SHA256()
    let left = sha256.leaf([1].span)
    let right = sha256.leaf([2].span)
    #expect(
      sha256.node(left, right) == sha256.hash(([0x01] + left.bytes + right.bytes).span))
    #expect(sha256.node(left, right) != sha256.node(right, left))
  }
}
