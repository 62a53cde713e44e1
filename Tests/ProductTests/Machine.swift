import Foundation

/// What the machine under the tests can do, for tests that need more than a program and files.
enum Machine {
  /// Whether a process may get a world of its own without /proc: for root, and not in every container.
  static let canHideFolders = succeeds("unshare -m true")

  /// Whether a library can be loaded before the C library; a sanitizer wants to be the first itself.
  static let canPreload =
    succeeds("command -v clang || command -v cc")
    && ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil

  static let isRoot = succeeds("test $(id -u) = 0")

  private static func succeeds(_ line: String) -> Bool {
    do { return try Program().shell("{ \(line); } >/dev/null 2>&1").status == 0 } catch {
      return false
    }
  }
}

extension Program {
  /// Builds the library that makes this another machine, and answers what to set before a command.
  func otherMachine() throws -> String {
    let source = Self.root.appendingPathComponent(
      "Tests/ProductTests/Independent/other_machine.c")
    let built = try shell(
      "$(command -v clang || command -v cc) -shared -fPIC -o other.so '\(source.path)' -ldl")
    guard built.status == 0 else { throw NotBuilt(words: built.errors) }
    return "LD_PRELOAD=\(home.path)/other.so"
  }

  struct NotBuilt: Error { let words: String }
}
