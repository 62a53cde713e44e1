internal import Calendar
internal import Governance
internal import Merkle
internal import Reports

/// The explanation that goes with an audit kit: what to run, what should come out, and what it means.
///
/// The commands are run by a test, so what is shown below them is what comes out.
struct AuditGuide {
  let origin: String
  let size: Int
  let commits: Int
  let root: Digest
  /// The SHA-256 of the `verify.py` in the kit.
  let verifier: Digest
  let day: CalendarDay
  /// An entry of which the kit holds a proof, if any.
  let firstProof: Int?
  /// The size at the first checkpoint.
  let firstSize: Int
  let stamps: [(name: String, size: Int)]
  let hasRetiredKeys: Bool
  /// Which entries the program that made the kit does not understand, if any.
  let unread: String?

  var text: String {
    [
      opening, unread.map { "\($0)\n" }, wholeLog, checkpoints, signature, proof, timeStamps,
      meaning,
    ].compactMap(\.self).joined(separator: "\n")
  }

  private var opening: String {
    """
    # Controle van het log “\(MarkdownReport.escaped(origin))”

    Gemaakt op \(day.dutch). In deze map staat een log met \(size) vermeldingen en \(commits) zegels. Een
    zegel is een handtekening onder alles tot daar. U hebt Python 3.8 of nieuwer nodig, en openssl 3; geen
    ander programma, en geen internet. Dit kost ongeveer tien minuten.

    | map of bestand | wat het is |
    |---|---|
    | `log/` | het log zelf: `format.json`, `log/*.ndjson`, en wat anderen erover zeiden |
    | `checkpoints/` | elk zegel los; de naam is het aantal vermeldingen |
    | `proofs/` | losse bewijzen: van een vermelding (`.tlog-proof`) en van groei (`groei-…`) |
    | `keys/` | de openbare sleutel\(hasRetiredKeys ? ", en de vervallen sleutels" : "") |
    | `verify.py` | het controleprogramma: 300 regels, los van vth gemaakt, om te lezen. Zie 2. |

    Typ de opdrachten hieronder in een eigen kopie van deze map. Onder elke opdracht staat wat eruit hoort te
    komen; waar … staat, mag van alles staan.

    ## 1. De sleutel

    Alles hieronder rust op deze sleutel:

    ```console
    $ cat keys/log.vkey
    \(origin)+…
    ```

    Vraag hem ook langs een andere weg aan wie het log houdt, en vergelijk. Wie een log vervalst, kan ook
    deze map vervalsen; de sleutel die u zelf kreeg niet.

    """
  }

  private var wholeLog: String {
    """
    ## 2. Het hele log

    Wie een log vervalst, kan ook het controleprogramma in deze map vervalsen. Haal `verify.py` daarom liever
    zelf uit de openbare broncode van het Besluitboek (`Scripts/verify.py`), zet het over dit heen, en lees het.
    Is het hetzelfde als wat hier bij hoort, dan komt er dit uit:

    ```console
    $ sha256sum verify.py
    \(verifier)  verify.py
    ```

    Elke regel wordt gelezen, elk zegel nagerekend, elke handtekening gecontroleerd. Laat `-I` niet weg: dan
    laadt Python niets anders uit deze map.

    ```console
    $ python3 -I verify.py log --key "$(cat keys/log.vkey)"
    Nagerekend in log: vermeldingen \(size), zegels \(commits).
    …
    Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg.
    ```

    Staat er iets anders, stop dan: het log klopt niet, en de melding zegt waar.

    """
  }

  private var checkpoints: String {
    """
    ## 3. Een zegel dat u al had

    Hebt u van een vorige keer een zegel bewaard, dan moet precies die wortel nog in het log staan. Hier met
    het eerste zegel uit deze map; neem dat van uzelf:

    ```console
    $ grep -qF "$(sed -n 3p checkpoints/\(Self.digits(firstSize)).note)" log/log/*.ndjson && echo 'staat er nog'
    staat er nog
    ```

    Alleen zo ziet u of de houder van de sleutel zelf de geschiedenis heeft herschreven. Bewaar daarom nu
    het nieuwste zegel op een eigen plek: `checkpoints/\(Self.digits(size)).note`.

    """
  }

  private var signature: String {
    """
    ## 4. Zonder ons programma

    De handtekening onder het nieuwste zegel, met alleen openssl:

    ```console
    $ sed -n '1,/^$/p' checkpoints/\(Self.digits(size)).note | sed '$d' > zegel-tekst
    $ grep -m1 "^— " checkpoints/\(Self.digits(size)).note | cut -d' ' -f3 | base64 -d | tail -c 64 > zegel-handtekening
    $ { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cut -d+ -f3- keys/log.vkey | base64 -d | tail -c 32; } > zegel-sleutel
    $ openssl pkeyutl -verify -pubin -inkey zegel-sleutel -keyform DER -rawin -in zegel-tekst -sigfile zegel-handtekening
    Signature Verified Successfully
    ```

    De zegels en bewijzen zijn die van C2SP (tlog-checkpoint, tlog-proof) en RFC 6962: ook andere
    programma's kunnen ze controleren.

    """
  }

  private var proof: String {
    guard let firstProof else { return "" }
    return """
      ## 5. Eén vermelding

      Voor wie het log niet heeft, is één bestand genoeg. Het bevat de regel zelf:

      ```console
      $ python3 -I verify.py proofs/\(Self.digits(firstProof)).tlog-proof --key "$(cat keys/log.vkey)"
      …
      Dit is vermelding \(firstProof) van de eerste \(size) in \(origin).
      Bewezen. Correcties staan elders in het log.
      ```

      """
  }

  private var timeStamps: String {
    guard !stamps.isEmpty else {
      return """
        ## 6. Wanneer

        Bij dit log zijn geen tijdstempels bewaard. `recorded` in een vermelding is wat de schrijver zegt, en
        geen bewijs.

        """
    }
    let commands = stamps.map { stamp in
      "$ openssl ts -verify -data checkpoints/\(Self.digits(stamp.size)).note -in log/stamps/\(stamp.name)"
        + " -CAfile log/stamps/\(stamp.name.dropLast(4)).pem"
        + " -attime $(date -ud \"$(openssl ts -reply -in log/stamps/\(stamp.name) -text 2>/dev/null"
        + " | sed -n 's/^Time stamp: //p')\" +%s) 2>/dev/null\nVerification: OK"
    }
    return """
      ## 6. Wanneer

      Een tijdstempeldienst verklaarde dat deze zegels toen bestonden. Elk stempel wordt gecontroleerd op zijn
      eigen tijdstip. Een naam in een certificaat bewijst niets: haal de certificaten (`.pem`) zelf bij de dienst, en
      vergelijk de SHA-256 van het stamcertificaat met wat zij bekendmaakt.

      ```console
      \(commands.joined(separator: "\n"))
      ```

      """
  }

  private var meaning: String {
    """
    ## Wat dit bewijst, en wat niet

    - Bewezen: geen regel is veranderd, verwijderd of tussengevoegd sinds het zegel eronder is gezet.
    - Niet bewezen: dat een bron gelijk heeft. Elke vermelding noemt haar document; lees het daar na.
    - Niet bewezen, tenzij met een tijdstempel of een zegel dat u zelf bewaarde: op welke dag is getekend.
    - Een correctie is een nieuwe vermelding; de oude blijft staan. Een los bewijs zegt niet of er later een
      correctie kwam.
    - De wortel onder alle \(size) vermeldingen is `\(root)`.

    """
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  }
}
