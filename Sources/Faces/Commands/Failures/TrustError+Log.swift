internal import Log
internal import Register

// What goes wrong with keys and with what was signed before, in words.

extension TrustError {
  static func explain(_ error: RegisterError) -> (message: String, status: ExitStatus) {
    switch error {
    case .unreadableMemory, .memoryBusy, .closedLock, .keyUsed, .nameUsed, .nameTooLong,
      .memoryContradicts:
      explainMemory(error)
    case .openKeys(let path, let isOwn):
      (
        (isOwn
          ? "\(path) kan door anderen worden veranderd, dus misschien is de sleutel niet van u. Sluit af met: chmod -R "
            + "go-rwx. Kijk daarna of er niets veranderd is."
          : "\(path) is niet van u, maar van een andere gebruiker. Gebruik een eigen map voor sleutels (HOME), of geef de "
            + "sleutel met --key BESTAND.") + " Er is niets vastgelegd.",
        .refused
      )
    case .lastCommitLost(let error):
      (
        "Het log is beschadigd: de laatste vastlegging was bevestigd, en haar zegel past niet meer. "
          + "\(lost(error)) Er is geen antwoord: dat zou te kort zijn. Zet een goede kopie terug: vth restore KOPIE MAP. "
          + "Zie ook: vth repair",
        .damaged
      )
    case .unsoundCopy(let path, let problems):
      (
        "De kopie \(path) klopt niet (\(counted(problems, "fout", "fouten"))). Gebruik haar niet, en zet haar niet "
          + "terug. Bekijk de fouten met: vth verify --log \(path)",
        .damaged
      )
    case .rotationUnderWay(let keys):
      (
        "Er is al een nieuwe sleutel. Rond dat eerst af met: vth keys retire. Nu tekenen: "
          + "\(keys.joined(separator: ", ")).",
        .refused
      )
    case .noRotationUnderWay:
      (
        "Er is maar één sleutel, en die kan niet vervallen. Maak eerst een nieuwe: vth keys rotate",
        .refused
      )
    default: Failure.explain(error as any Error)
    }
  }

  /// What goes wrong with what is remembered outside the log.
  private static func explainMemory(
    _ error: RegisterError
  ) -> (message: String, status: ExitStatus) {
    switch error {
    case .unreadableMemory(let path):
      (
        "\(path) hoort te zeggen wat er het laatst is getekend, maar is niet te lezen. Er is niets "
          + "vastgelegd. Zoek uit wie het veranderde. Vergelijk het log met een zegel of reservekopie "
          + "van elders (vth verify); klopt het, hernoem dan dit bestand.",
        .refused
      )
    case .memoryBusy:
      (
        "Iemand anders tekent nu met deze sleutel, misschien in een andere kopie van het log. Probeer het zo weer. Er is "
          + "niets vastgelegd.",
        .failed
      )
    case .closedLock(let path):
      (
        "U mag \(path) niet openen, dus niemand wordt tegengehouden die nu ook met deze sleutel tekent. Er is niets "
          + "vastgelegd. Is het van een andere gebruiker, zoals root, laat die het dan weghalen: het is leeg, en wordt "
          + "opnieuw gemaakt.",
        .failed
      )
    case .keyUsed(let path, let size):
      (
        "Met deze sleutel is al een log van \(size) vermeldingen getekend (zie \(path)). \(beginOther)",
        .refused
      )
    case .nameUsed(let path, let size):
      (
        "Onder deze naam is met een andere sleutel al een log van \(size) vermeldingen getekend (zie \(path)). Een tweede "
          + "zou hier altijd voor een oude of andere kopie daarvan worden aangezien. \(beginOther)",
        .refused
      )
    case .nameTooLong(let name):
      (
        "De naam “\(name.shortened)” is te lang: de sleutel en wat ermee is getekend, komen in bestanden met die naam, en "
          + "daarin telt een / of % voor drie. Er is niets gemaakt. Kies een kortere naam.",
        .usage
      )
    case .memoryContradicts(let path, let signed):
      (
        "Het staat in dit log, maar intussen is met dezelfde sleutel ook iets anders getekend, voor \(signed) "
          + "vermeldingen (zie \(path)). Er zijn nu twee geschiedenissen. Leg niets meer vast, en zoek uit wie nog in "
          + "een kopie van dit log schrijft.",
        .damaged
      )
    default: Failure.explain(error as any Error)
    }
  }

