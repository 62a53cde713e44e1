import Glibc

/// What the surroundings tell a process: environment, directory, clock, its own path.
///
/// Only the shell calls this, to fill its `Environment`; the core gets values.
package enum ProcessFacts {
  /// The value of an environment variable; nil when absent or not UTF-8.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(validatingCString: value)
  }

  /// The words of the command line without the program's own name; nil for one that is not UTF-8.
  package static func arguments() -> [String?] {
    (1..<max(1, Int(CommandLine.argc))).map { index in
      guard let word = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe String(validatingCString: word)
    }
  }

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
      throw DiskError(operation: .status, path: "local time", code: ErrorCode(number: errno))
    }
    return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// The path of the running program; nil when the system does not tell.
  package static func executablePath() -> String? { SystemCall.linkTarget("/proc/self/exe") }
}
