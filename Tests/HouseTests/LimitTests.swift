import Foundation
import Testing

/// Section 16 of FORMAT.md has every limit of the format with its number, and the code has the same.
///
/// Limits stand in many modules, most of them closed to tests; so they are read from the sources, where each is a
/// constant with a name.
struct LimitTests {
  /// A row of section 16 and the constant that it is about; what the constant counts, in units of the row.
  private static let limits: [(row: String, constant: String, unit: Int)] = [
    ("entry line, without LF", "LogLimits.lineBytesMax", 1),
    ("entry line, without LF", "EntryShape.lineBytesMax", 1),
    ("entry line, without LF", "Batch.lineBytesMax", 1),
    ("checkpoint line, without LF: a note, escaped", "CheckpointLine.bytesMax", 1),
    ("entries in a commit", "LogLimits.commitEntriesMax", 1),
    ("commit, with its checkpoint line and LFs", "LogLimits.commitBytesMax", 1),
    (
      "of these, kept free by a writer for the checkpoint line", "CommitDraft.checkpointRoom", 1
    ),
    ("segment", "LogLimits.segmentBytesMax", 1),
    ("first seq of a segment", "LogLimits.segmentFirstSeqMax", 1),
    ("entries of a segment before a writer begins another (3)", "LogLimits.segmentEntriesFull", 1),
    ("`format.json`", "LogLimits.formatBytesMax", 1),
    ("keys in `format.json`", "LogLimits.keysMax", 1),
    ("number of a later format (17)", "LogFormat.versionMax", 1),
    ("`checkpoint` file", "LogLimits.checkpointBytesMax", 1),
    ("note", "SignedNote.bytesMax", 1),
    ("signature lines of a note", "SignedNote.signaturesMax", 1),
    ("size in a checkpoint", "TreeEdge.sizeMax", 1),
    ("file in `cosignatures/` or `stamps/` (19)", "Evidence.bytesMax", 1),
    ("file in `disclosures/` (21)", "DisclosureFolder.bytesMax", 1),
    ("hashes in a proof file (18)", "ProofText.hashesMax", 1),
    (
      "proof file (18): a note and a line twice as long as an entry may be",
      "EvidenceFile.bytesMax", 1
    ),
    ("logs inside one another that a verifier looks into (20)", "ContinuationAudit.depthMax", 1),
    ("nesting of JSON", "JSON.nestingMax", 1),
    ("number in JSON", "JSON.integerMax", 1),
    ("identifier", "Identifier.bytesMax", 1),
    ("short text", "TextLimits.shortBytesMax", 1),
    ("long text", "TextLimits.longBytesMax", 1),
    ("`at` of a source", "TextLimits.placeBytesMax", 1),
    ("name of a log or key", "TextRules.nameBytesMax", 1),
    ("EDTF text", "EDTFParser.bytesMax", 1),
    ("withheld texts of an entry (21)", "WithheldText.placesMax", 1),
    ("batch", "Invocation.batchBytesMax", 1),
    ("file of a source, where `coverage` looks in it", "SourceTexts.bytesMax", 1),
    (
      "entries that `coverage` names for one line; of more it says how many",
      "CitedStretch.namedMax", 1
    ),
    (
      "names of entries that `coverage` gives for all lines of one source",
      "CitedStretch.namedOfAllMax", 1
    ),
    ("combinations in one entry", "Combinations.combinationsMax", 1),
    ("steps of a run taken in every order (7.6)", "StatesOverWorlds.manyMoves", 1),
    ("ways to take open disputes, one by one (7.6)", "DisputeWays.most", 1),
    ("years between a fact and the documents it cites, unasked (7.7)", "DayDoubt.yearsMax", 1),
    (
      "minutes that `recorded` may lie before the newest entry (14)",
      "ClockFault.behindMillisecondsMax", 60_000
    ),
    (
      "days that it may lie after the latest entry, without a reason (14)",
      "ClockFault.farMilliseconds", 86_400_000
    ),
  ]

  /// Limits that are no part of the format: what is shown of very much, what is read of a file of this user's own, how
  /// much is tried before something is said more simply.
  private static let elsewhere: Set<String> = [
    "StoredLog.readingsMax", "RawSegments.wholeBytesMax", "VerificationReport.problemsMax",
    "CitedLines.linesMax", "PartyEndings.visitsMax", "LateFacts.casesMax",
    "AwaitedPart.waitingMax", "Dependencies.pathMax", "NearestMemory.questionsMax",
    "StampRootStore.bytesMax", "KeyStore.keyBytesMax", "KeyStore.fileNameBytesMax",
    "NamingRule.wordsBytesMax", "NamingRule.bytesMax", "Naming.numbersMax",
    "SheetImport.columnsMax", "Batch.problemsMax", "BeginAndEnd.namedMax",
    "BeginAndEnd.lookedAtMax", "Spelling.wordBytesMax", "DutchDates.bytesMax",
    "ProgressTexts.dashesMax", "OwnershipMatrix.columnsMax", "ReportWords.claimsMax",
    "UnreadText.namedMax", "RepeatedText.shownMax", "RepeatedText.standingMax",
    "RepairText.linesMax", "ReplayCommand.lookedAtMax", "DisputeText.claimsMax",
    "Recording.trialEntriesMax", "GuideText.columnsMax",
  ]

