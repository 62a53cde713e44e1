extension GuidePage {
  /// What comes after meetings: contradictions, errors, lists, the week's work and checking.
  static let upkeep: [GuideChapter] = [
    GuideChapter(
      "Twee verslagen spreken elkaar tegen",
      [
        .text(
          """
          Leg beide vast, elk met zijn bron. Het nummer van een vermelding staat in vth history.
          """),
        .command(
          """
          vth log bron --valid 2-7-2026 --known 2-7-2026 --data-source verslag-vvb \\
              --title "Verslag bestuur VvB" --kind verslag --date 2-7-2026
          """),
        .command(
          """
          vth decide --valid 18-6-2026 --known 2-7-2026 --source "verslag-vvb, punt 2" \\
              --body "Stuurgroep Geur" --title "Kennisbank naar de VvB" --outcome ingestemd \\
              --products Kennisbank
          """),
        .command(
          """
          vth decide --valid 18-6-2026 --known 25-6-2026 --source "verslag-18-juni, punt 5" \\
              --body "Stuurgroep Geur" --title "Kennisbank nog niet naar de VvB" \\
              --outcome aangehouden --products Kennisbank
          """),
        .command(
          "vth history Kennisbank",
          shows: """
            …
              Stuurgroep Geur, aangehouden: Kennisbank nog niet naar de VvB.
              bron: verslag-18-juni, punt 5; vermelding 27, bekend 25 juni 2026
            18 juni 2026
              Stuurgroep Geur, ingestemd: Kennisbank naar de VvB.
              bron: verslag-vvb, punt 2; vermelding 26, bekend 2 juli 2026
            …
            """),
        .command(
          """
          vth dispute --entries "26;27" --question "Gaat de kennisbank naar de VvB?" \\
              --valid 9-7-2026 --known 9-7-2026 --dispute geschil-kennisbank
          """),
        .text(
          """
          Vanaf nu staat bij elk antwoord dat het betwist is. Is er een uitspraak, zeg dan welke \
          vermelding niet geldt.
          """),
        .command(
          "vth conflicts --on 2026-07-31 --known 2026-07-31",
          shows: """
            …
            Gaat de kennisbank naar de VvB?  (geschil-kennisbank)
            …
              nog geen uitspraak
            …
            """),
        .command(
          """
          vth resolve geschil-kennisbank --set-aside 26 --by "Stuurgroep Geur" \\
              --ruling "Het eigen verslag gaat voor." --valid 27-8-2026 --known 27-8-2026
          """),
        .text("Wat terzijde is gelegd, telt niet meer mee, maar verdwijnt niet."),
        .command(
          "vth history Kennisbank",
          shows: """
            …
            Telt niet meer mee – 1
            18 juni 2026
              Stuurgroep Geur, ingestemd: Kennisbank naar de VvB.
              bron: verslag-vvb, punt 2; vermelding 26
              terzijde gesteld door vermelding 29: Het eigen verslag gaat voor.
            …
            """),
      ]),
    GuideChapter(
      "Een fout herstellen",
      [
        .text(
          """
          Niets verdwijnt. U legt vast hoe het moet zijn en waarom; wat er stond, blijft te zien. \
          Had de vermelding er niet moeten zijn, gebruik dan vth annul.
          """),
        .command(
          """
          vth history "Opdracht voor de kennisbank"
          """,
          shows: """
            …
              bron: verslag-18-juni, punt 4; vermelding 19, bekend 25 juni 2026
            …
            """),
        .command(
          """
          vth correct 19 --period "oktober 2024" --reason "De opdrachtbrief noemt oktober." \\
              --known 3-9-2026
          """),
        .command(
          "vth entry 19",
          shows: """
            …
            Gebeurd                ergens tussen 1 september en 31 oktober 2024 (…)
            …
            Daarna                 Correctie …: De opdrachtbrief noemt oktober. (…)
            Nu                     oktober 2024: Stuurgroep Geur, ingestemd: Opdracht …
            """),
      ]),
    GuideChapter(
      "Uw besluitenlijst als spreadsheet",
      [
        .text(
          """
          Een leeg bestand met alle kolommen krijgt u zo. Kolommen die u niet gebruikt, mag u \
          weghalen.
          """),
        .command("vth import --template > leeg.csv"),
        .text(
          """
          Stel dat u dit invult. In rij 3 staat een typefout. U hoort dat vooraf, en niets wordt \
          vastgelegd. Verbeter haar in Excel; hier doet sed dat.
          """),
        .file(
          "lijst.csv",
          lines: """
            soort;datum;bekend;orgaan;titel;uitkomst;product;voorwaarden
            besluit;24-9-2026;1-10-2026;Stuurgroep Geur;Plan;vastgesteld;Kennisbank;Er is geld
            besluit;24-9-2026;1-10-2026;Stuurgroep Geur;Tweede druk;aangehoudn;Handreiking geur;
            """),
        .command(
          "vth import lijst.csv --dry-run",
          shows: """
            vth: 1 fout gevonden. Er is niets vastgelegd.
              rij 3, kolom uitkomst: “aangehoudn” kan hier niet. Bedoelt u aangehouden? …
            """),
        .command("sed -i 's/aangehoudn/aangehouden/' lijst.csv"),
        .command(
          "vth import lijst.csv",
          shows: """
            2 gebeurtenissen vastgelegd.
            …
            """),
        .text(
          """
          Vul het bestand gerust aan en importeer het opnieuw: wat er al in staat, komt er niet \
          dubbel in.
          """),
        .command(
          "vth import lijst.csv",
          shows: "0 gebeurtenissen vastgelegd. 2 stond er al precies zo in."),
      ]),
    GuideChapter(
      "Elke week: wat wacht, wat loopt af, wat klopt niet",
      [
        .command(
          "vth todo --on 2026-10-15",
          shows: """
            … dingen die wachten…
            Stand op 15 oktober 2026
            …
            termijn – tweede druk Handreiking geur: loopt
            …
              wacht op: Vereniging van Beheerders
            …
            voorwaarde – Er is geld: open
            …
            """),
        .command(
          "vth deadlines --within 60d --on 2026-09-15",
          shows: """
            …
            loopt: tweede druk – Handreiking geur (handreiking-geur)
              termijn: ergens tussen 1 september en 31 oktober 2026 ("eind Q3/begin Q4 2026")
            …
            """),
        .command(
          "vth deadlines --overdue --on 2026-11-01",
          shows: """
            …
            verlopen; afloop niet bekend: tweede druk – Handreiking geur (handreiking-geur)
            …
            """),
        .text(
          """
          Een verlopen termijn is nog niet te laat: vraag na wat ervan kwam. Zegt een bron dat de termijn \
          niet is gehaald, leg dat dan vast met: vth deadline miss. Komt een termijn terug, geef dan bij \
          vth deadline set ook --repeats "P4Y, vanaf de termijn".
          """),
        .command(
          "vth findings --rule condition-open --on 2026-10-15",
          shows: """
            …
              – Er is geld (gesteld bij: Stuurgroep Geur, vastgesteld: Plan – …)
            …
            """),
      ]),
    GuideChapter(
      "Stukken en agenda",
      [
        .text(
          """
          De lijst van stukken: vth report. In een map krijgt elk stuk vanzelf een naam. csv opent \
          in Excel; de agenda opent in Outlook.
          """),
        .command(
          "vth report termijnen --on 2026-10-15 --format csv --out .",
          shows: "Geschreven: ./termijnen_…_peil-2026-10-15.csv"),
        .command(
          "vth export ical --party VvB --on 2026-09-15 --out termijnen.ics",
          shows: "Geschreven: termijnen.ics, 1 termijn."),
      ]),
    GuideChapter(
      "Vertrouwelijk, en wissen",
      [
        .text(
          """
          Wat in het log staat, gaat er nooit meer uit. Zet een naam of iets vertrouwelijks daarom apart: \
          --withhold noemt de optie met die tekst. In een spreadsheet noemt de kolom afschermen de kolommen, en in een \
          reeks (vth record) doet "withhold":["/text"] dat.
          """),
        .command(
          """
          vth note Kennisbank --text "Bel J. Voorbeeld, kamer 12." --valid 3-9-2026 \\
              --known 3-9-2026 --withhold text
          """),
        .command(
          "vth history Kennisbank --on 2026-10-15",
          shows: """
            …
              Aantekening bij Kennisbank: [niet openbaar]
              bron: geen bron vastgelegd; vermelding 33, bekend 3 september 2026
            …
            """),
        .text("Alleen hier, en alleen met --withheld, leest u de tekst zelf."),
        .command(
          "vth entry 33 --withheld",
          shows: """
            …
            Inhoud                 …[niet openbaar: Bel J. Voorbeeld, kamer 12.]…
            …
            """),
        .text(
          """
          Zo geeft u het log aan anderen, en zo wist u de tekst voorgoed. Wis dan ook de kopieën van eerder.
          """),
        .command(
          "vth export public openbaar-log",
          shows: """
            Openbare kopie: openbaar-log, … vermeldingen, nagerekend.
            …
            """),
        .command(
          "vth redact 33 --ground \"persoonsgegevens (AVG)\" --reason \"Op verzoek.\"",
          shows: """
            1 gebeurtenis vastgelegd.
            …
            1 tekst gewist, met wat eraan te herkennen was. …
            """),
      ]),
    GuideChapter(
      "Controleren",
      [
        .text(
          """
          Doe dit geregeld. Maak daarna een kopie van het log op een andere schijf, en geef het zegel aan iemand \
          anders, zoals de auditor: vth help auditor zegt wat dit bewijst, en wat niet.
          """),
        .command(
          "vth verify",
          shows: """
            … vermeldingen, … zegels nagerekend.
            Wortel: …
            Alles klopt: elke regel is zoals zij is getekend, tot en met het laatste zegel.
            Vergeleken: sinds het zegel van … vermeldingen dat hier is getekend.
            1 afgeschermde tekst: 1 gewist.
            """),
        .command(
          "vth backup kopie-van-mijnlog",
          shows: """
            Kopie: kopie-van-mijnlog, … vermeldingen, nagerekend.
            …
            """),
        .command("vth checkpoint > zegel-van-vandaag"),
        .text(
          """
          Meer: vth help OPDRACHT voor elke opdracht, vth help data voor datums, vth help log \
          SOORT voor de rest.
          """),
      ]),
  ]
}
