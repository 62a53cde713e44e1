/// The lines of an iCalendar file (RFC 5545): properties in, folded and escaped text out.
struct ICalendar {
  private var lines: [String] = []

  /// A property whose value is no free text: a date, a number, a word of the standard.
  mutating func put(_ name: String, _ value: String) { lines.append("\(name):\(value)") }

  /// A property with free text (RFC 5545, 3.3.11).
  mutating func put(_ name: String, text: String) { put(name, Self.escaped(text)) }

  /// The whole file: every line ended by CRLF, none longer than 75 octets (RFC 5545, 3.1).
  var file: String { lines.flatMap(Self.folded).map { $0 + "\r\n" }.joined() }

  /// A line feed becomes `\n`; other control characters have no place in a calendar.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default:
        if scalar.properties.generalCategory == .control {
          result += " "
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// Continuation lines begin with a space, which counts; a character is never cut in two.
  private static func folded(_ line: String) -> [String] {
    var result: [String] = []
    var current = ""
    var octets = 0
    for character in line.unicodeScalars {
      let size = UTF8.width(character)
      if octets + size > 75 {
        result.append(current)
        current = " "
        octets = 1
      }
      current.unicodeScalars.append(character)
      octets += size
    }
    return result + [current]
  }
}
