package import Disk
internal import EventFormat
internal import Governance
package import Journal

/// Verifies a whole log: bytes, roots and signatures, and that every line is an entry that could
/// have been recorded.
package enum Audit {
  /// Collects all problems; throws only when the files cannot be read at all.
  package static func verify(
    _ directory: String, in fileSystem: any FileSystem
  ) throws(RegisterError) -> VerificationReport {
    var state = RegisterState()
    do {
      return try Verifier.verify(directory: directory, in: fileSystem) { sequence, line in
        check(line, sequence, &state)
      }
    } catch { throw .journal(error) }
  }

  /// What is wrong with one line, or nothing.
  private static func check(
    _ line: Span<UInt8>, _ sequence: Int, _ state: inout RegisterState
  ) -> String? {
    let entry: Entry
    do { entry = try EntryReader.read(line) } catch { return error.dutch }
    defer { state.evolve(entry.id, entry.proposal) }
    guard entry.sequence == sequence else {
      return "“seq” is \(entry.sequence), maar dit is vermelding \(sequence)"
    }
    do {
      if case .alreadyRecorded(let other) = try state.decide(entry.proposal), other == entry.id {
        return "id \(entry.id) komt twee keer voor"
      }
    } catch { return error.dutch }
    return nil
  }
}
