import Answers
import Governance
import Reading
import Reports
import Testing

/// The actions by recommendation, laid beside the annex of November 2022: the letter of January 2023.
extension ShippedReportTests {
  /// The letter of January 2023, lines 148-210: line of a row, its planning and its adapted planning, as
  /// printed; a row whose planning is for parts of it is left out.
  private static let rows: [(line: Int, action: String, planning: String, adapted: String)] = [
    (148, "p1.criteria-effectieve-omgevingsdiensten", "Q4 2022", ""),
    (149, "p1.ondergrens-omvang-omgevingsdienst", "Q4 2022", "Q1/Q2 2023"),
    (151, "p1.minimum-kwaliteitscriteria-kritische-massa", "Q3/4 2022", "Q2 2023"),
    (152, "p1.kader-regionale-finetuning", "Q1/2 2023", "Q3 2023"),
    (153, "p1.doorvoeren-minimum-kwaliteitscriteria", "Start Q3 2023", ""),
    (154, "p2.opname-veiligheidsagenda", "Q4 2022", ""),
    (155, "p2.prioriteit-om-en-zm", "Start Q3 2022", ""),
    (157, "p2.capaciteit-functioneel-parket", "Start Q3 2022", ""),
    (158, "p2.instrumentarium.onderzoek-effectiviteit", "Start Q4 2022", ""),
    (162, "p2.samenwerking.smk", "Start Q3 2022", ""),
    (169, "buiten.circulaire-basistakenpakket", "Q3 2022", ""),
    (172, "p1.uitvoering-financieringsafspraken", "Start in 2023", ""),
    (174, "p3.advies-verandering-informatievoorziening", "Q3 2022 t/m Q3 2023", ""),
    (175, "p3.informatielandschap", "Q2 2022-Q4 2022", "Q1 2023"),
    (176, "p3.stelselafspraken", "Q4 2022-Q4 2023", ""),
    (177, "p3.juridische-analyse", "Q2 2022-Q4 2022", "Q1 2023"),
    (178, "p3.duurzame-organisatie-informatievoorziening", "Start in 2023", ""),
    (180, "p4.visie-kis.inventarisatie", "Q2 2022", "Q3 2023"),
    (183, "p4.behoeften-kennisinfrastructuur", "Start Q3 2022", "Q3 2023"),
    (186, "p4.meerjarig-opleidingsplan-academie", "Q4 2022 en verder", ""),
    (187, "p4.opleiding.arbeidsmarkt", "Q4 2022", "Q4 2022 - Q1 2023"),
    (188, "p4.frontoffice-odnl", "Q4 2022 - Q1 2023", "Q2 2023"),
    (189, "p5.kader-regionaal-uitvoeringsbeleid", "Q4 2022", ""),
    (190, "p5.transitieopgaven-regionale-strategieen", "Q1 2023", ""),
    (191, "p5.regionale-risicoanalyse-en-uitvoeringsplan", "Q2 2023", ""),
    (194, "p5.opties-positie-directeur", "Q1 2023", ""),
    (196, "p5.beoordeling-mandaten", "Q4 2022", "Q1 2023"),
    (198, "p5.benoemingsprocedure-directeur", "Q4 2022", "Q2 2023"),
    (199, "p5.project-onafhankelijkheid-ipo", "Q3 2022", "Q2 2023"),
    (202, "p5.wetswijziging-rollen", "Start 2023", ""),
    (207, "p6.eerste-thematische-onderzoeken", "Start in 2023", ""),
    (210, "p1.uitvoeringstoets-omgevingsplannen", "Start in 2023", ""),
  ]

  @Test
  func
    `the actions of November 2022 stand in the order of the annex, with its planning and adapted planning`()
    throws
  {
    let rows = rows(try report("aanbevelingen", request("2022-11-30", known: "2022-11-30")))
    var places: [Int] = []
    for (line, action, planning, adapted) in Self.rows {
      let place = try #require(
        rows.firstIndex { $0["actie"]?.hasSuffix("[\(action)]") ?? false }, "\(action)")
      places.append(place)
      #expect(rows[place]["bron"]?.contains("\(line)") ?? false, "\(action)")
      let planned = rows[place]["planning"] ?? ""
      #expect(planned.contains("\"\(planning)\""), "\(action): \(planned)")
      let moved = rows[place]["aangepaste_planning"] ?? ""
      #expect(
        adapted.isEmpty ? moved.isEmpty : moved.contains("\"\(adapted)\""), "\(action): \(moved)")
    }
    #expect(places == places.sorted())
    let table = try report("aanbevelingen", request("2022-11-30")).registers[0]
    #expect(
      table.columns.map(\.title).prefix(7) == [
        "Aanbeveling", "Pijler", "Actie", "Planning", "Voortgang", "Toelichting",
        "Aangepaste planning",
      ])
  }

  /// The letter of January 2023, second and third column of lines 148-210: from which line on which
  /// recommendation and pijler hold.
  private static let pillars: [(from: Int, recommendation: Int, pillar: String)] = [
    (148, 1, "1"), (151, 2, "1"), (154, 3, "2"), (168, 4, "geen"), (170, 5, "1"), (173, 6, "3"),
    (180, 6, "4"), (189, 7, "5"), (194, 8, "5"), (205, 9, "6"), (210, 10, "1"),
  ]

  @Test func `each action of November 2022 has the pijler that the annex puts it under`() throws {
    let rows = rows(try report("aanbevelingen", request("2022-11-30", known: "2022-11-30")))
    var seen: Set<Int> = []
    for row in rows {
      let title = row["aanbeveling"] ?? ""
      let numbers = (row["bron"] ?? "").split { !$0.isNumber }.compactMap { Int($0) }
        .filter { (148...210).contains($0) }
      // Of a product that stands on several lines, the line under this recommendation.
      let line = try #require(
        numbers.filter { number in
          let start = Self.pillars.last { $0.from <= number }
          return start.map { title.hasPrefix("Aanbeveling \($0.recommendation):") } ?? false
        }.first, "\(row)")
      let start = try #require(Self.pillars.last { $0.from <= line })
      #expect(row["onderdeel"] == start.pillar, "regel \(line): \(row["actie"] ?? "")")
      seen.insert(line)
    }
    // Both ways round: the LHSO stands under pijler 2 on lines 159 and 161, and under 5 on 200 and 201.
    #expect(seen.isSuperset(of: [148, 159, 161, 168, 173, 180, 200, 201, 210]))
  }

  @Test
  func
    `on the day of the Bestuurlijk Overleg of 24 November 2022 the adapted planning is only possible`()
    throws
  {
    // The annex has no day, only November 2022 (line 135): its state may be that of a later day.
    let rows = rows(try report("aanbevelingen", request("2022-11-24")))
    let row = try #require(
      rows.first { $0["actie"]?.hasSuffix("[p1.kader-regionale-finetuning]") ?? false })
    #expect(row["aangepaste_planning"]?.hasPrefix("mogelijk: ") ?? false)
  }
}
