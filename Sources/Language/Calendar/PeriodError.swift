internal import Texts

/// Why a text is not a period: what is wrong, at which character, and what a right form looks like.
package struct PeriodError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    case empty
    case tooLong(maximum: Int)
    case unreadable
    case unfinished
    case yearOutside
    case noSuchMonth(Int)
    case noSuchDay(lastDay: Int, month: Int, year: Int)
    case noSuchTime
    case hemisphereCode
    case codeNotAlone
    case unknownDigitsNotLast
    case unknownDigitsNotAlone
    case qualifierNotAllowed
    case qualifierNotLast
    case timeNotAlone
    case reversed
    case bothEndsMissing
    case singleChoice
    case rangeAmongChoices
    case choicesReversed
    case listOfAll
    case conventionWithoutWords
  }

  package let reason: Reason
  /// The text as it was given.
  package let text: String
  /// The character at which reading stopped, counted from 1.
  package let position: Int

  package init(_ reason: Reason, in text: String, at position: Int) {
    self.reason = reason
    self.text = text
    self.position = position
  }

  /// One Dutch line: what is wrong, where, and an example that is right.
  package var description: String {
    "\"\(shownText)\" is geen geldige datum: \(reason.dutch) (teken \(position)). "
      + "Bijvoorbeeld: \(reason.example)."
  }

  /// At most 40 characters, and nothing that a terminal would obey.
  private var shownText: String {
    let shown = HarmlessText.oneLine(
      String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))), mark: "\u{FFFD}")
    return text.unicodeScalars.count > 40 ? shown + "…" : shown
  }
}

extension PeriodError.Reason {
  /// What is wrong, as a Dutch clause.
  var dutch: String {
    switch self {
    case .empty: "er staat niets"
    case .tooLong(let maximum): "de tekst is langer dan \(maximum) tekens"
    case .unreadable: "hier staat iets dat niet in een datum past"
    case .unfinished: "de datum is niet af"
    case .yearOutside: "het jaar valt buiten de jaren -9999..9999"
    case .noSuchMonth(let month): "maand \(month) bestaat niet"
    case .noSuchDay(let lastDay, let month, let year):
      "\(DutchMonth.name(month)) \(year) heeft de dagen 1 tot en met \(lastDay)"
    case .noSuchTime: "dit tijdstip bestaat niet"
    case .hemisphereCode: "de codes 25 tot en met 32 gebruiken we niet"
    case .codeNotAlone:
      "een seizoen, kwartaal of halfjaar staat altijd los; schrijf hier maanden"
    case .unknownDigitsNotLast: "een X mag alleen achteraan staan"
    case .unknownDigitsNotAlone: "een datum met X staat altijd los; schrijf hier hele datums"
    case .qualifierNotAllowed: "een ?, ~ of % mag hier niet"
    case .qualifierNotLast: "een ?, ~ of % mag alleen achter de hele datum staan"
    case .timeNotAlone: "een tijdstip mag alleen bij een losse datum"
    case .reversed: "het einde begint eerder dan het begin"
    case .bothEndsMissing: "begin en einde ontbreken allebei"
    case .singleChoice: "er staat maar één datum tussen de haken; schrijf die zonder haken"
    case .rangeAmongChoices:
      "in een lijst met keuzes staan losse datums; schrijf anders één venster met twee punten"
    case .choicesReversed:
      "in een lijst met keuzes komt elke datum na de vorige, zonder overlap"
    case .listOfAll: "een verzameling datums kan niet; leg elke datum apart vast"
    case .conventionWithoutWords:
      "een leesafspraak kan alleen samen met de woorden van de bron (asStated)"
    }
  }

  /// A right form of what was probably meant.
  var example: String {
    switch self {
    case .empty, .tooLong, .unreadable, .unfinished: "2024-06-20, 2024-06 of 2024"
    case .yearOutside: "2024"
    case .noSuchMonth: "2024-12"
    case .noSuchDay(let lastDay, let month, let year):
      CalendarDay(year: year, month: month, day: lastDay)?.iso ?? "2024-06-20"
    case .noSuchTime: "2024-06-20T14:30:00"
    case .hemisphereCode: "2024-22 (zomer) of 2024-36 (vierde kwartaal)"
    case .codeNotAlone: "[2024-07..2024-12] of 2022-10/2023-09"
    case .unknownDigitsNotLast: "202X, 2024-XX of 2024-06-XX"
    case .unknownDigitsNotAlone: "2024-06/2024-09"
    case .qualifierNotAllowed: "[2024-06..2024-07]"
    case .qualifierNotLast: "2024-06~"
    case .timeNotAlone: "2024-06-20/2024-06-21"
    case .reversed, .bothEndsMissing: "2024-06/2024-09 of [2024-06..2024-09]"
    case .singleChoice: "2024-06"
    case .rangeAmongChoices: "[2024-06..2024-07]"
    case .choicesReversed: "[2024-07-01,2024-07-02]"
    case .listOfAll: "2024-06-20"
    case .conventionWithoutWords: "2024-09 met asStated \"eind Q3 2024\""
    }
  }
}
