import Testing

@testable import Calendar

@Suite struct PeriodDutchTests {
  @Test(arguments: [
    ("2024-06-20", "20 juni 2024"), ("2024-06", "juni 2024"), ("2024", "2024"),
    ("2024-36", "het vierde kwartaal van 2024"), ("2024-33", "het eerste kwartaal van 2024"),
    ("2024-22", "de zomer van 2024"), ("2024-24", "de winter van 2024 op 2025"),
    ("2024-40", "de eerste helft van 2024"), ("2024-38", "de middelste vier maanden van 2024"),
    ("[2024-07..2024-12]", "ergens tussen 1 juli en 31 december 2024"),
    ("[2024-12-16..2025-01-15]", "ergens tussen 16 december 2024 en 15 januari 2025"),
    ("[2022-11-21..2022-11-30]", "ergens tussen 21 en 30 november 2022"),
    ("[2024-06-20..2024-06-20]", "20 juni 2024"),
    ("[..2024-09]", "uiterlijk 30 september 2024"), ("[2024-09..]", "vanaf september 2024"),
    ("2022-10/2023-09", "van oktober 2022 tot en met september 2023"),
    ("2022-10/..", "vanaf oktober 2022, zonder einddatum"),
    ("2022-10/", "vanaf oktober 2022, einddatum onbekend"),
    ("../2022-10", "tot en met oktober 2022, zonder begindatum"),
    ("/2022-10", "tot en met oktober 2022, begindatum onbekend"),
    ("2024-06~", "ongeveer juni 2024"), ("2024-06-20?", "20 juni 2024 (onzeker)"),
    ("2024%", "ongeveer 2024 (onzeker)"), ("202X", "een jaar van 2020 tot en met 2029"),
    ("2024-XX", "een onbekende maand in 2024"), ("2024-06-XX", "een onbekende dag in juni 2024"),
    ("[2024-07-01,2024-07-02]", "1 of 2 juli 2024"),
    ("[2024-07-01,2024-07-02,2024-07-05]", "1, 2 of 5 juli 2024"),
    ("[2024-06-30,2024-07-01]", "30 juni of 1 juli 2024"),
    ("[2024-12-31,2025-01-01]", "31 december 2024 of 1 januari 2025"),
    ("[2024-06,2024-08]", "juni of augustus 2024"), ("[2024-06,2025]", "juni 2024 of 2025"),
    ("[2024-06,2024-08-15]", "juni of 15 augustus 2024"), ("[2024,2026]", "2024 of 2026"),
    ("2024-XX-XX", "een onbekende dag in 2024"), ("2024-06-20T10:00:00Z", "20 juni 2024"),
  ])
  func `a period is told in plain Dutch`(_ edtf: String, _ dutch: String) throws {
    #expect(try Period(edtf: edtf).dutch == dutch)
  }

  @Test func `the words of the source come behind, between quotes`() throws {
    let period = try Period(
      edtf: "[2024-09..2024-10]", asStated: "eind Q3/begin Q4 2024", convention: .quarterBoundary)
    #expect(
      period.dutchWithWords
        == "ergens tussen 1 september en 31 oktober 2024 (\"eind Q3/begin Q4 2024\")")
    #expect(Period(words: "binnenkort").dutchWithWords == "zonder datum (\"binnenkort\")")
  }

  @Test func `words that say the same are not repeated`() throws {
    #expect(try Period(edtf: "2024-06", asStated: "Juni 2024").dutchWithWords == "juni 2024")
    #expect(try Period(edtf: "2024-06").dutchWithWords == "juni 2024")
  }

  @Test func `a day is told in Dutch`() {
    #expect(CalendarDay(iso: "2024-06-20")?.dutch == "20 juni 2024")
  }
}

@Suite struct ReadingConventionTests {
  /// The ids of the batch format; they are stored in the log, so none may change or disappear.
  @Test func `the table holds every id of the batch format`() {
    let ids = [
      "jaar-uit-verband", "begin-kwartaal", "eind-kwartaal", "kwartaalgrens", "begin-jaar",
      "eind-jaar", "medio-jaar", "begin-maand", "eind-maand", "voor-de-zomer", "na-de-zomer",
      "rond-de-zomer", "zomer", "najaar", "voorjaar", "jaarwisseling", "kerstreces",
      "voor-de-dag", "uiterlijk-op", "kwartalen", "start", "open-eind", "periode",
      "stand-van-document", "zonder-datum", "programma-looptijd",
    ]
    #expect(ReadingConvention.allCases.map(\.rawValue) == ids)
  }

