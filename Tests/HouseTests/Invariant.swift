import Foundation
import Testing

/// A sentence of ARCHITECTURE.md about a module, and what in the module contradicts it.
struct Invariant: Sendable, CustomTestStringConvertible {
  let module: String
  let sentence: String
  let faults: @Sendable (Room) throws -> [String]

  var testDescription: String { "\(module): \(sentence)" }

  private init(
    _ module: String, _ sentence: String, _ faults: @escaping @Sendable (Room) throws -> [String]
  ) {
    (self.module, self.sentence, self.faults) = (module, sentence, faults)
  }

  /// Every invariant of the map; each is quoted word for word.
  static let all = language + log + reading + desk + faces + besides

  private static let language: [Invariant] = [
    Invariant("Texts", "looks at Unicode scalars, never at what Swift calls a character") { room in
      room.sources.flatMap { source in
        source.code.compactMap { line in
          TextsOutTests.trouble(in: line.text).map { "\(source.name):\(line.number) has \($0)" }
        }
      }
    },
    Invariant("Texts", "Imports nothing") { $0.imports(beside: []) },
    Invariant(
      "Calendar", "knows no event, no clock and no time zone but that of the Netherlands"
    ) { room in
      room.imports(beside: ["Texts"])
        + room.lines(with: ["Event", "gettime", "\"TZ\"", "TimeZone", "localtime", "UTCOffset"])
    },
    Invariant("Workflow", "knows no type of event and no clock") { room in
      room.imports(beside: ["Texts", "Calendar"]) + room.lines(with: ["EventType", "gettime"])
        + (try Self.eventNames().flatMap { room.lines(with: ["\"\($0)\""]) })
    },
    Invariant(
      "Workflow", "Holds no precondition: a wrong definition gives poor answers, never a trap"
    ) { $0.lines(with: ["precondition", "assert(", "assertionFailure", "fatalError"]) },
    Invariant("Governance", "never sees a line, JSON or a file") { room in
      room.imports(beside: ["Texts", "Calendar", "Workflow"])
        + room.lines(with: ["JSON", "Span<UInt8>", "[UInt8]]", "FileSystem"])
    },
    Invariant(
      "Governance",
      "What decides never asks a process: nothing is refused because it is irregular"
    ) { room in
      room.lines(with: ["ProcessRun", ".irregular", "isIrregular"])
    },
    Invariant("EventFormat", "knows no answer to any question") { room in
      room.imports(beside: ["Texts", "Calendar", "Workflow", "Governance"])
    },
    Invariant("EventFormat", "No name of a type or key on disk is made of a Swift name") { room in
      let types = Set(try Self.eventNames())
      return room.lines(with: ["describing:", "reflecting:", "Mirror(", "\\(type)\"", "CodingKey"])
        + (types.count > 40 ? [] : ["only \(types.count) names stand in the rows as text"])
    },
  ]

