import Testing

/// An answer about one thing leaves out nothing that the register knows of it.
struct WholeAnswerTests {
  private func log(_ facts: [String]) throws -> Program {
    let program = try OneEventTests.log()
    let recorded = try program.run("record", "-", input: facts.joined(separator: "\n"))
    try #require(recorded.status == 0, "\(recorded.errors)")
    return program
  }

  @Test func `a role is told with what limits it`() throws {
    let program = try log([
      #"{"type":"responsibility.assigned","valid":"2026-03-01","data":{"subject":"handreiking","role":"lead","parties":["beheerder"],"note":"Alleen voor de uitvoering."}}"#
    ])
    let owner = try program.run("owner", "handreiking")
    #expect(owner.output.contains("toelichting: Alleen voor de uitvoering."))
    #expect(try program.run("party", "beheerder").output.contains("Alleen voor de uitvoering."))
    let json = try program.run("owner", "handreiking", "--json")
    #expect(json.output.contains(#""note":"Alleen voor de uitvoering.""#))
  }

  @Test func `a party is told with what it did and what was noted of it`() throws {
    let program = try log([
      #"{"type":"implementation.reported","valid":"2026-03-01","data":{"subject":"handreiking","parties":["beheerder"],"state":"done","measure":"in gebruik genomen"}}"#,
      #"{"type":"note.added","valid":"2026-03-02","data":{"subjects":["beheerder"],"text":"Heeft geen eigen bureau."}}"#,
    ])
    let party = try program.run("party", "beheerder")
    #expect(
      party.output.contains("Handreiking meten: uitgevoerd (in gebruik genomen), 1 maart 2026"))
    #expect(party.output.contains("Heeft geen eigen bureau."))
    let before = try program.run("party", "beheerder", "--on", "2026-02-28")
    #expect(!before.output.contains("in gebruik genomen"))
  }

  @Test func `a product is told with its moved terms, promises, money and what it waits for`()
    throws
  {
    let program = try log([
      #"{"type":"product.registered","valid":"2026-01-15","data":{"product":"meetnet","title":"Het meetnet","kind":"product"}}"#,
      #"{"type":"deadline.set","valid":"2026-01-20","data":{"deadline":"t.meetnet","subject":"meetnet","milestone":"oplevering","due":{"edtf":"2026-06-30"}}}"#,
      #"{"type":"deadline.moved","valid":"2026-05-01","data":{"deadline":"t.meetnet","due":{"edtf":"2026-10-31"},"reason":"te weinig mensen"}}"#,
      #"{"type":"dependency.recorded","valid":"2026-02-01","data":{"dependency":"d1","subject":"meetnet","relation":"waits-for","target":"handreiking"}}"#,
      #"{"type":"commitment.made","valid":"2026-02-01","data":{"commitment":"c1","kind":"promise","title":"Bericht over het meetnet","products":["meetnet"],"due":{"edtf":"2026-12-31"}}}"#,
      #"{"type":"funding.granted","valid":"2026-02-01","data":{"funding":"f1","title":"Geld voor het meetnet","products":["meetnet"]}}"#,
      #"{"type":"stage.reached","valid":"2026-03-01","data":{"subject":"meetnet","stage":"concept","note":"Zonder bijlagen."}}"#,
    ])
    let product = try program.run("product", "meetnet")
    for words in [
      "oplevering: 31 oktober 2026", "eerst: 30 juni 2026", "te weinig mensen",
      "Het meetnet wacht op Handreiking meten", "Bericht over het meetnet",
      "Geld voor het meetnet: bedrag niet genoemd", "Zonder bijlagen.",
    ] {
      #expect(product.output.contains(words), "\(words)\n\(product.output)")
    }
    let json = try program.run("product", "meetnet", "--json")
    for words in [#""commitments":["c1"]"#, #""dependencies":["d1"]"#, #""fundings":["f1"]"#] {
      #expect(json.output.contains(words))
    }
  }

  @Test func `what is announced is shown as no more than that, and not before it was known`() throws
  {
    let program = try log([
      #"{"type":"item.tabled","valid":"2026-12-18","known":"2026-11-01","data":{"item":"later","body":["stuurgroep"],"title":"Afspraken vaststellen","purpose":"decide"}}"#
    ])
    let period = ["decisions", "--from", "2026-12-01", "--to", "2026-12-31"]
    let announced = try program.run(period + ["--on", "2026-11-15"])
    #expect(
      announced.output.contains(
        "Na deze dag voorgelegd, of aangekondigd – 1\n  18 december 2026: Afspraken"))
    let unknown = try program.run(period + ["--on", "2026-11-15", "--known", "2026-10-31"])
    #expect(!unknown.output.contains("Afspraken"))
    let after = try program.run(period + ["--on", "2026-12-19"])
    #expect(!after.output.contains("Aangekondigd"))
    #expect(after.output.contains("Voorgelegd, uitkomst niet genoemd – 1"))
  }

  @Test func `an ambiguous name lists things by their titles`() throws {
    let program = try log([
      #"{"type":"product.registered","valid":"2026-01-15","data":{"product":"een","title":"Eerste meting","kind":"product","aliases":["de nulmeting"]}}"#,
      #"{"type":"product.registered","valid":"2026-01-15","data":{"product":"twee","title":"Tweede meting","kind":"product","aliases":["de nulmeting"]}}"#,
    ])
    let result = try program.run("owner", "de nulmeting")
    #expect(result.status == 1)
    #expect(result.errors.contains("Eerste meting") && result.errors.contains("Tweede meting"))
  }

  /// The letter of 2025, line 69, and that of January 2023, line 89.
  @Test(arguments: [
    (["funding"], "€ 18.000.000 (\"structureel € 18 miljoen per jaar\")"),
    (
      ["history", "geld-versterking-vth-stelsel"],
      "€ 18.000.000 (\"structureel € 18 miljoen per jaar\")"
    ),
    (["product", "ODNL Academie"], "€ 1.500.000 (\"1,5 miljoen euro\")"),
    (["report", "vgr", "--on", "2023-06-30"], "€ 1.500.000 (\"1,5 miljoen euro\")"),
  ])
  func `an amount is told with the words of the source`(question: [String], words: String) throws {
    let result = try Program().run(question)
    #expect(result.status == 0 && result.output.contains(words), "\(result.errors)")
  }

  @Test func `a decision that may not be of the period has no number in the list`() throws {
    let program = try log([
      #"{"type":"decision.taken","valid":"2026-06-20","data":{"decision":"zeker","title":"Zeker in juni","outcome":"adopted","body":["stuurgroep"]}}"#,
      #"{"type":"decision.taken","valid":"[2026-05..2026-09]","data":{"decision":"wellicht","title":"Wellicht in juni","outcome":"adopted","body":["stuurgroep"]}}"#,
    ])
    let list = try program.run(
      "report", "besluitenlijst", "--from", "2026-06-01", "--to", "2026-06-30", "--on", "2026-11-01"
    )
    let parts = list.output.split(separator: "## Mogelijk in deze periode")
    #expect(parts.count == 2, "\(list.output)\(list.errors)")
    #expect(parts[0].contains("| 1 | Zeker in juni") && !parts[0].contains("Wellicht in juni"))
    #expect(parts[1].contains("Wellicht in juni"))
    #expect(!parts[1].contains("| 1 |") && !parts[1].contains("| 2 |"))
  }

  @Test func `deadlines of one owner`() throws {
    let program = try OneEventTests.log()
    let own = try program.run("deadlines", "--party", "Projectteam Voorbeeld")
    #expect(own.output.contains("oplevering"))
    let other = try program.run("deadlines", "--party", "VvB")
    #expect(other.output.contains("Niets gevonden in 1 termijn."))
  }
}
