import Crypto
import Testing

@Suite struct RandomnessTests {
  @Test(arguments: [0, 1, 16, 32, 4096])
  func `as many bytes come as were asked`(count: Int) throws {
    #expect(try Randomness.bytes(count).count == count)
  }

  @Test func `a thousand draws of 16 bytes are all different`() throws {
    var draws: Set<[UInt8]> = []
    for _ in 0..<1000 {
      draws.insert(try Randomness.bytes(16))
    }
    #expect(draws.count == 1000)
  }
}
