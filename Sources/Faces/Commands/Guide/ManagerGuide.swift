/// What a manager asks: who has what, what waits for whom, what is late.
extension GuidePage {
  static let manager = GuidePage(
    name: "manager",
    summary: "Gids voor de manager: wie heeft wat, wat wacht op u, en wat is verlopen.",
    opening: """
      De voorbeelden gaan over het meegeleverde log: de geschiedenis van het IBP VTH tot eind \
      2024. Daarom staat er steeds een dag bij (--on). Laat u die weg, dan ziet u de stand van \
      vandaag. Namen mogen ook titels of afkortingen zijn. Typ wat achter $ staat; eronder staat \
      wat u ziet, … betekent: hier staat nog meer.
      """,
    chapters: [
      GuideChapter(
        "Van wie is dit?",
        [
          .text(
            """
            Nu, en vroeger. “niet genoemd” betekent: geen bron noemt een eigenaar. “Niemand” staat er \
            alleen als een bron dat zegt. Een aanbod staat apart, want een aanbod is nog geen \
            overdracht.
            """),
          .command(
            "vth owner modelmandaat --on 2024-11-15",
            shows: """
              Wie op 15 november 2024 eigenaar is van Modelmandaat, noemt geen bron.
              …
              Eigenaar               niet genoemd
              Eerder ontwikkelaar    tot ergens tussen 30 september en 1 oktober 2024: …
              …
              Overdracht             aan Vereniging van Nederlandse Gemeenten als trekker: aangeboden; …
              …
              """),
          .command(
            "vth owner modelmandaat --on 2023-07-01",
            shows: """
              …
              Ontwikkelaar           IBP VTH pijler 5
                                     sinds ergens tussen 1 juli 2022 en 30 juni 2023
              …
              """),
          .text(
            """
            “mogelijk” betekent: de stukken noemen geen precieze dag, en op deze dag kan het al zo \
            zijn. “betwist” betekent: stukken spreken elkaar tegen. Wat wist men in januari 2024? Vraag dat met --known: alleen stukken die er toen \
            waren.
            """),
          .command(
            """
            vth owner "ODNL Academie" --on 2024-01-15
            """,
            shows: """
              Mogelijk is Omgevingsdienst NL eigenaar van ODNL Academie.
              …
              Eigenaar               mogelijk Omgevingsdienst NL (betwist)
              …
              Ontwikkelaar           mogelijk IBP VTH pijler 4 (betwist)
              …
              Betwist                Wat is in december 2023 overgedragen aan ODNL: …
              …
              """),
          .command(
            """
            vth owner "ODNL Academie" --on 2024-01-15 --known 2024-01-15
            """,
            shows: """
              …
              Ontwikkelaar           IBP VTH pijler 4
              …
              """),
        ]),
      GuideChapter(
        "Wat heeft mijn organisatie, en wat is haar aangeboden?",
        [
          .command(
            "vth party ODNL --on 2024-09-30",
            shows: """
              Omgevingsdienst NL  (odnl, vereniging)
              …
                mogelijk eigenaar      ODNL Academie …
              …
              Overdrachten die lopen
                Definitief ontwerp KIS aan Omgevingsdienst NL als ontwikkelaar: aangeboden; …
              …
              """),
          .text(
            """
            Alles op een rij: vth owners. Voor één partij: --party.
            """),
          .command(
            "vth owners --on 2024-11-15",
            shows: """
              … producten: … waarvan geen bron een eigenaar noemt.
              Stand op 15 november 2024
              …
              Eigenaar niet genoemd – …
              …
              """),
        ]),
      GuideChapter(
        "Wat wacht op mij?",
        [
          .text("Het oudste staat boven. Wat u kunt doen, staat achter “mogelijk”."),
          .command(
            "vth todo --party ODNL --on 2024-11-15",
            shows: """
              … dingen die wachten op Omgevingsdienst NL…
              Stand op 15 november 2024
              …
              overdracht – overdracht van …: aangeboden; antwoord niet genoemd
              …
                kan nu: aanvaarden, afwijzen en intrekken (vth next …)
              …
              """),
        ]),
      GuideChapter(
        "Wat is verlopen, en wat komt eraan?",
        [
          .text(
            """
            Een termijn is pas verlopen als het hele tijdvak voorbij is: “Q2 2024” vanaf 1 juli 2024. \
            Of het werk dan klaar is, zeggen de bronnen vaak niet. Er staat bij hoe ver de bronnen gaan, \
            en wie toen eigenaar was. “Te laat” staat er alleen als een bron dat zegt.
            """),
          .command(
            "vth deadlines --overdue --on 2024-09-30",
            shows: """
              … termijnen…
              Stand op 30 september 2024

              verlopen; afloop niet bekend: oplevering – Circulaire basistakenpakket …
                termijn: het derde kwartaal van 2022 ("Q3 2022")
                eigenaar toen de termijn afliep: niet genoemd
              …
              """),
          .command(
            "vth deadlines --within 60d --on 2024-05-01",
            shows: """
              …
              loopt: inrichten kennisnet – Kennisnet (p4.communicatie.kennisnet)
                termijn: het tweede kwartaal van 2024 ("Q2 van 2024")
                eerst: het vierde kwartaal van 2023 ("Q4 van 2023")
              …
              """),
        ]),
      GuideChapter(
        "Wat is besloten, en onder welke voorwaarde?",
        [
          .command(
            """
            vth decisions --body "Bestuurlijk Overleg" --from 2024-05-01 --to 2024-05-31
            """,
            shows: """
              …
              15 mei 2024
                Werkmodel KIS – Bestuurlijk Overleg IBP VTH: ingestemd
              …
              """),
          .command(
            "vth conditions --on 2024-11-15",
            shows: """
              …
              De financiering moet verder worden doordacht. – open
                gesteld bij: 15 mei 2024: Bestuurlijk Overleg IBP VTH, ingestemd: Werkmodel KIS – …
              …
              """),
        ]),
      GuideChapter(
        "Hoe ver is het, en wat schuift mee?",
        [
          .command(
            "vth implementation visitaties --on 2024-09-30",
            shows: """
              …
                20 van 28 visitaties uitgevoerd – omgevingsdiensten: september 2024
              …
              """),
          .command(
            """
            vth impact "Opties positie directeur omgevingsdienst" --on 2023-01-31
            """,
            shows: """
              …
              Hierop wacht – …
                Meerwaarde en gevolgen volledig mandaat (p5.volledig-mandaat-meerwaarde)
              …
                  eigenaar: niet genoemd
              …
              """),
        ]),
      GuideChapter(
        "Wat klopt er niet, en waar spreken de stukken elkaar tegen?",
        [
          .text("Een bevinding is geen verwijt. Zij zegt wat u moet navragen."),
          .command(
            "vth findings modelmandaat --on 2024-11-15",
            shows: """
              …
                – Wie op 15 november 2024 eigenaar is van Modelmandaat, noemt geen bron.
              …
              """),
          .command(
            """
            vth conflicts "ODNL Academie"
            """,
            shows: """
              …
              Wat is in december 2023 overgedragen aan ODNL: …
                bewering: december 2023: Overgedragen: overdracht van ODNL Academie …
              …
                nog geen uitspraak
              …
              """),
        ]),
      GuideChapter(
        "Wat is er veranderd? En wat wisten wij toen nog niet?",
        [
          .command(
            "vth diff --from 2023-12-01 --to 2024-01-01",
            shows: """
              Van 1 december 2023 tot 1 januari 2024.
              …
              Eigenaren en andere rollen – …
              …
              """),
          .command(
            "vth diff --on 2023-12-31 --known-from 2023-12-31 --known-to 2024-09-30",
            shows: """
              De stand op 31 december 2023: wat op 30 september 2024 bekend kon zijn, en op …
              …
                ODNL Academie aan Omgevingsdienst NL als ontwikkelaar en eigenaar: …
              …
              """),
        ]),
      GuideChapter(
        "Op papier, in Excel en in uw agenda",
        [
          .text("Wie is waarvan, alle acties, de termijnen: vth report noemt alle stukken."),
          .command(
            """
            vth report eigenaren --party ODNL --on 2024-09-30 --format html --out eigenaren.html
            """,
            shows: "Geschreven: eigenaren.html"),
          .command(
            "vth report acties --party VNG --on 2024-11-15 --format csv --out acties.csv",
            shows: "Geschreven: acties.csv"),
          .command(
            """
            vth export ical --party "IBP VTH pijler 6" --on 2024-06-01 --out agenda.ics
            """,
            shows: """
              Geschreven: agenda.ics, … termijnen.
              …
              """),
        ]),
    ])
}
