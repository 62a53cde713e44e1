/// The questions to the closing report and to the letters after it.
extension QuestionTests {
  /// What is asked of the closing report of September 2024.
  static let closingReport: [Question] = [
    // Lines 7 and 9: the report's own count, and disputed.
    Question(
      "Hoeveel producten zijn gerealiseerd?",
      ["implementation", "ibp-vth-programma", "--on", "2024-09-30", "--known", "2024-09-30"],
      says: [
        "58 van 65 geplande producten gerealiseerd", "7 producten niet op tijd gerealiseerd",
        "betwist",
      ]),
    // Line 192: 20 of 28, and the last 5.
    Question(
      "Hoe ver waren de visitaties?",
      ["implementation", "visitaties", "--on", "2024-09-30", "--known", "2024-09-30"],
      says: [
        "20 van 28 visitaties uitgevoerd", "5 laatste visitaties in voorbereiding", "betwist",
      ],
      not: ["25 van 28"]),
    // Line 142: in substance, with two reservations.
    Question(
      "Is de roadmap vastgesteld?",
      ["decision", "bo-2024-06-20-roadmap"],
      says: [
        "20 juni 2024", "Financieringsafspraken moeten nog worden gemaakt. – open",
        "inhoudelijke agenda moeten nog worden gemaakt. – open", "Betwist",
      ]),
    // Line 187: adopted by the Bestuurlijk Overleg, without a day.
    Question(
      "Wanneer is het modelmandaat vastgesteld?",
      ["decision", "besluit-modelmandaat"],
      says: ["ergens tussen 22 juni 2023 en 30 september 2024"]),
    // Line 164: put to the steering group in July; what came of it is not said.
    Question(
      "Is het ontwerp van de KIS vastgesteld?",
      [
        "product", "p4.visie-kis.definitief-ontwerp", "--on", "2024-09-30", "--known", "2024-09-30",
      ],
      says: ["Voorgelegd, uitkomst niet genoemd", "juli 2024"]),
    // Line 128: from Q2 2023.
    Question(
      "Wat was de eerste termijn voor het formaliseren van de SMK?",
      ["report", "termijnen", "--on", "2024-09-30", "--known", "2024-09-30"],
      says: ["\"Q2 van 2023\"", "\"eind Q3/begin Q4 2024\""],
      not: ["voor de zomer van 2025"]),
    // Line 189: a draft profile, adopted.
    Question(
      "Is het profiel van de directeur vastgesteld?",
      ["product", "p5.profiel-directeur", "--on", "2024-09-30", "--known", "2024-09-30"],
      says: ["Stand concept", "Conceptprofiel directeur omgevingsdienst"]),
    // Line 176: in December 2023, no day.
    Question(
      "Van wie was de ODNL Academie op 15 december 2023?",
      ["owner", "ODNL Academie", "--on", "2023-12-15", "--known", "2024-09-30"],
      says: [
        "Ontwikkelaar IBP VTH pijler 4; mogelijk al niet meer",
        "Eigenaar mogelijk Omgevingsdienst NL",
      ],
      not: ["Eigenaar IBP"]),
    // Line 190: back with VNG after the programme, announced.
    Question(
      "Wie organiseert OGON na het programma?",
      ["owner", "OGON", "--on", "2024-11-15", "--known", "2024-11-15"],
      says: ["Eigenaar niet genoemd", "mogelijk Vereniging van Nederlandse Gemeenten"]),
    // Line 120: all answered, as far as possible taken over.
    Question(
      "Hoeveel reacties kwamen er op de kwaliteitscriteria?",
      ["implementation", "kwaliteitscriteria", "--on", "2024-09-30", "--known", "2024-09-30"],
      says: ["608 van 608 inspraakreacties beantwoord"]),
  ]