  static func explain(_ error: LogError) -> (message: String, status: ExitStatus) {
    switch error {
    case .rolledBack(let path, let signed, let found):
      (
        "Met deze sleutel is eerder getekend voor \(signed) vermeldingen, maar dit log heeft er "
          + "\(found). Er is niets vastgelegd: wie hierop verder schrijft, tekent twee "
          + "geschiedenissen.\n  \(advice(path))",
        .damaged
      )
    case .forked(let path, let signed):
      (
        "Met deze sleutel is eerder een ander log van \(signed) vermeldingen getekend dan dit. Er is "
          + "niets vastgelegd: wie hierop verder schrijft, tekent twee geschiedenissen.\n  \(advice(path))",
        .damaged
      )
    case .stale:
      (
        "Iemand anders heeft intussen vastgelegd. Er is niets vastgelegd. Probeer het opnieuw.",
        .failed
      )
    case .noQuarantine(let path):
      (
        "Het log eindigt in een vastlegging die is afgebroken. vth bewaart die eerst in de map \(path), maar wat daar "
          + "staat is geen gewone map. Er is niets vastgelegd. Zet het ergens anders neer, en probeer het opnieuw.",
        .failed
      )
    case .replaced(let path):
      (
        "\(path) is weggehaald of vervangen terwijl vth erin wilde schrijven. Er is niets vastgelegd. Kijk of nog "
          + "iemand met dit log werkt, en probeer het opnieuw.",
        .failed
      )
    case .inDoubt(let path, .some(let error)):
      (
        "Nadat vth in \(path) schreef ging iets mis. Of de vastlegging in het log staat, is niet zeker. Doe: vth verify. "
          + "Geef daarna dezelfde opdracht nog eens: wat er al staat, komt er niet dubbel in. De oorzaak: "
          + Failure.disk(error),
        .failed
      )
    case .standsInDoubt(let path, let error):
      (
        "Het log staat in \(path), maar daarna ging iets mis. Of het daar blijft, is niet zeker. Doe: vth verify --log "
          + "\(path). Klopt het, dan is het te gebruiken. De oorzaak: \(Failure.disk(error))",
        .failed
      )
    case .inDoubt(let path, nil):
      (
        "\(path) is vervangen terwijl vth erin schreef. Of de vastlegging in het log staat, is niet zeker. Doe: vth "
          + "verify. Geef daarna dezelfde opdracht nog eens: wat er al staat, komt er niet dubbel in.",
        .failed
      )
    case .keyMissing(let key):
      (
        "Zolang de sleutel wisselt tekenen er twee, en van \(key) hebt u hier de geheime helft niet. Er is niets "
          + "vastgelegd. Rond het wisselen af waar beide sleutels zijn (vth keys retire), of zet de andere terug.",
        .refused
      )
    default: Failure.explain(RegisterError.log(error))
    }
  }

  /// What a checkpoint, or `format.json`, says that a log does not hold.
  static func lost(_ error: LogError) -> String {
    switch error {
    case .damaged(let damage): Integrity.dutch(damage)
    case .rolledBack(let path, let signed, let found):
      Integrity.dutch(.entriesLost(path: path, signedSize: signed, foundSize: found))
    case .forked(let path, _): Integrity.dutch(.historyForked(path: path, signed: ""))
    default: explain(error).message
    }
  }

  private static let beginOther =
    "Er is niets gemaakt. Maak een log met een eigen naam en sleutel (--origin of --new-origin), of lees in vth help "
    + "init over --restart."

  private static func advice(_ path: String) -> String {
    """
    Wat u kunt doen:
      - Dit is een oude of verkeerde kopie: haal de nieuwste, of zet een reservekopie terug met
        vth restore KOPIE MAP.
      - De nieuwste is er nergens meer: vth restore KOPIE MAP --new-origin NAAM begint een nieuw log dat
        zegt waar het vandaan komt.
      - Het log is met opzet opnieuw begonnen, zolang niemand erop vertrouwt (vth init --restart, op een andere
        machine): hernoem dan het bestand hieronder, en zeg het wie een zegel bewaarde.
    Het laatste zegel staat in \(path). Gooi dat niet weg: het is het bewijs.
    """
  }
}
