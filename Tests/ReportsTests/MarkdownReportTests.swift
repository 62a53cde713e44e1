import Calendar
import Governance
import Testing

@testable import Reports

/// Markdown that stays what it is, whatever stands in the log.
struct MarkdownReportTests {
  @Test(arguments: Sample.hostile)
  func `every row has as many cells as the head, and no text becomes markup`(hostile: String)
    throws
  {
    let text = MarkdownReport.text(try Sample.report(saying: hostile))
    let tables = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map(Self.cells)
    #expect(tables.count == 3 + 4)
    #expect(tables.prefix(3).allSatisfy { $0 == 5 }, "\(tables)")
    #expect(tables.dropFirst(3).allSatisfy { $0 == 3 }, "\(tables)")
    #expect(!text.replacing("<br>", with: "").contains("<"))
    #expect(!text.contains("\0") && !text.contains("\r") && !text.contains("\u{202E}"))
    // A heading or list that the text would begin has a backslash before it.
    let heads = text.split(separator: "\n").filter { $0.hasPrefix("# ") }
    #expect(heads == ["# Proef"])
  }

  /// The number of cells in a row of a GFM table: pipes without a backslash before them, less one.
  private static func cells(_ row: Substring) -> Int {
    var count = -1
    var isEscaped = false
    for character in row {
      if character == "|", !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  @Test func `a paragraph that begins as a list or a heading stays a paragraph`() throws {
    for (text, written) in [
      ("# kop", "\\# kop"), ("- punt", "\\- punt"), ("12. regel", "12\\. regel"),
    ] {
      let report = try Sample.report(introduction: [text], sections: [])
      #expect(MarkdownReport.text(report).contains("\n\n\(written)\n\n"), "\(text)")
    }
  }

  @Test func `a period says its words, the source's words and its days`() throws {
    let quarter = try Period(edtf: "2024-36", asStated: "Q4 2024", convention: nil)
    let text = MarkdownReport.text(try Sample.report(of: quarter, remark: "mogelijk"))
    #expect(
      text.contains(
        "| mogelijk<br>het vierde kwartaal van 2024 (\"Q4 2024\")<br>(01-10-2024 t/m 31-12-2024) |")
    )
    let day = MarkdownReport.text(try Sample.report(of: Period(edtf: "2024-06-20")))
    #expect(day.contains("| iets | 20 juni 2024 |"))
  }

  @Test func `a report without doubts says so, and ends with the log it was made from`() throws {
    let text = MarkdownReport.text(try Sample.report(of: Period(edtf: "2024")))
    #expect(
      text.contains("## Onzeker, betwist of ontbrekend\n\nNiets in wat is vastgelegd."))
    #expect(
      text.hasSuffix(
        "- Log: besluiten.voorbeeld.nl\n- Vermeldingen: 12\n- Wortel: 00ff\n"
          + "- Wortel in het zegel: AP8=\n"))
  }
}
