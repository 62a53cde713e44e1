import Foundation
import Testing

/// What one release left: a small log, what was remembered of it, its index, and what it answered.
///
/// `Scripts/shelf` makes one. What it promises stands in ARCHITECTURE.md, under Releases.
struct ReleaseShelf: CustomTestStringConvertible, Sendable {
  let version: String

  static let releases = Program.root.appendingPathComponent("Tests/Releases")

  var testDescription: String { version }
  var folder: URL { Self.releases.appendingPathComponent(version) }

  /// Every shelf there is, the oldest first.
  static func all() throws -> [ReleaseShelf] {
    try FileManager.default.contentsOfDirectory(atPath: releases.path)
      .filter { $0.first?.isNumber ?? false }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
      .map(ReleaseShelf.init)
  }

  /// The newest of them.
  static func newest() throws -> ReleaseShelf { try #require(try all().last) }

  /// What was asked, in order: words behind `vth`, as a shell reads them.
  func questions() throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent("questions"), encoding: .utf8)
    return text.components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// The same program in the home of somebody who had this release: its log, and what was remembered of it.
  ///
  /// Without an index, and without the secret half of a key: those were thrown away.
  func home() throws -> Program {
    var program = try Program()
    program.variables["VTH_TODAY"] = "2026-06-30"
    program.variables["VTH_LOG"] = "log"
    let copied = try program.shell(
      """
      set -e
      cp -r '\(folder.path)/log' '\(folder.path)/log.vkey' .
      mkdir .config && cp -r '\(folder.path)/config' .config/vth
      chmod -R u=rwX,go= .config log/disclosures
      """)
    try #require(copied.status == 0, "\(copied.errors)")
    return program
  }

  /// The index as the release wrote it, and where it stood below the folder of all indexes.
  func index() throws -> (place: String, bytes: Data) {
    let cache = folder.appendingPathComponent("cache")
    let names = FileManager.default.enumerator(atPath: cache.path)?.compactMap { $0 as? String }
    let place = try #require(names?.first { $0.hasSuffix(".index") })
    return (place, try Data(contentsOf: cache.appendingPathComponent(place)))
  }

  /// Asks everything, or some of it, and holds each answer against the one on the shelf, byte for byte.
  func expectAnswers(
    of program: Program, _ situation: String, to asked: [String]? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    for question in try asked ?? questions() {
      let wanted = try Data(contentsOf: Self.file(of: question, in: folder))
      let found = try Self.transcript(question, program.shell("Scripts/vth \(question)"))
      if wanted != found {
        Issue.record(
          "\(situation): \(Self.difference(wanted, found))\n\(advice(question))",
          sourceLocation: location)
      }
    }
  }

  private func advice(_ question: String) -> String {
    "\(version) answered otherwise to “vth \(question)”, and a later program gives the same answers. When it is "
      + "right that this one does not: Scripts/shelf \(version) writes the answers anew. Commit that alone, and "
      + "name the promise that it breaks."
  }

  /// What stands on a shelf of a question: see `Scripts/shelf`.
  static func transcript(_ question: String, _ said: Program.Result) -> Data {
    let besides = said.errors.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast(said.errors.hasSuffix("\n") || said.errors.isEmpty ? 1 : 0)
      .map { "! \($0)\n" }
    return Data(
      "$ vth \(question)\n\(said.output)\(besides.joined())[\(said.status)]\n".utf8)
  }

  /// The file with the answer: the words, with `-` for whatever is no letter or digit.
  static func file(of question: String, in folder: URL) -> URL {
    let words = question.lowercased().utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let name = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    return folder.appendingPathComponent("answers/\(name).txt")
  }

  /// The first line that differs.
  private static func difference(_ wanted: Data, _ found: Data) -> String {
    let lines = [wanted, found].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    let number = zip(lines[0], lines[1]).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let texts = lines.map { number < $0.count ? String($0[number]) : "nothing" }
    return "line \(number + 1) was \(texts[0])\nand is \(texts[1])"
  }
}

extension Program {
  /// Where this program keeps its index of the log, once it has kept one: that is some seconds after the log changed.
  func keptIndex() throws -> URL {
    let caches = home.appendingPathComponent(".cache/vth")
    for _ in 0..<10_000 {
      try #require(try run("owners").status == 0)
      let names = FileManager.default.enumerator(atPath: caches.path)?.compactMap { $0 as? String }
      if let name = names?.first(where: { $0.hasSuffix(".index") }) {
        return caches.appendingPathComponent(name)
      }
    }
    throw NothingKept()
  }

  struct NothingKept: Error {}

  /// Puts bytes where an index may stand, closed to others as an index must be.
  func putIndex(_ bytes: Data, at file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try bytes.write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }
}
