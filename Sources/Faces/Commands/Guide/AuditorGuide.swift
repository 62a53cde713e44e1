/// What an auditor does: see what is recorded, what was known when, and that nothing was changed.
extension GuidePage {
  static let auditor = GuidePage(
    name: "auditor",
    summary:
      "Gids voor de auditor: nagaan wat vastligt, wat men wanneer wist, en of niets is veranderd.",
    opening: """
      De voorbeelden gaan over het meegeleverde log, de map EventLog. Werk op een kopie van de map \
      waar zij in staat. Typ wat achter $ staat; eronder staat wat u ziet, … betekent: hier staat \
      iets anders, of meer.
      """,
    chapters: [
      GuideChapter(
        "Is er iets veranderd?",
        [
          .text(
            """
            Het programma leest elke regel, rekent elk zegel na en controleert elke handtekening.
            """),
          .command(
            "vth verify",
            shows: """
              … vermeldingen, … zegels nagerekend.
              Wortel: …
              Alles klopt: elke regel is zoals zij is getekend, tot en met het laatste zegel.
              Vergeleken: …
              """),
          .text(
            """
            Vertrouwt u het programma niet? Dit doet hetzelfde met alleen Python en openssl. Het \
            is kort genoeg om zelf te lezen. Haal het langs een andere weg dan het log, en laat -I \
            niet weg: dan laadt Python niets anders uit de map.
            """),
          .command(
            "python3 -I Scripts/verify.py EventLog",
            shows: """
              …
              Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg.
              """),
          .text(
            """
            Probeer het: verander één letter in een kopie. Het programma weigert dan ook te \
            antwoorden.
            """),
          .command("cp -r EventLog proef"),
          .command("sed -i '3s/secretariaat/Secretariaat/' proef/log/000000000.ndjson"),
          .command(
            "vth verify --log proef",
            shows: """
              …
              FOUT: proef/log/000000000.ndjson regel …: het zegel past niet bij de regels ervoor …
              Ook … latere zegels passen niet: …
              Het log klopt niet. Verander niets; haal een goede kopie, en vergelijk.
              """),
          .command(
            "vth owner modelmandaat --log proef",
            shows: "vth: Het log is beschadigd. …"),
        ]),
      GuideChapter(
        "Bewaar zelf een zegel",
        [
          .text(
            """
            Wie de sleutel heeft, kan het hele log opnieuw maken en opnieuw tekenen, of de laatste \
            regels weglaten. Dat ziet u alleen met een zegel dat u zelf hebt bewaard. Kopieer het \
            vandaag naar een plek waar de beheerder van het log niet bij kan.
            """),
          .command("vth checkpoint > mijn-zegel"),
          .command(
            "cat mijn-zegel",
            shows: """
              ibp-vth.besluitboek.example
              …
              """),
          .text(
            """
            Bij een volgend bezoek moet de wortel van toen nog in het log staan. Ziet u niets, dan \
            is de geschiedenis anders dan toen.
            """),
          .command(
            """
            grep -qF "$(sed -n 3p mijn-zegel)" EventLog/log/*.ndjson && echo "staat er nog"
            """,
            shows: "staat er nog"),
          .text("Vergelijk ook de sleutel met een exemplaar dat u langs een andere weg kreeg."),
          .command(
            "vth keys",
            shows: """
              Log                    ibp-vth.besluitboek.example
              Tekent                 ibp-vth.besluitboek.example+…
              …
              """),
          .text(
            """
            Wilt u alles in één map, met uitleg, om zonder vth na te lopen? Begin daar met \
            LEESMIJ.md. Eén los bewijs controleren kan ook, en dan is het log niet nodig.
            """),
          .command(
            "vth export audit controle",
            shows: """
              Map voor de auditor: controle, …
              …
              """),
          .command(
            "vth prove 0192404e-d000-7021-8000-000000000014 --out bewijs",
            shows: """
              Bewijs dat vermelding … bij de eerste … staat: bewijs
              …
              """),
          .command(
            "vth check bewijs --key controle/keys/log.vkey",
            shows: """
              BEWEZEN: dit is vermelding … van de eerste … in dit log.
              …
              Niet bewezen: of zij later is gecorrigeerd of geannuleerd …
              """),
        ]),
      GuideChapter(
        "Wat bewijst dit, en wat niet?",
        [
          .text(
            """
            Wel: geen getekende regel is veranderd, ertussen gezet of weggehaald, tot en met het \
            zegel dat u kent.
            """),
          .text(
            """
            Wel: wie de sleutel heeft, heeft elke regel getekend. En een zegel dat u zelf \
            bewaarde, bewijst dat alles eronder er die dag al stond.
            """),
          .text(
            """
            Niet: dat een bron gelijk heeft, of goed is gelezen. Niet: dat alles is vastgelegd \
            wat gebeurde.
            """),
          .text(
            """
            Niet: op welke dag een regel is vastgelegd. Die tijd zegt de schrijver zelf. Een \
            tijdstempel van een ander helpt, als u die ander vertrouwt: vth help stamp trust.
            """),
        ]),
      GuideChapter(
        "Waar staat het? Van antwoord naar bron",
        [
          .text(
            """
            Elk antwoord noemt zijn bron en de regel daarin. vth history toont alles wat over iets \
            is vastgelegd, met het nummer van elke vermelding en de dag waarop het bekend was.
            """),
          .command(
            "vth history overdracht-odnl-academie",
            shows: """
              …
                Overgedragen: overdracht van ODNL Academie aan Omgevingsdienst NL.
              …
                bron: vgr-2024-09, regel 176; vermelding …, bekend september 2024
              …
              """),
          .text(
            """
            Eén vermelding vraagt u op met haar nummer of haar UUID. U ziet haar zoals zij is \
            vastgelegd, en wat er daarna mee is gebeurd.
            """),
          .command(
            "vth entry 0192404e-d000-7021-8000-000000000014",
            shows: """
              …
              Gebeurd                december 2023
              Bekend                 september 2024
              Vastgelegd             … door secretariaat
              Bron                   vgr-2024-09, regel 176
              …
              """),
          .text(
            """
            Omgekeerd: welke regels van een bron zijn vastgelegd, en in welke vermeldingen?
            """),
          .command(
            "vth coverage ledenbrief-2024-10",
            shows: """
              …
              regel 22               vermeldingen 10, …
              …
              """),
        ]),
      GuideChapter(
        "Wat gebeurde er, stap voor stap?",
        [
          .command(
            "vth replay --from 2024-06-20 --to 2024-06-20 --step",
            shows: """
              …
                Bestuurlijk Overleg IBP VTH, vastgesteld: Roadmap inhoudelijk vastgesteld – …
                bron: vgr-2024-09, regel 142; …
                → voorwaarde Financieringsafspraken moeten nog worden gemaakt.: stond er nog niet → open
              …
              """)
        ]),
      GuideChapter(
        "Wat wist men toen nog niet?",
        [
          .text(
            """
            --on is de dag waarover u vraagt, --known de dag waarop u het had gevraagd. Vergelijk \
            twee bekende dagen: wat kwam erbij over dezelfde dag?
            """),
          .command(
            "vth diff --on 2023-12-31 --known-from 2023-12-31 --known-to 2024-09-30",
            shows: """
              De stand op 31 december 2023: wat op 30 september 2024 bekend kon zijn, en op …
              …
                ODNL Academie aan Omgevingsdienst NL als ontwikkelaar en eigenaar: …
              …
              """),
          .text(
            """
            Wat is er vastgelegd na een vorig bezoek? Neem het aantal vermeldingen van toen: regel \
            2 van uw zegel.
            """),
          .command(
            "vth diff --at-from 1900 --on 2024-11-15",
            shows: """
              De stand op 15 november 2024: volgens de eerste … vermeldingen, tegenover de eerste 1900.
              …
              """),
        ]),
      GuideChapter(
        "Wat is gecorrigeerd, betwist of onregelmatig?",
        [
          .text(
            """
            Een correctie is een nieuwe vermelding. De oude blijft staan, met wat er nu geldt \
            eronder.
            """),
          .command(
            "vth entry 0193a5f0-1b2d-7c01-8a11-5d0e6f2a0001",
            shows: """
              …
              Gebeurd                het derde kwartaal van 2022 ("opstarten IBP Q3 2022")
              …
              Daarna                 Correctie …: De ledenbrief noemt juli 2022 als start; …
              Nu                     juli 2022: …
              """),
          .command(
            "vth conflicts",
            shows: """
              …
              Wat is in december 2023 overgedragen aan ODNL: …
              …
                nog geen uitspraak
              …
              """),
          .command(
            "vth findings --rule handover-not-accepted --on 2024-11-15",
            shows: """
              …
                – … biedt aan over te nemen: Modelmandaat (trekker). Wacht op: antwoord van …
              …
              """),
          .text("De lijst van regels, en wat elke regel betekent:"),
          .command(
            "vth findings --rules",
            shows: """
              …
              handover-by-non-owner  …
              …
              """),
        ]),
    ])
}
