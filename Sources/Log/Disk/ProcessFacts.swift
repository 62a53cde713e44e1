import CProcess
import Glibc

/// What the surroundings tell a process: environment, directory, clock, its own path.
///
/// Only the shell calls this, to fill its `Environment`; the core gets values.
package enum ProcessFacts {
  /// The value of an environment variable; nil when absent.
  ///
  /// Throws when it is not UTF-8: whoever set it meant something, so it is never taken as absent.
  package static func environment(_ name: String) throws(UnreadableVariable) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    guard let text = unsafe String(validatingCString: value) else {
      throw UnreadableVariable(name: name)
    }
    return text
  }

  /// The words of the command line without the program's own name, a nil for one that is not UTF-8; nil when
  /// the system does not tell them.
  package static func arguments() -> [String?]? {
    let count = process_word_count()
    // The program's own name stands first, so with fewer nothing is known of what was asked.
    guard count >= 1 else { return nil }
    return (1..<count).map { index in
      guard let word = unsafe process_word(index) else { return nil }
      return unsafe String(validatingCString: word)
    }
  }

  /// Where relative paths begin, absolute; throws when that folder is gone.
  package static func currentDirectory() throws(DiskError) -> String {
    guard let path = unsafe getcwd(nil, 0) else {
      throw DiskError(operation: .status, path: ".", code: ErrorCode(number: errno))
    }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Time since 1970-01-01T00:00:00Z by the wall clock, which may jump; `milliseconds` is 0...999.
  package static func wallClock() -> (secondsSince1970: Int64, milliseconds: Int) {
    var time = timespec()
    // Cannot fail: the clock exists and the address is valid.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return (Int64(time.tv_sec), time.tv_nsec / 1_000_000)
  }

  /// The calendar day at that moment in the time zone of this machine (TZ).
  package static func localCalendarDate(
    secondsSince1970: Int64
  ) throws(DiskError) -> (year: Int, month: Int, day: Int) {
    var seconds = time_t(secondsSince1970)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else {
      throw DiskError(operation: .status, path: "/etc/localtime", code: ErrorCode(number: errno))
    }
    return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// The path of the running program; nil when the system does not tell.
  package static func executablePath() -> String? {
    SystemCall.linkTarget("/proc/self/exe") ?? executedPath
  }

  /// The same without /proc: the path that the kernel was asked to run, its links followed.
  private static var executedPath: String? {
    guard let asked = unsafe process_executed_path(),
      let path = unsafe realpath(asked, nil)
    else { return nil }
    defer { unsafe free(path) }
    return unsafe String(validatingCString: path)
  }
}

/// An environment variable of which the bytes are no text (UTF-8).
package struct UnreadableVariable: Error, Hashable, Sendable {
  package let name: String
}
