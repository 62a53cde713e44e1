package import Calendar
internal import Governance

/// Reads dates as people type them and as spreadsheets write them.
package enum TypedDate {
  /// The period of a question, such as that of `--on`; `nil` when it is no date.
  package static func asked(_ text: String) -> Period? {
    let typed = TypedText.oneLine(TypedText.tidy(text))
    return DutchDates.read(dayInDigits(typed) ?? typed)
  }

  /// The period that the text means.
  ///
  /// Words of a source that name no date ("binnenkort") count only when they are asked for: what has
  /// happened has a date.
  static func read(_ text: String, orWords: Bool) throws(ValueProblem) -> Period {
    let typed = withoutMidnight(TypedText.oneLine(TypedText.tidy(text)))
    if orWords, undetermined.contains(Spelling.folded(typed)) { return Period(words: typed) }
    if let trap = trap(typed) { throw trap }
    if let period = DutchDates.read(dayInDigits(typed) ?? typed) { return period }
    throw ValueProblem(
      "“\(typed)” is niet te lezen als datum. \(reason(typed))Schrijf bijvoorbeeld 18 december 2024, "
        + "18-12-2024, juni 2024, Q3 2024 of eind Q3 2024. Alle vormen: vth help data")
  }

  /// Words that a source uses when it does not say when.
  private static let undetermined: Set<String> = [
    "binnenkort", "op termijn", "doorlopend", "komende maanden", "nader te bepalen", "n t b", "ntb",
  ]

  // MARK: What spreadsheets make of dates

  /// A date with the time that a spreadsheet puts behind it.
  private static func withoutMidnight(_ text: String) -> String {
    for ending in [" 00:00:00", " 00:00", " 0:00:00", " 0:00", "T00:00:00"]
    where text.hasSuffix(ending) { return String(text.dropLast(ending.count)) }
    return text
  }

  /// `18/12/2024` and `18.12.2024` with dashes; `nil` for anything else.
  private static func dayInDigits(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts.allSatisfy(isNumber), parts[2].count == 4,
      parts[0].count <= 2, parts[1].count <= 2
    else { return nil }
    return parts.joined(separator: "-")
  }

  /// How `03/04/2026` was read, when another country would read another day; `nil` for anything else.
  package static func slashed(_ text: String) -> Period? {
    let typed = withoutMidnight(TypedText.oneLine(TypedText.tidy(text)))
    let parts = typed.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3, parts[0] <= 12, parts[1] <= 12, parts[0] != parts[1] else { return nil }
    return dayInDigits(typed).flatMap { DutchDates.read($0) }
  }

  /// What looks like a date, but may mean more than one.
  private static func trap(_ text: String) -> ValueProblem? {
    if isNumber(text[...]), let number = Int(text), (20_000..<80_000).contains(number) {
      return ValueProblem(
        "“\(text)” is het dagnummer dat een spreadsheet voor een datum gebruikt. Maak van de kolom "
          + "tekst en schrijf de datum, zoals 18-12-2024.")
    }
    let parts = text.split { "-/. '’‘".contains($0) }
    guard parts.count == 2 || parts.count == 3, let last = parts.last, last.count == 2,
      isNumber(last), parts.dropLast().allSatisfy({ isShortNumber($0) || isMonth($0) })
    else { return nil }
    if parts.count == 3 {
      return ValueProblem(
        "“\(text)” heeft een jaar van twee cijfers. Schrijf het jaar voluit, zoals 18-12-2024.")
    }
    if let month = parts.first, isMonth(month) {
      return ValueProblem(
        "“\(text)” kan \(month) 20\(last) zijn, maar ook \(last) \(month) zonder jaar. Een spreadsheet "
          + "maakt dit van een datum: maak van de kolom tekst, en schrijf \(month) 20\(last) of "
          + "\(last) \(month) met het jaar erbij.")
    }
    return ValueProblem(
      "Bij “\(text)” ontbreekt het jaar. Schrijf de hele datum, zoals 18-12-2024.")
  }

  /// What is wrong with text that was meant as digits; empty when there is nothing to add.
  private static func reason(_ text: String) -> String {
    if let day = dayInDigits(text) {
      return day.split(separator: "-").dropFirst().first.flatMap { Int($0) }.map { $0 > 12 }
        ?? false
        ? "De volgorde is dag-maand-jaar. " : "Die dag bestaat niet. "
    }
    guard let first = text.first, first == "[" || first.isNumber, text.prefix(4).count == 4,
      first == "[" || isNumber(text.prefix(4))
    else { return "" }
    do throws(PeriodError) {
      _ = try Period(edtf: text)
      return ""
    } catch { return error.description + " " }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  private static func isShortNumber(_ text: Substring) -> Bool {
    text.count <= 2 && isNumber(text)
  }

  private static func isMonth(_ text: Substring) -> Bool {
    !isNumber(text) && DutchDates.read("1 \(text) 2024") != nil
  }
}
