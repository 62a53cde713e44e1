import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// Every event says what happened in one Dutch sentence with the names a reader knows.
@Suite struct NarrationTests {
  /// One fact of every type, and the sentence it gives.
  private static let told: [(Given, String)] =
    [
      (
        .source("vgr", "Voortgangsrapportage", dated: "2024-09"),
        "Bron: Voortgangsrapportage (rapportage)."
      ),
      (.party("uvw", "UvW", kind: "association"), "UvW bestaat (vereniging)."),
      (
        Given(
          "party.changed", "2023-01-01", [("party", .string("uvw")), ("name", .string("Unie"))]),
        "Unie gewijzigd: heet voortaan Unie."
      ),
      (
        .partyEnded("pijler-4", successors: ["odnl"], when: "2024-10-01"),
        "Pijler 4 eindigt; opvolger: ODNL."
      ),
      (.product("p", "Robuustheid", kind: "topic"), "Robuustheid (onderwerp)."),
      (
        Given(
          "product.changed", "2023-01-01",
          [("product", .string("p")), ("scope", .string("alleen milieu"))]),
        "Robuustheid gewijzigd: alleen milieu."
      ),
      (
        Given(
          "product.absorbed", "2023-01-01",
          [("product", .string("p")), ("into", .string("handreiking"))]),
        "Robuustheid gaat op in Handreiking."
      ),
      (
        Given(
          "product.split", "2023-01-01",
          [("product", .string("p")), ("into", .list(["handreiking", "modelmandaat"]))]),
        "Robuustheid wordt gesplitst in Handreiking en Modelmandaat."
      ),
      (
        Given(
          "product.withdrawn", "2023-01-01",
          [("product", .string("p")), ("reason", .string("geen geld"))]),
        "Robuustheid wordt niet voortgezet: geen geld."
      ),
      (
        Given(
          "meeting.planned", "2023-01-01",
          [("meeting", .string("bo-juni")), ("body", .list(["bo"])), ("date", .due("2023-06-22"))]),
        "BO: vergadering gepland op 22 juni 2023."
      ),
      (
        Given(
          "meeting.held", "2023-06-22", [("meeting", .string("bo-juni")), ("body", .list(["bo"]))]),
        "BO: vergadering gehouden."
      ),
      (
        .tabled("punt", "Mandaat", before: ["bo"], when: "2023-06-22"),
        "BO: voorgelegd ter besluitvorming: Mandaat."
      ),
      (
        .agenda("bo-juni", ["punt"], version: "A", when: "2023-06-15"),
        "Agenda vastgesteld, versie A: BO van 22 juni 2023, 1 agendapunt."
      ),
      (
        .decided("iets", "Financiering", by: ["bo"], outcome: "decided", when: "2023-06-22"),
        "BO, besluit genomen (de bron zegt niet wat): Financiering."
      ),
      (
        .lapsed("iets", reason: "het programma eindigt", when: "2024-10-01"),
        "Besluit vervallen: Financiering: het programma eindigt."
      ),
      (
        .release(
          ["handreiking"], to: ["vng", "ipo"], from: "2023-06-23", planned: true, when: "2023-06-22"
        ),
        "Vrijgave gepland: Handreiking, gedeeld met VNG en IPO, vanaf 23 juni 2023."
      ),
      (
        Given("item.withdrawn", "2023-06-22", [("item", .string("punt"))]),
        "Mandaat: van de agenda gehaald."
      ),
      (
        .decided(
          "besluit", "Handreiking", by: ["bo"], conditions: [("eis", "dekking")], when: "2023-06-22"
        ),
        "BO, vastgesteld: Handreiking – onder voorwaarde."
      ),
      (.settled("eis", "waived", when: "2023-09-01"), "Voorwaarde losgelaten: dekking."),
      (
        .assigned("handreiking", to: ["ipo", "vng"], when: "2022-07-01"),
        "IPO en VNG worden samen eigenaar van Handreiking."
      ),
      (
        .ended("handreiking", of: ["ipo"], when: "2023-03-01"),
        "IPO is niet langer eigenaar van Handreiking."
      ),
      (
        .offered(
          "over", ["handreiking"], from: ["vng"], to: ["odnl"], roles: ["owner", "lead"],
          initiative: ["bo"], when: "2023-03-01"),
        "Aangeboden op initiatief van BO, van VNG aan ODNL: Handreiking (eigenaar en trekker)."
      ),
      (
        .release(["handreiking"], isPublic: true, when: "2023-07-01"),
        "Vrijgegeven: Handreiking, openbaar."
      ),
      (
        .accepted("over", by: ["odnl"], when: "2023-04-01"),
        "Aanvaard: overdracht van Handreiking aan ODNL, door ODNL."
      ),
      (.declined("over", when: "2023-04-01"), "Afgewezen: overdracht van Handreiking aan ODNL."),
      (
        .completed("over", when: "2023-05-01"), "Overgedragen: overdracht van Handreiking aan ODNL."
      ),
      (.withdrawn("over", when: "2023-05-01"), "Ingetrokken: overdracht van Handreiking aan ODNL."),
      (
        .deadline("t", of: "handreiking", due: "2024-36", when: "2023-01-01"),
        "Termijn voor oplevering van Handreiking: het vierde kwartaal van 2024."
      ),
      (
        .moved("t", to: "2025-01-31", reason: "capaciteit", when: "2024-06-01"),
        "Termijn verschoven: oplevering Handreiking, nu 31 januari 2025 – capaciteit."
      ),
      (.missed("t", when: "2025-01-15"), "Termijn niet gehaald: oplevering Handreiking."),
      (.met("t", when: "2025-01-20"), "Termijn gehaald: oplevering Handreiking."),
      (
        .repeating(
          "v", of: "handreiking", due: "2024", every: "P4Y", from: "due", when: "2023-01-01"),
        "Termijn voor visitatie van Handreiking: 2024, daarna elke 4 jaar, vanaf de termijn."
      ),
      (
        .met("v", occurrence: 2, when: "2025-01-20"),
        "Termijn gehaald: visitatie Handreiking, keer 2."
      ),
      (
        .moved("heen", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-05-01"),
        "Overgedragen van VNG aan ODNL: Handreiking (eigenaar)."
      ),
      (
        .offered(
          "aanbod", ["handreiking"], from: [], to: ["vng"], initiative: ["vng"], when: "2023-03-01"),
        "VNG biedt aan over te nemen: Handreiking (eigenaar)."
      ),
      (
        .offered("gift", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-03-01"),
        "VNG biedt aan ODNL aan: Handreiking (eigenaar)."
      ),
      (
        .dropped("t", reason: "vervallen", when: "2025-01-20"),
        "Termijn vervallen: oplevering Handreiking: vervallen."
      ),
      (
        .stage("handreiking", "adopted", version: "1.0", when: "2023-06-01"),
        "Handreiking: vastgesteld, versie 1.0."
      ),
      (
        .implemented(
          "handreiking", "partial", by: ["vng"], count: (20, 28), measure: "visitaties",
          when: "2024-06-01"),
        "Handreiking: 20 van 28 visitaties bij VNG."
      ),
      (
        .corrected(7, period: "2022-08-01", when: "2023-01-01"),
        "Correctie van vermelding 10: stond er verkeerd"
      ),
      (.annulled(8, when: "2023-01-01"), "Annulering van vermelding 11: was er nooit"),
      (
        .note(on: ["handreiking", "vng"], "navragen", when: "2023-01-01"),
        "Aantekening bij Handreiking en VNG: navragen"
      ),
    ] + promised

  static let promised: [(Given, String)] = [
    (
      .dependency("w", "modelmandaat", "waits-for", "handreiking", when: "2023-01-01"),
      "Modelmandaat wacht op Handreiking."
    ),
    (
      .dependencyEnded("w", reason: "klaar", when: "2023-02-01"),
      "Geen afhankelijkheid meer: Modelmandaat wacht op Handreiking: klaar."
    ),
    (
      .progress("handreiking", "deviates", within: "no", when: "2023-03-01"),
      "Voortgang van Handreiking: wijkt af van planning; afronden binnen programma: nee."
    ),
    (
      .promised(
        "tz", "Kamer informeren", by: ["ipo"], to: ["vng"], due: "2025-06", when: "2025-02-05"),
      "Toezegging van IPO aan VNG: Kamer informeren, termijn: juni 2025."
    ),
    (
      .promiseSettled("tz", "partly", due: "2025-12", when: "2025-05-05"),
      "Deels afgedaan: Kamer informeren, nu december 2025."
    ),
    (
      .promiseMoved("tz", to: "2026-06", reason: "capaciteit", when: "2025-11-05"),
      "Toezegging uitgesteld: Kamer informeren, nu juni 2026: capaciteit."
    ),
    (
      .adviceAsked("advies", "Handreiking", of: ["ipo"], when: "2023-01-01"),
      "Advies gevraagd aan IPO: Handreiking."
    ),
    (
      .adviceGiven("advies", by: ["ipo"], "conditional", when: "2023-02-01"),
      "Advies gegeven door IPO, positief, onder voorwaarden: Handreiking."
    ),
    (
      .delegated(
        "vv", from: "vng", to: "ipo", for: ["handreiking"], until: "2023-12-31", when: "2023-01-01"),
      "IPO vervangt VNG voor Handreiking, tot en met 31 december 2023."
    ),
    (.delegationEnded("vv", when: "2023-06-01"), "Beëindigd: vervanging van VNG door IPO."),
    (
      .described("handreiking", [("ends", .due("2024-10-01"))], when: "2022-01-01"),
      "Programma beschreven: Programma, einde: 1 oktober 2024."
    ),
    (
      Given(
        "report.defined", "2022-01-01",
        [
          ("report", .string("rapport-1")), ("base", .string("toezeggingen")),
          ("title", .string("Onze toezeggingen")),
        ]), "Rapport beschreven: Onze toezeggingen (naar “toezeggingen”)."
    ),
    (
      Given(
        "index.committed", "2022-01-01",
        [
          ("size", .integer(12)),
          ("root", .string("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")),
        ]), "Namenlijst verzegeld, van 12 vermeldingen."
    ),
    (
      Given(
        "funding.granted", "2022-10-01",
        [
          ("funding", .string("pm")), ("title", .string("Academie")),
          ("amountAsStated", .string("p.m.")), ("qualifier", .string("at-most")),
          ("every", .string("year")),
        ]), "Toegekend: Academie, maximaal “p.m.” per jaar."
    ),
    (
      .granted("spuk", "SPUK IBP VTH", amount: "15000000", to: ["vng"], when: "2022-10-01"),
      "Toegekend: SPUK IBP VTH, € 15.000.000, aan VNG."
    ),
    (
      .fundingChanged("spuk", amount: "2100000.5", when: "2023-06-01"),
      "Gewijzigd: SPUK IBP VTH, nu € 2.100.000,5."
    ),
    (
      .disputed("g", [7, 8], "Concept of vastgesteld?", when: "2023-01-01"),
      "Bronnen spreken elkaar tegen: Concept of vastgesteld?"
    ),
    (
      .resolved("g", "Concept.", settingAside: [], when: "2023-02-01"),
      "Uitspraak over “Concept of vastgesteld?”: Concept."
    ),
    (.vacant("handreiking", when: "2023-02-01"), "Niemand is eigenaar van Handreiking."),
    (
      .supported(9, when: "2023-02-01").source("vgr", "regel 2"),
      "Ook in een andere bron: wat vermelding 12 zegt."
    ),
    (
      .confirmed(["handreiking"], through: "2023-01-31", when: "2023-02-01"),
      "VNG: volledig en juist tot en met 31 januari 2023, over Handreiking."
    ),
    (
      .redacted(9, when: "2023-02-01"),
      "Gewist in vermelding 12: wat was afgeschermd. "
        + "Grond: persoonsgegevens (AVG)."
    ),
    (
      .process("process.item", version: 2, for: "item", when: "2023-02-01"),
      "Proces “Agendapunt” (agendapunt), versie 2: 2 toestanden."
    ),
    (.keyAdded("x.example+0+k", when: "2023-02-01"), "Nieuwe sleutel van het log: x.example+0+k."),
    (
      .keyRetired("x.example+0+k", "wissel", when: "2023-02-01"),
      "Sleutel van het log vervallen: x.example+0+k (wissel)."
    ),
    (
      .continued("x.example", copied: 5, "De schijf ging stuk.", when: "2023-02-01"),
      "Dit log zet een ander voort (5 vermeldingen overgenomen): De schijf ging stuk."
    ),
  ]

  private static func scenario() throws -> Scenario {
    let corrected: [Given] = [
      .stage("modelmandaat", "concept", when: "2022-07-01").id(7),
      .stage("modelmandaat", "adopted", when: "2022-07-01").id(8),
      Given.note(on: ["modelmandaat"], "Namen.", when: "2022-07-01").id(9).withholding("/text"),
    ]
    return try Scenario(Scenario.cast + corrected + told.map(\.0))
  }

  @Test func `every type of event has its sentence`() throws {
    let scenario = try Self.scenario()
    let narration = Narration(try scenario.on("2026-01-01"))
    let events = scenario.entries.suffix(Self.told.count).map(\.event)
    for (event, told) in zip(events, Self.told) {
      #expect(narration.sentence(event) == told.1)
    }
    #expect(Set(events.map(\.type)) == Set(EventType.allCases))
  }

  @Test func `a sentence about things unknown on the day names them by their identifier`() throws {
    let scenario = try Self.scenario()
    let narration = Narration(try scenario.on("2026-01-01", at: 0))
    for event in scenario.entries.map(\.event) { #expect(!narration.sentence(event).isEmpty) }
    let assigned = try #require(
      scenario.entries.map(\.event).first { $0.type == .responsibilityAssigned })
    #expect(narration.sentence(assigned) == "ipo en vng worden samen eigenaar van handreiking.")
  }

  @Test(arguments: [
    (Given.implemented("handreiking", "done", when: "2024"), "uitgevoerd"),
    (
      .implemented("handreiking", "done", measure: "visitaties", when: "2024"),
      "uitgevoerd (visitaties)"
    ),
    (
      .implemented("handreiking", "partial", count: (3, 9), when: "2024"),
      "3 van 9 (deels uitgevoerd)"
    ),
  ])
  func `a report is phrased by its count, or else by its state`(report: Given, phrase: String)
    throws
  {
    let event = try #require(Scenario(report).entries.last?.event)
    guard case .progress(.implementationReported(let told)) = event else {
      Issue.record("no report")
      return
    }
    #expect(Narration.phrase(told) == phrase)
  }

  @Test func `a note is told apart from the sentence`() throws {
    let noted = Given(
      "deadline.met", "2024-06-01", [("deadline", .string("t")), ("note", .string("met dank"))])
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024", when: "2023-01-01"), noted)
    let narration = Narration(try scenario.on("2025-01-01"))
    let notes = scenario.entries.suffix(2).map { narration.note($0.event) }
    #expect(notes == [nil, "met dank"])
  }
}
