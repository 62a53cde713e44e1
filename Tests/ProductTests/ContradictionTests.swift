import Foundation
import Testing

/// The contradictions of the five sources, recorded as they state them, and asked about.
///
/// The expected words come from the lines of the sources, not from the program. C-… and I-… are the
/// numbers of the lists that were made when the sources were read.
struct ContradictionTests {
  /// A fresh log with the sources, the parties, and the claims of one contradiction.
  private static func log(_ name: String? = nil) throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    for fixture in ["common"] + (name.map { [$0] } ?? []) {
      let file = "Tests/ProductTests/Inconsistencies/\(fixture).ndjson"
      let result = try program.run("record", Program.root.appendingPathComponent(file).path)
      try #require(result.status == 0, "\(fixture): \(result.errors)")
    }
    return program
  }

  /// Records a spreadsheet of the fixtures.
  private static func importSheet(_ name: String, into program: Program) throws {
    let file = "Tests/ProductTests/Inconsistencies/\(name).csv"
    let result = try program.run("import", Program.root.appendingPathComponent(file).path)
    try #require(result.status == 0, "\(name): \(result.errors)")
  }

  /// The answer to a question, which must succeed.
  private static func ask(_ program: Program, _ question: String...) throws -> String {
    let result = try program.run(question, input: nil)
    #expect(result.status == 0, "\(question): \(result.errors)")
    return result.output
  }

  private static func expect(
    _ answer: String, says words: [String], not absent: [String] = [],
    at location: SourceLocation = #_sourceLocation
  ) {
    for word in words {
      #expect(answer.contains(word), "\(word) – in: \(answer)", sourceLocation: location)
    }
    for word in absent {
      #expect(!answer.contains(word), "\(word) – in: \(answer)", sourceLocation: location)
    }
  }

  // MARK: Decisions

  @Test func `C-10 the stuurgroep a day after the Bestuurlijk Overleg keeps both days`() throws {
    let log = try Self.log("c-10")
    let june = try Self.ask(log, "decisions", "--from", "2023-06-01", "--to", "2023-06-30")
    let order = try #require(june.range(of: "22 juni 2023\n"))
    let next = try #require(june.range(of: "23 juni 2023\n"))
    #expect(order.lowerBound < next.lowerBound)
    Self.expect(
      june,
      says: [
        "betwist: 22 juni 2023\n", "betwist: 23 juni 2023\n", "regel 115", "regel 148",
        "betwist: Vergaderde",
        "Geen besluit zeker, 2 mogelijk.",
      ])
    let findings = try Self.ask(log, "findings")
    Self.expect(
      findings, says: ["dispute-open", "eigenaar niet genoemd – 2", "3 bevindingen."],
      not: ["route-skipped", "zonder eigenaar"])
  }

  @Test func `C-12 two bodies adopted the handreiking, and an undated adoption is only possible`()
    throws
  {
    let log = try Self.log("c-12")
    let june = try Self.ask(log, "decisions", "--from", "2024-06-18", "--to", "2024-06-20")
    Self.expect(
      june,
      says: [
        "betwist: 20 juni 2024\n  Besluitvorming over de Handreiking – Bestuurlijk Overleg IBP VTH: vastgesteld",
        "mogelijk: het tweede kwartaal van 2024 (\"in Q2 2024\")\n  Handreiking RBC – Stuurgroep",
        "betwist: uiterlijk 30 september 2024", "regel 139", "regel 186", "regel 82",
        "Geen besluit zeker, 3 mogelijk.",
      ], not: ["3 besluiten"])
    let conflicts = try Self.ask(log, "conflicts", "handreiking-rbc")
    Self.expect(
      conflicts, says: ["regel 186", "regel 82", "nog geen uitspraak"], not: ["regel 139"])
  }

  @Test func `C-13 a ruling leaves one adoption of the toekomstbeeld, and the other readable`()
    throws
  {
    let log = try Self.log("c-13")
    let before = try Self.ask(log, "decisions", "--body", "stuurgroep")
    Self.expect(
      before,
      says: ["28 februari 2024", "het eerste kwartaal van 2024", "Geen besluit zeker, 2 mogelijk."])
    _ = try Self.ask(
      log, "resolve", "geschil-toekomstbeeld", "--ruling",
      "Eén vaststelling, in twee vergaderingen.",
      "--set-aside", "01930000-0000-7000-8000-c01300000001", "--valid", "2026-11-10", "--known",
      "2026-11-10")
    let after = try Self.ask(log, "decisions")
    Self.expect(
      after, says: ["28 februari 2024", "6 maart 2024", "2 besluiten."],
      not: ["kwartaal", "betwist"])
    let earlier = try Self.ask(log, "decisions", "--known", "2026-11-09")
    Self.expect(
      earlier, says: ["het eerste kwartaal van 2024", "betwist", "Geen besluit zeker, 3 mogelijk."])
    let history = try Self.ask(log, "history", "toekomstbeeld")
    Self.expect(history, says: ["Telt niet meer mee – 1", "in Q1 2024", "terzijde gesteld door"])
    Self.expect(
      try Self.ask(log, "conflicts", "--all"), says: ["terzijde: het eerste kwartaal", "regel 142"])
  }

  @Test func `C-19 C-112 what was tabled without an outcome never becomes a decision`() throws {
    let log = try Self.log("c-19")
    let decisions = try Self.ask(log, "decisions")
    Self.expect(
      decisions,
      says: [
        "Het register heeft op deze dag geen besluiten.", "Voorgelegd, uitkomst niet genoemd – 3",
        "juni 2024 (\"in juni '24\")",
        "juli 2024 (\"in juli 24\")", "regel 164", "regel 181",
      ])
    let july = try Self.ask(log, "todo", "--party", "BO", "--on", "2024-07-15")
    Self.expect(july, says: ["Kennisnet: mogelijk al voorgelegd"], not: ["Definitief ontwerp"])
    // What went on to July no longer waits in June; July is over only after its last day.
    let rule = ["findings", "--rule", "item-without-outcome", "--on"]
    let middle = try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-07-15")
    Self.expect(middle, says: ["Definitief ontwerp KIS: voorgelegd (juni 2024", "1 bevinding."])
    let last = try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-07-31")
    Self.expect(last, says: ["Geen bevindingen: nagegaan met 1 regel."])
    let after = try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-08-01")
    Self.expect(after, says: ["Definitief ontwerp KIS, besluit", "Kennisnet", "2 bevindingen."])
  }

  @Test func `C-21 the condition of the roadmap survives a report that leaves it out`() throws {
    let log = try Self.log("c-21")
    Self.expect(
      try Self.ask(log, "conditions"),
      says: ["Nog te maken financieringsafspraken – open", "regel 142", "1 voorwaarde."])
    Self.expect(
      try Self.ask(log, "decisions"),
      says: [
        "orgaan niet genoemd: vastgesteld",
        "voorwaarde: Nog te maken financieringsafspraken – open",
        "betwist: Vastgesteld, of vastgesteld onder voorbehoud?", "regel 76", "regel 142",
      ])
  }

  @Test
  func `I-42 a decision of 2022 that was told in 2025 is new only to who asks what was known`()
    throws
  {
    let log = try Self.log("i-42")
    Self.expect(
      try Self.ask(log, "decisions", "--known", "2023-06-30"),
      says: ["Het register heeft op deze dag geen besluiten."])
    Self.expect(
      try Self.ask(log, "decisions", "--on", "2023-06-30"),
      says: ["november 2022", "kamerbrief-2025, regel 28", "1 besluit."])
    let difference = try Self.ask(
      log, "diff", "--known-from", "2023-06-30", "--known-to", "2025-06-30", "--on", "2023-06-30")
    Self.expect(difference, says: ["Besluiten – 1", "Verbreding tot het ontwerpen"])
  }

  @Test func `I-30 what stands in a list of results and on an agenda is not adopted`() throws {
    let log = try Self.log("i-30")
    let day = ["--on", "2023-07-01"]
    Self.expect(
      try Self.ask(log, "decisions", day[0], day[1]),
      says: [
        "Het register heeft op deze dag geen besluiten.", "22 juni 2023: Robuustheidscriteria",
      ])
    Self.expect(
      try Self.ask(log, "implementation", "robuustheidscriteria", "--on", "2023-06-22"),
      says: ["mogelijk al opgeleverd"], not: ["vastgesteld"])
    Self.expect(
      try Self.ask(log, "findings", day[0], day[1]),
      says: ["item-without-outcome", "eigenaar niet genoemd – 1", "2 bevindingen."],
      not: ["zonder eigenaar"])
  }

  @Test func `I-56 I-90 the body can agree with a draft: supported, on a condition, not decided`()
    throws
  {
    let log = try Self.log("i-56")
    Self.expect(
      try Self.ask(log, "decisions"),
      says: ["gesteund", "voorwaarde: Finale besluitvorming op 12 december", "1 besluit."],
      not: ["vastgesteld"])
    let later = try Self.ask(log, "todo", "--on", "2024-12-19")
    Self.expect(later, says: ["agendapunt – Samenwerkingsafspraken: voorgelegd", "open"])
    Self.expect(
      try Self.ask(log, "replay", "--from", "2024-12-01", "--to", "2024-12-31"),
      says: ["0 gebeurtenissen."])
  }

  @Test func `C-51 C-45 a slip in a name and an abbreviation lead to one party and one product`()
    throws
  {
    let log = try Self.log("c-20")
    for (body, day) in [("BOB", "12 oktober 2022"), ("BOb", "13 oktober 2022")] {
      _ = try Self.ask(
        log, "decide", "--title", "LHSO \(day)", "--outcome", "vastgesteld", "--body", body,
        "--valid",
        day, "--source", "bijlage-2022-11,regel 159")
    }
    Self.expect(try Self.ask(log, "party", "Bob"), says: ["Besluiten – 2"])
    let ministry = try Self.ask(log, "party", "lenW")
    Self.expect(ministry, says: ["Ministerie van Infrastructuur en Waterstaat", "IenW; lenW"])
    let names = ["KIS", "VTH-KIS", "kis vth", "Kennisinfrastructuur Fysieke Leefomgeving"]
    for name in names {
      Self.expect(try Self.ask(log, "owner", name), says: ["Kennisinfrastructuur VTH  (kis)"])
    }
  }

  // MARK: Deadlines

  @Test func `C-15 in december and before 15 december stay two claims, by a spreadsheet`() throws {
    let log = try Self.log()
    try Self.importSheet("c-15", into: log)
    let product = "Beoordeling robuustheid"
    Self.expect(
      try Self.ask(log, "implementation", product, "--on", "2023-12-13"),
      says: [
        "mogelijk al opgeleverd: uiterlijk 14 december 2023", "mogelijk al opgeleverd: december",
      ])
    let day = try Self.ask(log, "implementation", product, "--on", "2023-12-15")
    Self.expect(
      day,
      says: [
        "  opgeleverd: uiterlijk 14 december 2023 (\"voor 15 december 2023\")", "vierde kolom",
        "mogelijk al opgeleverd: december 2023", "derde kolom",
      ])
  }

  @Test func `C-27 within the programme, but due after it: found, also when the programme is over`()
    throws
  {
    let log = try Self.log("c-27")
    let rule = ["findings", "--rule", "due-after-programme", "--on"]
    let before = try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-09-30")
    Self.expect(
      before,
      says: [
        "Verkenning normconform gedrag", "\"in Q4 van 2024\"", "Geen bevinding zeker, 1 mogelijk.",
      ],
      not: ["Conceptprofiel"])
    let after = try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-11-01")
    Self.expect(after, says: ["\"in Q4 van 2024\"", "Geen bevinding zeker, 1 mogelijk."])
  }

  @Test func `I-06 before the recess is late only once somebody says when the recess began`() throws
  {
    let log = try Self.log("i-06")
    let open = try Self.ask(log, "commitments", "--on", "2023-01-10")
    Self.expect(
      open, says: ["openstaand:", "\"voor het kerstreces\""],
      not: ["te laat", "verlopen"])
    Self.expect(
      try Self.ask(log, "commitments", "--on", "2023-01-16"), says: ["afgedaan: Voortgang"],
      not: ["na de termijn"])
    _ = try Self.ask(
      log, "correct", "01930000-0000-7000-8000-e00600000001", "--due", "22 december 2022",
      "--reason",
      "Het reces begon op 23 december 2022.", "--valid", "2026-11-10")
    Self.expect(
      try Self.ask(log, "findings", "--on", "2023-01-10"),
      says: ["commitment-overdue", "22 december 2022", "1 bevinding."])
    Self.expect(
      try Self.ask(log, "commitments", "--on", "2023-01-16"),
      says: ["afgedaan, 25 dagen na de termijn"])
    Self.expect(
      try Self.ask(log, "history", "toezegging-voortgang"),
      says: ["gecorrigeerd door", "eerst vastgelegd: 8 juli 2022", "\"voor het kerstreces\""])
  }

  @Test func `I-13 one decision met two deadlines, one in time and one late`() throws {
    let log = try Self.log("i-13")
    Self.expect(
      try Self.ask(log, "deadlines", "--overdue", "--on", "2022-10-11"),
      says: [
        "verlopen; gehaald op 12 oktober 2022: besluitvorming", "Q3 2022", "regel 200",
        "1 termijn.",
      ])
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2022-10-12"),
      says: [
        "gehaald, 12 dagen na de termijn: besluitvorming", "gehaald: oplevering", "2 termijnen.",
      ])
    Self.expect(
      try Self.ask(log, "decisions"), says: ["Omgevingsberaad: vastgesteld", "1 besluit."])
  }

  @Test func `I-17 the pilots are late by one column and running by the other`() throws {
    let log = try Self.log("i-17")
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2023-01-16"),
      says: [
        "verlopen; afloop niet bekend: pilots bij 4 omgevingsdiensten (actie)", "kolom actie",
        "loopt: pilots bij 4 omgevingsdiensten (planning)", "kolom planning", "betwist: Q3 en Q4",
      ], not: ["te laat"])
    Self.expect(
      try Self.ask(log, "deadlines", "--overdue", "--on", "2022-12-31"),
      says: ["Niets gevonden in 2 termijnen."])
  }

  @Test func `I-38 the second slip of the informatielandschap has neither a reason nor a decision`()
    throws
  {
    let log = try Self.log("i-38")
    Self.expect(
      try Self.ask(log, "findings", "--rule", "deadline-moved-unexplained"),
      says: [
        "\"Q1 2023\"); niet genoemd: wie dat besloot.",
        "\"voor de zomer\"); niet genoemd: wie dat besloot en waarom.", "2 bevindingen.",
      ])
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2023-05-01", "--known", "2022-12-31"),
      says: [
        "verlopen; afloop niet bekend: oplevering", "\"Q1 2023\"", "\"Q2 2022-Q4 2022\"",
      ], not: ["voor de zomer", "te laat"])
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2023-06-30"), says: ["\"voor de zomer\""],
      not: ["te laat", "verlopen"])
  }

  @Test func `I-43 two years of delay without a decision is shown as moved by nobody`() throws {
    let log = try Self.log("i-43")
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2025-01-01"),
      says: [
        "open: realisatie", "\"Q4 2023 / 2024\"", "\"voor 1 april 2026\"",
        "door wie is niet vermeld",
      ])
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2025-01-01", "--known", "2022-12-01"),
      says: ["verlopen; afloop niet bekend: realisatie"], not: ["2026", "te laat"])
    Self.expect(
      try Self.ask(log, "findings", "--on", "2025-01-01"),
      says: [
        "deadline-moved-unexplained", "wie dat besloot en waarom", "eigenaar niet genoemd – 1",
        "2 bevindingen.",
      ], not: ["zonder eigenaar"])
  }

  @Test func `I-44 before and on 1 april 2026 differ by that one day, until somebody rules`() throws
  {
    let log = try Self.log("i-44")
    let overdue = ["deadlines", "--overdue", "--on"]
    for (day, count) in [
      ("2026-03-31", "Niets gevonden in 2 termijnen."), ("2026-04-01", "1 termijn."),
      ("2026-04-02", "2 termijnen."),
    ] {
      Self.expect(try Self.ask(log, overdue[0], overdue[1], overdue[2], day), says: [count])
    }
    Self.expect(
      try Self.ask(log, "conflicts"),
      says: [
        "presentatie-2023-06, regel 354-356", "kamerbrief-2025, regel 18", "nog geen uitspraak",
      ])
    _ = try Self.ask(
      log, "resolve", "geschil-1-april", "--ruling", "De dag zelf telt mee.", "--set-aside",
      "01930000-0000-7000-8000-e04400000001", "--valid", "2026-11-10")
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2026-04-01"),
      says: ["open: realisatie (op 1 april)", "1 termijn."], not: ["betwist"])
    Self.expect(
      try Self.ask(log, "history", "robuustheid"),
      says: ["Telt niet meer mee – 1", "voor 1 april 2026"])
  }

  // MARK: Progress

  @Test func `C-04 twenty done, five to come and four pilots are three counts that nobody adds up`()
    throws
  {
    let log = try Self.log("c-04")
    let answer = try Self.ask(log, "implementation", "visitaties", "--on", "2024-09-30")
    // The question of the dispute names the sum; no row of the answer may.
    Self.expect(
      answer,
      says: [
        "20 van 28 visitaties uitgevoerd", "5 laatste visitaties in voorbereiding", "4 pilots",
        "regel 192",
      ], not: ["\n  25 ", "24 van", "29 ", "%"])
    Self.expect(try Self.ask(log, "product", "visitaties"), says: ["Betwist"])
  }

  @Test
  func `C-08 delivered in a quarter that had yet to begin has not happened on the report's day`()
    throws
  {
    let log = try Self.log("c-08")
    let product = "opleidingen"
    Self.expect(
      try Self.ask(log, "implementation", product, "--on", "2024-09-30"), says: [],
      not: ["opgeleverd"])
    Self.expect(
      try Self.ask(log, "implementation", product, "--on", "2024-10-15"),
      says: ["mogelijk al opgeleverd"])
    Self.expect(
      try Self.ask(log, "deadlines", "--on", "2024-09-30"),
      says: ["verlopen; afloop niet bekend: advies", "\"Q2 van 2024\"", "\"Q1 van 2024\""],
      not: ["te laat"])
    Self.expect(
      try Self.ask(log, "conflicts", product), says: ["Q4 '24", "december 2023", "regel 174"])
  }

  @Test func `C-20 a kennisinfrastructuur that is said to be there was only tabled`() throws {
    let log = try Self.log("c-20")
    Self.expect(
      try Self.ask(log, "decisions"), says: ["Het register heeft op deze dag geen besluiten."])
    Self.expect(
      try Self.ask(log, "findings", "KIS"),
      says: [
        "implemented-before-adopted", "een vaststelling noemt geen bron", "item-without-outcome",
        "eigenaar niet genoemd – 1", "3 bevindingen, en 1 mogelijk.",
      ], not: ["zonder eigenaar"])
    Self.expect(try Self.ask(log, "conflicts", "VTH-KIS"), says: ["regel 9", "regel 164"])
  }

  @Test func `C-31 nowhere, almost everywhere and everywhere adopted all stay readable`() throws {
    let log = try Self.log("c-31")
    Self.expect(
      try Self.ask(log, "conflicts", "LHSO"),
      says: ["niet gestart", "deels uitgevoerd", "regel 128, derde kolom", "regel 9"])
    Self.expect(
      try Self.ask(log, "history", "lhso"), says: ["nog niet gerealiseerd", "zo goed als overal"])
    Self.expect(
      try Self.ask(log, "implementation", "lhso"),
      says: ["etwist", "niet gestart", "deels uitgevoerd"])
    _ = try Self.ask(
      log, "resolve", "geschil-lhso", "--ruling", "De vierde kolom is de jongste.", "--set-aside",
      "01930000-0000-7000-8000-c03100000001;01930000-0000-7000-8000-c03100000003", "--valid",
      "2026-11-10")
    Self.expect(
      try Self.ask(log, "implementation", "lhso"), says: ["deels uitgevoerd", "vierde kolom"],
      not: ["regel 9"])
  }

  // MARK: Who

  @Test func `C-94 what was handed over in december 2023 is answered as disputed`() throws {
    let log = try Self.log("c-94")
    Self.expect(
      try Self.ask(log, "owner", "academie", "--on", "2024-02-01"),
      says: [
        "Eigenaar               mogelijk IBP VTH pijler 4 (betwist)",
        "Eigenaar               mogelijk Omgevingsdienst NL (betwist)", "Betwist", "regel 176",
        "regel 173",
      ])
    Self.expect(
      try Self.ask(log, "owner", "opleidingen", "--on", "2024-02-01"), says: ["IBP VTH pijler 4"],
      not: ["Omgevingsdienst NL"])
    Self.expect(
      try Self.ask(log, "owner", "academie", "--on", "2023-12-30"),
      says: ["mogelijk al Omgevingsdienst NL"])
  }

  @Test func `C-113 what is owed to the stuurgroep outlives it`() throws {
    let log = try Self.log("c-113")
    let rule = ["findings", "--rule", "obligation-to-ended", "--on"]
    Self.expect(
      try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-09-30"),
      says: ["Geen bevindingen: nagegaan met 1 regel."])
    Self.expect(
      try Self.ask(log, rule[0], rule[1], rule[2], rule[3], "2024-10-02"),
      says: ["Stuurgroep IBP VTH bestaat niet meer (1 oktober 2024)", "1 bevinding."])
  }

  @Test func `I-25 each source has its own trekker of aanbeveling 4, and both are shown`() throws {
    let log = try Self.log("i-25")
    Self.expect(
      try Self.ask(log, "owner", "basistaken"),
      says: [
        "Ministerie van Infrastructuur en Waterstaat", "bijlage-2022-11, regel 168", "Provincies",
        "kamerbrief-2025, regel 21", "Betwist", "Eigenaar               niet genoemd",
      ], not: ["iemand is eigenaar"])
    Self.expect(
      try Self.ask(log, "owner", "basistaken", "--known", "2023-06-30"), says: ["Waterstaat"],
      not: ["Provincies", "Betwist"])
    _ = try Self.ask(
      log, "resolve", "geschil-basistaken", "--ruling", "De brief geldt.", "--set-aside",
      "01930000-0000-7000-8000-e02500000001", "--valid", "2026-11-10")
    Self.expect(
      try Self.ask(log, "owner", "basistaken"), says: ["Trekker                Provincies"],
      not: ["Waterstaat", "Betwist"])
  }

  @Test func `I-49 the programme ended on one of two days, and its roles with it`() throws {
    let log = try Self.log("i-52")
    let product = "modelmandaat"
    Self.expect(
      try Self.ask(log, "owner", product, "--on", "2024-09-29", "--known", "2025-01-01"),
      says: ["Eigenaar               IBP VTH pijler 5"],
      not: ["mogelijk", "niemand", "Eigenaar               niet genoemd"])
    Self.expect(
      try Self.ask(log, "owner", product, "--on", "2024-09-30"), says: ["mogelijk al niet meer"])
    Self.expect(
      try Self.ask(log, "owner", product, "--on", "2024-10-01"),
      says: [
        "Eigenaar               niet genoemd",
        "tot ergens tussen 30 september en 1 oktober 2024: IBP VTH pijler 5.",
        "ledenbrief-2024-10, regel 22",
      ], not: ["iemand is eigenaar", "niemand"])
  }

  @Test func `I-52 an offer by VNG is not the allocation to IPO and VNG`() throws {
    let log = try Self.log("i-52")
    let product = "modelmandaat"
    let offered = try Self.ask(log, "owner", product, "--on", "2024-12-01", "--known", "2024-12-01")
    Self.expect(
      offered,
      says: [
        "Eigenaar               niet genoemd", "aangeboden; antwoord niet genoemd",
        "aanbod van Vereniging van Nederlandse Gemeenten",
      ], not: ["Trekker", "Interprovinciaal Overleg", "iemand is eigenaar", "niemand"])
    Self.expect(
      try Self.ask(log, "owner", product, "--on", "2025-07-01"),
      says: [
        "Trekker                Interprovinciaal Overleg en Vereniging van Nederlandse Gemeenten",
        "kamerbrief-2025, regel 39", "aangeboden; antwoord niet genoemd",
        "Eigenaar               niet genoemd",
      ], not: ["iemand is eigenaar", "niemand"])
    // VNG made the offer itself, so the answer is not for VNG to give.
    Self.expect(
      try Self.ask(log, "todo", "--party", "VNG", "--on", "2025-07-01"),
      says: ["Niets gevonden in 1 ding dat wacht."],
      not: ["Modelmandaat"])
  }

  // MARK: Promises, money, sources

  @Test func `I-47 granted is not spent: the sum stays and the other number stands beside it`()
    throws
  {
    let log = try Self.log("i-47")
    Self.expect(
      try Self.ask(log, "funding"),
      says: [
        "€ 15.000.000 (\"in totaal 15 miljoen euro\")", "betwist: 15 miljoen, of nu 2,1 miljoen?",
        "nu €2,1 mln", "regel 155-160", "1 geldstroom.",
      ], not: ["€ 2.100.000", "12.900.000"])
  }

  @Test func `I-51 a letter of a Sunday keeps its date until a source gives another`() throws {
    let log = try Self.log()
    _ = try Self.ask(
      log, "log", "bron", "--source", "kamerbrief-2025,regel 9", "--title", "Kamerbrief afronding",
      "--kind", "brief", "--date", "27 oktober 2024", "--valid", "27 oktober 2024")
    let entry = try Self.ask(log, "entry", "30")
    Self.expect(entry, says: ["27 oktober 2024", "kamerbrief-2025, regel 9"])
    _ = try Self.ask(
      log, "correct", "30", "--date", "24 oktober 2024", "--period", "24 oktober 2024", "--reason",
      "Zo staat het op de brief zelf.", "--valid", "2026-11-10")
    Self.expect(
      try Self.ask(log, "history", "Kamerbrief afronding"),
      says: [
        "24 oktober 2024", "gecorrigeerd door vermelding 31", "eerst vastgelegd: 27 oktober 2024",
      ])
    Self.expect(try Self.ask(log, "entry", "30", "--at", "31"), says: ["27 oktober 2024"])
  }

  @Test
  func `I-65 a promise that is settled and the promise that follows it are two, by a spreadsheet`()
    throws
  {
    let log = try Self.log()
    try Self.importSheet("i-65", into: log)
    Self.expect(
      try Self.ask(log, "commitments", "--on", "2025-08-31"),
      says: [
        "afgedaan: TZ202501-074: Plustaken", "openstaand: Verbreden basistakenpakket",
        "\"rond de zomer 2025\"", "2 toezeggingen.",
      ], not: ["te laat", "verlopen"])
    Self.expect(
      try Self.ask(log, "findings", "--on", "2025-09-01"),
      says: [
        "toezegging verlopen – 1", "Verbreden basistakenpakket. Termijn:",
        "\"rond de zomer 2025\"", "1 bevinding.",
      ], not: ["had afgedaan moeten zijn", "te laat"])
    Self.expect(
      try Self.ask(log, "commitments", "--on", "2025-09-01", "--known", "2025-01-01"),
      says: ["Het register heeft op deze dag geen toezeggingen."])
  }

  @Test func `I-66 a note older than the question that asked for it keeps the year it is given`()
    throws
  {
    let log = try Self.log("i-66")
    Self.expect(
      try Self.ask(log, "product", "stelselverantwoordelijkheid", "--on", "2024-06-01"),
      says: ["opgeleverd (7 februari 2024)", "Betwist", "regel 53"])
    Self.expect(
      try Self.ask(log, "commitments", "--on", "2025-03-01"),
      says: ["TZ202502-108", "betwist: Is de notitie een jaar ouder"])
  }

  @Test func `C-29 two predecessors both hold back what follows them`() throws {
    let log = try Self.log("c-29")
    for (product, line) in [("seveso-a", "regel 135"), ("seveso-d", "regel 138")] {
      Self.expect(
        try Self.ask(log, "impact", product),
        says: ["Hierop wacht – 1", "Verkenning openbaarmaking door omgevingsdiensten", line])
    }
    Self.expect(
      try Self.ask(log, "conflicts", "seveso-g"), says: ["regel 135", "regel 138", "Volgt G op A"])
  }
}
