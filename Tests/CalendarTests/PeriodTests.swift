import Testing

@testable import Calendar

@Suite struct PeriodTests {
  /// The table of FORMAT 7.2, then the other forms; `..` is an open end.
  @Test(arguments: [
    ("2022-36", "2022-10-01", "2022-12-31"), ("2024-35", "2024-07-01", "2024-09-30"),
    ("2024-33", "2024-01-01", "2024-03-31"), ("2024-34", "2024-04-01", "2024-06-30"),
    ("[2024-07..2024-12]", "2024-07-01", "2024-12-31"), ("2024-41", "2024-07-01", "2024-12-31"),
    ("2023-40", "2023-01-01", "2023-06-30"), ("[2022-04..2022-09]", "2022-04-01", "2022-09-30"),
    ("2024-09", "2024-09-01", "2024-09-30"), ("2024-01", "2024-01-01", "2024-01-31"),
    ("[2024-09..2024-10]", "2024-09-01", "2024-10-31"),
    ("[2024-06..2024-07]", "2024-06-01", "2024-07-31"),
    ("[..2025-06-30]", "..", "2025-06-30"), ("[2024-09..]", "2024-09-01", ".."),
    ("2024-22", "2024-06-01", "2024-08-31"), ("[2025-06..2025-08]", "2025-06-01", "2025-08-31"),
    ("2024-23", "2024-09-01", "2024-11-30"), ("2025-21", "2025-03-01", "2025-05-31"),
    ("[2024-12-16..2025-01-15]", "2024-12-16", "2025-01-15"),
    ("[2025-01..2025-02]", "2025-01-01", "2025-02-28"),
    ("[2022-11-21..2022-11-30]", "2022-11-21", "2022-11-30"),
    ("2024-40", "2024-01-01", "2024-06-30"), ("2024-01/..", "2024-01-01", ".."),
    ("2022-10/2023-09", "2022-10-01", "2023-09-30"), ("[..2026-04-01]", "..", "2026-04-01"),
    ("2024-06-20", "2024-06-20", "2024-06-20"), ("2024", "2024-01-01", "2024-12-31"),
    ("0000", "0000-01-01", "0000-12-31"), ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2024-24", "2024-12-01", "2025-02-28"),
    ("2023-24", "2023-12-01", "2024-02-29"), ("2024-37", "2024-01-01", "2024-04-30"),
    ("2024-38", "2024-05-01", "2024-08-31"), ("2024-39", "2024-09-01", "2024-12-31"),
    ("202X", "2020-01-01", "2029-12-31"), ("20XX", "2000-01-01", "2099-12-31"),
    ("-000X", "-0009-01-01", "0000-12-31"), ("-156X", "-1569-01-01", "-1560-12-31"),
    ("2024-XX", "2024-01-01", "2024-12-31"), ("2024-02-XX", "2024-02-01", "2024-02-29"),
    ("2024-XX-XX", "2024-01-01", "2024-12-31"), ("2024-06~", "2024-06-01", "2024-06-30"),
    ("2024-06-20T23:59:59", "2024-06-20", "2024-06-20"),
    ("2024-06-20T23:59:59Z", "2024-06-20", "2024-06-20"),
    ("2024-06-20T23:59:59-04", "2024-06-20", "2024-06-20"),
    ("2024-06-20T23:59:59+05:30", "2024-06-20", "2024-06-20"),
    ("../2024-06", "..", "2024-06-30"), ("/2024-06", "..", "2024-06-30"),
    ("2024-06/", "2024-06-01", ".."), ("2024-06-20/2025", "2024-06-20", "2025-12-31"),
    ("2024~/2025-02?", "2024-01-01", "2025-02-28"), ("2024/2024-03", "2024-01-01", "2024-03-31"),
    ("[-0002..0001-05]", "-0002-01-01", "0001-05-31"),
    ("[2024-07-01,2024-07-02]", "2024-07-01", "2024-07-02"),
    ("[2024-06,2024-08-15,2025]", "2024-06-01", "2025-12-31"),
    ("[2024-12-31,2025-01]", "2024-12-31", "2025-01-31"),
  ])
  func `EDTF text has its window`(_ edtf: String, _ from: String, _ to: String) throws {
    let period = try Period(edtf: edtf)
    #expect(period.edtf == edtf)
    #expect((period.window.from?.iso ?? "..") == from)
    #expect((period.window.to?.iso ?? "..") == to)
  }

  @Test func `a date or a window is a moment and a slash an interval`() throws {
    #expect(try Period(edtf: "2024").kind == .moment)
    #expect(try Period(edtf: "2024-36").kind == .moment)
    #expect(try Period(edtf: "[2024-07..]").kind == .moment)
    #expect(try Period(edtf: "[2024-07-01,2024-07-02]").kind == .moment)
    #expect(try Period(edtf: "2024/2025").kind == .interval)
    #expect(try Period(edtf: "2024/..").kind == .interval)
    #expect(Period(words: "binnenkort").kind == .undetermined)
  }

