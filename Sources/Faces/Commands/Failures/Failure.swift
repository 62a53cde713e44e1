internal import Answers
internal import Calendar
internal import Crypto
internal import Disk
internal import EventFormat
internal import Forms
internal import Governance
internal import Log
internal import Merkle
internal import Register
internal import Texts

/// Turns whatever went wrong into Dutch and an exit status: the one place where that happens.
enum Failure {
  static func explain(_ error: any Error) -> (message: String, status: ExitStatus) {
    switch error {
    case let error as CommandError: (error.dutch, error.status)
    case let error as RegisterError: explain(error)
    case let error as DiskError: (disk(error), .failed)
    case let error as TrustError: (error.dutch, error.status)
    case let error as EvidenceError: (error.dutch, error.status)
    case let error as LogError: explain(RegisterError.log(error))
    case let error as CryptoError: crypto(error)
    case let error as MerkleError: (error.dutch, .damaged)
    default:
      ("Er ging iets mis waarvoor vth geen woorden heeft. Meld dit aan wie vth maakt.", .failed)
    }
  }

  private static func notPermitted(_ refusals: [Permission.Refusal]) -> String {
    let sorts = refusals.map { DutchNames.of($0.type)[0] }.unique
    return
      "\(refusals.first?.actor ?? "U") mag hier niet vastleggen: \(dutchList(sorts)). Er is niets vastgelegd. "
      + "Vraag het iemand die het wel mag."
  }

  private static let nothingIrregular: (message: String, status: ExitStatus) = (
    "Met --despite zegt u waarom u iets onregelmatigs toch vastlegt, maar hier is niets onregelmatig. "
      + "Er is niets vastgelegd. Laat --despite weg.", .usage
  )

  private static func explain(_ error: RegisterError) -> (message: String, status: ExitStatus) {
    switch error {
    case .log(let error): explain(error)
    case .disk(let error): (disk(error), .failed)
    case .crypto(let error): crypto(error)
    case .impossibleClock(let seconds): impossibleClock(seconds)
    case .unreadableVariable(let name): unreadableVariable(name)
    case .variableIsNoDate(let name, let value): variableIsNoDate(name, value)
    case .noRandomness:
      ("Deze machine geeft geen willekeurige getallen. Er is niets vastgelegd.", .failed)
    case .badBatch(let problems): (batch(problems), .refused)
    case .changedSince(let size, let entries):
      // `Recording` says what changed; this is for whoever does not go through it.
      (
        CommandError.changedSince(size, entries.map { "vermelding \($0.sequence)" }).dutch,
        .refused
      )
    case .clock(let fault): explain(fault)
    case .emptyBatch: ("Er staat geen enkele gebeurtenis in. Er is niets vastgelegd.", .refused)
    case .notPermitted(let refusals): (notPermitted(refusals), .refused)
    case .nothingIrregular: nothingIrregular
    case .stalePlan:
      ("Het log is intussen veranderd. Er is niets vastgelegd. Probeer het opnieuw.", .refused)
    case .unreadableEntry(let place, let reason):
      (
        "\(place.path) regel \(place.line): \(reason) Er is niets vastgelegd. Doe: vth verify",
        .damaged
      )
    case .newerEntry(let sequence, let type):
      (
        "Vermelding \(sequence) is van een soort die deze versie niet kent: \(type). Tot u een nieuwere vth neemt, kunt "
          + "u in dit log vragen, en niets vastleggen of wissen. Er is niets veranderd.",
        .refused
      )
    case .noHome:
      (
        "Geen thuismap gevonden voor de sleutel. Zet HOME, of geef de sleutel met --key BESTAND.",
        .failed
      )
    case .noKey(let origin, let path):
      (
        "U hebt geen sleutel om in het log “\(origin)” te schrijven (gezocht: \(path)). "
          + "Er is niets vastgelegd. Geef de sleutel met --key BESTAND, of maak een eigen log met: "
          + "vth init MAP --origin NAAM",
        .refused
      )
    case .keyExists(let path):
      (
        "Er is al een sleutel met deze naam: \(path). Is een eerdere poging afgebroken, gebruik hem dan met "
          + "--key \(path). Kies anders een andere naam. Er is niets gemaakt.",
        .refused
      )
    case .unreadableDisclosures(let path):
      (
        "\(path) is niet te lezen als afgeschermde teksten. Haal het bestand uit een "
          + "kopie. Zie: vth verify", .damaged
      )
    case .unreadableKey(let path, let error):
      (
        "In \(path) hoort een geheime sleutel te staan. \(error.dutch) Zet uw reservekopie van de sleutel "
          + "terug. Er is niets vastgelegd.",
        .failed
      )
    case .unreadableStampRoots(let path): unreadableStampRoots(path)
    case .unreadableMemory, .unsoundCopy, .rotationUnderWay, .noRotationUnderWay, .memoryBusy,
      .memoryContradicts, .openKeys, .lastCommitLost, .closedLock, .keyUsed, .nameUsed,
      .nameTooLong:
      TrustError.explain(error)
    }
  }

