import Calendar
import Crypto
import Disk
import EventFormat
import Governance
import Log
import Register
import TestSupport

/// A register of which somebody replaced `format.json`: it is audited, and never called sound when it names
/// keys that no entry speaks of.
enum KeyFiles {
  private static let directory = "/register"

  static func audit(_ format: LogFormat) throws(BrokenPromise) {
    let disk = disk.copy()
    disk.place(format.encoded, at: directory + "/format.json")
    let audit: Audit
    do throws(RegisterError) {
      audit = try Audit.verify(KeptLog(folder: directory, in: disk))
    } catch {
      throw BrokenPromise(description: "files that are there could not be verified: \(error)")
    }
    let own = Examples.made { () throws in try Trust.signingKey().verifierKey }
    let isOurs = format.allKeys == [own]
    try promise(audit.isLogSound == isOurs, "\(audit.report.problems) \(audit.keyProblems)")
  }

  /// One entry, signed with the key of all examples.
  private static let disk: SimulatedFileSystem = Examples.made { () throws in
    let disk = SimulatedFileSystem()
    let environment = Environment(
      now: {
        guard let moment = Moment(milliseconds: 1_795_251_600_000) else {
          preconditionFailure("2026 is a year")
        }
        return moment
      },
      today: { () throws(RegisterError) in CalendarDay(number: 20_000) },
      random: { (count) throws(RegisterError) in Array(repeating: 7, count: count) },
      actor: "secretariaat", catalogue: .shipped)
    var draft = RegisterDraft(directory, key: try Trust.signingKey(), environment: environment)
    try draft.perform(
      Batch.read(
        Array(
          #"{"type":"party.registered","valid":"2024","data":{"party":"p","name":"P","kind":"body"}}"#
            .utf8)
      ).batch)
    _ = try draft.write(with: [], beginning: .first, minding: nil, in: disk)
    return disk
  }
}
