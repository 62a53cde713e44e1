internal import Crypto
internal import Disk
internal import Log
internal import Merkle

/// What the file `checkpoint` says: the newest signed note, for monitors and for people.
///
/// Derived, and never synchronised: losing it loses nothing. But it is replaced only after its
/// commit is on the disk, so a valid note for more entries than the log has proves that entries
/// were lost.
struct PublishedCheckpoint: Equatable {
  enum State: Equatable {
    case absent
    /// No note signed by a key of this log: half-written, or somebody else's.
    case unreadable(reason: String)
    case signed(Checkpoint)
  }

  let state: State
  /// The file as it stands, to compare with the newest note.
  let bytes: [UInt8]

  /// Must be read before the segments: a writer may go on meanwhile, and publishes last.
  ///
  /// The file system is that within the folder of the log.
  init(_ paths: LogPaths, format: LogFormat, in fileSystem: any FileSystem) throws(DiskError) {
    guard let file = try fileSystem.status(paths.checkpoint) else {
      (state, bytes) = (.absent, [])
      return
    }
    guard file.kind == .file else {
      (state, bytes) = (.unreadable(reason: "it is not a plain file"), [])
      return
    }
    guard file.size <= LogLimits.checkpointBytesMax else {
      (state, bytes) = (.unreadable(reason: "it has \(file.size) bytes"), [])
      return
    }
    bytes = try fileSystem.readWhole(paths.checkpoint, bytesMax: LogLimits.checkpointBytesMax)
    state = Self.state(of: bytes, format: format)
  }

  private static func state(of bytes: [UInt8], format: LogFormat) -> State {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .unreadable(reason: "it is not UTF-8")
    }
    do {
      let note = try SignedNote(parsing: text)
      let checkpoint = try Checkpoint(text: note.text)
      try note.verify(with: format.keys(forSize: checkpoint.size))
      guard checkpoint.origin.utf8.elementsEqual(format.origin.utf8) else {
        return .unreadable(reason: "it is of the log \(checkpoint.origin)")
      }
      return .signed(checkpoint)
    } catch {
      return .unreadable(reason: "\(error)")
    }
  }

  /// What it says of the commits that the log vouches for.
  func relation(to contents: LogContents) -> Recovery.Published {
    switch state {
    case .absent, .unreadable: return .covered
    case .signed(let checkpoint):
      if checkpoint.size > contents.edge.size { return .ahead }
      return contents.commit(endingAt: Int(checkpoint.size))?.root == checkpoint.root
        ? .covered : .forked
    }
  }

  /// What is wrong when the relation is `.ahead` or `.forked`.
  func contradiction(of contents: LogContents, at path: String) -> Damage {
    switch state {
    case .signed(let checkpoint) where checkpoint.size > contents.edge.size:
      .entriesLost(path: path, signedSize: Int(checkpoint.size), foundSize: contents.entryCount)
    case .signed(let checkpoint): .historyForked(path: path, signed: checkpoint.text)
    case .absent, .unreadable: preconditionFailure("a note that cannot be read contradicts nothing")
    }
  }

  /// Whether it is the note under the newest commit, which then was synchronised.
  func confirms(_ contents: LogContents) -> Bool {
    guard let newest = contents.commits.last else { return true }
    return contents.note(of: newest).map { Array($0.utf8) } == bytes
  }
}
