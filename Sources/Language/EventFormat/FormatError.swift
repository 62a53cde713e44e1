package import Calendar
internal import Governance
package import Texts

/// What is wrong with one JSON value, and where in the line.
package struct FormatError: Error, Equatable, Sendable {
  /// The way to the value: keys, and positions in lists as numbers from 0.
  package private(set) var path: [String]
  package let problem: Problem

  /// What is wrong with the value, with the facts that a sentence needs.
  package enum Problem: Equatable, Sendable {
    case missingKey(String)
    case unknownKey(String, allowed: [String])
    case unknownType(String, suggestions: [String])
    case expected(String)
    case empty
    case tooLong(bytesMax: Int)
    /// A text has a character that may not be recorded.
    case badCharacter(TextFault)
    case badIdentifier(String)
    case badChoice(String, allowed: [String])
    case badPeriod(PeriodError)
    case badNumber
    case badPattern(String, example: String)
    /// A JSON Pointer that leads to nothing that is, or can be, withheld.
    case nothingToWithhold(String)
    case notWithholdable(String)
    case withheldTwice(String)
    /// Text in the open that looks as withheld text does where it is shown.
    case looksWithheld
  }

  package init(_ problem: Problem, at path: [String] = []) {
    self.path = path
    self.problem = problem
  }

  /// The same error seen from one level higher.
  func inside(_ key: String) -> FormatError { FormatError(problem, at: [key] + path) }

  /// What is wrong and what would be right, for the person who wrote it.
  package var dutch: String {
    let place = path.isEmpty ? "" : "bij “\(Self.shown(path.joined(separator: ".")))”: "
    return place + sentence
  }

  private var sentence: String {
    switch problem {
    case .missingKey(let key): "de verplichte sleutel “\(key)” ontbreekt."
    case .unknownKey(let key, let allowed):
      "onbekende sleutel “\(Self.shown(key))”. \(Self.hint(key, allowed))Toegestaan: "
        + allowed.joined(separator: ", ") + "."
    case .unknownType(let type, let suggestions):
      "onbekend type gebeurtenis “\(Self.shown(type))”."
        + (suggestions.isEmpty
          ? " Zie: vth help gebeurtenissen."
          : " Bedoelt u \(suggestions.joined(separator: " of "))?")
    case .expected(let what): "hier hoort \(what)."
    case .empty: "deze waarde is leeg. Laat de sleutel weg, of vul iets in."
    case .tooLong(let max): "deze tekst is te lang; hoogstens \(max) bytes."
    case .badCharacter(let fault): fault.dutch
    case .badIdentifier(let text):
      "“\(Self.shown(text))” is geen geldige naam. Gebruik kleine letters, cijfers, en enkele - of . ertussen."
    case .badChoice(let text, let allowed):
      "“\(Self.shown(text))” kan hier niet. \(Self.hint(text, allowed))Kies uit: "
        + allowed.joined(separator: ", ") + "."
    case .badPeriod(let error): error.description
    case .badNumber: "hier hoort een geheel getal van 0 of meer."
    case .badPattern(let text, let example):
      "“\(Self.shown(text))” klopt niet van vorm. Voorbeeld: \(example)."
    case .nothingToWithhold(let place):
      "op “\(Self.shown(place))” staat niets dat is af te schermen. Voorbeeld van een plaats in “data”: "
        + "/note."
    case .looksWithheld:
      "hier staat “\(WithheldValue.mark)…]”, zoals --withheld afgeschermde tekst toont. Schrijf de tekst zonder die "
        + "woorden en scherm hem af, of laat hem weg."
    case .notWithholdable(let place):
      "“\(Self.shown(place))” is niet af te schermen: dat kan alleen met vrije tekst."
    case .withheldTwice(let place):
      "“\(Self.shown(place))” staat er twee keer, of niet in volgorde."
    }
  }

  /// Enough of a text to find it by, on one line: it may be long, and may come from anybody.
  private static func shown(_ text: String) -> String {
    let shown = HarmlessText.oneLine(text, mark: "?").unicodeScalars
    return shown.count > 100 ? String(shown.prefix(100)) + "…" : String(shown)
  }

  private static func hint(_ word: String, _ allowed: [String]) -> String {
    Spelling.nearest(to: word, in: allowed).first.map { "Bedoelt u “\($0)”? " } ?? ""
  }
}
