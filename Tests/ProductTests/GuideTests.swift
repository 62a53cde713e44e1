import Foundation
import Testing

/// The pages of the guide, done as a reader does them: from top to bottom, in a folder with the shipped
/// log and the verifier.
struct GuideTests {
  /// The pages that help lists: so a new one is run without being named here.
  private static func roles() throws -> [String] {
    let roles = try Program().run("help").output.matches(of: #/\n  help (\w+) +Gids voor /#)
      .map { String($0.1) }
    try #require(roles.count >= 3)
    return roles
  }

  @Test(arguments: try roles()) func `what a page of the guide says happens`(role: String) throws {
    var program = try Program()
    try Self.furnish(&program)
    let page = try program.run("help", role)
    try #require(page.status == 0, "\(page.errors)")
    let steps = GuideSteps(page.output).steps
    try #require(steps.count >= 12, "the page has lost its examples")
    for step in steps {
      switch step {
      case .file(let name, let lines):
        _ = try program.file(name, lines.joined(separator: "\n") + "\n")
      case .command(let words, let expected):
        if try Self.sets(&program, words) { continue }
        Self.check(try program.shell(words), words, expected)
      }
    }
  }

  @Test(arguments: try roles()) func `a page of the guide fits a terminal`(role: String) throws {
    let page = try Program().run("help", role)
    let lines = page.output.split(separator: "\n")
    #expect(lines.count <= 320)
    for line in lines { #expect(line.count <= 96, "\(line.count) columns: \(line)") }
  }

  @Test func `help suggests a page for a name that is nearly right`() throws {
    let near = try Program().run("help", "secretari")
    #expect(near.status == 2 && near.errors.contains("secretaris"), "\(near.errors)")
  }

  @Test func `steps are found with their files, their long lines and what is seen`() {
    let page = """
      Text.

        list.csv
        | a;b

        | c;d

        $ vth import list.csv \\
            --dry-run
        first

        last

      More text.

        $ vth verify
      """
    #expect(
      GuideSteps(page).steps == [
        .file("list.csv", ["a;b", "c;d"]),
        .command("vth import list.csv \\\n    --dry-run", ["first", "", "last", ""]),
        .command("vth verify", []),
      ])
  }

  /// What the reader has: `vth` on the path, the shipped log and the verifier.
  private static func furnish(_ program: inout Program) throws {
    let files = FileManager.default
    let tools = program.home.appendingPathComponent("bin")
    try files.createDirectory(at: tools, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: tools.appendingPathComponent("vth"),
      withDestinationURL: URL(fileURLWithPath: Program.path))
    let path = program.variables["PATH"] ?? ""
    program.variables["PATH"] = "\(tools.path):\(path)"
    program.variables["VTH_LOG"] = nil
    try files.copyItem(
      at: Program.root.appendingPathComponent("EventLog"),
      to: program.home.appendingPathComponent("EventLog"))
    try files.createDirectory(
      at: program.home.appendingPathComponent("Scripts"), withIntermediateDirectories: true)
    try files.copyItem(
      at: Program.root.appendingPathComponent("Scripts/verify.py"),
      to: program.home.appendingPathComponent("Scripts/verify.py"))
  }

  /// Every line runs in a shell of its own, so what one line exports is kept for the next.
  private static func sets(_ program: inout Program, _ words: String) throws -> Bool {
    guard words.hasPrefix("export ") else { return false }
    let parts = words.dropFirst("export ".count).split(separator: "=")
    try #require(parts.count == 2)
    program.variables[String(parts[0])] = String(parts[1])
    return true
  }

  /// Where a page shows nothing, the command must work, and may say only that one event was recorded.
  private static func check(_ result: Program.Result, _ words: String, _ expected: [String]) {
    let text = result.output + result.errors
    if expected.allSatisfy(\.isEmpty) {
      let isOne = text.hasPrefix("1 gebeurtenis vastgelegd.\n")
      #expect(result.status == 0 && (text.isEmpty || isOne), "\(words)\nfound:\n\(text)")
      return
    }
    #expect(expected.contains { $0 != "…" && !$0.isEmpty }, "\(words) shows nothing")
    let found = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      Transcript.matches(expected, found),
      "\(words)\nexpected:\n\(expected.joined(separator: "\n"))\nfound:\n\(text)")
  }
}

/// What a page of the guide tells to do: everything that stands two places in.
struct GuideSteps {
  enum Step: Equatable {
    case file(String, [String])
    case command(String, [String])
  }

  private(set) var steps: [Step] = []
  /// Whether the lines that follow can belong to the last step.
  private var isInside = false
  private var name = ""

  init(_ page: String) {
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if isInside { add("") }
      } else if line.hasPrefix("  ") {
        take(String(line.dropFirst(2)))
      } else {
        isInside = false
      }
    }
  }

  private mutating func take(_ line: String) {
    if line.hasPrefix("$ ") {
      steps.append(.command(String(line.dropFirst(2)), []))
      isInside = true
    } else if line.hasPrefix("| ") {
      if case .file(name, let lines) = steps.last {
        steps[steps.count - 1] = .file(name, lines + [String(line.dropFirst(2))])
      } else {
        steps.append(.file(name, [String(line.dropFirst(2))]))
      }
      isInside = false
    } else if isInside {
      add(line)
    } else {
      name = line
    }
  }

  /// Adds a line to the last command: to what is typed while that goes on, else to what is seen.
  private mutating func add(_ line: String) {
    guard case .command(let words, let seen) = steps.last else { return }
    steps[steps.count - 1] =
      words.hasSuffix("\\") && seen.isEmpty
      ? .command(words + "\n" + line, seen) : .command(words, seen + [line])
  }
}