  /// What is asked of the letter of VNG of the autumn of 2024.
  static let letterOfVNG: [Question] = [
    // Lines 438-469: offered, on a subsidy that is still to be asked for.
    Question(
      "Van wie is het modelmandaat op 15 november 2024?",
      ["owner", "modelmandaat", "--on", "2024-11-15", "--known", "2024-11-15"],
      says: [
        "Eigenaar niet genoemd",
        "als trekker: aangeboden; antwoord niet genoemd, aanbod van Vereniging van Nederlandse Gemeenten",
      ],
      not: ["Trekker", "niemand", "voorwaarde"]),
    // Lines 269-293: it can agree, and decides on 12 December.
    Question(
      "Heeft de commissie EKEM ingestemd?",
      ["decision", "ekem-2024-10-10-samenwerkingsafspraken"],
      says: ["10 oktober 2024", "gesteund", "finale besluitvorming is op 12 december"]),
    // Lines 30-38: announced; no source says what came of it.
    Question(
      "Zijn de samenwerkingsafspraken op 18 december 2024 vastgesteld?",
      [
        "decisions", "--body", "Bestuurlijk Omgevingsberaad", "--from", "2024-12-18", "--to",
        "2024-12-18",
      ],
      says: ["Voorgelegd, uitkomst niet genoemd – 1", "Vaststelling samenwerkingsafspraken"],
      not: ["vastgesteld: Vaststelling", "Bestuurlijk Omgevingsberaad: vastgesteld"]),
    // Lines 452-463: willing, which is not an offer.
    Question(
      "Heeft de VNG horizontale verantwoording van het opdrachtgeverschap aangeboden?",
      ["history", "p5.horizontale-verantwoording-opdrachtgeverschap"],
      says: ["spreekt daar niet van een aanbod"],
      not: ["Aangeboden aan"]),
    // Lines 13-22, beside line 11 of the closing report.
    Question(
      "Wanneer eindigde het programma?",
      ["conflicts", "ibp-vth-programma"],
      says: ["Eindigde het IBP VTH op 30 september 2024, of op 1 oktober?"]),
  ]

  /// What is asked of the letter to parliament of 2025.
  static let letterOf2025: [Question] = [
    // Lines 4, 6 and 18: 3 + 12 + 3 + 9, never added up.
    Question(
      "Hoeveel omgevingsdiensten zijn robuust?",
      ["implementation", "p1.robuustheid", "--on", "2025-06-30"],
      says: [
        "3 voldoen aan de robuustheidscriteria", "12 naar verwachting robuust op 1 april 2026",
        "3 robuust op 1 april 2026 niet aannemelijk", "9 robuust op 1 april 2026 onzeker",
      ],
      not: ["van 27"]),
    // Line 28: decided in November 2022, and told in 2025.
    Question(
      "Wist men in 2024 van de verbreding van aanbeveling 5?",
      ["decisions", "--from", "2022-11-01", "--to", "2022-11-30", "--known", "2024-12-31"],
      says: ["Eerste voortgangsrapportage"],
      not: ["normfinanciering"]),
    // Lines 8, 52, 60 and 65.
    Question(
      "Welke toezeggingen heten afgedaan?",
      ["commitments", "--on", "2025-06-30"],
      says: ["TZ202502-108", "TZ202501-069", "TZ202501-074", "TZ202501-071"]),
    // Lines 66 and 69: no yearly sum is derived.
    Question(
      "Om hoeveel geld gaat het?",
      ["funding", "--on", "2025-06-30"],
      says: ["€ 46,7 miljoen", "structureel € 18 miljoen per jaar", "€ 6 miljoen"],
      not: ["70.700.000"]),
    // Line 39: IPO and VNG, for carrying it out.
    Question(
      "Wie trekt het modelmandaat in 2025?",
      ["owner", "modelmandaat", "--on", "2025-06-30"],
      says: [
        "Eigenaar Interprovinciaal Overleg en Vereniging van Nederlandse Gemeenten"
      ],
      not: ["Trekker"]),
    // Line 32; until then only announced.
    Question(
      "Van wie is het digitale vervolgprogramma?",
      ["owner", "vervolgprogramma", "--on", "2025-06-30"],
      says: ["Eigenaar Ministerie van Infrastructuur en Waterstaat sinds 1 oktober 2024"]),
  ]
}
