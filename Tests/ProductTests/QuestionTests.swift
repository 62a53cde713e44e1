import Foundation
import Testing

/// Questions that a secretary, a manager or an auditor asks of the history in the shipped log.
///
/// The words expected were read in the five sources; a comment names the line. What must not be
/// said is as much part of an answer: what came later, what was only planned, what nobody counted.
struct QuestionTests {
  /// A question, how it is put to the program, and the words that answer it.
  struct Question: CustomTestStringConvertible, Sendable {
    let asked: String
    let arguments: [String]
    let says: [String]
    let saysNot: [String]

    init(_ asked: String, _ arguments: [String], says: [String], not saysNot: [String] = []) {
      self.asked = asked
      self.arguments = arguments
      self.says = says
      self.saysNot = saysNot
    }

    var testDescription: String { asked }
  }

  /// What is asked of the list of actions of November 2022.
  static let annex: [Question] = [
    // Row 149: Q4 2022 became Q1/Q2 2023, by the stuurgroep.
    Question(
      "Hoe is de termijn voor de ondergrens verschoven, en door wie?",
      ["report", "aanbevelingen", "--on", "2022-11-30", "--known", "2022-11-30"],
      says: [
        "bepaling ondergrens: ergens tussen 1 januari en 30 juni 2023 (\"Q1/Q2 2023\")",
        "Aanpassing planning van twaalf acties – Stuurgroep IBP VTH",
      ]),
    // Row 152: another term, and nobody is said to have decided it.
    Question(
      "Wie verschoof het kader voor regionale finetuning?",
      ["report", "termijnen", "--on", "2022-11-30", "--known", "2022-11-30"],
      says: ["\"Q1/2 2023\"", "\"Q3 2023\""]),
    // Row 159: the day stands in the column for the new planning.
    Question(
      "Door wie is de LHSO vastgesteld, en wanneer?",
      ["product", "LHSO", "--on", "2022-11-30", "--known", "2022-11-30"],
      says: ["12 oktober 2022", "BOb, vastgesteld"]),
    // Rows 159 and 200: a day earlier it was not there.
    Question(
      "Was de LHSO op 11 oktober 2022 al vastgesteld?",
      ["product", "LHSO", "--on", "2022-10-11"],
      says: ["LHSO"],
      not: ["BOb, vastgesteld", "Bestuurlijk Omgevingsberaad, vastgesteld"]),
    // Row 200: planned for Q3 2022, so a day after its term.
    Question(
      "Is het besluit over de LHSO op tijd genomen?",
      ["deadlines", "--on", "2022-11-30", "--known", "2022-11-30"],
      says: ["gehaald, 12 dagen na de termijn: besluitvorming in Bestuurlijk Omgevingsberaad"]),
    // Row 154: planned for Q4 2022, and no more than that.
    Question(
      "Stond milieucriminaliteit toen in de Veiligheidsagenda?",
      ["product", "p2.opname-veiligheidsagenda", "--on", "2022-11-30", "--known", "2022-11-30"],
      says: ["De stand is niet genoemd"],
      not: ["opgeleverd"]),
    // Row 173: a, b and c adopted; the rest only planned.
    Question(
      "Welk plan stelde de stuurgroep op 15 november 2022 vast?",
      [
        "decisions", "--body", "Stuurgroep", "--from", "2022-11-15", "--to", "2022-11-15",
        "--known", "2022-11-30",
      ],
      says: [
        "Plan van aanpak datakwaliteit (a, b en c) vastgesteld", "uitkomst niet genoemd",
        "Notitie pijlerteam 1",
      ]),
    // Row 199: the new planning says Q2, the explanation Q1.
    Question(
      "Wanneer komt de uitwerking van het project Onafhankelijkheid?",
      ["conflicts", "--known", "2022-11-30"],
      says: ["Wordt de uitwerking van het project Onafhankelijkheid in Q1 of in Q2 2023 afgerond?"],
      not: ["roadmap"]),
  ]

