internal import Disk

// Where indexes are kept: a folder for each program, so that two versions side by side, each in use,
// leave one another alone. The file system is that within the folder of all of them.

extension IndexCache {
  /// The folder of this program below the one for all of them, and the file of one log in it.
  package struct Place: Sendable {
    /// The user's folder for what may be deleted.
    let caches: String
    /// `…/vth`: one folder for each program in it.
    package let shared: String
    /// `…/vth/index-<fingerprint>`.
    package let folder: String
    /// `…/vth/index-<fingerprint>/<log>.index`.
    package let file: String

    init(below caches: String, ofLog path: String, by fingerprint: String) {
      self.caches = caches
      shared = caches + "/vth"
      folder = shared + "/" + Self.mark + fingerprint.prefix(32)
      file = folder + "/" + Self.name(of: path) + Self.ending
    }

    static let mark = "index-"
    static let ending = ".index"

    /// A name of digits for a path: FNV-1a, 64 bits.
    ///
    /// Two logs that share one only cost each other time.
    private static func name(of path: String) -> String {
      let hash = path.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01b3
      }
      return String(hash, radix: 16)
    }
  }

  /// An index of another program that was made so long ago is taken away: that program is gone, or needs a second
  /// to make it again.
  private static let othersKeptSeconds: Int64 = 30 * 86_400

  /// Takes away what others who were killed while writing left behind, and what programs of long ago made.
  ///
  /// Only files that have the names of an index; whoever is still writing needs no more than a minute. `now` is in
  /// seconds since 1970.
  func tidy(at now: Int64) throws(DiskError) {
    for name in try fileSystem.list(place.folder)
    where (Self.unfinishedSince(name) ?? now) < now - 60 {
      try fileSystem.remove("\(place.folder)/\(name)")
    }
    for name in try fileSystem.list(place.shared) {
      let path = "\(place.shared)/\(name)"
      guard path != place.folder, let status = try fileSystem.status(path) else { continue }
      if status.kind == .file {
        // Before there were folders, indexes stood here.
        try removeIndex(path, olderThan: now - Self.othersKeptSeconds)
      } else if name.hasPrefix(Place.mark), try fileSystem.isOwnFolder(path) {
        for file in try fileSystem.list(path) {
          try removeIndex("\(path)/\(file)", olderThan: now - Self.othersKeptSeconds)
        }
        if try fileSystem.list(path).isEmpty { try fileSystem.remove(path) }
      }
    }
  }

  private func removeIndex(_ path: String, olderThan limit: Int64) throws(DiskError) {
    guard path.hasSuffix(Place.ending) || path.hasSuffix(Self.unfinished),
      let status = try fileSystem.status(path), status.kind == .file,
      let changed = status.version?.changedSeconds, changed < limit
    else { return }
    try fileSystem.remove(path)
  }

  /// How the name of a file ends that is being written.
  static let unfinished = ".new"

  /// When the writing of such a file began, in seconds since 1970: `<log>.index.<seconds>.<milliseconds>.new`.
  private static func unfinishedSince(_ name: String) -> Int64? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 5, "." + parts[1] == Place.ending, "." + parts[4] == unfinished else {
      return nil
    }
    return Int64(parts[2])
  }
}
