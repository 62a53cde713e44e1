import Testing

/// What was annulled, set aside or corrected can still be found by the name it had.
struct WithdrawnNamesTests {
  /// The example, in which the association was registered under a wrong name and annulled, and the
  /// steering group got another name by a correction.
  private func log() throws -> Program {
    let program = try OneEventTests.log()
    let party = try program.run(
      "log", "party.registered", "--valid", "2026-02-01", "--party", "kring", "--name",
      "Kring van Kenners",
      "--kind", "body")
    try #require(party.status == 0, "\(party.errors)")
    let number = try #require(
      party.output.split(separator: " ").compactMap { Int($0) }.last.map { $0 - 1 })
    let gone = try program.run("annul", "\(number)", "--reason", "bestaat niet")
    try #require(gone.status == 0, "\(gone.errors)")
    return program
  }

  @Test func `history finds what was annulled by its own name`() throws {
    let program = try log()
    for words in ["Kring van Kenners", "kring"] {
      let result = try program.run("history", words)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("Telt niet meer mee – 1"))
      #expect(result.output.contains("geannuleerd door vermelding"))
      #expect(result.output.contains("bestaat niet"))
    }
  }

  @Test func `a question about it says why it does not count`() throws {
    let program = try log()
    let result = try program.run("party", "kring van kenners")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("“kring van kenners” telt niet meer mee."))
    #expect(result.errors.contains("(bestaat niet)"))
    #expect(result.errors.contains("vth history kring"))
  }

  @Test func `search shows it with that it does not count`() throws {
    let program = try log()
    let result = try program.run("search", "kenners")
    #expect(result.output.contains("Kring van Kenners (telt niet meer mee; zie vth history kring)"))
    let json = try program.run("search", "kenners", "--json")
    #expect(json.output.contains(#""formerly":"Kring van Kenners""#))
  }

  @Test func `its name is free for something else, which then comes first`() throws {
    let program = try log()
    let other = try program.run(
      "log", "party.registered", "--valid", "2026-03-01", "--party", "kenners", "--name",
      "Kring van Kenners", "--kind", "body")
    #expect(other.status == 0, "\(other.errors)")
    let result = try program.run("party", "Kring van Kenners")
    #expect(result.output.hasPrefix("Kring van Kenners  (kenners, "))
  }

  @Test func `nothing can be recorded about it`() throws {
    let program = try log()
    let before = try program.everything(in: "log")
    let result = try program.run(
      "note", "--subjects", "Kring van Kenners", "--text", "Iets.", "--valid", "2026-04-01")
    #expect(result.status == 1 || result.status == 2)
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `a name that was corrected still leads to the thing`() throws {
    let program = try OneEventTests.log()
    let history = try program.run("history", "beheerder", "--json")
    let sequence = try #require(
      history.output.split(separator: #""seq":"#).dropFirst().first.flatMap {
        Int($0.prefix { $0.isNumber })
      }, "\(history.output)")
    let corrected = try program.run(
      "correct", "\(sequence)", "--name", "Bond van Beheerders", "--reason", "tikfout")
    try #require(corrected.status == 0, "\(corrected.errors)")
    #expect(
      try program.run("party", "Vereniging van Beheerders").output.hasPrefix("Bond van Beheerders"))
    #expect(
      try program.run("search", "vereniging").output
        .contains("Bond van Beheerders (eerst vastgelegd als: Vereniging van Beheerders)"))
  }
}