  /// What is asked of the letter of 16 January 2023.
  static let letterOf2023: [Question] = [
    // Lines 41 and 32: promised before the Christmas recess, sent on 16 January.
    Question(
      "Is de toezegging over de voortgang op tijd nagekomen?",
      ["commitments", "--on", "2023-01-16", "--known", "2023-01-16"],
      says: [
        "afgedaan, na de termijn: Informeren over de voortgang van het IBP VTH",
        "voor het kerstreces",
      ],
      not: ["TZ2025"]),
    // Line 121: as soon as it is ready, so without a day.
    Question(
      "Wanneer komt de vergunningenstrategie?",
      ["commitments", "--on", "2023-01-16", "--known", "2023-01-16"],
      says: ["Toesturen van de vergunningenstrategie", "zonder datum (\"zodra deze gereed is\")"]),
    // Line 41: the steering group would adopt them the next day.
    Question(
      "Waren de pijlerplannen vastgesteld?",
      ["product", "ibp.pijlerplannen", "--on", "2023-01-17", "--known", "2023-01-31"],
      says: ["Vaststellen zes pijlerplannen", "uitkomst niet genoemd"]),
    // Line 89: the scheme allows 15 million; what was granted is not said.
    Question(
      "Hoeveel is er aan de SPUK toegekend?",
      ["funding", "--on", "2023-01-16", "--known", "2023-01-16"],
      says: [
        "SPUK uit de regeling voor in totaal 15 miljoen euro: bedrag niet genoemd", "€ 1.500.000",
      ],
      not: ["18.000.000"]),
    // Line 69: to be put on IPLO in February; drawing it up was planned for Q3 2022.
    Question(
      "Was de circulaire basistakenpakket er?",
      [
        "product", "buiten.circulaire-basistakenpakket", "--on", "2023-01-16", "--known",
        "2023-01-16",
      ],
      says: ["februari 2023", "in ontwikkeling"],
      not: ["opgeleverd"]),
    // Line 57: the respite ended on 31 October; some ask for more time.
    Question(
      "Hebben de provincies geantwoord?",
      [
        "implementation", "buiten.ibt-basistakenpakket", "--on", "2023-01-16", "--known",
        "2023-01-16",
      ],
      says: [
        "deels uitgevoerd (inhoudelijke reactie op verzoek) – provincies",
        "enkele vragen meer tijd",
      ]),
  ]

  /// What is asked of the presentation of June 2023.
  static let slides: [Question] = [
    // Lines 86-89: on the agenda; the slides cannot know what was decided.
    Question(
      "Wat besloot het Bestuurlijk Overleg op 22 juni 2023, volgens wat toen bekend was?",
      [
        "decisions", "--body", "Bestuurlijk Overleg", "--from", "2023-06-22", "--to", "2023-06-22",
        "--known", "2023-06-30",
      ],
      says: ["Voorgelegd, uitkomst niet genoemd – 6", "Modelmandaat", "Visie op kennis"],
      not: ["vastgesteld"]),
    // Lines 353-356.
    Question(
      "Welke termijnen hoorden bij de robuustheidscriteria?",
      ["deadlines", "--on", "2023-06-30", "--known", "2023-06-30"],
      says: ["\"voor 1 oktober 2023\"", "\"voor 1 april 2024\"", "\"voor 1 april 2026\""]),
    // Line 218: HHNK.
    Question(
      "Wie voeren de try-out indirecte lozingen uit?",
      ["owner", "p4.try-outs.indirecte-lozingen", "--on", "2023-06-30", "--known", "2023-06-30"],
      says: ["HHNK, Provincie NH en omgevingsdiensten"]),
    // Lines 102-104 beside 220.
    Question(
      "Was de try-out bodemenergie al begonnen?",
      ["conflicts", "--known", "2023-06-30"],
      says: [
        "Was de try-out bodemenergiesystemen in juni 2023 al van start, of begint die pas in Q3?"
      ]),
    // Lines 155-160: the amount is now 2.1 million, and of what is not said.
    Question(
      "Hoeveel SPUK-geld was er in juni 2023?",
      ["product", "buiten.spuk-ibp-vth", "--on", "2023-06-30", "--known", "2023-06-30"],
      says: ["projecten op basis van de SPUK, nu € 2,1 mln"],
      not: ["besteed"]),
    // Line 171, and line 23 of the closing report.
    Question(
      "Hoeveel leden had de community in juni 2023?",
      [
        "implementation", "ibp.community-versterkingvth", "--on", "2023-06-30", "--known",
        "2023-06-30",
      ],
      says: ["meer dan 300 leden"],
      not: ["650"]),
    // Line 190: staff; line 58 counts participants.
    Question(
      "Hoeveel medewerkers werken eraan?",
      ["search", "100 medewerkers"],
      says: ["Meer dan 100 medewerkers"]),
  ]

  @Test(arguments: annex)
  func `the list of actions of November 2022 is answered`(_ question: Question) throws {
    try ask(question)
  }

  @Test(arguments: letterOf2023)
  func `the letter of 16 January 2023 is answered`(_ question: Question) throws {
    try ask(question)
  }

  @Test(arguments: slides)
  func `the presentation of June 2023 is answered`(_ question: Question) throws {
    try ask(question)
  }

  @Test(arguments: closingReport)
  func `the closing report of September 2024 is answered`(_ question: Question) throws {
    try ask(question)
  }

  @Test(arguments: letterOfVNG)
  func `the letter of VNG of the autumn of 2024 is answered`(_ question: Question) throws {
    try ask(question)
  }

  @Test(arguments: letterOf2025)
  func `the letter to parliament of 2025 is answered`(_ question: Question) throws {
    try ask(question)
  }

  private func ask(_ question: Question) throws {
    let result = try Program().run(question.arguments)
    #expect(result.status == 0, "\(result.errors)")
    // Lines are broken to fit a screen; that is not what is asked here.
    let answer = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in question.says { #expect(answer.contains(words), "says: \(words)") }
    for words in question.saysNot { #expect(!answer.contains(words), "says not: \(words)") }
  }
}
