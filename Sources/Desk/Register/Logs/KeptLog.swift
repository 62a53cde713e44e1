package import Disk
internal import FileLog
package import Log

/// A log as this user has it: the store with its lines, the withheld texts beside it, and the folders of his own with
/// what he remembers of logs.
package struct KeptLog: Sendable {
  package let store: any LogStore
  package let disclosures: DisclosureFolder
  /// Where the user's own folders are: for keys, for what was signed, for what may be made again.
  package let fileSystem: any FileSystem

  package init(
    _ store: any LogStore, disclosures: DisclosureFolder, in fileSystem: any FileSystem
  ) {
    self.store = store
    self.disclosures = disclosures
    self.fileSystem = fileSystem
  }

  /// The log in the files of a folder, which need not be there.
  package init(folder: String, in fileSystem: any FileSystem) {
    self.init(
      FileLog(folder, in: fileSystem), disclosures: DisclosureFolder(of: folder, in: fileSystem),
      in: fileSystem)
  }

  /// The origin of the log and its keys.
  package func format() throws(RegisterError) -> LogFormat {
    do throws(LogError) { return try store.format() } catch { throw .log(error) }
  }

  /// All that a checkpoint vouches for; what stands behind the last of them is told in `tail`.
  func contents(verifying depth: VerificationDepth) throws(RegisterError) -> LogContents {
    do throws(LogError) { return try store.contents(verifying: depth) } catch {
      throw .log(error)
    }
  }
}
