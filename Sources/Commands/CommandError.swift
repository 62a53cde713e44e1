internal import Crypto
internal import Disk
internal import EventFormat
internal import Forms
internal import Governance
internal import Journal
internal import Projections
internal import Register

/// What is wrong with one flag of a verb that records.
struct FormTrouble {
  /// The flag without dashes; `nil` when it is about the whole.
  let flag: String?
  let message: String
}

/// What a user did that a command cannot work with.
enum CommandError: Error {
  case unknownVerb(String, suggestions: [String])
  case unknownFlag(String, verb: String, suggestions: [String])
  case flagTwice(String)
  case flagTakesNoValue(String)
  case flagNeedsValue(String, String)
  case wrongArgumentCount(String, String, found: Int)
  case badDate(String, String)
  case notOneDay(String, String, String)
  case backwards(from: String, to: String)
  case badPosition(String, String, count: Int)
  case badNumber(String, String)
  case badChoice(String, String, [String])
  case noLog
  case unknownName(String, Kind?, [NameCandidate])
  case ambiguous(String, [NameCandidate])
  case otherKind(String, Identifier, Kind)
  case withdrawn(String, Identifier, WithdrawnFact)
  case noName
  case notText(word: Int)
  case noEntry(String, count: Int)
  case nothingIrregular
  case onePair([String])
  case noProcess(Identifier, Kind)
  case notBegun(Identifier, Kind, String)
  case badOrigin(String)
  case flagMissing(String, verb: String)
  case inputNotFound(String)
  case otherText(String, String)
  case halfVerb(String, [String])
  case unknownEvent(String, suggestions: [String])
  case badForm([FormTrouble], example: String)
  case refusedForm([FormTrouble])
  case badSheet([SheetProblem])
  case unknownReport(String, suggestions: [String])
  case uselessFilter(String, report: String, useful: [String])
  case fileExists(String)
  case notWritten(DiskError)

  var status: ExitStatus {
    switch self {
    case .unknownName, .ambiguous, .otherKind, .withdrawn, .noProcess, .notBegun, .noEntry,
      .refusedForm,
      .badSheet, .otherText:
      .refused
    case .inputNotFound, .fileExists, .notWritten: .failed
    default: .usage
    }
  }

