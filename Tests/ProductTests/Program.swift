import Foundation

/// The built program, run as a user runs it: its own process, its own home.
struct Program {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `VTH_PROGRAM`, or what `swift build` made.
  static let path =
    ProcessInfo.processInfo.environment["VTH_PROGRAM"]
    ?? root.appendingPathComponent(".build/debug/vth").path

  let home: URL
  var variables: [String: String]

  /// A program that knows nothing but an empty home.
  init() throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("vth-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    variables = [
      "HOME": home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "VTH_TODAY": "2026-11-21", "VTH_LOG": Self.root.appendingPathComponent("EventLog").path,
      "TZ": "Europe/Amsterdam",
    ]
    // Of Scripts/soak --sanitize: what the sanitizer looks for.
    variables["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
  }

  /// Runs vth with these words.
  func run(_ arguments: String..., input: String? = nil) throws -> Result {
    try run(arguments, input: input.map { Data($0.utf8) })
  }

  func run(_ arguments: [String], input: Data? = nil) throws -> Result {
    try start(Self.path, arguments, input)
  }

  /// Runs a line of shell, in which `Scripts/vth` is this program.
  func shell(_ line: String) throws -> Result {
    let words = line.replacingOccurrences(of: "Scripts/vth", with: "'\(Self.path)'")
    return try start("/bin/bash", ["-c", words], nil)
  }

  private func start(_ path: String, _ arguments: [String], _ input: Data?) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = variables
    process.currentDirectoryURL = home
    let files = ["out", "err", "in"].map {
      home.appendingPathComponent(".\($0)-\(UUID().uuidString)")
    }
    for file in files { try Data().write(to: file) }
    try (input ?? Data()).write(to: files[2])
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    try process.run()
    process.waitUntilExit()
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }

  /// Puts a file in the home and answers its name.
  func file(_ name: String, _ contents: String) throws -> String {
    try Data(contents.utf8).write(to: home.appendingPathComponent(name))
    return name
  }

  /// The bytes of everything in a folder of the home, by name; the empty file that writers lock
  /// says nothing and does not count.
  func everything(in folder: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    let base = home.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    for name in names ?? [] where name != "lock" {
      let url = base.appendingPathComponent(name)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      if attributes[.type] as? FileAttributeType == .typeRegular {
        result[name] = try Data(contentsOf: url)
      }
    }
    return result
  }
}
