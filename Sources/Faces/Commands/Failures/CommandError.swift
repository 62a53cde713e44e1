internal import Answers
internal import Disk
internal import Forms
internal import Governance
internal import Reading
internal import Texts

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
  case unknownWithheld(String, suggestions: [String])
  case correctsWithheld(String)
  case flagTwice(String)
  case flagTakesNoValue(String)
  case flagNeedsValue(String, String)
  case wrongArgumentCount(String, String, found: Int)
  case badDate(String, String)
  case notOneDay(String, String, String)
  case backwards(from: String, to: String, flags: [String])
  case badPosition(String, String, count: Int)
  case badNumber(String, String)
  case badCount(String, String)
  case badChoice(String, String, [String])
  case noLog
  case unknownName(String, Kind?, [NameCandidate])
  case ambiguous(String, [NameCandidate])
  case otherKind(String, Identifier, Kind)
  case withdrawn(String, Identifier, WithdrawnFact)
  case noName
  case notText(word: Int)
  case noWords
  case noEntry(String, count: Int)
  case unreadableEntry(Int)
  case newerEntry(Int)
  case rejectedEntry(Int)
  case tooManySteps(Int)
  case onePair([String], verb: String)
  case noSuchProcess(String, [String])
  case changedSince(Int, [String])
  case unreadableInput(DiskError)
  case noProcess(Identifier, Kind)
  case notBegun(Identifier, Kind, String)
  case noAgendaVersion(String, [String])
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

  /// The same of two positions in the log.
  static func backwards(positions from: Int, _ to: Int) -> CommandError {
    .backwards(from: "positie \(from)", to: "positie \(to)", flags: ["at-from", "at-to"])
  }

  var status: ExitStatus {
    switch self {
    case .unknownName, .ambiguous, .otherKind, .withdrawn, .noProcess, .notBegun, .noEntry,
      .noAgendaVersion,
      .unreadableEntry, .newerEntry, .rejectedEntry,
      .refusedForm, .badSheet, .otherText, .changedSince:
      .refused
    case .inputNotFound, .unreadableInput, .fileExists, .notWritten, .noWords: .failed
    default: .usage
    }
  }

  var dutch: String {
    switch self {
    case .unknownVerb(let verb, let near):
      "Onbekende opdracht “\(verb)”.\(Self.meant(near)) Alle opdrachten: vth help"
    case .correctsWithheld(let flag):
      "Bij --\(flag) staat hier iets dat is afgeschermd. Geef --withhold \(flag) erbij, anders komt de nieuwe tekst "
        + "voorgoed in het log. Mag hij openbaar zijn, leg hem dan vast met vth note. Er is niets vastgelegd."
    case .unknownWithheld(let word, let near):
      "--withhold noemt “\(word)”, en die sleutel is er hier niet. Noem een optie waarachter tekst staat, zoals "
        + "note." + (near.isEmpty ? "" : " Bedoelt u \(near.joined(separator: " of "))?")
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
    case .backwards(let from, let to, let flags):
      "Dit loopt terug: van \(from) tot \(to). Draai \(flags.map { "--" + $0 }.joined(separator: " en ")) om."
    case .badPosition(let flag, let text, let count):
      "“\(text)” bij --\(flag) is geen positie. Geef een getal van 0 tot en met \(count)."
    case .badNumber(let flag, let text):
      "“\(text)” bij --\(flag) is geen aantal dagen. Schrijf bijvoorbeeld 90d."
    case .badCount(let flag, let text):
      "“\(text)” bij --\(flag) is geen aantal. Geef een heel getal vanaf 1, bijvoorbeeld --\(flag) 20."
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
    case .onePair(let flags, let verb):
      "Geef één van \(flags.joined(separator: ", ")). Uitleg: vth help \(verb)"
    case .noSuchProcess(let words, let known):
      "Er is geen proces “\(words)”. Kies uit: \(known.joined(separator: ", ")). Alle processen: vth workflow"
    case .changedSince(let size, let entries): Self.changed(size, entries)
    case .unreadableInput(let error): Failure.disk(error) + " Er is niets vastgelegd."
    case .tooManySteps(let count):
      "Van \(count) gebeurtenissen nagaan wat elk veranderde, duurt te lang: over de zaken waar het om gaat, is "
        + "heel veel vastgelegd. Neem een kleiner stuk, met --from en --to of met --at-from en --at-to."
    case .noEntry(let words, 0):
      "Er is geen vermelding “\(words)”, want er zijn er nog geen."
    case .noEntry(let words, let count):
      "Er is geen vermelding “\(words)”. Geef een nummer van 0 tot en met \(count - 1), of een id."
    case .rejectedEntry(let number):
      "Vermelding \(number) staat in het log, maar past niet bij wat ervoor staat en telt niet mee. Waarom, zegt: vth verify"
    case .newerEntry(let number):
      "Vermelding \(number) staat in het log, maar deze versie van vth kan haar niet begrijpen. Zie: vth verify. Haal een "
        + "nieuwere versie."
    case .unreadableEntry(let number):
      "Vermelding \(number) staat in het log, maar is niet te begrijpen en telt niet mee. Waarom, zegt: vth verify"
    case .noProcess(let id, let kind):
      "“\(id)” is een \(kind.dutch); die doorloopt geen proces. Zie: vth history \(id)"
    case .notBegun(let id, let kind, let day):
      "\(kind.dutch) “\(id)” was er op \(day) nog niet. Vraag een latere dag met --on."
    case .noAgendaVersion(let name, let known):
      "Deze vergadering heeft geen agenda met versie “\(name)”. "
        + (known.isEmpty ? "Geen versie is genoemd." : "Wel: \(known.joined(separator: ", ")).")
    case .notText(let word):
      "Woord \(word) achter vth is geen leesbare tekst (geen UTF-8). Er is niets gedaan. "
        + "Zet uw terminal op UTF-8 en typ het opnieuw."
    case .noWords:
      "vth kan zijn eigen opdrachtregel niet zien, en weet dus niet wat u vraagt. Er is niets gedaan. Start vth "
        + "vanuit een gewone shell."
    case .noName: "Geef een naam of een paar woorden. Die zijn nu leeg."
    case .badOrigin(let text): Self.badOrigin(text)
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
      Self.list(troubles) + "\n  Voorbeeld: \(example)"
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

  private static func badOrigin(_ text: String) -> String {
    let why: String
    if let fault = TextRules.fault(in: text, .oneLine) {
      why = fault.dutch.prefix(1).uppercased() + fault.dutch.dropFirst() + " "
    } else if text.utf8.count > TextRules.nameBytesMax {
      why = "Hij is langer dan \(TextRules.nameBytesMax) bytes. "
    } else {
      why = ""
    }
    return "“\(text.shortened(to: 100))” kan geen naam van een log zijn. \(why)"
      + "Gebruik een naam zonder spaties en zonder +, die niet met een punt begint, "
      + "bijvoorbeeld besluiten.voorbeeld.nl"
  }

  private static func changed(_ size: Int, _ entries: [String]) -> String {
    let shown = entries.prefix(20).map { "  " + HarmlessText.oneLine($0, mark: "?") }
    let more = entries.count - shown.count
    return
      "Na de eerste \(size) vermeldingen is veranderd waar dit op rust. Er is niets vastgelegd. Kijk wat er "
      + "veranderde, en leg het opnieuw vast zonder --since of met het nieuwe aantal.\n"
      + shown.joined(separator: "\n") + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  private static func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : " Bedoelt u \(near.joined(separator: " of "))?"
  }

  private static func count(_ errors: Int) -> String {
    "\(counted(errors, "fout", "fouten")) gevonden. Er is niets vastgelegd.\n"
  }

  private static func list(_ troubles: [FormTrouble]) -> String {
    count(troubles.count)
      + troubles.map { trouble in
        let flag = trouble.flag.map { "--\($0): " } ?? ""
        return "  \(flag)\(HarmlessText.oneLine(trouble.message, mark: "?"))"
      }.joined(separator: "\n")
  }

  private static func list(_ problems: [SheetProblem]) -> String {
    let shown = problems.prefix(100).map { problem in
      let column = problem.column.map { ", kolom \($0)" } ?? ""
      return "  rij \(problem.line)"
        + HarmlessText.oneLine("\(column): \(problem.message)", mark: "?")
    }
    let more = problems.count - shown.count
    return count(problems.count) + shown.joined(separator: "\n")
      + (more > 0 ? "\n  … en nog \(more)." : "")
  }

  private static func list(_ candidates: [NameCandidate]) -> String {
    candidates.map { candidate in
      let name = HarmlessText.oneLine(candidate.name, mark: "?")
      return "  \(candidate.id)  (\(candidate.kind.dutch): \(name))"
    }.joined(separator: "\n")
  }
}
