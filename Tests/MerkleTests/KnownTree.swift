import Crypto
import Merkle
import Testing

/// The 8 leaves and 9 roots that transparency-dev/merkle tests with (`testonly/constants.go`).
enum KnownTree {
  static let entries: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6f),
  ]

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  static func leaves(using sha256: inout SHA256) -> [Digest] {
    entries.map { entry in sha256.leaf(entry.span) }
  }
}

/// A tree of 64 different leaves with the root at each size, made once for many cases.
struct LargeTree {
  static let sizeMax = 64

  let leaves: [Digest]
  let roots: [Digest]

  init(using sha256: inout SHA256) {
    var leaves: [Digest] = []
    var edge = TreeEdge()
    var roots = [edge.root(using: &sha256)]
    for number in 0..<Self.sizeMax {
      let leaf = sha256.leaf(Array("leaf \(number)".utf8).span)
      leaves.append(leaf)
      edge.append(leaf, using: &sha256)
      roots.append(edge.root(using: &sha256))
    }
    self.leaves = leaves
    self.roots = roots
  }
}

/// The tree hash exactly as RFC 6962 defines it: recursive, without an edge.
func definedRoot(of leaves: ArraySlice<Digest>, using sha256: inout SHA256) -> Digest {
  guard let first = leaves.first else { return sha256.emptyTree() }
  guard leaves.count > 1 else { return first }
  var split = 1
  while split * 2 < leaves.count {
    split *= 2
  }
  let left = definedRoot(of: leaves.prefix(split), using: &sha256)
  let right = definedRoot(of: leaves.dropFirst(split), using: &sha256)
  return sha256.node(left, right)
}

extension Digest {
  /// The same digest with one bit changed.
  func flipping(bit: Int) -> Digest {
    var storage = storage
    storage[bit / 8] ^= 1 << UInt8(bit % 8)
    return Digest(storage: storage)
  }
}

extension [Digest] {
  /// The list with one bit of one digest changed.
  func flipping(bit: Int, at index: Int) -> [Digest] {
    var digests = self
    digests[index] = digests[index].flipping(bit: bit)
    return digests
  }
}

/// The digests written in base64, as proofs are published.
func digests(_ texts: [String]) throws -> [Digest] {
  try texts.map { text in
    let bytes = try #require(Base64.decode(text))
    return try #require(Digest(bytes))
  }
}
