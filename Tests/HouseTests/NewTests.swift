import Foundation
import Testing

/// To add something is one file and one line in its list; `Scripts/new` writes both, and nothing else has to change.
struct NewTests {
  /// What is added, and the files that are new or changed by it, by the end of their names.
  struct Addition: Sendable, CustomTestStringConvertible {
    let kind: String
    let name: String
    var dutch: [String] = []
    let new: [String]
    let changed: [String]

    var testDescription: String { "\(kind) \(name)" }
  }

  static let additions = [
    Addition(
      kind: "rule", name: "deadline-forgotten", new: ["Findings/DeadlineForgotten.swift"],
      changed: ["FindingRules.swift"]),
    // A verb or report without a question there fails ApprovedAnswerTests.
    Addition(
      kind: "report", name: "late-list", dutch: ["achterstand"], new: ["List/LateList.swift"],
      changed: ["ReportList.swift", "Tests/Approved/questions"]),
    Addition(
      kind: "verb", name: "late", new: ["Verbs/LateCommand.swift"],
      changed: ["CommandTable.swift", "Tests/Approved/questions"]),
    Addition(
      kind: "page", name: "archivist", new: ["Guide/ArchivistGuide.swift"],
      changed: ["HelpTopic.swift"]),
    // An event is what all rooms speak of: ARCHITECTURE.md says why each of these has a line of it.
    Addition(
      kind: "event", name: "deadline.paused",
      new: ["Deadlines/DeadlinePaused.swift", "EventShapes+DeadlinePaused.swift"],
      changed: [
        "DeadlineEvent.swift", "EventType.swift", "EventCatalogue+Rows.swift", "DayDoubt.swift",
        "Narration.swift", "Narration+Notes.swift",
        "DutchNames.swift", "FORMAT.md", "entries-v1.ndjson",
      ]),
  ]

  @Test(arguments: additions) func `to add one changes its list and nothing else`(
    _ addition: Addition
  ) throws {
    let copy = try Self.copy()
    defer { try? FileManager.default.removeItem(at: copy) }
    let before = try Self.files(in: copy)
    let made = try House.run(
      "Scripts/new", [addition.kind, addition.name] + addition.dutch, in: copy)
    #expect(made.status == 0, "\(made.words)")
    #expect(made.words.contains("\nLeft for you:\n- "), "\(made.words)")
    let after = try Self.files(in: copy)
    #expect(Set(before.keys).subtracting(after.keys).isEmpty)
    let new = Set(after.keys).subtracting(before.keys)
    let changed = before.keys.filter { before[$0] != after[$0] }
    Self.expect(Array(new), addition.new)
    Self.expect(changed, addition.changed)
    for name in new where name.hasSuffix(".swift") {
      #expect(!(after[name] ?? Data()).isEmpty, "\(name)")
    }
  }

  @Test func `what cannot be added whole changes nothing`() throws {
    let copy = try Self.copy()
    defer { try? FileManager.default.removeItem(at: copy) }
    let before = try Self.files(in: copy)
    for words in [
      ["event", "nobody.paused"], ["event", "source.ended"], ["rule", "Late"], ["page"],
      ["report", "late-list", "te-laat"], ["rule", "dependency-loop"],
    ] {
      let made = try House.run("Scripts/new", words, in: copy)
      #expect(made.status == 1, "\(words): \(made.words)")
    }
    #expect(try Self.files(in: copy) == before)
  }

  /// Every name that is found ends as one that is expected, and the other way.
  private static func expect(_ found: [String], _ expected: [String]) {
    for name in found where !expected.contains(where: { name.hasSuffix($0) }) {
      Issue.record("\(name) is touched too")
    }
    for ending in expected where !found.contains(where: { $0.hasSuffix(ending) }) {
      Issue.record("\(ending) is not touched")
    }
  }

  /// What Scripts/new reads and writes, in a folder of its own.
  private static func copy() throws -> URL {
    let files = FileManager.default
    let copy = files.temporaryDirectory.appendingPathComponent("vth-new-\(UUID().uuidString)")
    for name in [
      "Sources", "Scripts/new", "Package.swift", "FORMAT.md", "ARCHITECTURE.md", "README.md",
      "Tests/Approved/questions", "Tests/EventFormatTests", "Tests/HouseTests", ".swift-format",
    ] {
      let place = copy.appendingPathComponent(name)
      try files.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(at: House.root.appendingPathComponent(name), to: place)
    }
    return copy
  }

  private static func files(in folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in names ?? [] {
      let url = folder.appendingPathComponent(name)
      let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type]
      if type as? FileAttributeType == .typeRegular { found[name] = try Data(contentsOf: url) }
    }
    try #require(found.count > 300)
    return found
  }
}