  @Test(arguments: ReadingConvention.allCases)
  func `every convention has one sentence of its own`(_ convention: ReadingConvention) {
    let meaning = convention.meaning
    #expect(meaning.hasSuffix(".") && meaning.count { $0 == "." } == 1)
    #expect(ReadingConvention.allCases.count { $0.meaning == meaning } == 1)
  }
}

@Suite struct DutchDatesTests {
  /// The phrases of the sources, and others like them.
  @Test(
    arguments: [
      ("Q4 2022", "2022-36", nil), ("in Q3 van 2024", "2024-35", nil),
      ("Q2 van 2023", "2023-34", nil),
      ("derde kwartaal van 2024", "2024-35", nil), ("1e kwartaal 2024", "2024-33", nil),
      ("Q3/Q4 2024", "[2024-07..2024-12]", "kwartalen"),
      ("Q3/4 2022", "[2022-07..2022-12]", "kwartalen"),
      ("Q2/3 2022", "[2022-04..2022-09]", "kwartalen"),
      ("in Q3/Q4 2024", "[2024-07..2024-12]", "kwartalen"),
      ("Q4 2022/Q1 2023", "[2022-10..2023-03]", "kwartalen"),
      ("eind Q3 2024", "2024-09", "eind-kwartaal"), ("begin Q3 2024", "2024-07", "begin-kwartaal"),
      ("begin Q1 van 2024", "2024-01", "begin-kwartaal"),
      ("eind Q3/begin Q4 2024", "[2024-09..2024-10]", "kwartaalgrens"),
      ("eind Q4 2024/begin Q1 2025", "[2024-12..2025-01]", "kwartaalgrens"),
      ("medio 2024", "[2024-06..2024-07]", "medio-jaar"),
      ("voor de zomer van 2025", "[..2025-06-30]", "voor-de-zomer"),
      ("vóór de zomer in 2025", "[..2025-06-30]", "voor-de-zomer"),
      ("Na de zomer van 2024", "[2024-09..]", "na-de-zomer"),
      ("in de zomer van 2024", "2024-22", "zomer"), ("zomer 2024", "2024-22", "zomer"),
      ("rond de zomer van 2025", "[2025-06..2025-08]", "rond-de-zomer"),
      ("najaar 2024", "2024-23", "najaar"), ("het voorjaar van 2025", "2025-21", "voorjaar"),
      ("rond de jaarwisseling 2024/25", "[2024-12-16..2025-01-15]", "jaarwisseling"),
      ("rond de jaarwisseling van 2024 op 2025", "[2024-12-16..2025-01-15]", "jaarwisseling"),
      ("begin 2025", "[2025-01..2025-02]", "begin-jaar"),
      ("eind 2023", "[2023-11..2023-12]", "eind-jaar"),
      ("eind november 2022", "[2022-11-21..2022-11-30]", "eind-maand"),
      ("eind februari 2024", "[2024-02-21..2024-02-29]", "eind-maand"),
      ("begin juni 2024", "[2024-06-01..2024-06-10]", "begin-maand"),
      ("eerste helft 2024", "2024-40", nil), ("eerste helft van 2024", "2024-40", nil),
      ("tweede deel van 2025", "2025-41", nil), ("vanaf Q1 2024", "2024-01/..", "open-eind"),
      ("vanaf 2026", "2026/..", "open-eind"), ("Q4 2022 en verder", "2022-10/..", "open-eind"),
      ("Start Q3 2022", "2022-35", "start"), ("Start in 2023", "2023", "start"),
      ("Start eind 2023", "[2023-11..2023-12]", "eind-jaar"),
      ("Q4 2022 t/m Q3 2023", "2022-10/2023-09", "periode"),
      ("Q4 2022 - Q1 2023", "2022-10/2023-03", "periode"),
      ("Q4 2022-Q4 2023", "2022-10/2023-12", "periode"),
      ("Q4 2022 – Q4 2023", "2022-10/2023-12", "periode"),
      ("Q1 t/m Q3 2024", "2024-01/2024-09", "periode"),
      ("van 1 maart tot en met 5 juni 2024", "2024-03-01/2024-06-05", "periode"),
      ("2025-2026", "2025/2026", "periode"),
      ("uiterlijk 1 april 2026", "[..2026-04-01]", "uiterlijk-op"),
      ("uiterlijk op 1 april 2026", "[..2026-04-01]", "uiterlijk-op"),
      ("uiterlijk eind 2024", "[..2024]", "uiterlijk-op"),
      ("uiterlijk Q2 2024", "[..2024-06]", "uiterlijk-op"),
      ("vóór 3 oktober 2023", "[..2023-10-02]", "voor-de-dag"),
      ("vo\u{301}o\u{301}r 3 oktober 2023", "[..2023-10-02]", "voor-de-dag"),
      ("voor 1 oktober 2023", "[..2023-09-30]", "voor-de-dag"),
      ("vóór 2025", "[..2024-12-31]", "voor-de-dag"),
      ("voor het kerstreces van 2022", "[..2022-12-22]", "kerstreces"),
      ("december 2024", "2024-12", nil), ("dec. 2024", "2024-12", nil), ("in 2023", "2023", nil),
    ] as [(String, String, String?)])
  func `a phrase is read as the mapping says`(
    _ text: String, _ edtf: String, _ convention: String?
  ) throws {
    for variant in [text, text.uppercased(), "  \(text) "] {
      let period = try #require(DutchDates.read(variant), "\(variant)")
      #expect(period.edtf == edtf, "\(variant)")
      #expect(period.convention?.rawValue == convention, "\(variant)")
      #expect(period.asStated?.lowercased() == text.lowercased(), "\(variant)")
    }
  }

