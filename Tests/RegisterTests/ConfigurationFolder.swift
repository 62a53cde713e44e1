import Disk
import Glibc

/// The folder that `XDG_CONFIG_HOME` names, absent at first and gone again after the test.
///
/// The environment is set once for the whole run: setting it again while another test reads it
/// would not be safe.
struct ConfigurationFolder: ~Copyable {
  private static let place: String = {
    let path = "/tmp/besluitboek-configuration-\(UInt64.random(in: .min ... .max))"
    let status = unsafe setenv("XDG_CONFIG_HOME", path, 1)
    precondition(status == 0, "the environment takes one more variable")
    return path
  }()

  let path: String

  init() { path = Self.name() }

  /// Sets the variable, if it was not yet; a simulated disk has that folder too.
  @discardableResult
  static func name() -> String { place }

  deinit {
    do { try Self.remove(path) } catch {}
  }

  private static func remove(_ path: String) throws {
    let disk = PosixFileSystem()
    guard let status = try disk.status(path) else { return }
    if status.kind == .directory {
      for name in try disk.list(path) { try remove("\(path)/\(name)") }
    }
    try disk.remove(path)
  }
}
