internal import Texts

/// The phrases that the renderings of a process share.
enum ProcessWords {
  /// The text on one line: what steers a program or cannot be seen, and what XML has no room for, becomes
  /// a space.
  static func oneLine(_ text: String) -> String { HarmlessText.oneLine(text, mark: " ") }

  /// A name as an identifier of ASCII letters, digits and underscores, to stand behind a prefix.
  ///
  /// Different slugs give different identifiers: a slug has no underscore and no double hyphen.
  static func identifier(_ name: String) -> String {
    name.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": String(scalar)
      case "-": "_"
      default: "__\(String(scalar.value, radix: 16))__"
      }
    }.joined()
  }

  /// On whom a state waits and how long: "wacht op de VNG, binnen 6 weken"; empty without either.
  static func waiting(_ state: ProcessState, _ words: (ProcessActor) -> String) -> String {
    var phrases: [String] = []
    if !state.waitsFor.isEmpty {
      phrases.append("wacht op " + dutchList(state.waitsFor.map(words), "of"))
    }
    if let limit = state.limit { phrases.append(limit.dutch) }
    return phrases.joined(separator: ", ")
  }

  /// What holds for a step besides its name: who, with what, when.
  static func terms(
    _ step: ProcessTransition, _ words: (ProcessActor) -> String
  ) -> [String] {
    var phrases = ["door " + (step.by.isEmpty ? "iedereen" : dutchList(step.by.map(words), "of"))]
    if !step.needs.isEmpty {
      phrases.append("met " + dutchList(step.needs.map { "\"\($0)\"" }, "en"))
    }
    for condition in step.when {
      let values = dutchList(condition.values.map { "\"\($0)\"" }, "of")
      phrases.append("als \"\(condition.key)\" \(values) is")
    }
    if step.isTogether { phrases.append("elk van hen apart") }
    if step.advances { phrases.append("daarna naar het volgende orgaan van de route") }
    return phrases
  }
}
