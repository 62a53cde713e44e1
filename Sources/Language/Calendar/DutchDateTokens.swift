/// The pieces of a date as people type it.
enum DutchDateToken: Hashable {
  /// Letters, in lower case.
  case word(String)
  /// Digits, at most four.
  case number(Int, digits: Int)
  case slash
  case dash

  /// Cuts the text; nil when it holds a sign that no date has.
  static func tokens(of text: String) -> [DutchDateToken]? {
    var tokens: [DutchDateToken] = []
    var run = ""
    for character in text.lowercased() {
      let isDigit = character.isASCII && character.isNumber
      if let last = run.first, (last.isASCII && last.isNumber) != isDigit || !isInRun(character) {
        guard let token = token(of: run) else { return nil }
        tokens.append(token)
        run = ""
      }
      switch character {
      case _ where isInRun(character): run.append(character)
      case "/": tokens.append(.slash)
      case "-", "–", "—": tokens.append(.dash)
      // A full stop ends an abbreviation ("dec.") or an ordinal ("1.") and says nothing.
      case " ", "\t", "\u{A0}", ".": break
      default: return nil
      }
    }
    if run.isEmpty { return tokens }
    guard let token = token(of: run) else { return nil }
    return tokens + [token]
  }

  private static func isInRun(_ character: Character) -> Bool {
    character.isLetter || (character.isASCII && character.isNumber)
  }

  private static func token(of run: String) -> DutchDateToken? {
    guard let first = run.first, first.isNumber else { return .word(run) }
    guard run.utf8.count <= 4, let value = Int(run) else { return nil }
    return .number(value, digits: run.utf8.count)
  }
}
