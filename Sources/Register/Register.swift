package import Disk
package import Journal
package import Projections

/// A register that is only read: the entries that the newest checkpoint vouches for.
package struct Register: Sendable {
  package let contents: LogContents
  package let model: ReadModel

  /// Reads a log without locking it.
  package static func open(
    _ directory: String, in fileSystem: any FileSystem
  ) throws(RegisterError) -> Register {
    do {
      return Register(
        try LogContents.read(directory: directory, in: fileSystem, verifying: .newest))
    } catch { throw .journal(error) }
  }

  /// Only what questions need of a log: from the cache when the log is unchanged since it was made.
  ///
  /// `tail` says what stands behind the last entry that the model holds.
  package static func model(
    of directory: String, in fileSystem: any FileSystem
  ) throws(RegisterError) -> (model: ReadModel, tail: Tail) {
    guard let cache = IndexCache(of: directory, in: fileSystem) else {
      let register = try open(directory, in: fileSystem)
      return (register.model, register.contents.tail)
    }
    do throws(JournalError) {
      let before = try mark(directory, fileSystem)
      if let before, let model = try cache.model(of: directory, marked: before) {
        return (model, .clean)
      }
      let contents = try LogContents.read(directory: directory, in: fileSystem, verifying: .newest)
      let register = Register(contents)
      if let before, contents.tail == .clean, try mark(directory, fileSystem) == before {
        cache.keep(register, marked: before)
      }
      return (register.model, contents.tail)
    } catch { throw .journal(error) }
  }

  private static func mark(
    _ directory: String, _ fileSystem: any FileSystem
  ) throws(JournalError) -> LogMark? {
    do { return try LogMark.read(directory: directory, in: fileSystem) } catch {
      throw .disk(error)
    }
  }

  package init(_ contents: LogContents) {
    self.contents = contents
    model = ReadModel(count: contents.entryCount) { contents.line($0) }
  }

  /// The register as it would be after a plan, without writing anything.
  package func preview(_ plan: RecordingPlan) -> ReadModel {
    let lines = plan.lines
    let contents = contents
    let first = plan.first
    return ReadModel(count: first + lines.count) { sequence in
      sequence < first ? contents.line(sequence) : lines[sequence - first][...]
    }
  }
}