  var dutch: String {
    switch self {
    case .unknownVerb(let verb, let near):
      "Onbekende opdracht “\(verb)”.\(Self.meant(near)) Alle opdrachten: vth help"
    case .unknownFlag(let flag, let verb, let near):
      "Onbekende optie “\(flag)”.\(Self.meant(near)) Uitleg: vth help \(verb)"
    case .flagTwice(let name): "De optie --\(name) staat er twee keer. Geef haar één keer."
    case .flagTakesNoValue(let name): "De optie --\(name) heeft geen waarde nodig."
    case .flagNeedsValue(let name, let value):
      "Achter --\(name) hoort een waarde: --\(name) \(value)"
    case .wrongArgumentCount(let verb, let arguments, let found):
      "“vth \(verb)” verwacht: \(arguments.isEmpty ? "niets erachter" : arguments). "
        + "Gevonden: \(found == 0 ? "niets" : "\(found) woord\(found == 1 ? "" : "en")"). "
        + "Zet een naam met spaties tussen aanhalingstekens. Uitleg: vth help \(verb)"
    case .badDate(let flag, let text):
      "“\(text)” bij --\(flag) is geen datum. Schrijf bijvoorbeeld 2024-09-30 of 30 september 2024."
    case .notOneDay(let flag, let text, let reading):
      "“\(text)” bij --\(flag) is niet één dag (gelezen als: \(reading)). "
        + "Schrijf een hele datum, zoals 2024-09-30."
    case .backwards(let from, let to):
      "De periode loopt terug: van \(from) tot \(to). Draai --from en --to om."
    case .badPosition(let flag, let text, let count):
      "“\(text)” bij --\(flag) is geen positie. Geef een getal van 0 tot en met \(count)."
    case .badNumber(let flag, let text):
      "“\(text)” bij --\(flag) is geen aantal dagen. Schrijf bijvoorbeeld 90d."
    case .badChoice(let flag, let text, let allowed):
      "“\(text)” kan niet bij --\(flag). Kies uit: \(allowed.joined(separator: ", "))."
    case .noLog:
      "Geen log gevonden. Geef de map met --log MAP, of maak een nieuw log met: "
        + "vth init MAP --origin NAAM"
    case .unknownName(let words, let kind, let near):
      "\(kind.map { "Geen \($0.dutch)" } ?? "Niets") met de naam “\(words)”."
        + (near.isEmpty
          ? " Zoek met: vth search \(words)"
          : " Bedoelt u misschien:\n" + Self.list(near))
    case .ambiguous(let words, let candidates):
      "“\(words)” kan meer dan één ding zijn. Noem er één:\n" + Self.list(candidates)
    case .otherKind(let words, let id, let kind):
      "“\(words)” is een \(kind.dutch). Zie: vth history \(id)"
    case .withdrawn(let words, let id, let gone):
      "“\(words)” telt niet meer mee. Vermelding \(gone.entry.sequence) is "
        + "\(gone.verb) door vermelding \(gone.by.sequence) (\(gone.reason)). "
        + "Zie: vth history \(id)"
    case .onePair(let flags):
      "Geef één van \(flags.joined(separator: ", ")). Uitleg: vth help diff"
    case .nothingIrregular:
      "Met --despite zegt u waarom u iets onregelmatigs toch vastlegt, maar hier is niets onregelmatig. "
        + "Er is niets vastgelegd. Laat --despite weg."
    case .noEntry(let words, let count):
      "Er is geen vermelding “\(words)”. Geef een nummer van 0 tot en met \(max(0, count - 1)), of een id."
    case .noProcess(let id, let kind):
      "“\(id)” is een \(kind.dutch); die doorloopt geen proces. Zie: vth history \(id)"
    case .notBegun(let id, let kind, let day):
      "\(kind.dutch) “\(id)” was er op \(day) nog niet. Vraag een latere dag met --on."
    case .notText(let word):
      "Woord \(word) achter vth is geen leesbare tekst (geen UTF-8). Er is niets gedaan. "
        + "Zet uw terminal op UTF-8 en typ het opnieuw."
    case .noName: "Geef een naam of een paar woorden. Die zijn nu leeg."
    case .badOrigin(let text):
      "“\(text)” kan geen naam van een log zijn. Gebruik een naam zonder spaties en zonder +, "
        + "bijvoorbeeld besluiten.voorbeeld.nl"
    case .flagMissing(let flag, let verb):
      "“vth \(verb)” heeft --\(flag) nodig. Uitleg: vth help \(verb)"
    case .inputNotFound(let path): "Het bestand \(path) is er niet. Er is niets vastgelegd."
    case .otherText(let path, let title):
      "\(path) is niet het stuk dat is geregistreerd als “\(title)”: de SHA-256 verschilt. "
        + "Zet het juiste bestand in die map, of haal dit weg."
    case .halfVerb(let word, let verbs):
      "Achter “\(word)” hoort nog een woord. Kies uit: \(verbs.joined(separator: ", ")). "
        + "Uitleg: vth help \(word)"
    case .unknownEvent(let words, let near):
      "“\(words)” is geen soort gebeurtenis.\(Self.meant(near)) Alle soorten: vth help gebeurtenissen"
    case .badForm(let troubles, let example):
      Self.list(troubles) + "\nVoorbeeld: \(example)"
    case .refusedForm(let troubles): Self.list(troubles)
    case .badSheet(let problems): Self.list(problems)
    case .unknownReport(let name, let near):
      "Er is geen rapport “\(name)”.\(Self.meant(near)) Alle rapporten: vth report"
    case .uselessFilter(let flag, let report, let useful):
      "Het rapport “\(report)” is niet te beperken met --\(flag). "
        + (useful.isEmpty
          ? "Laat de optie weg."
          : "Wel met: \(useful.map { "--" + $0 }.joined(separator: ", ")).")
    case .fileExists(let path):
      "\(path) bestaat al en blijft zoals het is. Geef een andere naam bij --out, of haal het eerst weg."
    case .notWritten(let error): "Het rapport is niet geschreven. \(Failure.disk(error))"
    }
  }

  private static func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Bedoelt u \(near.joined(separator: " of "))?"
  }

  private static func count(_ errors: Int) -> String {
    "\(counted(errors, "fout", "fouten")) gevonden. Er is niets vastgelegd.\n"
  }

  private static func list(_ troubles: [FormTrouble]) -> String {
    count(troubles.count)
      + troubles.map { "  " + ($0.flag.map { "--\($0): " } ?? "") + $0.message }
      .joined(separator: "\n")
  }

  private static func list(_ problems: [SheetProblem]) -> String {
    let shown = problems.prefix(100).map { problem in
      "  rij \(problem.line)" + (problem.column.map { ", kolom \($0)" } ?? "")
        + ": \(problem.message)"
    }
    let more = problems.count - shown.count
    return count(problems.count) + shown.joined(separator: "\n")
      + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  private static func list(_ candidates: [NameCandidate]) -> String {
    candidates.map { "  \($0.id)  (\($0.kind.dutch): \($0.name))" }.joined(separator: "\n")
  }
}