  @Test func `each row of section 16 has the number of its constant`() throws {
    let rows = try Self.rows()
    let constants = try Self.constants()
    try #require(rows.count > 30)
    for row in rows.keys where !Self.limits.contains(where: { $0.row == row }) {
      Issue.record("FORMAT 16 has “\(row)”, and no constant is named for it in LimitTests")
    }
    for (row, name, unit) in Self.limits {
      guard let written = rows[row] else {
        Issue.record("FORMAT 16 lacks “\(row)” (\(name))")
        continue
      }
      guard let expression = constants[name] else {
        Issue.record("no constant \(name) stands in Sources; FORMAT 16 has “\(row)”")
        continue
      }
      let value = Self.value(expression, of: name, constants)
      #expect(
        value == Self.number(written).map { $0 * unit },
        "“\(row)” is \(written) in FORMAT 16; \(name) is \(expression)")
    }
  }

  @Test func `every limit in the code is in section 16, or is known not to be of the format`()
    throws
  {
    let named = Set(Self.limits.map(\.constant))
    let constants = try Self.constants()
    for name in constants.keys.sorted() where !named.contains(name) {
      // Helpers of an expression are no limits.
      guard Self.isLimit(name), !Self.elsewhere.contains(name) else { continue }
      Issue.record("\(name) is a limit; put it in FORMAT 16, or in LimitTests.elsewhere")
    }
    for name in Self.elsewhere where constants[name] == nil || named.contains(name) {
      Issue.record("LimitTests.elsewhere has \(name), which is not in the code or is of the format")
    }
  }

  private static func isLimit(_ name: String) -> Bool {
    ["Max", ".most", "Full"].contains { name.hasSuffix($0) }
  }

  /// The rows of section 16: what, and at most how much.
  private static func rows() throws -> [String: String] {
    let format = try House.text("FORMAT.md")
    let section = try #require(format.components(separatedBy: "\n## 16. Limits\n").last)
      .components(separatedBy: "\n## ")[0]
    var rows: [String: String] = [:]
    for line in section.components(separatedBy: "\n") where line.hasPrefix("| ") {
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, cells[1] != "what" else { continue }
      #expect(rows.updateValue(cells[2], forKey: cells[1]) == nil, "“\(cells[1])” twice")
    }
    return rows
  }

  /// Every constant of a type in Sources, as it is written there: `LogLimits.keysMax` and `16`.
  private static func constants() throws -> [String: String] {
    var found: [String: String] = [:]
    for source in try House.sources(in: "Sources") {
      var type = ""
      guard source.has("static ") else { continue }
      for (_, line) in source.code
      where line.first == " " ? line.contains("static ") : !line.isEmpty {
        if let match = line.prefixMatch(
          of:
            #/(?:package |fileprivate |private |final |indirect )*(?:struct|enum|class|extension) (\w+)/#
        ) {
          type = String(match.1)
          // An extension of a type that all verbs or shapes have is named after its file.
          if ["Command", "FindingRule", "ReportDefinition", "Proposal", "View", "Event"].contains(
            type)
          {
            type = source.name.split(separator: "/").last.map { String($0.dropLast(6)) } ?? type
          }
        }
        if let match = line.wholeMatch(
          of:
            #/\s+(?:package |private |fileprivate )*static (?:let|var) (\w+)(?:: \w+)?(?: = (.*)| \{ (.*) \})/#
        ) {
          found["\(type).\(match.1)"] = String(match.2 ?? match.3 ?? "")
        }
      }
    }
    return found
  }

  /// The number that an expression of a constant stands for.
  private static func value(
    _ expression: String, of name: String, _ constants: [String: String]
  ) -> Int? {
    for (sign, combine) in [
      (" + ", { $0 + $1 }), (" * ", { $0 * $1 }), (" << ", { $0 << $1 }),
    ] as [(String, (Int, Int) -> Int)] {
      let parts = expression.components(separatedBy: sign)
      guard parts.count > 1 else { continue }
      let values = parts.map { value($0, of: name, constants) }
      guard let first = values[0] else { return nil }
      return values.dropFirst().reduce(first as Int?) { sum, next in
        sum.flatMap { sum in next.map { combine(sum, $0) } }
      }
    }
    let type = name.components(separatedBy: ".")[0]
    if let number = Int(expression.replacingOccurrences(of: "_", with: "")) { return number }
    if expression == "UInt64(Int64.max)" { return Int.max }
    if let match = expression.wholeMatch(of: #/CalendarDuration\("P(\d+)Y"\)/#) {
      return Int(match.1)
    }
    if let match = expression.wholeMatch(of: #/(\w+)\.count/#) {
      let text = constants["\(type).\(match.1)"]?.wholeMatch(of: #/Array\("(.*)"\.utf8\)/#)?.1
      return text?.replacingOccurrences(of: "\\\"", with: "\"").utf8.count
    }
    return constants[expression].flatMap { value($0, of: expression, constants) }
  }

  /// “2 MiB and 17 bytes”, “100,000”, “2^63−1” as a number.
  private static func number(_ text: String) -> Int? {
    if let match = text.wholeMatch(of: #/2\^(\d+)−1/#) {
      return Int(match.1).map { (1 << ($0 - 1)) - 1 + (1 << ($0 - 1)) }
    }
    var sum = 0
    for part in text.components(separatedBy: " and ") {
      guard let match = part.wholeMatch(of: #/([\d,]+)(?: (bytes|KiB|MiB|GiB))?/#),
        let number = Int(match.1.replacingOccurrences(of: ",", with: ""))
      else { return nil }
      let shift = ["KiB": 10, "MiB": 20, "GiB": 30][String(match.2 ?? "")] ?? 0
      sum += number << shift
    }
    return sum
  }
}
