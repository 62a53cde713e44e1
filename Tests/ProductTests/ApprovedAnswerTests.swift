import Foundation
import Testing

/// What the built program answers about the shipped log is, to the byte, what somebody approved.
///
/// The questions stand in `Tests/Approved/questions`, each answer in a file of its own. With UPDATE=1 the answers are
/// written instead: `UPDATE=1 Scripts/test`, or only these. Then a human reads `git diff`.
struct ApprovedAnswerTests {
  @Test(arguments: try Approved.questions())
  func `an answer is the approved one`(question: String) throws {
    let said = try Approved.home.get().shell("Scripts/vth \(question)")
    // Where the repository lies is another place on each machine.
    let text = String(decoding: ReleaseShelf.transcript(question, said), as: UTF8.self)
      .replacingOccurrences(of: Program.root.path + "/", with: "")
    let (found, file) = (Data(text.utf8), Approved.file(of: question))
    try #require(!text.contains("/vth-"), "the home of a test stands in the answer to \(question)")
    if Approved.isUpdating {
      try FileManager.default.createDirectory(
        at: Approved.answers, withIntermediateDirectories: true)
      try found.write(to: file)
      return
    }
    let wanted =
      FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : Data()
    guard wanted != found else { return }
    let difference = Approved.difference(String(decoding: wanted, as: UTF8.self), text)
    Issue.record(
      """
      “vth \(question)” answers otherwise than Tests/Approved/answers/\(file.lastPathComponent) (-):
      \(difference)
      Is the new answer right? UPDATE=1 swift test --filter ApprovedAnswerTests writes it; read git diff, and commit it.
      """)
  }

  @Test func `each answer has its question, and no two questions share a file`() throws {
    let asked = try Approved.questions().map { Approved.file(of: $0).lastPathComponent }
    #expect(Set(asked).count == asked.count)
    let kept = try FileManager.default.contentsOfDirectory(atPath: Approved.answers.path)
    for name in kept where !asked.contains(name) {
      if Approved.isUpdating {
        try FileManager.default.removeItem(at: Approved.answers.appendingPathComponent(name))
      } else {
        Issue.record("Tests/Approved/answers/\(name) answers no question; UPDATE=1 takes it away")
      }
    }
  }

  @Test func `each verb that asks and each report is among the questions`() throws {
    let asked = try Approved.questions()
    let help = try Approved.home.get().run("help").output
    let part = try #require(help.components(separatedBy: "Vragen, en wat verder kan:\n").last)
      .components(separatedBy: "\n\n")[0]
    // These take a file or make one: ProofTests and BackupTests ask them.
    let others: Set<String> = ["check", "backup", "restore", "repair"]
    let verbs = part.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    try #require(verbs.count > 30)
    for verb in verbs where !others.contains(String(verb)) {
      let isAsked = asked.contains { $0.hasPrefix(verb + " ") || $0 == verb }
      #expect(isAsked, "no question in Tests/Approved/questions for “\(verb)”")
    }
    let list = try Approved.home.get().run("report").output.components(separatedBy: "\n\n")[1]
    let reports = list.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    try #require(reports.count >= 8)
    for report in reports {
      let isAsked = asked.contains { $0.hasPrefix("report \(report) ") && !$0.contains("--format") }
      #expect(isAsked, "no question for “report \(report)” as Markdown")
    }
  }

  @Test func `what differs is shown in short`() {
    let many = (0..<100).map { "regel \($0)" }
    var other = many
    other[50] = "iets anders"
    other.append("erbij")
    let shown = Approved.difference(
      many.joined(separator: "\n"), other.joined(separator: "\n"))
    #expect(shown == "51 - regel 50\n51 + iets anders\n101 + erbij")
    let all = Approved.difference(many.joined(separator: "\n"), "")
    #expect(all.hasSuffix("\n… and 77 more lines") && all.hasPrefix("1 - regel 0\n"))
  }
}

/// The questions about the shipped log and their approved answers.
enum Approved {
  private static let folder = Program.root.appendingPathComponent("Tests/Approved")
  static let answers = folder.appendingPathComponent("answers")
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] == "1"

  /// One home for all questions, so that the log is indexed once.
  static let home = Result { () throws -> Program in
    let program = try Program()
    _ = try program.run("stats")
    return program
  }

  static func questions() throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent("questions"), encoding: .utf8)
      .components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  static func file(of question: String) -> URL { ReleaseShelf.file(of: question, in: folder) }

  /// The lines that went (-) and came (+), with their numbers; at most 24.
  static func difference(_ wanted: String, _ found: String) -> String {
    let (old, new) = (wanted.components(separatedBy: "\n"), found.components(separatedBy: "\n"))
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let place, let line, _): (place, 0, "\(place + 1) - \(line)")
      case .insert(let place, let line, _): (place, 1, "\(place + 1) + \(line)")
      }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let rest = changes.count > 24 ? ["… and \(changes.count - 24) more lines"] : []
    return (changes.prefix(24).map(\.2) + rest).joined(separator: "\n")
  }
}
