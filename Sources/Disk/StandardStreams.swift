import Glibc

/// Standard input, output and error as bytes.
package enum StandardStreams {
  package enum Output: Sendable { case output, error }

  /// Everything on standard input, refusing more than `bytesMax`.
  package static func readInput(bytesMax: Int) throws(DiskError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try readPiece(STDIN_FILENO, "standard input")
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= bytesMax else {
        throw DiskError(operation: .read, path: "standard input", code: .fileTooLarge)
      }
    }
  }

  /// Writes all bytes; the kind `.brokenPipe` says that nobody reads them any more.
  package static func write(_ bytes: [UInt8], to stream: Output) throws(DiskError) {
    let failure: ErrorCode? = unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = SystemCall.retryingInterrupts {
          unsafe Glibc.write(descriptor(stream), rest.baseAddress, rest.count)
        }
        if written < 0 { return ErrorCode(number: errno) }
        done += written
      }
      return nil
    }
    if let failure { throw DiskError(operation: .write, path: name(stream), code: failure) }
  }

  package static func isTerminal(_ stream: Output) -> Bool { isatty(descriptor(stream)) == 1 }

  /// Makes a write to a closed pipe, and one beyond the size that a file may have (ulimit -f), an error
  /// instead of the end of the process.
  package static func ignoreSignalsOfWriting() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// The next bytes of an open file or pipe; none at its end.
  static func readPiece(_ descriptor: Int32, _ path: String) throws(DiskError) -> [UInt8] {
    var failure: ErrorCode?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
      let got = SystemCall.retryingInterrupts {
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

  private static func descriptor(_ stream: Output) -> Int32 {
    switch stream {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  private static func name(_ stream: Output) -> String {
    switch stream {
    case .output: "standard output"
    case .error: "standard error"
    }
  }
}
