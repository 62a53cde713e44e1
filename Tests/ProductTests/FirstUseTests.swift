import Testing

/// The scripts, as somebody runs them on a machine that has what the build needs.
struct FirstUseTests {
  /// A script that is sourced without arguments sees those of its caller: the words of a question once
  /// became names of packages to install.
  @Test func `the words of a question are no packages to install`() throws {
    let program = try Program()
    let setup = Program.root.appendingPathComponent("Scripts/setup").path
    let result = try program.shell(
      "set -- owner 'ODNL Academie' --json; . '\(setup)'; supply; echo klaar")
    #expect(result.output == "klaar\n")
    #expect(result.errors.isEmpty)
  }
}
