/// Reads dates as people type them: "eind Q3/begin Q4 2024", "18 december 2024", "2024-06".
///
/// Every phrase is read by an agreement of `ReadingConvention`; a phrase without one is not read at all,
/// so that nothing is guessed. Upper and lower case are the same.
package enum DutchDates {
  static let bytesMax = 100

  /// The period that the text means, or nil when it cannot be read.
  ///
  /// The words are kept in `asStated`, except for a whole day or EDTF text, which lose nothing.
  package static func read(_ text: String) -> Period? {
    guard text.utf8.count <= bytesMax else { return nil }
    let words = trimmed(text)
    if let period = period(edtf: words, asStated: nil, convention: nil) { return period }
    guard let tokens = DutchDateToken.tokens(of: words) else { return nil }
    guard let reading = DutchDateReader(tokens[...]).reading() else { return nil }
    let losesNothing = reading.isDay && reading.convention == nil
    return period(
      edtf: reading.edtf, asStated: losesNothing ? nil : words, convention: reading.convention)
  }

  /// What cannot be a period ("31 februari") is simply not readable; the form above says so.
  private static func period(
    edtf: String, asStated: String?, convention: ReadingConvention?
  ) -> Period? {
    do throws(PeriodError) {
      return try Period(edtf: edtf, asStated: asStated, convention: convention)
    } catch {
      return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

/// What a phrase means, in EDTF.
struct DutchDateReading: Hashable {
  let edtf: String
  let convention: ReadingConvention?
  var isDay = false
}
