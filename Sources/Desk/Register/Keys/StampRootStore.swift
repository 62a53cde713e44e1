package import Crypto
package import Disk
internal import Merkle

/// The time stamping services that this user trusts: the SHA-256 of a root certificate and its name, one a line, in
/// the configuration folder.
///
/// Whom to trust is for each reader to say, so it is no part of a log.
package struct StampRootStore: Sendable {
  private let outside: any FileSystem
  private let fileSystem: any FileSystem
  private let folder: String
  package let path: String
  private static let bytesMax = 1 << 20

  /// The roots in `$XDG_CONFIG_HOME/vth/stamp-roots`, or `~/.config/vth/stamp-roots`; nil without a home.
  package init?(in fileSystem: any FileSystem) {
    guard let folder = UserFolders.configuration else { return nil }
    self.folder = folder + "/vth"
    path = self.folder + "/stamp-roots"
    outside = fileSystem
    self.fileSystem = fileSystem.within(self.folder)
  }

  package func roots() throws(RegisterError) -> [StampRoot] {
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return [] }
      bytes = try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch { throw .disk(error) }
    var roots: [StampRoot] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard let first = words.first,
        let fingerprint = Digest(hex: String(decoding: first, as: UTF8.self))
      else { throw .unreadableStampRoots(path: path) }
      let name = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
      roots.append(StampRoot(fingerprint: fingerprint, name: name))
    }
    return roots
  }

  /// Adds roots; those there already are not repeated.
  ///
  /// - Returns: Those that are new.
  package func add(_ more: [StampRoot]) throws(RegisterError) -> [StampRoot] {
    let known = try roots()
    let new = more.filter { !known.contains($0) }
    // Also when none is new: whoever added them may have been cut off before it would last.
    let text = (known + new).map { "\($0.fingerprint) \(Self.oneLine($0.name))\n" }.joined()
    do throws(DiskError) {
      try outside.makeLastingUserFolder(folder)
      try fileSystem.putLasting(Array(text.utf8), at: path, in: folder, permissions: 0o644)
    } catch { throw .disk(error) }
    return new
  }

  /// A name without line ends: it comes from a certificate, and must not become a line of its own.
  private static func oneLine(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 < 0x20 ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }
}
