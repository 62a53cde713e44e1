/// One page of the guide: what somebody in a role does with the register, as steps to try.
///
/// The commands of a page are run by a test, in the order in which they stand, and must answer as
/// shown. So a page says only what the program does.
struct GuidePage: Sendable {
  /// What follows `vth help`.
  let name: String
  /// One sentence for the list of topics, and the first line of the page.
  let summary: String
  let opening: String
  let chapters: [GuideChapter]
}

/// One question and how to answer it.
struct GuideChapter: Sendable {
  let title: String
  let parts: [GuidePart]

  init(_ title: String, _ parts: [GuidePart]) {
    self.title = title
    self.parts = parts
  }
}

/// What a chapter consists of.
enum GuidePart: Sendable {
  /// A paragraph; it is wrapped where it is shown.
  case text(String)
  /// A file to make first, line by line.
  case file(String, lines: String)
  /// A line to type, and what is seen: `…` on a line of its own stands for any lines, within a line
  /// for any text. Nothing seen is a command that records one event, or that is silent when it works.
  case command(String, shows: String)

  static func command(_ words: String) -> GuidePart { .command(words, shows: "") }
}

/// A page as it reads in a terminal.
struct GuideText {
  /// Wide enough for a command and narrow enough for half a screen.
  static let columnsMax = 92

  private let page: GuidePage

  init(_ page: GuidePage) { self.page = page }

  func write(to output: Output) {
    output.line(page.summary)
    output.line()
    write(paragraph: page.opening, to: output)
    for (index, chapter) in page.chapters.enumerated() {
      output.heading("\(index + 1). \(chapter.title)")
      for part in chapter.parts { write(part, to: output) }
    }
  }

  /// What is to be typed or seen stands two places in; everything else does not.
  private func write(_ part: GuidePart, to output: Output) {
    output.line()
    switch part {
    case .text(let words): write(paragraph: words, to: output)
    case .file(let name, let lines):
      output.line("  \(name)")
      for line in Self.lines(of: lines) { output.line("  | \(line)") }
    case .command(let words, let shows):
      for (index, line) in Self.lines(of: words).enumerated() {
        output.line(index == 0 ? "  $ \(line)" : "  \(line)")
      }
      for line in Self.lines(of: shows) { output.line(line.isEmpty ? "" : "  \(line)") }
    }
  }

  private func write(paragraph words: String, to output: Output) {
    for line in Self.wrapped(words) { output.line(line) }
  }

  private static func lines(of text: String) -> [Substring] {
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The words in lines of at most `columnsMax`; a longer word has a line of its own.
  static func wrapped(_ words: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > columnsMax {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
