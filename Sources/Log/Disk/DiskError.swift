import Glibc

/// A system call that failed: which, on what, and the errno it left.
package struct DiskError: Error, Hashable, Sendable {
  /// What was tried; the names stand in errors and in tests, in no file.
  package enum Operation: String, Sendable {
    case open, close, size, read, write, truncate, synchronize, lock, rename, remove, makeDirectory,
      list, status
  }

  /// What the caller can act upon.
  package enum Kind: Hashable, Sendable {
    case notFound, alreadyExists, busy, permissionDenied, readOnly, noSpace, brokenPipe
    /// A link, a pipe, a device, a folder or a second name where a plain file should stand, or a link in the place
    /// of a folder.
    case notPlain
    case other
  }

  /// What was tried.
  package var operation: Operation
  /// On what: a path as it was given.
  package var path: String
  /// Why it failed: the errno, or what was found out here.
  package var code: ErrorCode

  package init(operation: Operation, path: String, code: ErrorCode) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// What the caller can act upon; `.other` when all that can be done is to say it.
  package var kind: Kind {
    switch code {
    case .notFound: .notFound
    case .alreadyExists: .alreadyExists
    case .wouldBlock: .busy
    case .accessDenied, .notPermitted: .permissionDenied
    case .readOnlyFileSystem: .readOnly
    case .noSpace, .quotaExceeded: .noSpace
    case .brokenPipe: .brokenPipe
    case .loop, .notPlainFile, .otherNames, .isDirectory, .notDirectory: .notPlain
    default: .other
    }
  }
}

extension DiskError: CustomStringConvertible {
  package var description: String { "\(operation.rawValue) \(path): \(code)" }
}

/// An errno value, or below 0 what was found out here and no system call says.
package struct ErrorCode: Hashable, Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  package static let notPermitted = ErrorCode(number: EPERM)
  package static let notFound = ErrorCode(number: ENOENT)
  package static let inputOutput = ErrorCode(number: EIO)
  package static let badDescriptor = ErrorCode(number: EBADF)
  package static let wouldBlock = ErrorCode(number: EWOULDBLOCK)
  package static let accessDenied = ErrorCode(number: EACCES)
  package static let alreadyExists = ErrorCode(number: EEXIST)
  package static let notDirectory = ErrorCode(number: ENOTDIR)
  package static let isDirectory = ErrorCode(number: EISDIR)
  package static let invalidArgument = ErrorCode(number: EINVAL)
  package static let tooManyOpenFiles = ErrorCode(number: EMFILE)
  package static let fileTooLarge = ErrorCode(number: EFBIG)
  package static let noSpace = ErrorCode(number: ENOSPC)
  package static let readOnlyFileSystem = ErrorCode(number: EROFS)
  package static let brokenPipe = ErrorCode(number: EPIPE)
  package static let nameTooLong = ErrorCode(number: ENAMETOOLONG)
  package static let directoryNotEmpty = ErrorCode(number: ENOTEMPTY)
  package static let loop = ErrorCode(number: ELOOP)
  package static let quotaExceeded = ErrorCode(number: EDQUOT)
  /// A pipe, a device or a socket.
  package static let notPlainFile = ErrorCode(number: -1)
  /// The file has another name as well, so writing in it would change what stands there.
  package static let otherNames = ErrorCode(number: -2)
  /// What is found in a folder may not lie outside it.
  package static let outsideFolder = ErrorCode(number: -3)
}

/// Those that are rare, but that a user may still need words for.
extension ErrorCode {
  package static let noSuchDeviceOrAddress = ErrorCode(number: ENXIO)
  package static let noDevice = ErrorCode(number: ENODEV)
  package static let noMemory = ErrorCode(number: ENOMEM)
  package static let deviceBusy = ErrorCode(number: EBUSY)
  package static let otherDevice = ErrorCode(number: EXDEV)
  package static let tooManyOpenFilesOfAll = ErrorCode(number: ENFILE)
  package static let notTerminal = ErrorCode(number: ENOTTY)
  package static let textBusy = ErrorCode(number: ETXTBSY)
  package static let illegalSeek = ErrorCode(number: ESPIPE)
  package static let tooManyLinks = ErrorCode(number: EMLINK)
  package static let noLocks = ErrorCode(number: ENOLCK)
  package static let notImplemented = ErrorCode(number: ENOSYS)
  package static let badMessage = ErrorCode(number: EBADMSG)
  package static let overflow = ErrorCode(number: EOVERFLOW)
  package static let badCharacters = ErrorCode(number: EILSEQ)
  package static let notSupported = ErrorCode(number: EOPNOTSUPP)
  package static let notConnected = ErrorCode(number: ENOTCONN)
  package static let timedOut = ErrorCode(number: ETIMEDOUT)
  package static let hostDown = ErrorCode(number: EHOSTDOWN)
  package static let stale = ErrorCode(number: ESTALE)
  package static let damagedFileSystem = ErrorCode(number: EUCLEAN)
  package static let remoteInputOutput = ErrorCode(number: EREMOTEIO)
  package static let noKeyForFile = ErrorCode(number: ENOKEY)
}

extension ErrorCode: CustomStringConvertible {
  /// In words, from a table of our own: strerror depends on the locale and is not safe on threads.
  package var description: String {
    switch self {
    case .notPermitted: "operation not permitted (EPERM)"
    case .notFound: "no such file or directory (ENOENT)"
    case .inputOutput: "the device reports an input/output error (EIO)"
    case .badDescriptor: "the file is no longer open (EBADF)"
    case .wouldBlock: "in use by another process (EWOULDBLOCK)"
    case .accessDenied: "permission denied (EACCES)"
    case .alreadyExists: "exists already (EEXIST)"
    case .notDirectory: "not a directory (ENOTDIR)"
    case .isDirectory: "is a directory (EISDIR)"
    case .invalidArgument: "invalid argument (EINVAL)"
    case .tooManyOpenFiles: "too many open files (EMFILE)"
    case .fileTooLarge: "file too large (EFBIG)"
    case .noSpace: "no space left on the device (ENOSPC)"
    case .readOnlyFileSystem: "the file system is read-only (EROFS)"
    case .brokenPipe: "nobody reads the pipe any more (EPIPE)"
    case .nameTooLong: "name too long (ENAMETOOLONG)"
    case .directoryNotEmpty: "directory not empty (ENOTEMPTY)"
    case .loop: "too many symbolic links (ELOOP)"
    case .quotaExceeded: "disk quota exceeded (EDQUOT)"
    case .notPlainFile: "not a plain file"
    case .otherNames: "the file has another name too"
    case .outsideFolder: "outside the folder"
    default: "error number \(number)"
    }
  }
}