  @Test func `only a moment on one undoubted day is an exact day`() throws {
    for edtf in ["2024-06-20", "2024-06-20T10:00:00", "[2024-06-20..2024-06-20]"] {
      #expect(try Period(edtf: edtf).isExactDay, "\(edtf)")
    }
    for edtf in [
      "2024-06", "2024-06-20?", "2024-06-20/2024-06-20", "[..2024-06-20]", "2024-06-XX",
      "[2024-06-20,2024-06-21]",
    ] {
      #expect(try !Period(edtf: edtf).isExactDay, "\(edtf)")
    }
    #expect(!Period(words: "binnenkort").isExactDay)
  }

  @Test(arguments: [
    ("2024", Period.Qualifier.none), ("2024?", .uncertain), ("2024-06~", .approximate),
    ("2024-06-20%", .both), ("2024?/2025?", .uncertain), ("2024?/2025~", .both),
    ("2024/2025~", .approximate), ("2024~/..", .approximate), ("2024%/2025?", .both),
  ])
  func `qualifiers are kept`(_ edtf: String, _ qualifier: Period.Qualifier) throws {
    #expect(try Period(edtf: edtf).qualifier == qualifier)
  }

  @Test(arguments: ["2024-02-29", "-0044-03-15", "9999-12-31"])
  func `a day is the period that its text is`(_ day: String) throws {
    #expect(try Period(day: #require(CalendarDay(iso: day))) == Period(edtf: day))
  }

  @Test func `words alone have no date and may have happened on any day`() {
    let period = Period(words: "binnenkort")
    #expect(period.edtf == nil)
    #expect(period.asStated == "binnenkort")
    #expect(period.window == Window(from: nil, to: nil))
    #expect(period.window.status(on: CalendarDay(number: 0)) == .possible)
  }

  @Test func `a convention needs the words it was used on`() throws {
    #expect(throws: PeriodError(.conventionWithoutWords, in: "2024-09", at: 1)) {
      try Period(edtf: "2024-09", convention: .endOfQuarter)
    }
    let period = try Period(edtf: "2024-09", asStated: "eind Q3 2024", convention: .endOfQuarter)
    #expect(period.convention == .endOfQuarter)
  }
}

