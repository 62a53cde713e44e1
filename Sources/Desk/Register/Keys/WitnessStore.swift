package import Crypto
package import Disk

/// The keys of the witnesses that this user trusts: one a line, in the configuration folder.
///
/// Whom to trust is for each reader to say, so it is no part of a log.
package struct WitnessStore: Sendable {
  private let outside: any FileSystem
  private let fileSystem: any FileSystem
  private let folder: String
  package let path: String

  /// The keys in `$XDG_CONFIG_HOME/vth/witnesses`, or `~/.config/vth/witnesses`; nil without a home.
  package init?(in fileSystem: any FileSystem) {
    guard let folder = UserFolders.configuration else { return nil }
    self.folder = folder + "/vth"
    outside = fileSystem
    self.fileSystem = fileSystem.within(self.folder)
    path = self.folder + "/witnesses"
  }

  package func keys() throws(RegisterError) -> [WitnessKey] {
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return [] }
      bytes = try fileSystem.readWhole(path, bytesMax: 1 << 20)
    } catch { throw .disk(error) }
    do throws(CryptoError) {
      var keys: [WitnessKey] = []
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        // An editor of another system may have been at it.
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        keys.append(try WitnessKey(String(decoding: line, as: UTF8.self)))
      }
      return keys
    } catch { throw .crypto(error) }
  }

  /// Adds keys; those there already are not repeated.
  ///
  /// - Returns: Those that are new.
  package func add(_ more: [WitnessKey]) throws(RegisterError) -> [WitnessKey] {
    let known = try keys()
    let new = more.filter { !known.contains($0) }
    // Also when none is new: whoever added them may have been cut off before it would last.
    guard !more.isEmpty else { return [] }
    let text = (known + new).map { $0.text + "\n" }.joined()
    do throws(DiskError) {
      try outside.makeLastingUserFolder(folder)
      try fileSystem.putLasting(Array(text.utf8), at: path, in: folder, permissions: 0o644)
    } catch { throw .disk(error) }
    return new
  }
}
