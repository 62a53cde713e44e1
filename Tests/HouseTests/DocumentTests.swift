import Foundation
import Testing

/// The documents lead where they say.
struct DocumentTests {
  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "FORMAT.md", "EventLog/README.md",
  ])
  func `what a document links to, and each script that it names, is there`(name: String) throws {
    let text = try House.text(name)
    let folder = House.root.appendingPathComponent(name).deletingLastPathComponent()
    for match in text.matches(of: #/\]\(([^)#:]+)\)/#) {
      let place = folder.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: place), "\(name) links to \(match.1)")
    }
    for match in text.matches(of: #/Scripts/(?:[a-z-]+(?:\.[a-z]+)?)/#) {
      let place = House.root.appendingPathComponent(String(match.0)).path
      #expect(FileManager.default.fileExists(atPath: place), "\(name) names \(match.0)")
    }
  }

  @Test func `the first screen of the README has an answer, and each role has where to go`() throws
  {
    let text = try House.text("README.md")
    let screen = text.components(separatedBy: "\n").prefix(25)
    #expect(screen.contains("```console") && screen.contains { $0.hasPrefix("$ Scripts/vth ") })
    let roles = try #require(text.components(separatedBy: "\n## Waar u begint\n").last)
      .components(separatedBy: "\n## ")[0]
    for role in ["secretaris", "auditor", "manager", "archivaris", "ontwikkelaar"] {
      #expect(roles.contains("\n| \(role) | "), "\(role)")
    }
  }

  @Test func `FORMAT begins with who must read what, and names sections that are there`() throws {
    let text = try House.text("FORMAT.md")
    let opening = text.components(separatedBy: "\n## 1. ")[0]
    let rows = opening.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count >= 8)
    for row in rows {
      for match in (row.components(separatedBy: " | ").last ?? "").matches(of: #/\d+(?:\.\d+)?/#) {
        let heading = match.0.contains(".") ? "\n### \(match.0) " : "\n## \(match.0). "
        #expect(text.contains(heading), "section \(match.0): \(row)")
      }
    }
    // The list of sections is that of the headings.
    let listed =
      opening.components(separatedBy: "**Sections** ").last?
      .replacingOccurrences(of: "\n", with: " ").components(separatedBy: " · ")
      .map { $0.trimmingCharacters(in: .whitespaces) } ?? []
    let headings = text.matches(of: #/\n## (\d+)\. (.*)/#).map { "\($0.1) \($0.2)" }
    #expect(listed.count == headings.count)
    for (name, heading) in zip(listed, headings) { #expect(heading == name) }
  }
}
