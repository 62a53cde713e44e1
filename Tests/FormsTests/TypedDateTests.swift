import Testing

@testable import Forms

/// Dates as spreadsheets make them.
struct TypedDateTests {
  @Test(arguments: [
    ("18-12-2024", "2024-12-18"), ("18/12/2024", "2024-12-18"), ("18.12.2024", "2024-12-18"),
    ("8-1-2024", "2024-01-08"), ("18-12-2024 00:00", "2024-12-18"),
    ("2024-12-18 00:00:00", "2024-12-18"), ("18 december\u{A0}2024", "2024-12-18"),
    ("2024-12", "2024-12"), ("dec 2024", "2024-12"), ("2024", "2024"),
  ])
  func `a date of which nothing is lost is read`(text: String, edtf: String) throws {
    #expect(try TypedDate.read(text, orWords: false).edtf == edtf)
  }

  @Test(arguments: [
    ("18-12-'24", "twee cijfers"), ("18-12-24", "twee cijfers"), ("18 dec 24", "twee cijfers"),
    ("dec-24", "24 dec zonder jaar"), ("18-12", "ontbreekt het jaar"), ("45644", "dagnummer"),
    ("12/18/2024", "dag-maand-jaar"), ("31-02-2024", "Die dag bestaat niet"),
    ("2024-02-30", "29"), ("morgen", "niet te lezen"),
  ])
  func `a date that may mean something else is refused with a hint`(
    text: String, hint: String
  ) throws {
    let problem = #expect(throws: ValueProblem.self) { try TypedDate.read(text, orWords: true) }
    #expect(problem?.message.contains(hint) ?? false, "\(problem?.message ?? "")")
  }

  @Test(arguments: [
    "binnenkort", "Op termijn", "doorlopend", "komende maanden", "nader te bepalen", "n.t.b.",
  ])
  func `words without a date are kept as words, where that is asked for`(text: String) throws {
    let period = try TypedDate.read(text, orWords: true)
    #expect(period.edtf == nil && period.asStated == text)
    #expect(throws: ValueProblem.self) { try TypedDate.read(text, orWords: false) }
  }
}
