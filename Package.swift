// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled alike: Swift 6, strict memory safety, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A target of ours; its dependencies are listed lowest first.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
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

    // Core: no I/O, no clock, no randomness.
    module("Texts"),
    module("Workflow", ["Texts"]),
    module("Governance", ["Texts", "Workflow"]),
    module("EventFormat", ["Texts", "Workflow", "Governance"]),
    module("Merkle", ["Texts"]),
    module("Projections", ["Workflow", "Governance", "EventFormat"]),
    module("Reports", ["Texts", "Governance", "EventFormat", "Projections"]),
    module("Forms", ["Texts", "Governance", "EventFormat", "Projections"]),

    // Adapters: one effect each.
    module("Crypto", ["Texts", "Merkle", "CLibcrypto", "CProcess"]),
    module("Disk", ["CProcess"]),
    module("Journal", ["Texts", "Merkle", "Crypto", "Disk"]),

    // Shell.
    .target(
      name: "Register",
      dependencies: [
        "Texts", "Governance", "EventFormat", "Projections", "Merkle", "Crypto", "Disk", "Journal",
      ],
      swiftSettings: strict, plugins: ["SourceRevision"]),
    module(
      "Commands",
      [
        "Texts", "Workflow", "Governance", "EventFormat", "Projections", "Reports", "Forms",
        "Merkle", "Crypto", "Disk", "Journal", "Register",
      ]),
    .executableTarget(name: "vth", dependencies: ["Commands"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Governance", "EventFormat", "Projections", "Disk"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("TextsTests", ["Texts"]),
    tests("WorkflowTests", ["Workflow"]),
    .testTarget(
      name: "GovernanceTests", dependencies: ["Workflow", "Governance"],
      exclude: ["Worlds/known-worlds.json"], swiftSettings: strict),
    .testTarget(
      name: "EventFormatTests", dependencies: ["Workflow", "Governance", "EventFormat"],
      exclude: ["Golden"],
      swiftSettings: strict),
    tests("MerkleTests", ["Merkle", "Crypto"]),
    tests(
      "ProjectionsTests",
      ["Workflow", "Governance", "EventFormat", "Projections", "Disk", "TestSupport"]),
    tests("ReportsTests", ["Governance", "EventFormat", "Projections", "Reports", "TestSupport"]),
    tests("FormsTests", ["Governance", "EventFormat", "Projections", "Forms", "TestSupport"]),
    tests("CryptoTests", ["Merkle", "Crypto"]),
    tests("DiskTests", ["Disk", "TestSupport"]),
    tests(
      "JournalTests", ["Texts", "Merkle", "Crypto", "Disk", "Journal", "TestSupport"]),
    tests(
      "RegisterTests",
      [
        "Workflow", "Governance", "EventFormat", "Projections", "Merkle", "Crypto", "Disk",
        "Journal", "Register", "Forms", "TestSupport",
      ]),
    tests(
      "ShippedLogTests",
      ["Governance", "EventFormat", "Projections", "Reports", "Disk", "Journal", "Register"]),
    .testTarget(
      name: "ProductTests", dependencies: ["EventFormat", "Crypto", "Disk", "Journal", "vth"],
      exclude: [
        "bpmn_reader.py", "report_reader.py", "calendar_reader.py", "woven_reader.py",
        "Inconsistencies", "Independent",
      ],
      swiftSettings: strict),
    tests("HouseTests", []),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Workflow", "Governance", "EventFormat", "Forms", "Merkle", "Crypto", "Disk", "Journal",
        "Register", "TestSupport",
      ],
      path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: strict),
    tests("FuzzTests", ["Fuzzing", "TestSupport"]),
  ] + fuzzProgram
)
