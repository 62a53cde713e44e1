import Foundation
import Testing

/// The clock of the machine, told another time by libfaketime.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/faketime") || Judge.mustBeThere,
    "faketime is not on this machine; Scripts/test installs it"))
struct ClockWordsTests {
  private static let base = """
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"b","name":"Partij B","kind":"organisation"}}
    {"type":"product.registered","valid":"2020-01-01","known":"2020-01-01","data":{"product":"y","title":"Product Y","kind":"product"}}

    """

  /// A register that was begun at a moment, by a clock in the Netherlands.
  private static func made(_ moment: String) throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    program.variables["VTH_TODAY"] = nil
    program.variables["TZ"] = nil
    _ = try program.file("base", base)
    try #require(try at(moment, program, "init log --origin test.example").status == 0)
    try #require(try at(moment, program, "record base").status == 0)
    return program
  }

  /// Runs vth at a moment of that clock; `zone` as in TZ.
  private static func at(
    _ moment: String, _ program: Program, zone: String? = nil, _ words: String
  ) throws -> Program.Result {
    let zoned = zone.map { "TZ=\($0) " } ?? ""
    return try program.shell("\(zoned)faketime '\(moment)' Scripts/vth \(words)")
  }

  private static let assign = "assign --subject y --role eigenaar --parties b --valid"

  @Test func `a clock that was set back is refused with both moments and what to do`() throws {
    let program = try Self.made("2026-11-30 12:00:00")
    let refused = try Self.at("2026-11-29 12:00:00", program, "\(Self.assign) 2026-01-01")
    #expect(refused.status == 1, "\(refused)")
    for words in [
      "29 november 2026, 12:00 UTC", "30 november 2026, 12:00 UTC", "Er is niets vastgelegd",
      "Zet de klok goed",
    ] { #expect(refused.errors.contains(words), "\(refused.errors)") }
    let near = try Self.at("2026-11-30 11:56:00", program, "\(Self.assign) 2026-01-01")
    #expect(near.status == 0, "\(near)")
  }

  @Test func `a clock far ahead asks for a reason, also when a key takes over`() throws {
    let program = try Self.made("2026-11-30 12:00:00")
    for words in ["\(Self.assign) 2026-01-01", "keys rotate"] {
      let refused = try Self.at("2126-11-30 12:00:00", program, words)
      #expect(refused.status == 1, "\(refused)")
      #expect(refused.errors.contains("400 dagen") && refused.errors.contains("--despite"))
    }
    let excused = try Self.at(
      "2028-11-30 12:00:00", program, "\(Self.assign) 2026-01-01 --despite 'Het lag stil.'")
    #expect(excused.status == 0, "\(excused)")
    #expect(try Self.at("2028-11-30 12:01:00", program, "entry 8").output.contains("Het lag stil."))
    let key = try Self.at("2031-11-30 12:00:00", program, "keys rotate --despite 'Weer stil.'")
    #expect(key.status == 0, "\(key)")
    #expect(try Self.at("2031-11-30 12:00:00", program, "verify").status == 0)
  }

  @Test func `a clock before 1970 is named as the cause`() throws {
    for moment in ["1969-12-31 12:00:00", "1950-01-01 12:00:00"] {
      let program = try Program()
      let refused = try Self.at(moment, program, "init log --origin test.example")
      #expect(refused.status == 4 && refused.errors.contains("klok"), "\(refused)")
    }
  }

  @Test func `what is recorded after midnight here was not known the day before`() throws {
    let program = try Self.made("2026-11-30 12:00:00")
    // Half past eleven in the evening, UTC, is half past midnight in the Netherlands.
    try #require(
      try Self.at("2026-11-30 23:30:00", program, "\(Self.assign) 2026-12-01").status == 0)
    func owner(_ known: String) throws -> String {
      try Self.at("2026-12-02 12:00:00", program, "owner y --on 2026-12-01 --known \(known)").output
    }
    #expect(try !owner("2026-11-30").contains("Partij B"))
    #expect(try owner("2026-12-01").contains("Partij B"))
  }

  @Test func `elsewhere the day is the one there`() throws {
    let program = try Self.made("2026-11-30 12:00:00")
    let zone = "America/Kralendijk"
    try #require(
      try Self.at(
        "2026-12-02 21:00:00", program, zone: zone, "\(Self.assign) 2026-12-02"
      ).status == 0)
    let owner = try Self.at(
      "2026-12-02 21:01:00", program, zone: zone, "owner y --on 2026-12-02 --known 2026-12-02")
    #expect(owner.output.contains("Partij B"), "\(owner)")
  }
}
