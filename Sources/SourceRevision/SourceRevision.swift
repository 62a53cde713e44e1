import Foundation
import PackagePlugin

/// Tells the program which sources it was built from.
///
/// Runs while building, and is no part of any program. Writes a Swift file with one constant: a SHA-256 over the
/// names and bytes of all sources that say what an index of a log looks like and what stands in it. Names and bytes,
/// and nothing of git: the same in a clone, in a tarball and in every executable of one build, and another one as
/// soon as somebody changes a letter.
@main
struct SourceRevision: BuildToolPlugin {
  /// The modules whose sources decide what an index holds, and which log one is made of at all: what Register is and
  /// what it rests on.
  private static let modules = [
    "Texts", "Calendar", "Workflow", "Governance", "EventFormat", "Reading", "Answers", "Merkle",
    "Crypto",
    "Disk", "Log", "FileLog", "Register",
  ]

  /// Arguments: the folder of the package, the file to write, and the sources by their names in that folder.
  private static let script = """
    set -eu
    cd "$1"
    output=$2
    shift 2
    sums=$(sha256sum -- "$@")
    sum=$(printf '%s\\n' "$sums" | sha256sum)
    printf '/// Which sources this was built from; see Sources/SourceRevision.\\n' > "$output"
    printf 'enum SourceRevision { static let text = "%s" }\\n' "${sum%% *}" >> "$output"
    """

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL.path(percentEncoded: false)
    let sources = try context.package.targets(named: Self.modules)
      .compactMap { $0 as? SwiftSourceModuleTarget }
      .flatMap { $0.sourceFiles(withSuffix: ".swift").map(\.url) }
      .sorted { $0.path().utf8.lexicographicallyPrecedes($1.path().utf8) }
    let names = sources.map { source in
      String(source.path(percentEncoded: false).dropFirst(root.count).drop { $0 == "/" })
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceRevision.swift")
    return [
      .buildCommand(
        displayName: "Naming the source revision", executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", Self.script, "sh", root, output.path(percentEncoded: false)] + names,
        inputFiles: sources, outputFiles: [output])
    ]
  }
}
