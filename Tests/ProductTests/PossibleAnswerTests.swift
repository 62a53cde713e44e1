import Foundation
import Testing

/// What is only possible, later, or not recorded is said so wherever it is shown.
struct PossibleAnswerTests {
  private static func log(_ lines: String...) throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    let result = try program.run("record", "-", input: (cast + lines).joined(separator: "\n"))
    try #require(result.status == 0, "\(result.errors)")
    return program
  }

  private static func fact(_ type: String, _ when: String, _ data: String) -> String {
    #"{"type":"\#(type)","valid":"\#(when)","data":{\#(data)}}"#
  }

  private static let cast = [
    fact(
      "party.registered", "2026-01-01", #""party":"een","name":"Partij Een","kind":"association""#),
    fact(
      "party.registered", "2026-01-01", #""party":"twee","name":"Partij Twee","kind":"association""#
    ),
    fact(
      "product.registered", "2026-01-01",
      #""product":"bron","title":"Bronproduct","kind":"product""#),
    fact(
      "product.registered", "2026-01-01",
      #""product":"vervolg","title":"Vervolgproduct","kind":"product""#),
    fact(
      "dependency.recorded", "2026-01-03",
      #""dependency":"w1","subject":"vervolg","relation":"waits-for","target":"bron""#),
  ]

  private static func ask(_ program: Program, _ question: String...) throws -> String {
    let result = try program.run(question)
    #expect(result.status == 0, "\(question): \(result.errors)")
    return result.output
  }

  @Test func `impact says when an owner, a term or a move is only possible`() throws {
    let program = try Self.log(
      Self.fact(
        "responsibility.assigned", "2026-04",
        #""subject":"vervolg","role":"owner","parties":["een"]"#),
      Self.fact(
        "deadline.set", "2026-04",
        #""deadline":"t1","subject":"vervolg","milestone":"oplevering","due":{"edtf":"2026-09"}"#),
      Self.fact(
        "deadline.set", "2026-02-01",
        #""deadline":"t2","subject":"vervolg","milestone":"concept","due":{"edtf":"2026-08"}"#),
      Self.fact("deadline.moved", "2026-04", #""deadline":"t2","due":{"edtf":"2026-10"}"#))
    let possible = try Self.ask(program, "impact", "bron", "--on", "2026-04-10")
    #expect(possible.contains("eigenaar: Partij Een; mogelijk\n"))
    #expect(possible.contains("mogelijk: termijn oplevering: september 2026"))
    #expect(
      possible.contains(
        "mogelijk: termijn concept: augustus 2026 (open); mogelijk verschoven naar oktober 2026"))
    let json = try Self.ask(program, "impact", "bron", "--on", "2026-04-10", "--json")
    #expect(json.contains(#""ownerCertainty":"possible","owners":["een"]"#))
    let certain = try Self.ask(program, "impact", "bron", "--on", "2026-04-30")
    #expect(!certain.contains("mogelijk"))
    #expect(certain.contains("eigenaar: Partij Een\n"))
  }

  @Test func `impact tells an owner that is gone from one that was never recorded`() throws {
    let program = try Self.log()
    #expect(
      try Self.ask(program, "impact", "bron", "--on", "2026-02-01")
        .contains("eigenaar: niet genoemd\n"))
    let lines = [
      Self.fact(
        "responsibility.assigned", "2026-02-02",
        #""subject":"vervolg","role":"owner","parties":["een"]"#),
      Self.fact("party.ended", "2026-03-01", #""party":"een""#),
    ]
    try #require(
      try program.run("record", "-", input: lines.joined(separator: "\n")).status == 0)
    let gone = try Self.ask(program, "impact", "bron", "--on", "2026-03-02")
    #expect(gone.contains("eigenaar: niet genoemd; tot 1 maart 2026: Partij Een"), "\(gone)")
    #expect(!gone.contains("niemand"))
  }

  @Test func `a product shows the stage it was in and the one it may be in by now`() throws {
    let program = try Self.log(
      Self.fact("stage.reached", "2026-02-01", #""subject":"bron","stage":"concept""#),
      Self.fact("stage.reached", "2026-04", #""subject":"bron","stage":"adopted""#),
      Self.fact(
        "implementation.reported", "2026-04",
        #""subject":"bron","state":"started","parties":["een"]"#),
      Self.fact("progress.reported", "2026-04", #""subject":"bron","rating":"deviates""#))
    let possible = try Self.ask(program, "product", "bron", "--on", "2026-04-10")
    #expect(possible.contains("Stand                  concept (1 februari 2026)"))
    #expect(possible.contains("Stand                  mogelijk al vastgesteld (april 2026)"))
    #expect(possible.contains("Uitvoering             mogelijk: "))
    #expect(possible.contains("Voortgang              mogelijk: "))
    #expect(!(try Self.ask(program, "product", "bron", "--on", "2026-04-30").contains("mogelijk")))
    #expect(!(try Self.ask(program, "product", "bron", "--on", "2026-03-31").contains("mogelijk")))
  }

  @Test func `a party that ends later, or may have ended, has not ended`() throws {
    let program = try Self.log(Self.fact("party.ended", "2026-10", #""party":"een""#))
    let before = try Self.ask(program, "party", "een", "--on", "2026-09-30")
    #expect(before.contains("Eindigt later          oktober 2026"))
    #expect(!before.contains("\nEinde "))
    let during = try Self.ask(program, "party", "een", "--on", "2026-10-10")
    #expect(during.contains("Einde                  mogelijk al: oktober 2026"))
    let after = try Self.ask(program, "party", "een", "--on", "2026-10-31")
    #expect(after.contains("Einde                  oktober 2026"))
    for (day, key) in [("09-30", "ends"), ("10-10", "mayHaveEnded"), ("10-31", "ended")] {
      let json = try Self.ask(program, "party", "een", "--on", "2026-\(day)", "--json")
      for other in ["ends", "mayHaveEnded", "ended"] {
        #expect(json.contains("\"\(other)\":") == (other == key), "\(day): \(json)")
      }
    }
  }

  @Test func `a party shows what it promised and what was promised to it`() throws {
    let program = try Self.log(
      Self.fact(
        "commitment.made", "2026-02-01",
        #""commitment":"z1","kind":"promise","title":"Een brief","by":["een"],"to":["twee"],"due":{"edtf":"2026-03"}"#
      ),
      Self.fact(
        "commitment.made", "2026-02-01",
        #""commitment":"z2","kind":"promise","title":"Een rapport","by":["twee"]"#))
    let een = try Self.ask(program, "party", "een", "--on", "2026-04-10")
    #expect(een.contains("Toezeggingen – 1\n"))
    #expect(
      een.contains(
        "verlopen; afloop niet bekend: Een brief, van deze partij; "
          + "termijn: maart 2026 (z1)"))
    #expect(!een.contains("te laat"))
    let twee = try Self.ask(program, "party", "twee", "--on", "2026-02-10")
    #expect(twee.contains("openstaand: Een brief, aan deze partij"))
    #expect(twee.contains("openstaand: Een rapport, van deze partij"))
    #expect(try Self.ask(program, "party", "twee", "--json").contains(#""commitment":"z2""#))
    #expect(!(try Self.ask(program, "party", "een", "--on", "2026-01-31").contains("Toezeggingen")))
  }

  @Test func `a list of what waits says that a body is no more, and who follows it`() throws {
    let program = try Self.log(
      Self.fact(
        "item.tabled", "2026-02-01",
        #""item":"punt","title":"Het stuk","body":["een"],"purpose":"decide""#),
      Self.fact("party.ended", "2026-03-01", #""party":"een","successors":["twee"]"#))
    let words = "let op: Partij Een bestaat niet meer (1 maart 2026; opvolger: Partij Twee)"
    #expect(try Self.ask(program, "todo", "--on", "2026-03-02").contains(words))
    #expect(!(try Self.ask(program, "todo", "--on", "2026-03-01").contains("let op")))
    #expect(
      try Self.ask(program, "next", "punt", "--on", "2026-03-02").contains("bestaat niet meer"))
    #expect(
      try Self.ask(program, "todo", "--on", "2026-03-02", "--json")
        .contains(#""ended":[{"date":{"#))
  }

  @Test func `a decision and its condition say what had not happened yet on the day asked`() throws
  {
    let program = try Self.log(
      Self.fact(
        "decision.taken", "2026-06",
        #""decision":"b","title":"Besluit","outcome":"adopted","conditions":[{"condition":"geld","text":"Geld"}]"#
      ), Self.fact("condition.settled", "2026-08", #""condition":"geld","how":"waived""#))
    let early = try Self.ask(program, "decision", "b", "--on", "2026-05-31")
    #expect(early.contains("Let op                 op deze dag nog niet genomen"))
    let during = try Self.ask(program, "decision", "b", "--on", "2026-06-10")
    #expect(during.contains("Let op                 op deze dag mogelijk nog niet genomen"))
    let later = try Self.ask(program, "decision", "b", "--on", "2026-08-10")
    #expect(!later.contains("Let op") && later.contains("Stand op 10 augustus 2026"))
    #expect(later.contains("Geld – open; mogelijk al afgehandeld (augustus 2026)"))
    let done = try Self.ask(program, "decision", "b", "--on", "2026-08-31")
    #expect(done.contains("Geld – losgelaten, augustus 2026") && !done.contains("mogelijk"))
    for (day, word) in [("05-31", "notYet"), ("06-10", "possible"), ("06-30", "happened")] {
      let json = try Self.ask(program, "decision", "b", "--on", "2026-\(day)", "--json")
      #expect(json.contains(#""happening":"\#(word)""#), "\(json)")
    }
  }

  @Test func `what is there without a stage can begin, what is not there yet cannot`() throws {
    let program = try Self.log()
    let next = try Self.ask(program, "next", "bron", "--on", "2026-02-01")
    #expect(next.contains("Toestand               nog niets vastgelegd"))
    #expect(next.contains("vth help log stage.reached"))
    let json = try Self.ask(program, "next", "bron", "--on", "2026-02-01", "--json")
    #expect(json.contains(#""process":null"#) && json.contains(#""event":"stage.reached""#))
    let early = try program.run("next", "bron", "--on", "2025-12-31")
    #expect(early.status == 1 && early.errors.contains("was er op 31 december 2025 nog niet"))
    let before = try Self.ask(program, "product", "bron", "--on", "2025-12-31")
    #expect(before.contains("Begint                 1 januari 2026"))
    #expect(try !Self.ask(program, "product", "bron", "--on", "2026-01-01").contains("Begint"))
    #expect(
      try Self.ask(program, "owners", "--on", "2025-12-31").contains(
        "Het register heeft op deze dag geen producten."))
  }

  @Test func `what waits for an owner that is gone says who that was`() throws {
    let program = try Self.log(
      Self.fact(
        "responsibility.assigned", "2026-02-01",
        #""subject":"bron","role":"owner","parties":["een"]"#),
      Self.fact(
        "deadline.set", "2026-02-01",
        #""deadline":"t","subject":"bron","milestone":"oplevering","due":{"edtf":"2026-12"}"#),
      Self.fact(
        "deadline.set", "2026-02-01",
        #""deadline":"u","subject":"vervolg","milestone":"concept","due":{"edtf":"2026-12"}"#),
      Self.fact("party.ended", "2026-06", #""party":"een","successors":["twee"]"#))
    let during = try Self.ask(program, "todo", "--on", "2026-06-10")
    #expect(during.contains("wacht op: Partij Een\n"))
    let after = try Self.ask(program, "todo", "--on", "2026-07-01")
    #expect(
      after.contains("wacht op: niet genoemd; eigenaar tot juni 2026: Partij Een\n"), "\(after)")
    #expect(after.contains("wacht op: niet genoemd\n") && !after.contains("niemand"))
    #expect(
      try Self.ask(program, "next", "t", "--on", "2026-07-01")
        .contains("niet genoemd; eigenaar tot juni 2026: Partij Een"))
    #expect(
      try Self.ask(program, "todo", "--on", "2026-07-01", "--json")
        .contains(#""formerHolders":[{"last":["een"],"role":"owner""#))
  }

  @Test func `owners says how many parts it leaves out, and shows them when asked`() throws {
    let program = try Self.log(
      Self.fact(
        "product.registered", "2026-01-01",
        #""product":"deel","title":"Een deel","kind":"product","parent":"bron""#),
      Self.fact(
        "product.registered", "2026-01-01",
        #""product":"actie","title":"Een actie","kind":"action""#))
    let short = try Self.ask(program, "owners", "--on", "2026-02-01")
    #expect(
      short.hasPrefix(
        "2 producten: 0 met een eigenaar, 2 waarvan geen bron een eigenaar noemt.\n"))
    #expect(short.contains("Eigenaar niet genoemd – 2"))
    #expect(short.contains("Niet getoond: 2 onderdelen en acties") && !short.contains("Een deel"))
    let findings = try Self.ask(program, "findings", "--on", "2026-02-01")
    #expect(findings.contains("eigenaar niet genoemd – 2"))
    #expect(findings.contains("Niet bekeken op eigenaar: 2 onderdelen en acties"))
    let all = try Self.ask(program, "owners", "--parts", "--on", "2026-02-01")
    #expect(all.contains("Een deel") && all.contains("Een actie"))
    #expect(!all.contains("Niet getoond"))
  }
}
