internal import Journal
internal import Register

// What goes wrong with keys and with what was signed before, in words.

extension TrustError {
  static func explain(_ error: RegisterError) -> (message: String, status: ExitStatus) {
    switch error {
    case .unreadableMemory(let path):
      (
        "\(path) hoort te zeggen wat er het laatst is getekend, maar is niet te lezen. Er is niets "
          + "vastgelegd. Zoek uit wie het veranderde. Vergelijk het log met een zegel of reservekopie "
          + "van elders (vth verify); klopt het, hernoem dan dit bestand.",
        .refused
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

  static func explain(_ error: JournalError) -> (message: String, status: ExitStatus) {
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
    default: Failure.explain(RegisterError.journal(error))
    }
  }

  /// What a checkpoint says that a log does not hold.
  static func lost(_ error: JournalError) -> String {
    switch error {
    case .rolledBack(let path, let signed, let found):
      Integrity.dutch(.entriesLost(path: path, signedSize: signed, foundSize: found))
    case .forked(let path, _): Integrity.dutch(.historyForked(path: path, signed: ""))
    default: explain(error).message
    }
  }

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