  private static let log: [Invariant] = [
    Invariant("Merkle", "has no hash function of its own; callers bring one") { room in
      room.imports(beside: ["Texts"])
        + room.lines(with: ["import C", "EVP_", ".rotate", " ^ ", "&>>"])
        + (room.lines(with: ["protocol TreeHasher"]).isEmpty ? ["no TreeHasher to bring"] : [])
    },
    Invariant("Crypto", "no algorithm of our own") {
      $0.lines(with: [" ^ ", "&>>", "&<<", ".rotate"])
    },
    Invariant("Crypto", "Opens no file and asks no clock") { room in
      room.lines(with: ["fopen", "open(", "BIO_new_file", "gettime", "time(nil", "import Glibc"])
    },
    Invariant("Disk", "knows no format and no module of ours") { room in
      room.imports(beside: ["CProcess", "Glibc", "Synchronization"])
        + room.lines(with: ["JSON", "ndjson", "checkpoint", "format.json"])
    },
    Invariant("Disk", "Nobody else opens a file or asks the machine for its clock or variables") {
      room in
      let calls = [
        "openat(", "fopen(", "opendir(", "BIO_new_file", "Glibc.open(", "getenv(", "gettime(",
        "gettimeofday(", "localtime", "ContinuousClock", "SystemRandomNumberGenerator",
      ]
      let others = try House.sources(in: "Sources").filter {
        !$0.name.hasPrefix(room.module.folder + "/")
          && !$0.name.hasPrefix("Sources/SourceRevision/")
      }
      return Room(module: room.module, sources: others).lines(with: calls)
    },
    Invariant("Log", "no file, clock or connection") { room in
      // Of Disk only what went wrong with a file.
      room.imports(beside: ["Texts", "Merkle", "Crypto", "Disk"])
        + room.lines(with: ["FileSystem", "OpenFile", "readWhole(", "gettime", "socket"])
    },
    Invariant("Log", "Knows no event and no kind of store") { room in
      room.imports(of: ["Governance", "EventFormat", "Calendar", "Workflow", "FileLog"])
        + room.lines(with: ["EventType", "PGconn"])
    },
    Invariant("FileLog", "never sees an event") { room in
      room.imports(of: ["Governance", "EventFormat", "Calendar", "Workflow"])
        + room.lines(with: ["\"type\"", "\\\"type\\\"", "EventType"])
    },
    Invariant(
      "FileLog", "Bytes of a log are cut off in one place only, and after a copy of them was kept"
    ) { room in
      let cutting = room.sources.filter { $0.has(".truncate(") }
      let isKept = cutting.allSatisfy { source in
        let text = source.lines.joined(separator: "\n").components(separatedBy: ".truncate(")
        return text.count == 2 && text[0].contains("= try keep(")
      }
      let unlocked = room.sources.filter { $0.has("TailRepair(") && !$0.has("try WriteLock(") }
      return (cutting.count == 1 ? [] : ["bytes are cut in \(cutting.map(\.name))"])
        + (isKept ? [] : ["bytes are cut that were not kept"])
        + unlocked.map { "\($0.name) repairs without the lock" }
    },
  ]

