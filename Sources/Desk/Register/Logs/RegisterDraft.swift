package import Crypto
package import Disk
package import EventFormat
package import FileLog
internal import Governance
package import Log

/// A new register that is made in memory and put on the disk at once, so that no half of one is ever there.
package struct RegisterDraft: ~Copyable {
  private var log: LogDraft
  private let key: VerifierKey
  let environment: Environment
  private var maker = IdentifierMaker()
  private var note: String?

  /// What the log will hold.
  package var contents: LogContents { log.contents }

  /// An empty register; the name of the key is its origin.
  package init(_ directory: String, key: consuming SigningKey, environment: Environment) {
    self.key = key.verifierKey
    self.environment = environment
    log = LogDraft(address: directory, key: key)
  }

  /// Adds a batch as one commit.
  package mutating func perform(_ batch: Batch) throws(RegisterError) {
    let plan = try Planner.plan(
      batch, onto: log.contents, knowing: [:], despite: nil, environment, &maker)
    precondition(plan.disclosed.isEmpty, "a new register begins with what all may read")
    try commit(plan.lines)
  }

  mutating func commit(_ lines: [[UInt8]]) throws(RegisterError) {
    do throws(LogError) { note = try log.commit(lines) } catch { throw .log(error) }
  }

  /// Puts the register in its folder, which must be absent or empty, and remembers what was signed.
  ///
  /// `secrets` are the files with withheld texts of entries that it took over. Throws `keyUsed` or `nameUsed` when a
  /// log was signed before with this key or under this name, unless the `history` begins anew. When it throws, no
  /// log was made, and what is remembered is as it was as far as that can be undone.
  ///
  /// What is the first that is remembered of the key is remembered before anybody can take the folder for a log: cut
  /// off in between, the key has signed something of which no log stands, and only its owner can say so; the other way round
  /// a log would stand that no memory knows, and the key could sign a second one. What takes the place of something
  /// that is remembered comes after: until then that refuses the new log.
  package func write(
    with secrets: [LogCopy.File], beginning history: NewHistory, minding memory: SignedMemory?,
    in fileSystem: any FileSystem
  ) throws(RegisterError) -> WrittenDraft {
    let held = try memory?.hold(history, with: key)
    let isFirst = try memory?.former(of: key).isEmpty ?? true
    var written = WrittenDraft()
    var copy: LogCopyInProgress
    do throws(LogError) {
      copy = try LogCopyInProgress(
        contents, beside: nil, with: secrets, to: contents.address, in: fileSystem)
    } catch { throw .log(error) }
    if isFirst, let note {
      do throws(RegisterError) { try held?.remember(note) } catch { written.memoryTrouble = error }
    }
    do throws(LogError) { _ = try copy.finish(asPart: false) } catch {
      guard case .standsInDoubt = error else {
        if isFirst { held?.forget() }
        throw .log(error)
      }
      // It was signed and it can be read, so it must be known, whatever becomes of it.
      written.doubt = .log(error)
    }
    guard !isFirst, let note else { return written }
    do throws(RegisterError) { written.setAside = try held?.begin(note) ?? [] } catch {
      // It is refused as long as what was there before is remembered.
      written.doubt = written.doubt ?? error
      written.memoryTrouble = error
    }
    return written
  }
}

/// What became of a register that was put in its folder; the log stands there.
package struct WrittenDraft: Sendable {
  /// What was remembered of logs before it, in the files where it is now.
  package fileprivate(set) var setAside: [RememberedCheckpoint] = []
  /// Why what was signed could not be kept outside the log as well, if so.
  package fileprivate(set) var memoryTrouble: RegisterError?
  /// Why it is not certain that the log is there for good, if so.
  package fileprivate(set) var doubt: RegisterError?
}
