package import Crypto
package import Disk
package import EventFormat
internal import Governance
package import Journal

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
    log = LogDraft(directory: directory, key: key)
  }

  /// Adds a batch as one commit.
  package mutating func perform(_ batch: Batch) throws(RegisterError) {
    let plan = try Planner.plan(
      batch, onto: log.contents, knowing: [:], despite: nil, environment, &maker)
    precondition(plan.disclosed.isEmpty, "a new register begins with what all may read")
    try commit(plan.lines)
  }

  mutating func commit(_ lines: [[UInt8]]) throws(RegisterError) {
    do throws(JournalError) { note = try log.commit(lines) } catch { throw .journal(error) }
  }

  /// Puts the register in its folder, which must be absent or empty; then remembers what was signed.
  ///
  /// `secrets` are the files with withheld texts of entries that it took over.
  ///
  /// - Returns: Why what was signed could not be kept outside the log as well, if so; the log stands
  ///   nevertheless.
  package func write(
    with secrets: [LogCopy.File] = [], minding memory: SignedMemory?, in fileSystem: any FileSystem
  ) throws(RegisterError) -> RegisterError? {
    let held = try memory?.hold([key])
    do throws(JournalError) {
      try LogCopy.write(contents, with: secrets, to: contents.paths.directory, in: fileSystem)
    } catch { throw .journal(error) }
    guard let note else { return nil }
    do throws(RegisterError) { try held?.remember(note) } catch { return error }
    return nil
  }
}
