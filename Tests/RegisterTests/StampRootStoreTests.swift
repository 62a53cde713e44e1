import Crypto
import Merkle
import Register
import TestSupport
import Testing

/// Which time stamping services this user trusts.
@Suite struct StampRootStoreTests {
  init() { ConfigurationFolder.name() }

  private static func root(_ digit: Character, _ name: String) throws -> StampRoot {
    StampRoot(
      fingerprint: try #require(Digest(hex: String(repeating: digit, count: 64))), name: name)
  }

  @Test func `roots are added together or not at all`() throws {
    let roots = try [Self.root("a", "/CN=Een Dienst"), Self.root("b", "/CN=Andere")]
    try SimulatedFileSystem().sweep { disk in
      _ = try StampRootStore(in: disk)?.add(roots)
    } check: { disk, cut in
      let store = try #require(StampRootStore(in: disk))
      #expect(try (cut.isDone ? [roots] : [[], roots]).contains(store.roots()), "\(cut)")
      _ = try store.add(roots)
      disk.crash(.everythingUnsynchronized)
      #expect(try store.roots() == roots, "\(cut)")
    }
  }

  @Test func `a name from a certificate never makes another line`() throws {
    let disk = SimulatedFileSystem()
    let store = try #require(StampRootStore(in: disk))
    let other = String(repeating: "c", count: 64)
    _ = try store.add([try Self.root("a", "x\n\(other) y\r\nz")])
    #expect(try store.roots() == [try Self.root("a", "")])
    #expect(try store.add([try Self.root("a", "anders"), try Self.root("b", "")]).count == 1)
    #expect(try store.roots().map(\.name) == ["x?\(other) y??z", ""])
  }
}