@Suite struct PeriodRefusalTests {
  @Test(arguments: [
    ("", PeriodError.Reason.empty, 1),
    (
      "2024-06-20T10:00:00+01:00/2024-06-20T10:00:00+01:00/2024-06-20T10:00", .tooLong(maximum: 64),
      1
    ),
    ("juni", .unreadable, 1), ("2024 ", .unreadable, 5), (" 2024", .unreadable, 1),
    ("2024-06-20x", .unreadable, 11), ("2024/06", .unfinished, 8),
    ("2024/2025/2026", .unreadable, 10),
    ("[2024..2025", .unfinished, 12), ("[2024..2025]x", .unreadable, 13),
    ("[2024...2025]", .unreadable, 8),
    ("2024-6", .unfinished, 7), ("2024-", .unfinished, 6), ("202", .unfinished, 4),
    ("é", .unreadable, 1),
    ("2024-é", .unreadable, 6), ("-0000", .unreadable, 1), ("18-12-2024", .unreadable, 3),
    ("Y12024", .yearOutside, 1), ("12024", .yearOutside, 1), ("9999-24", .yearOutside, 1),
    ("2024/Y12024", .yearOutside, 6),
    ("2024-13", .noSuchMonth(13), 6), ("2024-00", .noSuchMonth(0), 6),
    ("2024-42", .noSuchMonth(42), 6),
    ("2023-02-29", .noSuchDay(lastDay: 28, month: 2, year: 2023), 9),
    ("2024-06-31", .noSuchDay(lastDay: 30, month: 6, year: 2024), 9),
    ("2024-06-00", .noSuchDay(lastDay: 30, month: 6, year: 2024), 9),
    ("2024/2024-02-30", .noSuchDay(lastDay: 29, month: 2, year: 2024), 14),
    ("2024-06-20T24:00:00", .noSuchTime, 12), ("2024-06-20T10:60:00", .noSuchTime, 15),
    ("2024-06-20T10:00:60", .noSuchTime, 18), ("2024-06T10:00:00", .unreadable, 8),
    ("2024-06-20T10:00", .unfinished, 17), ("2024-06-20T10:00:00/2025", .timeNotAlone, 11),
    ("2024-25", .hemisphereCode, 6), ("2024-32", .hemisphereCode, 6),
    ("2024-35/2024-36", .codeNotAlone, 1), ("2024-36/..", .codeNotAlone, 1),
    ("2024/2024-22", .codeNotAlone, 6), ("[2024-35,2024-36]", .codeNotAlone, 2),
    ("[..2024-36]", .codeNotAlone, 4), ("2024-36~", .qualifierNotAllowed, 8),
    ("2024-22?", .qualifierNotAllowed, 8), ("2024-XX~", .qualifierNotAllowed, 8),
    ("202X?", .qualifierNotAllowed, 5), ("[2024-06~..2024-07]", .qualifierNotAllowed, 9),
    ("2024-06-20T10:00:00~", .qualifierNotAllowed, 20), ("2024-~06", .qualifierNotLast, 6),
    ("?2024", .qualifierNotLast, 1), ("2024?-06", .unreadable, 6), ("2024??", .unreadable, 6),
    ("2X24", .unknownDigitsNotLast, 3), ("2XXX", .unknownDigitsNotLast, 4),
    ("202X-06", .unknownDigitsNotLast, 4), ("2024-1X", .unknownDigitsNotLast, 6),
    ("2024-XX-20", .unknownDigitsNotLast, 8), ("2024-06-2X", .unknownDigitsNotLast, 9),
    ("202X/2030", .unknownDigitsNotAlone, 1), ("[2024-XX..2025]", .unknownDigitsNotAlone, 2),
    ("2025/2024", .reversed, 1), ("[2024-12..2024-07]", .reversed, 1),
    ("2024-06-21/2024-06-20", .reversed, 1), ("2024-06/2024", .reversed, 1),
    ("/", .bothEndsMissing, 1), ("../..", .bothEndsMissing, 1), ("../", .bothEndsMissing, 1),
    ("[..]", .bothEndsMissing, 1), ("[2024]", .singleChoice, 1),
    ("[2024..2025,2027]", .rangeAmongChoices, 12), ("[2024,2026..2027]", .rangeAmongChoices, 11),
    ("[2024,..2026]", .rangeAmongChoices, 7), ("[2024,2026..]", .rangeAmongChoices, 11),
    ("[2024-07-02,2024-07-01]", .choicesReversed, 13), ("[2024,2024]", .choicesReversed, 7),
    ("[2024,2024-12]", .choicesReversed, 7), ("[2024,2025,2025]", .choicesReversed, 12),
    ("[2024,]", .unreadable, 7), ("[2024,2025", .unfinished, 11), ("[2024, 2025]", .unreadable, 7),
    ("[2024,2025-36]", .codeNotAlone, 7), ("[2024,2025-XX]", .unknownDigitsNotAlone, 7),
    ("[2024,2025?]", .qualifierNotAllowed, 11),
    (
      "[2024-01-01,2024-02-30]",
      .noSuchDay(lastDay: 29, month: 2, year: 2024), 21
    ),
    ("{2024,2025}", .listOfAll, 1), ("{2024..2025}", .listOfAll, 1),
  ])
  func `what is not a period is refused`(
    _ text: String, _ reason: PeriodError.Reason, _ position: Int
  ) {
    #expect(throws: PeriodError(reason, in: text, at: position)) { try Period(edtf: text) }
  }

  @Test func `the message says in Dutch what is wrong, where, and what is right`() {
    #expect(
      PeriodError(
        .noSuchDay(lastDay: 28, month: 2, year: 2023), in: "2023-02-29", at: 9
      ).description
        == "\"2023-02-29\" is geen geldige datum: februari 2023 heeft de dagen 1 tot en met 28 (teken 9). Bijvoorbeeld: 2023-02-28."
    )
    #expect(
      PeriodError(.yearOutside, in: "Y12024", at: 1).description
        == "\"Y12024\" is geen geldige datum: het jaar valt buiten de jaren -9999..9999 (teken 1). Bijvoorbeeld: 2024."
    )
  }

  @Test func `a message shows no control characters and no endless text`() {
    let text = "\u{1B}[2J" + String(repeating: "a", count: 100)
    let message = PeriodError(.unreadable, in: text, at: 1).description
    #expect(message.hasPrefix("\"\u{FFFD}[2J"))
    #expect(message.contains("a…\" is geen"))
  }

  /// No text may trap, and what is read must have a text in Dutch.
  @Test func `every short text of date signs is read or refused`() {
    let pieces = ["2024", "-", "06", "XX", "/", "..", "[", "]", "?", "36", "T", ",", "Y"]
    var texts = [""]
    var readable = 0
    for _ in 0..<4 {
      texts = texts.flatMap { text in pieces.map { text + $0 } }
      for text in texts {
        guard let period = try? Period(edtf: text) else { continue }
        readable += 1
        if period.dutch.isEmpty { Issue.record("\(text) has no Dutch") }
      }
    }
    #expect(readable > 20)
  }
}
