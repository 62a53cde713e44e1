import CProcess
import Glibc

/// Standard input, output and error as bytes.
package enum StandardStreams {
  /// Where words go.
  package enum Output: Sendable { case output, error }

  /// How an error names the standard input; a path that is it, whatever it is.
  package static let inputPath = "/dev/stdin"

  /// Makes the three streams safe to use; the first thing a program does.
  ///
  /// One that was closed gets a descriptor that cannot be read or written: otherwise the next file to be
  /// opened, of the log even, would get its number, and an answer would be written in it. A write to a closed pipe, and
  /// one beyond the size that a file may have (ulimit -f), becomes an error instead of the end of the process.
  package static func prepare() throws(DiskError) {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
      // The lowest number that is free, so this one.
      try SystemCall.check(process_open_nothing(), .open, "/")
    }
  }

  /// Everything on standard input, refusing more than `bytesMax`.
  package static func readInput(bytesMax: Int) throws(DiskError) -> [UInt8] {
    try readAll(STDIN_FILENO, inputPath, bytesMax: bytesMax)
  }

  /// Writes all bytes; the kind `.brokenPipe` says that nobody reads them any more.
  package static func write(_ bytes: [UInt8], to stream: Output) throws(DiskError) {
    let failure: ErrorCode? = unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = whenReady(descriptor(stream), POLLOUT) {
          unsafe Glibc.write(descriptor(stream), rest.baseAddress, rest.count)
        }
        if written < 0 { return ErrorCode(number: errno) }
        done += written
      }
      return nil
    }
    if let failure { throw DiskError(operation: .write, path: name(stream), code: failure) }
  }

  /// Everything that comes out of an open file or pipe, refusing more than `bytesMax`.
  static func readAll(
    _ descriptor: Int32, _ path: String, bytesMax: Int
  ) throws(DiskError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try readPiece(descriptor, path)
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= bytesMax else {
        throw DiskError(operation: .read, path: path, code: .fileTooLarge)
      }
    }
  }

  /// The next bytes of an open file or pipe; none at its end.
  private static func readPiece(_ descriptor: Int32, _ path: String) throws(DiskError) -> [UInt8] {
    var failure: ErrorCode?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
      let got = whenReady(descriptor, POLLIN) {
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if got < 0 { failure = ErrorCode(number: errno) }
      filled = max(0, got)
    }
    if let failure {
      throw DiskError(operation: .read, path: path, code: failure)
    }
    return piece
  }

  /// Makes a call on a stream, and once more each time that it would have had to wait.
  ///
  /// A stream does not wait by itself when another program that shares it has said so (O_NONBLOCK); the setting
  /// is of all who share it, so it is left as it is.
  private static func whenReady(_ number: Int32, _ event: Int32, _ call: () -> Int) -> Int {
    while true {
      let status = SystemCall.retryingInterrupts(call)
      if status != -1 || errno != EAGAIN { return status }
      var waiting = pollfd(fd: number, events: Int16(event), revents: 0)
      if SystemCall.retryingInterrupts({ unsafe poll(&waiting, 1, -1) }) < 0 { return -1 }
    }
  }

  private static func descriptor(_ stream: Output) -> Int32 {
    switch stream {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  private static func name(_ stream: Output) -> String {
    switch stream {
    case .output: "/dev/stdout"
    case .error: "/dev/stderr"
    }
  }
}
