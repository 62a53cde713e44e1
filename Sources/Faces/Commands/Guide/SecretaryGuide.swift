/// What the secretariat does: record what happens, and make the documents.
extension GuidePage {
  static let secretary = GuidePage(
    name: "secretaris",
    summary: "Gids voor de secretaris: vastleggen wat er gebeurt, en de stukken maken.",
    opening: """
      Typ wat achter $ staat. Eronder staat wat u ziet; … betekent: hier staat bij u iets anders, \
      of meer. Een \\ aan het eind betekent: de opdracht gaat op de volgende regel door. Staat er \
      niets onder, dan legt de opdracht één gebeurtenis vast, of zij is stil als het lukt. Begin \
      in een lege map. U kunt niets stukmaken: dit is een eigen log om te oefenen.
      """,
    chapters: meetings + upkeep + promises)

  /// A log of one's own, meetings, dates and hand-overs.
  private static let meetings: [GuideChapter] = [
    GuideChapter(
      "Een eigen log",
      [
        .text(
          """
          Eén keer. Bewaar een kopie van de sleutel op een veilige plek, niet naast het log. \
          Daarna hoeft u niet steeds te zeggen welk log u bedoelt. Teken in het echt alleen met een \
          geïnstalleerde vth (Scripts/install): die verandert niet vanzelf, zoals Scripts/vth na \
          een git pull.
          """),
        .command(
          "vth init mijnlog --origin besluiten.voorbeeld.nl",
          shows: """
            Nieuw log “besluiten.voorbeeld.nl” in mijnlog.
            Sleutel: … – bewaar er een kopie van op een veilige plek.
            …
            """),
        .command("export VTH_LOG=mijnlog"),
      ]),
    GuideChapter(
      "Partijen, producten en wie wat heeft",
      [
        .text(
          """
          Veel tegelijk gaat het snelst met een spreadsheet. Bewaar haar als CSV, met deze inhoud. \
          “bekend” is de dag waarop u het kon weten: de datum van het stuk. Laat u die leeg, dan \
          geldt: vandaag.
          """),
        .file(
          "begin.csv",
          lines: """
            soort;datum;bekend;naam;soort partij;andere namen;titel;soort product;product;rol;partijen
            partij;5-1-2026;5-1-2026;Stuurgroep Geur;overlegorgaan;;;;;;
            partij;5-1-2026;5-1-2026;Projectteam Geur;programma;;;;;;
            partij;5-1-2026;5-1-2026;Vereniging van Beheerders;vereniging;VvB;;;;;
            product;5-1-2026;5-1-2026;;;;Handreiking geur;product;;;
            product;5-1-2026;5-1-2026;;;;Kennisbank;product;;;
            verantwoordelijkheid;5-1-2026;5-1-2026;;;;;;Handreiking geur;eigenaar;Projectteam Geur
            verantwoordelijkheid;5-1-2026;5-1-2026;;;;;;Kennisbank;eigenaar;Projectteam Geur
            """),
        .text(
          """
          Doe altijd eerst een proef. U ziet wat er verandert, en er wordt niets vastgelegd.
          """),
        .command(
          "vth import begin.csv --dry-run",
          shows: """
            Proef: er wordt niets vastgelegd.
            7 gebeurtenissen vast te leggen.
              rij 2: 5 januari 2026: Stuurgroep Geur bestaat (overlegorgaan).
            …
            """),
        .command(
          "vth import begin.csv",
          shows: """
            7 gebeurtenissen vastgelegd.
            …
            """),
      ]),
    GuideChapter(
      "Een vergadering",
      [
        .text(
          """
          Leg haar vast als zij gepland is, en elk stuk als de agenda uitgaat. --valid is de dag \
          waarop iets gebeurde, --known de dag waarop het bekend was. Het register geeft zelf een \
          naam, hier stuurgroep-geur-2026-06-18. U mag haar ook noemen zoals u haar kent: orgaan en \
          dag. Een agendapunt is nog geen besluit.
          """),
        .command(
          """
          vth log "vergadering gepland" --valid 1-6-2026 --known 1-6-2026 \\
              --body "Stuurgroep Geur" --date 18-6-2026
          """),
        .command(
          """
          vth table --valid 4-6-2026 --known 4-6-2026 --meeting stuurgroep-geur-2026-06-18 \\
              --body "Stuurgroep Geur" --title "Handreiking vaststellen" \\
              --purpose "ter besluitvorming" --products "Handreiking geur"
          """),
        .command(
          """
          vth table --valid 4-6-2026 --known 4-6-2026 --meeting "Stuurgroep Geur 18 juni 2026" \\
              --body "Stuurgroep Geur" --title "Stand van de kennisbank" \\
              --purpose "ter informatie" --products Kennisbank
          """),
        .text(
          """
          Is zij gehouden, leg dan eerst het verslag vast, en verwijs er bij elk feit naar met \
          --source. Dan het besluit, met zijn voorwaarde. Wat ter informatie was, is klaar: \
          daarover is niet besloten. Zegt het verslag niet wat er met een stuk is gebeurd, leg dan \
          niets vast: “uitkomst niet genoemd” is dan het goede antwoord.
          """),
        .command(
          """
          vth log bron --valid 25-6-2026 --known 25-6-2026 --data-source verslag-18-juni \\
              --title "Verslag stuurgroep 18 juni" --kind verslag --date 25-6-2026
          """),
        .command(
          """
          vth log vergadering --valid 18-6-2026 --known 25-6-2026 \\
              --body "Stuurgroep Geur" --source "verslag-18-juni, punt 1"
          """),
        .command(
          """
          vth decide --valid 18-6-2026 --known 25-6-2026 --source "verslag-18-juni, punt 3" \\
              --meeting stuurgroep-geur-2026-06-18 --body "Stuurgroep Geur" \\
              --item "Handreiking vaststellen" --title "Handreiking vastgesteld" \\
              --outcome vastgesteld --products "Handreiking geur" \\
              --conditions "Het beheer is geregeld"
          """,
          shows: """
            1 gebeurtenis vastgelegd.
            Het log telt nu … vermeldingen. Wortel: …

            Let op: 1 nieuwe bevinding
              aandacht: voorwaarde staat open – Het beheer is geregeld (…)
            …
            """),
        .text(
          """
          Zegt de bron alleen dát er is besloten, kies dan --outcome decided. De eigen woorden van het \
          besluit staan bij --text, één zin voor iedereen bij --summary. Gaat het later in, of geldt het \
          tot een dag: --effective en --effective-until. Vervalt een besluit: vth lapse. Wie het mag weten, \
          en vanaf wanneer: vth release plan en vth release done. Een versie van de agenda legt u vast met \
          vth fix-agenda; wat nieuw is, zegt vth agenda VERGADERING --since A.
          """),
        .text(
          """
          Het stuk voor de volgende vergadering: de besluitenlijst. --format html maakt er een net \
          bestand van, voor op papier of in de mail.
          """),
        .command(
          """
          vth report besluitenlijst --meeting "Stuurgroep Geur 18 juni 2026" --on 2026-07-01
          """,
          shows: """
            # Besluitenlijst
            …
            | 1 | Handreiking vastgesteld (…) | … | Het beheer is geregeld – open | …
            …
            **Agendapunten ter informatie**
            …
            |  | Stand van de kennisbank (…) | …
            …
            """),
        .command(
          """
          vth report besluitenlijst --meeting "Stuurgroep Geur 18 juni 2026" --on 2026-07-01 \\
              --format html --out besluitenlijst.html
          """,
          shows: "Geschreven: besluitenlijst.html"),
      ]),
    GuideChapter(
      "Een datum die niet precies is",
      [
        .text(
          """
          Schrijf wat in het stuk staat. Het register rekent met het hele tijdvak, en bewaart de \
          woorden.
          """),
        .command(
          """
          vth decide --valid "eind Q3/begin Q4 2024" --known 25-6-2026 \\
              --source "verslag-18-juni, punt 4" --body "Stuurgroep Geur" \\
              --title "Opdracht voor de kennisbank" --outcome ingestemd --products Kennisbank
          """),
        .command(
          "vth decisions --from 2024-09-01 --to 2024-09-30",
          shows: """
            …
            mogelijk: ergens tussen 1 september en 31 oktober 2024 ("eind Q3/begin Q4 2024")
              Opdracht voor de kennisbank – Stuurgroep Geur: ingestemd
            …
            """),
        .command(
          """
          vth deadline set --valid 18-6-2026 --known 25-6-2026 --source "verslag-18-juni, punt 3" \\
              --subject "Handreiking geur" --milestone "tweede druk" --due "eind Q3/begin Q4 2026"
          """),
      ]),
    GuideChapter(
      "Een overdracht die u pas later hoort",
      [
        .text(
          """
          Een aanbod, een aanvaarding en een overdracht zijn drie dingen. Leg ze vast op de dag \
          waarop ze gebeurden, en zeg sinds wanneer dat bekend is. Dan klopt het antwoord voor \
          toen en voor nu. Wie het aanbod deed, staat bij --initiative; laat leeg wie de bron niet \
          noemt. Verplaatst een besluit iets in één keer? Geef dan bij vth handover complete ook \
          --products, --roles, --from en --to.
          """),
        .command(
          """
          vth handover offer --handover overdracht-handreiking --valid "juni 2026" --known 10-9-2026 \\
              --products "Handreiking geur" --from "Projectteam Geur" --to VvB --roles eigenaar
          """),
        .command(
          """
          vth handover accept overdracht-handreiking --by VvB --valid 1-9-2026 --known 10-9-2026
          """),
        .command("vth handover complete overdracht-handreiking --valid 1-9-2026 --known 10-9-2026"),
        .command(
          """
          vth settle "Het beheer is geregeld" --how vervuld --valid 1-9-2026 --known 10-9-2026
          """),
        .text(
          """
          Van wie was de handreiking op 5 september? Wat wist u die dag? En wat wist u toen nog \
          niet?
          """),
        .command(
          """
          vth owner "Handreiking geur" --on 2026-09-05
          """,
          shows: """
            …
            Eigenaar               Vereniging van Beheerders
                                   sinds 1 september 2026, door overdracht (overdracht-handreiking)
            …
            """),
        .command(
          """
          vth owner "Handreiking geur" --on 2026-09-05 --known 2026-09-05
          """,
          shows: """
            …
            Eigenaar               Projectteam Geur
            …
            """),
        .command(
          "vth diff --on 2026-09-05 --known-from 2026-09-05 --known-to 2026-09-30",
          shows: """
            De stand op 5 september 2026: wat op 30 september 2026 bekend kon zijn, en op …
            …
              Projectteam Geur → Vereniging van Beheerders
                Handreiking geur
            …
            """),
      ]),
  ]
}