  private static func explain(_ fault: ClockFault) -> (message: String, status: ExitStatus) {
    func words(_ moment: Moment) -> String {
      "\(moment.day.dutch), \(moment.iso.dropFirst(11).prefix(5)) UTC"
    }
    func clock(_ now: Moment, _ newest: Moment, _ entry: Int) -> String {
      "De klok van deze machine zegt \(words(now)), en vermelding \(entry) is vastgelegd op \(words(newest))"
    }
    return switch fault {
    case .behind(let now, let newest, let entry):
      (
        "\(clock(now, newest, entry)): wat u nu vastlegt, kan niet eerder zijn vastgelegd. Er is niets vastgelegd. "
          + "Zet de klok goed, en probeer het weer."
          + (fault.isExcusable
            ? " Klopt de klok, en was die van toen fout, zeg dat dan: --despite REDEN" : ""),
        .refused
      )
    case .ahead(let now, let newest, let entry):
      (
        "\(clock(now, newest, entry)), meer dan 400 dagen eerder. Er is niets vastgelegd. Klopt de klok niet, zet hem "
          + "dan goed. Klopt hij wel, zeg dan waarom er zo lang niets is vastgelegd: --despite REDEN",
        .refused
      )
    }
  }

  private static func explain(_ error: LogError) -> (message: String, status: ExitStatus) {
    switch error {
    case .disk(let error): (disk(error), .failed)
    case .crypto(let error):
      ("Ondertekenen is mislukt. \(crypto(error).message) Er is niets vastgelegd.", .failed)
    case .notALog(let path):
      (
        "\(path) is geen log: format.json ontbreekt. Maak een log met: vth init MAP --origin NAAM",
        .failed
      )
    case .unfinishedLog(let path):
      (
        "In \(path) staan regels van een log, maar format.json ontbreekt. Is daar het maken of kopiëren van "
          + "een log afgebroken, verwijder de map dan en doe het opnieuw. Was dit een log dat al werkte, zet "
          + "dan format.json terug uit een kopie. Er is niets veranderd.",
        .damaged
      )
    case .directoryNotEmpty(let path, let holds):
      ("De map \(path) is niet leeg\(occupied(by: holds, path)) Er is niets veranderd.", .refused)
    case .unreadableFormat(let path):
      (
        "\(path) is niet te lezen als format.json van versie 1: het bestand is veranderd. Zet het terug uit een "
          + "kopie van het log. Er is niets veranderd.",
        .damaged
      )
    case .newerFormat(let path, let found):
      (
        "\(path) zegt dat dit een log van versie \(found) is; dit programma leest alleen versie 1. Neem een nieuwere "
          + "vth. Was het een log van versie 1, zet dan dit bestand terug uit een kopie. Er is niets veranderd.",
        .failed
      )
    case .busy:
      (
        "Iemand anders schrijft nu in dit log. Probeer het zo weer. Er is niets vastgelegd.",
        .failed
      )
    case .wrongKey(let given, let expected):
      (
        "De sleutel \(given) hoort niet bij dit log. Verwacht: \(expected.joined(separator: ", ")). "
          + "Er is niets vastgelegd.",
        .refused
      )
    case .damaged(let damage):
      (
        "Het log is beschadigd. \(Integrity.dutch(damage)) Er is niets veranderd. Doe: vth verify",
        .damaged
      )
    case .inUse(let path):
      (
        "Het log \(path) verandert telkens terwijl het wordt gelezen: er wordt in geschreven. Probeer het zo nog eens.",
        .failed
      )
    case .mismatchedCheckpoint(let place, _):
      (
        "\(place.path) regel \(place.line): het laatste zegel past niet bij de regels ervoor. "
          + "Schrijven kan niet. Er is niets veranderd. Doe: vth repair",
        .damaged
      )
    case .refused(let refusal):
      ("Dit past niet in één keer in het log: \(refusal.dutch) Er is niets vastgelegd.", .refused)
    case .changedByOthers(let path, _, _):
      ("Iets anders heeft in \(path) geschreven. Er is niets vastgelegd. Doe: vth verify", .damaged)
    case .noQuarantine, .replaced, .inDoubt, .standsInDoubt, .keyMissing, .rolledBack, .forked,
      .stale:
      TrustError.explain(error)
    case .writerStopped(let error): explain(error)
    }
  }

  private static func occupied(by occupant: DirectoryOccupant, _ path: String) -> String {
    switch occupant {
    case .log:
      ": er staat al een log. Is dat goed? Doe: vth verify --log \(path). Kies anders een nieuwe of lege map."
    case .unfinishedLog:
      ": er staan regels van een log zonder format.json. Is daar een eerdere poging afgebroken, verwijder de "
        + "map dan en doe het opnieuw. Kies anders een nieuwe of lege map."
    case .otherFiles: ". Kies een nieuwe of lege map."
    }
  }

  private static func batch(_ problems: [BatchProblem]) -> String {
    let shown = problems.prefix(50).map { problem in
      "  regel \(problem.line)" + (problem.column.map { ", teken \($0)" } ?? "")
        + ": \(HarmlessText.oneLine(problem.message, mark: "?"))"
    }
    let more = problems.count - shown.count
    let count = problems.count == 1 ? "1 fout" : "\(problems.count) fouten"
    return "\(count) gevonden. Er is niets vastgelegd.\n" + shown.joined(separator: "\n")
      + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  static func disk(_ error: DiskError) -> String {
    switch error.kind {
    case .notFound: "\(error.path) is er niet."
    case .alreadyExists: "\(error.path) bestaat al."
    case .busy: "\(error.path) is in gebruik door een ander programma. Probeer het zo weer."
    case .permissionDenied:
      "Geen toegang tot \(error.path). Vraag om de rechten, en probeer het weer."
    case .readOnly: "\(error.path) staat op een schijf die alleen gelezen mag worden."
    case .noSpace: "De schijf is vol (\(error.path)). Maak ruimte, en probeer het weer."
    case .brokenPipe: ""
    case .other where error.operation == .write && error.code == .fileTooLarge:
      "\(error.path) mag niet zo groot worden (ulimit -f). Vraag om meer, en probeer het weer."
    case .notPlain, .other: "\(error.subject): \(error.code.dutch)"
    }
  }
}