  @Test(arguments: [
    ("18 december 2024", "2024-12-18"), ("18-12-2024", "2024-12-18"), ("2024-12-18", "2024-12-18"),
    ("op 18 Dec 2024", "2024-12-18"), ("8 maart 2024", "2024-03-08"), ("2024", "2024"),
    ("2024-36", "2024-36"), ("[2024-07..2024-12]", "[2024-07..2024-12]"),
    ("2022-10/..", "2022-10/.."),
  ])
  func `a whole day or EDTF text needs no words`(_ text: String, _ edtf: String) throws {
    let period = try #require(DutchDates.read(text))
    #expect(period.edtf == edtf)
    #expect(period.asStated == nil)
    #expect(period.convention == nil)
  }

  @Test(arguments: [
    "", " ", "binnenkort", "op termijn", "doorlopend", "juni", "9 juni", "Q3", "Q5 2024", "Q0 2024",
    "31 februari 2024", "31-02-2024", "18-13-2024", "Q4/Q1 2023", "Q3/Q3 2024",
    "eind Q2/begin Q4 2024",
    "winter 2024", "voor Q2 van 2023", "voor 2025", "voor het kerstreces 2023", "medio juni 2024",
    "Q4 2023 t/m Q1 2023", "Q4 2023/2024", "rond de jaarwisseling 2024/26", "derde helft 2024",
    "18 december 24", "Q3 2024!", "Q3 2024 Q4", "jaarwisseling", "eind", "van", "/", "-", "t/m",
    "99999 2024", "2024 2024", "eind zomer 2024",
  ])
  func `what has no agreed reading is not read`(_ text: String) {
    #expect(DutchDates.read(text) == nil)
  }

  @Test func `an endless text is not read`() {
    #expect(DutchDates.read(String(repeating: "Q", count: 10_000)) == nil)
  }

  /// Every phrase of up to four words that dates are made of: none may trap.
  @Test func `every short phrase is read or not read`() {
    let words = [
      "eind", "Q3", "2024", "/", "-", "juni", "31", "voor", "zomer", "t/m", "9999", "0000",
    ]
    var phrases = [""]
    var readable = 0
    for _ in 0..<4 {
      phrases = phrases.flatMap { phrase in words.map { phrase.isEmpty ? $0 : phrase + " " + $0 } }
      for phrase in phrases where DutchDates.read(phrase) != nil { readable += 1 }
    }
    #expect(readable > 50)
  }
}