/// Turns whatever went wrong into Dutch and an exit status: the one place where that happens.
enum Failure {
  static func explain(_ error: any Error) -> (message: String, status: ExitStatus) {
    switch error {
    case let error as CommandError: (error.dutch, error.status)
    case let error as RegisterError: explain(error)
    case let error as DiskError: (disk(error), .failed)
    default: ("Onverwachte fout: \(error)", .failed)
    }
  }

  private static func explain(_ error: RegisterError) -> (message: String, status: ExitStatus) {
    switch error {
    case .journal(let error): explain(error)
    case .disk(let error): (disk(error), .failed)
    case .crypto(let error): ("De sleutel of handtekening klopt niet: \(error)", .failed)
    case .noRandomness:
      ("Deze machine geeft geen willekeurige getallen. Er is niets vastgelegd.", .failed)
    case .badBatch(let problems): (batch(problems), .refused)
    case .changedSince(let size, let entries): (changed(size, entries), .refused)
    case .emptyBatch: ("Er staat geen enkele gebeurtenis in. Er is niets vastgelegd.", .refused)
    case .unreadableEntry(let place, let reason):
      (
        "\(place.path) regel \(place.line): \(reason) Er is niets vastgelegd. Doe: vth verify",
        .damaged
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
        "Er is al een sleutel met deze naam: \(path). Gebruik hem met --key \(path), of kies een "
          + "andere naam bij --origin.",
        .refused
      )
    }
  }

  private static func explain(_ error: JournalError) -> (message: String, status: ExitStatus) {
    switch error {
    case .disk(let error): (disk(error), .failed)
    case .crypto(let error): ("Ondertekenen is mislukt: \(error). Er is niets vastgelegd.", .failed)
    case .notALog(let path):
      (
        "\(path) is geen log: format.json ontbreekt. Maak een log met: vth init MAP --origin NAAM",
        .failed
      )
    case .directoryNotEmpty(let path):
      ("De map \(path) is niet leeg. Kies een nieuwe of lege map. Er is niets veranderd.", .refused)
    case .unreadableFormat(let path):
      ("\(path) is niet te lezen als format.json van versie 1.", .damaged)
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
    case .mismatchedCheckpoint(let place, _):
      (
        "\(place.path) regel \(place.line): het laatste zegel past niet bij de regels ervoor. "
          + "Schrijven kan niet. Er is niets veranderd. Doe: vth verify",
        .damaged
      )
    case .refused(let refusal):
      ("Dit past niet in één keer in het log: \(refusal) Er is niets vastgelegd.", .refused)
    case .changedByOthers(let path, _, _):
      ("Iets anders heeft in \(path) geschreven. Er is niets vastgelegd. Doe: vth verify", .damaged)
    case .writerStopped(let error): explain(error)
    }
  }

  private static func changed(_ size: Int, _ entries: [Entry]) -> String {
    let shown = entries.prefix(20).map { entry in
      "  vermelding \(entry.sequence), vastgelegd \(entry.recorded.iso) door \(entry.actor): "
        + "\(EventCatalogue.eventName(of: entry.event.type)) – "
        + entry.event.changes.sorted().map(\.text).joined(separator: ", ")
    }
    let more = entries.count - shown.count
    return
      "Sinds vermelding \(size) is veranderd waar dit op rust. Er is niets vastgelegd. Kijk wat er "
      + "veranderde, en leg het opnieuw vast zonder --since of met het nieuwe aantal.\n"
      + shown.joined(separator: "\n") + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  private static func batch(_ problems: [BatchProblem]) -> String {
    let shown = problems.prefix(50).map { problem in
      "  regel \(problem.line)" + (problem.column.map { ", teken \($0)" } ?? "")
        + ": \(problem.message)"
    }
    let more = problems.count - shown.count
    let count = problems.count == 1 ? "1 fout" : "\(problems.count) fouten"
    return "\(count) gevonden. Er is niets vastgelegd.\n" + shown.joined(separator: "\n")
      + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  private static func code(_ code: ErrorCode) -> String {
    switch code {
    case .isDirectory: "dit is een map, geen bestand."
    case .notDirectory: "dit is geen map."
    case .inputOutput: "de schijf meldt een fout bij lezen of schrijven. Doe daarna: vth verify"
    case .fileTooLarge: "het bestand is te groot."
    case .nameTooLong: "de naam is te lang."
    default: "het systeem meldt: \(code)."
    }
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
    case .other: "\(error.path): \(code(error.code))"
    }
  }
}
