internal import Disk
internal import Governance
internal import Projections

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
  func write(_ text: String, to path: String, named name: String) throws(CommandError) -> String {
    do throws(DiskError) {
      var target = path
      if try fileSystem.status(path)?.kind == .directory {
        target = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      }
      try put(Array(text.utf8), at: target)
      return target
    } catch {
      throw error.kind == .alreadyExists ? .fileExists(error.path) : .notWritten(error)
    }
  }

  /// Takes the name with an empty file, which fails when there is one, and then puts the full file there.
  ///
  /// So no two writers can have the name, and nobody ever sees half a report.
  private func put(_ bytes: [UInt8], at path: String) throws(DiskError) {
    do {
      let place = try OpenFile(path, for: .createNew(permissions: 0o644), in: fileSystem)
      _ = place.id
    }
    do throws(DiskError) {
      try fileSystem.putWhole(bytes, at: path, permissions: 0o644)
    } catch {
      // What was wrong is told; that the empty files could not be taken away adds nothing.
      do throws(DiskError) { try fileSystem.remove(path + ".new") } catch {}
      do throws(DiskError) { try fileSystem.remove(path) } catch {}
      throw error
    }
  }
}
