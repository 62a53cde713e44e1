import Foundation
import Testing

/// What ARCHITECTURE.md says is absent in each module is absent.
///
/// Each sentence behind *Invariant:* is quoted by a check (`Invariant.all`), so a sentence that nothing holds fails here,
/// and so does a check whose sentence was changed.
struct InvariantTests {
  /// The sentences behind *Invariant:* of each module.
  private static func sentences() throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    let map = try #require(
      House.text("ARCHITECTURE.md").components(separatedBy: "\n## Code map\n").last)
    let modules = map.components(separatedBy: "\n### Tests\n")[0]
    for paragraph in modules.components(separatedBy: "\n\n") {
      let text = paragraph.components(separatedBy: .newlines)
        .filter { !$0.hasPrefix("#") }.joined(separator: " ")
        .trimmingCharacters(in: .whitespaces)
      guard let name = text.prefixMatch(of: #/\*\*(\w+)\*\* – /#)?.1 else { continue }
      let invariant = text.firstMatch(of: #/\*Invariant: ([^*]+)\.\*$/#)?.1 ?? ""
      #expect(!invariant.isEmpty, "\(name) has no *Invariant: ….* at the end of its paragraph")
      #expect(found[String(name)] == nil, "\(name) has two paragraphs")
      found[String(name)] = invariant.components(separatedBy: ". ")
    }
    return found
  }

  @Test func `each module has a paragraph with an invariant, and each paragraph a module`() throws {
    let modules = Set(try House.modules().map(\.name))
    let paragraphs = Set(try Self.sentences().keys)
    try #require(modules.count > 12)
    for name in modules.subtracting(paragraphs) {
      Issue.record("ARCHITECTURE.md has no paragraph that begins with **\(name)** –")
    }
    for name in paragraphs.subtracting(modules) {
      Issue.record("ARCHITECTURE.md tells of \(name), which is no module of Package.swift")
    }
  }

  @Test func `each sentence of an invariant is held by a check that quotes it`() throws {
    let sentences = try Self.sentences()
    for (name, said) in sentences {
      for sentence in said {
        let isHeld = Invariant.all.contains { $0.module == name && $0.sentence == sentence }
        #expect(isHeld, "\(name): “\(sentence)” has no check in Invariant.all")
      }
    }
    for invariant in Invariant.all {
      #expect(
        sentences[invariant.module]?.contains(invariant.sentence) == true,
        "ARCHITECTURE.md no longer says of \(invariant.module): “\(invariant.sentence)”")
    }
  }

  @Test(arguments: Invariant.all)
  func `what the map says of a module is so`(_ invariant: Invariant) throws {
    let module = try #require(try House.modules().first { $0.name == invariant.module })
    let faults = try invariant.faults(
      Room(module: module, sources: try House.sources(in: module.folder)))
    for fault in faults { Issue.record("\(invariant.module): \(fault)") }
  }

  @Test func `a floor rests on those before it only`() throws {
    let order = ["", "Language", "Log", "Reading", "Words", "Desk", "Faces"]
    let modules = try House.modules()
    for module in modules {
      let own = try #require(order.firstIndex(of: module.floor), "\(module.floor)")
      for name in module.dependencies {
        let other = try #require(modules.first { $0.name == name }, "\(name)")
        #expect(
          order.firstIndex(of: other.floor) ?? .max <= own,
          "\(module.name) on \(module.floor) rests on \(name) on \(other.floor)")
      }
    }
    // What is read from a log knows nothing of bytes.
    for module in modules where ["Language", "Reading"].contains(module.floor) {
      let below = module.dependencies.filter { name in
        modules.contains { $0.name == name && $0.floor == "Log" }
      }
      #expect(below.isEmpty, "\(module.name) rests on \(below)")
    }
  }

  @Test func `the map is that of Package.swift and Sources`() throws {
    let checked = try House.run("Scripts/map", ["--check"])
    #expect(checked.status == 0, "\(checked.words)")
  }
}

/// A module with its sources, and what checks ask of it.
struct Room {
  let module: House.Module
  let sources: [House.Source]

  /// Names each line of code that has one of these words.
  func lines(
    with words: [String], where isMeant: (House.Source) -> Bool = { _ in true }
  ) -> [String] {
    sources.filter(isMeant).flatMap { source in
      let words = words.filter(source.has)
      return words.isEmpty
        ? []
        : source.code.flatMap { line in
          words.filter { line.text.contains($0) }.map { "\(source.name):\(line.number) has \($0)" }
        }
    }
  }

  /// Names each line of code that this fits.
  func lines<Output>(fitting pattern: Regex<Output>) -> [String] {
    sources.flatMap { source in
      source.code.filter { $0.text.contains(pattern) }.map {
        "\(source.name):\($0.number) has \($0.text.trimmingCharacters(in: .whitespaces))"
      }
    }
  }

  /// Names what it imports beside these.
  func imports(beside allowed: Set<String>) -> [String] {
    sources.flatMap { source in
      source.imports.filter { !allowed.contains($0) }.map { "\(source.name) imports \($0)" }
    }
  }

  /// Names what of these it imports.
  func imports(of banned: Set<String>) -> [String] {
    sources.flatMap { source in
      source.imports.filter(banned.contains).map { "\(source.name) imports \($0)" }
    }
  }
}
