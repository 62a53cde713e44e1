import Glibc

/// What every wrapped system call shares: repeat when interrupted, errno read at once, the error
/// built in one place.
enum SystemCall {
  static func retryingInterrupts<Status: SignedInteger>(_ call: () -> Status) -> Status {
    while true {
      let status = call()
      if status != -1 || errno != EINTR { return status }
    }
  }

  static func check(
    _ status: Int32, _ operation: DiskError.Operation, _ path: @autoclosure () -> String
  ) throws(DiskError) {
    guard status < 0 else { return }
    let code = ErrorCode(number: errno)
    throw DiskError(operation: operation, path: path(), code: code)
  }

  /// Where a symbolic link points, or nil when the path is no link or is not text.
  static func linkTarget(_ path: String) -> String? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, filled in
      let count = unsafe buffer.withMemoryRebound(to: CChar.self) {
        guard let start = $0.baseAddress else { return 0 }
        return unsafe readlink(path, start, $0.count)
      }
      filled = max(0, count)
    }
    return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
  }
}
