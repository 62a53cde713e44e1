import Calendar
import Governance
import Testing
import Workflow

@testable import EventFormat

/// The time limit of a state as JSON (FORMAT 8.11).
@Suite struct ProcessLimitTests {
  private static func read(_ text: String) throws -> ProcessLimit {
    let bytes = Array(text.utf8)
    let json = try JSONReader.read(bytes.span, .lenient)
    return try ValueCodec<ProcessLimit>.limit.read(json, .passOverUnknownKeys)
  }

  @Test(arguments: [
    #"{"within":"P6W"}"#, #"{"within":"P1Y2M3W4D"}"#, #"{"key":"due"}"#,
    #"{"days":"working","within":"P10D"}"#, #"{"act":"awt","within":"P6W"}"#,
  ])
  func `a limit is written as it was read`(_ text: String) throws {
    let limit = try Self.read(text)
    #expect(
      String(decoding: ValueCodec<ProcessLimit>.limit.write(limit).canonicalBytes, as: UTF8.self)
        == text)
  }

  @Test func `a limit means what its keys say`() throws {
    #expect(try Self.read(#"{"within":"P10D","days":"working"}"#) == .withinWorkingDays(10))
    let weeks = try #require(CalendarDuration("P6W"))
    #expect(try Self.read(#"{"within":"P6W"}"#) == .within(weeks))
    #expect(try Self.read(#"{"within":"P6W","act":"awt"}"#) == .withinByAct(weeks))
    #expect(try Self.read(#"{"key":"due"}"#) == .dateUnder(key: "due"))
  }

  /// A key that is passed over could make a limit another one.
  @Test(arguments: [
    "{}", #"{"days":"working"}"#, #"{"act":"awt"}"#, #"{"key":"due","act":"awt"}"#,
    #"{"key":"due","within":"P6W"}"#, #"{"within":"P6W","days":"working"}"#,
    #"{"within":"P1W2D","days":"working"}"#, #"{"within":"P10D","days":"calendar"}"#,
    #"{"within":"P10D","days":"working","act":"awt"}"#, #"{"within":"P1M2D","act":"awt"}"#,
    #"{"within":"P6W","act":"awb"}"#, #"{"within":"P6W","extended":true}"#, #"{"within":"P0D"}"#,
  ])
  func `anything else is no limit`(_ text: String) {
    #expect(throws: FormatError.self) { try Self.read(text) }
  }
}
