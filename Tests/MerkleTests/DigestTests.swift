import Merkle
import Testing

@Suite struct DigestTests {
  @Test func `a digest prints as 64 lowercase hexadecimal digits`() throws {
    let digest = try #require(Digest(Array(0xe0...0xff)))
    #expect(
      digest.description == "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
  }

  @Test func `what a digest prints reads back as the same digest`() throws {
    for start in UInt8(0)...224 {
      let digest = try #require(Digest(start...(start + 31)))
      #expect(Digest(hex: digest.description) == digest)
      #expect(digest.bytes == Array(start...(start + 31)))
    }
  }

  @Test(arguments: [0, 1, 31, 33, 64])
  func `other than 32 bytes is not a digest`(count: Int) {
    #expect(Digest([UInt8](repeating: 7, count: count)) == nil)
  }

  @Test(arguments: [
    "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    String(repeating: "0", count: 64) + "\n", String(repeating: "é", count: 32),
  ])
  func `other than 64 lowercase digits is not a digest`(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test func `digests that differ in any bit differ`() throws {
    let digest = try #require(Digest([UInt8](repeating: 0x5a, count: 32)))
    for bit in 0..<256 {
      #expect(digest != digest.flipping(bit: bit), "bit \(bit)")
    }
  }

  @Test func `equal digests are one element of a set`() throws {
    let first = try #require(Digest(Array(0...31)))
    let second = try #require(
      Digest(hex: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))
    #expect(Set([first, second, first.flipping(bit: 0)]).count == 2)
  }
}
