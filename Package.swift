// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled alike: Swift 6, strict memory safety, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A folder of modules; each floor rests on those before it.
enum Floor: String {
  case language = "Language"
  case log = "Log"
  case reading = "Reading"
  case desk = "Desk"
  case faces = "Faces"

  func path(_ name: String) -> String { "Sources/\(rawValue)/\(name)" }
}

/// A target of ours; its dependencies are listed lowest first.
func module(_ name: String, on floor: Floor, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: floor.path(name), swiftSettings: strict)
}

/// The tests of one module.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The program around libFuzzer, which has no main of its own: only there for `Scripts/fuzz`.
let fuzzProgram: [Target] =
  Context.environment["VTH_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz", dependencies: ["Disk", "Fuzzing"], path: "Tests/FuzzProgram",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  ]

let package = Package(
  name: "besluitboek",
  products: [.executable(name: "vth", targets: ["vth"])],
  dependencies: [],
  targets: [
    .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),
    // The words of the command line without /proc, and what Swift cannot call: thirty lines of C.
    .target(name: "CProcess"),
    .plugin(name: "SourceRevision", capability: .buildTool(), path: "Sources/SourceRevision"),

    // What can be said: no I/O, no clock, no randomness.
    module("Texts", on: .language),
    module("Calendar", on: .language, ["Texts"]),
    module("Workflow", on: .language, ["Texts", "Calendar"]),
    module("Governance", on: .language, ["Texts", "Calendar", "Workflow"]),
    module("EventFormat", on: .language, ["Texts", "Calendar", "Workflow", "Governance"]),

    // Bytes, and their only effects.
    module("Merkle", on: .log, ["Texts"]),
    module("Crypto", on: .log, ["Texts", "Merkle", "CLibcrypto", "CProcess"]),
    module("Disk", on: .log, ["CProcess"]),
    module("Log", on: .log, ["Texts", "Merkle", "Crypto", "Disk"]),
    module("FileLog", on: .log, ["Merkle", "Crypto", "Disk", "Log"]),

    // What the log tells.
    module(
      "Reading", on: .reading, ["Texts", "Calendar", "Workflow", "Governance", "EventFormat"]),
    module(
      "Answers", on: .reading,
      ["Texts", "Calendar", "Workflow", "Governance", "EventFormat", "Reading"]),

    // What people do with it.
    module(
      "Forms", on: .desk, ["Texts", "Calendar", "Governance", "EventFormat", "Reading", "Answers"]),
    .target(
      name: "Register",
      dependencies: [
        "Texts", "Calendar", "Governance", "EventFormat", "Reading", "Answers", "Merkle", "Crypto",
        "Disk", "Log", "FileLog",
      ],
      path: Floor.desk.path("Register"), swiftSettings: strict, plugins: ["SourceRevision"]),

    // How they see it.
    module(
      "Reports", on: .faces,
      ["Texts", "Calendar", "Governance", "EventFormat", "Reading", "Answers"]),
    module(
      "Commands", on: .faces,
      [
        "Texts", "Calendar", "Workflow", "Governance", "EventFormat", "Reading", "Answers",
        "Reports",
        "Forms", "Merkle", "Crypto", "Disk", "Log", "FileLog", "Register",
      ]),
    .executableTarget(
      name: "vth", dependencies: ["Commands"], path: Floor.faces.path("vth"),
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        "Calendar", "Governance", "EventFormat", "Reading", "Answers", "Merkle", "Disk", "Log",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("TextsTests", ["Texts"]),
    tests("CalendarTests", ["Calendar"]),
    tests("WorkflowTests", ["Calendar", "Workflow"]),
    .testTarget(
      name: "GovernanceTests", dependencies: ["Calendar", "Workflow", "Governance"],
      exclude: ["Worlds/known-worlds.json"], swiftSettings: strict),
    .testTarget(
      name: "EventFormatTests",
      dependencies: ["Calendar", "Workflow", "Governance", "EventFormat"],
      exclude: ["Golden"],
      swiftSettings: strict),
    tests("MerkleTests", ["Merkle", "Crypto"]),
    tests(
      "AnswersTests",
      [
        "Texts", "Calendar", "Workflow", "Governance", "EventFormat", "Reading", "Answers", "Disk",
        "TestSupport",
      ]),
    tests(
      "ReportsTests",
      ["Calendar", "Governance", "EventFormat", "Reading", "Answers", "Reports", "TestSupport"]),
    tests(
      "FormsTests", ["Governance", "EventFormat", "Reading", "Answers", "Forms", "TestSupport"]),
    tests("CryptoTests", ["Merkle", "Crypto"]),
    tests("DiskTests", ["Disk", "TestSupport"]),
    tests("LogTests", ["Merkle", "Crypto", "Disk", "Log", "FileLog", "TestSupport"]),
    tests(
      "FileLogTests", ["Texts", "Merkle", "Crypto", "Disk", "Log", "FileLog", "TestSupport"]),
    tests(
      "RegisterTests",
      [
        "Texts", "Calendar", "Workflow", "Governance", "EventFormat", "Reading", "Answers",
        "Merkle",
        "Crypto", "Disk",
        "Log", "FileLog", "Register", "Forms", "TestSupport",
      ]),
    tests(
      "ShippedLogTests",
      [
        "Calendar", "Governance", "EventFormat", "Reading", "Answers", "Reports", "Disk", "Log",
        "FileLog",
        "Register",
      ]),
    .testTarget(
      name: "ProductTests",
      dependencies: ["EventFormat", "Crypto", "Disk", "Log", "FileLog", "vth"],
      exclude: [
        "bpmn_reader.py", "report_reader.py", "calendar_reader.py", "woven_reader.py",
        "Inconsistencies", "Independent",
      ],
      swiftSettings: strict),
    tests("HouseTests", []),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Calendar", "Workflow", "Governance", "EventFormat", "Forms", "Merkle", "Crypto", "Disk",
        "Log", "FileLog",
        "Register", "TestSupport",
      ],
      path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: strict),
    tests("FuzzTests", ["Fuzzing", "TestSupport"]),
  ] + fuzzProgram
)
