/// What one process makes in a folder, so that it can take away that and nothing else when the rest fails.
///
/// Others may be at work in the same folder, also between looking and making. So only what certainly was made here is
/// noted: a folder or file whose making would have failed if it had been there.
package struct Makings {
  private let root: String
  /// Where users name folders.
  private let outside: any FileSystem
  private let inside: any FileSystem
  /// Folders and files in the order of their making.
  private var made: [String] = []

  /// Nothing yet, of a folder that a user named.
  package init(in root: String, of fileSystem: any FileSystem) {
    self.root = root
    outside = fileSystem
    inside = fileSystem.within(root)
  }

  /// Makes the folder itself when it is absent.
  package mutating func makeRoot(permissions: UInt32) throws(DiskError) {
    guard try outside.status(root) == nil else { return }
    try outside.makeDirectory(root, permissions: permissions)
    made.append(root)
  }

  /// Makes a folder in it that must not exist yet.
  package mutating func makeFolder(_ path: String, permissions: UInt32) throws(DiskError) {
    try inside.makeDirectory(path, permissions: permissions)
    made.append(path)
  }

  /// Makes a file in it that must not exist yet, as `FileSystem.writeNew` does.
  package mutating func writeNew(
    _ bytes: [UInt8], to path: String, permissions: UInt32
  ) throws(DiskError) {
    do throws(DiskError) {
      try inside.writeNew(bytes, to: path, permissions: permissions)
    } catch {
      if error.operation != .open { made.append(path) }
      throw error
    }
    made.append(path)
  }

  /// Notes a file that was made in it some other way.
  package mutating func note(_ path: String) { made.append(path) }

  /// Notes what was made in a folder below it.
  package mutating func note(_ makings: Makings) { made += makings.made }

  /// Takes all of it away, the last first; a folder in which somebody else put something stays.
  ///
  /// What could not be taken away stays, without a word: it is what was to be undone that matters.
  package func takeAway() {
    for path in made.reversed() {
      do throws(DiskError) { try path == root ? outside.remove(path) : inside.remove(path) } catch {
      }
    }
  }
}
