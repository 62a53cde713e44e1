import Testing

@testable import Forms

/// What spreadsheets write, cell by cell.
struct CSVReaderTests {
  @Test(arguments: [
    ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    // The separator is the one that the header has most of; others are text.
    ("a;b,c;d\n1,5;2;3", [["a", "b,c", "d"], ["1,5", "2", "3"]]),
    ("\"a;b;c\",d\n1,2", [["a;b;c", "d"], ["1", "2"]]),
    ("sep=,\r\na,b;c\n1,2", [["a", "b;c"], ["1", "2"]]),
    // Quotes, doubled quotes, separators and line ends in a cell.
    ("a;b\n\"x \"\"y\"\";z\";\"een\r\ntwee\"", [["a", "b"], ["x \"y\";z", "een\r\ntwee"]]),
    ("a;b\n \"x\" ;5\" buis", [["a", "b"], ["x", "5\" buis"]]),
    ("a;b\n\"\";", [["a", "b"]]),
    // Blank rows and cells that are missing or too many.
    ("\n;;\na;b\n;\n \u{A0}; \n1\n1;2;;\n", [["a", "b"], ["1"], ["1", "2", "", ""]]),
    ("alleen\n1", [["alleen"], ["1"]]),
    ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
  ])
  func `rows are read`(text: String, rows: [[String]]) throws {
    #expect(try CSVReader.rows(of: text).map(\.cells) == rows)
  }

  @Test func `a row has the number of the line where it begins`() throws {
    let text = "sep=;\r\na;b\r\n\r\n\"1\r\n2\n3\";x\r\n4;y"
    #expect(try CSVReader.rows(of: text).map(\.line) == [2, 4, 7])
  }

  @Test(arguments: ["a;b\n\"x;y\nz", "a;b\n\"x\"y;z"])
  func `quotes that do not fit are told with their line`(text: String) {
    let problem = #expect(throws: SheetProblem.self) { try CSVReader.rows(of: text) }
    #expect(problem?.line == 2)
    #expect(problem?.message.contains("aanhalingsteken") ?? false)
  }

  @Test func `text is UTF-8, or else Windows-1252 and said to be`() throws {
    let marked = try SheetText.decoded([0xEF, 0xBB, 0xBF] + Array("België".utf8))
    #expect(marked.text == "België" && !marked.isWindows1252)
    let old = try SheetText.decoded([0x42, 0xEB, 0x20, 0x80, 0x93])
    #expect(old.text == "Bë €“" && old.isWindows1252)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0x50, 0x4B, 3, 4], "werkmap"),
      ([0x61, 0x81, 0xEB], "Windows-1252"), ([0x61, 0, 0x62], "geen tekst"),
    ] as [([UInt8], String)])
  func `what is no text is refused`(bytes: [UInt8], words: String) {
    let problem = #expect(throws: SheetProblem.self) { try SheetText.decoded(bytes) }
    #expect(problem?.message.contains(words) ?? false)
  }
}
