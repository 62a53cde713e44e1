internal import Answers
internal import Calendar
internal import Disk
internal import Governance
internal import Reading

/// Writes a report to a file: whole or not at all, and never over a file that is there.
struct ReportFile {
  private let fileSystem: any FileSystem

  init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  /// `termijnen_2026-11-21_peil-2024-09-30.csv`: the day that it is about or else was made, and the
  /// clocks for which.
  static func name(
    _ name: String, _ day: CalendarDay, _ asOf: AsOf, _ ending: String
  ) -> String {
    var name = "\(name)_\(day.iso)_peil-\(asOf.on.iso)"
    if let known = asOf.known { name += "_bekend-\(known.iso)" }
    if let at = asOf.at { name += "_tot-\(at)" }
    return name + ending
  }

  /// Writes it to a new file at the path or, when that is a folder, under the name in it; answers
  /// where it stands.
  ///
  /// Only the user may read what holds withheld text.
  func write(
    _ text: String, to path: String, named name: String, withheld isWithheld: Bool
  ) throws(CommandError) -> String {
    do throws(DiskError) {
      var target = path
      if try fileSystem.status(path)?.kind == .directory {
        target = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      }
      try fileSystem.putNew(
        Array(text.utf8), at: target, permissions: isWithheld ? 0o600 : 0o644)
      return target
    } catch {
      throw error.kind == .alreadyExists ? .fileExists(error.path) : .notWritten(error)
    }
  }
}