  private static let reading: [Invariant] = [
    Invariant("Reading", "decides and refuses nothing", deciding),
    Invariant("Reading", "No state outlives its model or view") { room in
      room.lines(fitting: #/static (let|var) .*(Mutex|Atomic)|static var \w+(: [^{]+)? = /#)
        + room.lines(fitting: #/^(package |private |fileprivate )*(let|var) .*(Mutex|Atomic)/#)
    },
    Invariant("Reading", "Nothing is averaged or rounded: there is no fraction", fractions),
    Invariant("Answers", "decides and refuses nothing, a rule for findings neither", deciding),
    Invariant("Answers", "Keeps nothing") { room in
      room.lines(fitting: #/Mutex|Atomic|static var \w+(: [^{]+)? = /#)
    },
    Invariant("Answers", "Nothing is averaged or rounded: there is no fraction", fractions),
  ]

  private static let deciding: @Sendable (Room) -> [String] = { room in
    room.lines(fitting: #/\bthrow\b/#)
      + room.lines(with: ["RegisterState", ".decide(", ".evolve(", "Refusal"])
  }

  private static let fractions: @Sendable (Room) -> [String] = {
    $0.lines(fitting: #/\b(Double|Float|rounded|average)\b/#)
  }

  private static let desk: [Invariant] = [
    Invariant("Forms", "refuses nothing that a batch may say: it judges by `EventFormat` only") {
      room in
      room.lines(with: [".decide(", "Refusal", "DayDoubt"])
    },
    Invariant(
      "Forms",
      "No clock, no file and no chance: the same texts in the same register give the same line"
    ) { room in
      room.imports(beside: [
        "Texts", "Calendar", "Governance", "EventFormat", "Reading", "Answers",
      ])
        + room.lines(with: [".random(", "shuffled(", "randomElement("])
    },
    Invariant(
      "Register", "knows no family of events but those about entries and about the log itself"
    ) { room in
      let types = try Self.swiftTypes().filter { type in
        !["entry", "index", "key", "log"].contains { type.hasPrefix($0) }
      }
      return (types.count > 30 ? [] : ["only \(types.count) types of events are found"])
        + room.lines(
          fitting:
            #/\.(source|party|product|meeting|decision|responsibility|handOver|deadline|progress|dependency|commitment|funding|claim|process)\(\./#
        ) + room.lines(with: types.map { ".\($0)" })
    },
  ]

  private static let faces: [Invariant] = [
    Invariant("Reports", "opens nothing and records nothing") { room in
      room.imports(of: ["Disk", "Register", "Log", "FileLog", "Forms", "Desk"])
    },
    Invariant("Reports", "Text of a log becomes harmless in what writes a shape and nowhere else") {
      room in
      let shapes = ["/Writers/", "/Calendar/"]
      return room.lines(with: ["HarmlessText", "PlainText."]) { source in
        !shapes.contains { source.name.contains($0) }
      }
    },
    Invariant("Reports", "In HTML there is no way to write markup as text") { room in
      guard let page = room.sources.first(where: { $0.name.hasSuffix("/HTML.swift") }) else {
        return ["there is no HTML.swift"]
      }
      let text = page.lines.joined(separator: "\n")
      let body =
        text.components(separatedBy: "indirect enum HTML {").last?
        .components(separatedBy: "\n  enum Tag")[0] ?? ""
      let cases = body.matches(of: #/\n  case (.*)/#).map { String($0.1) }
      let right = ["element(Tag, [Attribute], [HTML])", "text(String)", "style(StaticString)"]
      return (cases == right ? [] : ["a page is made of \(cases)"])
        + Room(
          module: room.module,
          sources: room.sources.filter { $0.name != page.name && !$0.name.contains("Markdown") }
        ).lines(fitting: #/"<(?!!DOCTYPE)/#)
    },
    Invariant("Reports", "A page may load and run nothing") { room in
      let policy = room.lines(with: ["default-src 'none'"])
      return (policy.isEmpty ? ["no policy that forbids all"] : [])
        + room.lines(with: ["<script", "src=", "url(", "@import", "javascript:", "onclick"])
    },
    Invariant("Commands", "the only module that writes to a terminal or chooses an exit status") {
      room in
      let others = try House.sources(in: "Sources").filter {
        !$0.name.hasPrefix(room.module.folder + "/")
      }
      return Room(module: room.module, sources: others)
        .lines(with: ["StandardStreams.write", "ExitStatus", " print("]) {
          !$0.name.hasPrefix("Sources/SourceRevision/")
        }
    },
    Invariant("Commands", "Ends no process itself") { room in
      room.imports(of: ["Glibc"]) + room.lines(fitting: #/\b_?exit\(/#)
    },
    Invariant("vth", "one call, so that no code of it can be wrong") { room in
      let code = room.sources.flatMap(\.code).map(\.text)
        .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
      return code.count == 1 ? [] : ["its code is \(code)"]
    },
  ]

  private static let besides: [Invariant] = [
    Invariant("CProcess", "only Disk and Crypto import it") {
      try importers($0, beside: ["Disk", "Crypto"])
    },
    Invariant("CLibcrypto", "only Crypto imports it") { try importers($0, beside: ["Crypto"]) },
    Invariant("SourceRevision", "in no program: nothing imports it") {
      try importers($0, beside: [])
    },
  ]

  /// Names the modules that import this one, beside those that may.
  private static func importers(_ room: Room, beside allowed: Set<String>) throws -> [String] {
    try House.modules().filter { !allowed.contains($0.name) }.flatMap { module in
      Room(module: module, sources: try House.sources(in: module.folder))
        .imports(of: [room.module.name])
    }
  }

  /// The names of events without version, as the rows of the catalogue have them.
  private static func eventNames() throws -> [String] {
    let rows = try House.sources(in: "Sources").first {
      $0.name.hasSuffix("EventCatalogue+Rows.swift")
    }
    return (rows?.lines ?? []).flatMap { line in
      line.matches(of: #/"([a-z]+\.[a-z]+)", version:/#).map { String($0.1) }
    }
  }

  /// The cases of `EventType`.
  private static func swiftTypes() throws -> [String] {
    let type = try House.sources(in: "Sources").first { $0.name.hasSuffix("/EventType.swift") }
    return (type?.code ?? []).filter { $0.text.hasPrefix("  case ") }.flatMap { line in
      line.text.dropFirst(7).components(separatedBy: ", ")
    }
  }
}
