import Foundation
import Testing

/// Where text leaves the program, it is cut and escaped by Unicode scalars or bytes.
///
/// What Swift calls a character is a sign with all that joins it: `<` with an accent behind it, or a letter
/// that takes what follows along before it, is not `"<"` to Swift, and is `<` to every program that reads it.
struct TextsOutTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Folders and files whose words go to a terminal, a page, a file or the name of one.
  private static let places = [
    "Sources/Language/Texts", "Sources/Faces/Reports/Writers", "Sources/Faces/Reports/Calendar",
    "Sources/Language/Workflow",
    "Sources/Faces/Commands/Shell/Output.swift",
    "Sources/Faces/Commands/Proving/AuditGuide.swift",
    "Sources/Faces/Commands/Texts/DifferenceText.swift",
    "Sources/Faces/Commands/Texts/DisputeText.swift", "Sources/Faces/Commands/Texts/Phrases.swift",
    "Sources/Reading/Answers/Narration/Phrases.swift", "Sources/Desk/Register/Keys/KeyStore.swift",
    "Sources/Desk/Forms/TypedText.swift", "Sources/Desk/Forms/CSVReader.swift",
    "Sources/Language/EventFormat/JSON", "Sources/Language/EventFormat/FormatError.swift",
  ]

  private static let banned = [
    "for character in", "for char in", ".replacing(\"", ".split(separator: \"\\n", ".contains(\"",
    ".isNewline", "first.isWhitespace", "hasPrefix(\"", "hasSuffix(\"", "[Character]",
    ": Character", ".trimmingCharacters", ".count - words.count", "width - words.count",
  ]

  private static func files() throws -> [(name: String, lines: [String])] {
    try places.flatMap { place in
      let base = root.appendingPathComponent(place)
      let found =
        FileManager.default.enumerator(atPath: base.path)?
        .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
      let names = place.hasSuffix(".swift") ? [place] : found.map { "\(place)/\($0)" }
      try #require(!names.isEmpty, "\(place)")
      return try names.sorted().map { name in
        let text = try String(
          contentsOf: root.appendingPathComponent(name), encoding: .utf8)
        return (name, text.components(separatedBy: "\n"))
      }
    }
  }

  /// Whether a line of code does by characters what must be done by scalars.
  static func trouble(in line: String) -> String? {
    let code = line.trimmingCharacters(in: .whitespaces)
    guard !code.hasPrefix("//"), !code.contains("unicodeScalars"), !code.contains(".utf8") else {
      return nil
    }
    return banned.first { code.contains($0) }
  }

  @Test func `no text is cut or escaped by characters where it leaves`() throws {
    let files = try Self.files()
    try #require(files.count > 30)
    for (name, lines) in files {
      for (number, line) in lines.enumerated() {
        if let words = Self.trouble(in: line) {
          Issue.record("\(name):\(number + 1) has \(words); write it with unicodeScalars or utf8")
        }
      }
    }
  }

  @Test(arguments: [
    "    for character in PlainText.harmless(text) {",
    #"    return "\"" + words.replacing("\"", with: "\"\"") + "\"""#,
    #"    for (index, part) in value.split(separator: "\n", omittingEmptySubsequences: false) {"#,
    #"    while result.hasPrefix(" ") { result.removeFirst() }"#,
  ])
  func `the ways that once let a title run code are found`(line: String) {
    #expect(Self.trouble(in: line) != nil)
  }
}
