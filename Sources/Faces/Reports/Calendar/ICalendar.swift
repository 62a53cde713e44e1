internal import Texts

/// The lines of an iCalendar file (RFC 5545): properties in, folded and escaped text out.
struct ICalendar {
  private var lines: [String] = []

  /// A property whose value is no free text: a date, a number, a word of the standard.
  mutating func put(_ name: String, _ value: String) { lines.append("\(name):\(value)") }

  /// A property with free text (RFC 5545, 3.3.11).
  mutating func put(_ name: String, text: String) { put(name, Self.escaped(text)) }

  /// The properties of another, behind these.
  mutating func append(_ other: ICalendar) { lines += other.lines }

  /// The whole file: every line ended by CRLF, none longer than 75 octets (RFC 5545, 3.1).
  var file: String { lines.flatMap(Self.folded).map { $0 + "\r\n" }.joined() }

  /// A line end becomes `\n`; what steers a program has no place in a calendar.
  private static func escaped(_ text: String) -> String {
    HarmlessText.lines(text, mark: " ").map { line in
      PlainText.escaped(line) { [#"\"#, ";", ","].contains($0) ? "\\\($0)" : nil }
    }.joined(separator: "\\n")
  }

  /// Continuation lines begin with a space, which counts; a character is never cut in two.
  private static func folded(_ line: String) -> [String] {
    var result: [String] = []
    var current = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        result.append(current)
        current = " "
        octets = 1
      }
      current.unicodeScalars.append(scalar)
      octets += size
    }
    return result + [current]
  }
}
