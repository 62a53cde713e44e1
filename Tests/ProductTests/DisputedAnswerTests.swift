import Foundation
import Testing

/// As long as nobody has ruled, every answer that rests on a disputed claim says so and shows both.
struct DisputedAnswerTests {
  /// Products, parties, and for each sort of thing two claims that contradict each other.
  private static func log() throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    let result = try program.run("record", "-", input: lines.joined(separator: "\n"))
    try #require(result.status == 0, "\(result.errors)")
    return program
  }

  private static func uuid(_ number: Int) -> String {
    "00000000-0000-7000-8000-\(String(format: "%012d", number))"
  }

  private static func fact(_ type: String, _ when: String, id: Int? = nil, _ data: String) -> String
  {
    let key = id.map { #""id":"\#(uuid($0))","# } ?? ""
    return #"{\#(key)"type":"\#(type)","valid":"\#(when)","data":{\#(data)}}"#
  }

  private static func dispute(_ name: String, _ entries: [Int], _ question: String) -> String {
    let ids = entries.map { "\"\(uuid($0))\"" }.joined(separator: ",")
    return fact(
      "claim.disputed", "2026-06-01",
      #""dispute":"\#(name)","entries":[\#(ids)],"question":"\#(question)""#)
  }

  private static let lines = [
    fact(
      "party.registered", "2026-01-01", #""party":"een","name":"Partij Een","kind":"association""#),
    fact(
      "party.registered", "2026-01-01", #""party":"twee","name":"Partij Twee","kind":"association""#
    ),
    fact("party.registered", "2026-01-01", #""party":"raad","name":"De Raad","kind":"body""#),
    fact(
      "product.registered", "2026-01-01",
      #""product":"bron","title":"Bronproduct","kind":"product""#),
    fact(
      "product.registered", "2026-01-01",
      #""product":"vervolg","title":"Vervolgproduct","kind":"product""#),
    fact(
      "responsibility.assigned", "2026-01-02", id: 1,
      #""subject":"vervolg","role":"owner","parties":["een"]"#),
    fact(
      "responsibility.assigned", "2026-01-02", id: 2,
      #""subject":"vervolg","role":"owner","parties":["twee"]"#),
    dispute("wie", [1, 2], "Van wie is het vervolg?"),
    fact(
      "dependency.recorded", "2026-01-03", id: 3,
      #""dependency":"w1","subject":"vervolg","relation":"waits-for","target":"bron""#),
    fact(
      "dependency.recorded", "2026-01-03", id: 4,
      #""dependency":"w2","subject":"bron","relation":"waits-for","target":"vervolg""#),
    dispute("wacht", [3, 4], "Wie wacht op wie?"),
    fact(
      "deadline.set", "2026-01-04",
      #""deadline":"t","subject":"bron","milestone":"oplevering","due":{"edtf":"2026-05"}"#),
    fact("deadline.moved", "2026-02-01", id: 5, #""deadline":"t","due":{"edtf":"2026-07"}"#),
    fact("deadline.moved", "2026-02-01", id: 6, #""deadline":"t","due":{"edtf":"2026-08"}"#),
    dispute("tot", [5, 6], "Naar welke maand?"),
    fact(
      "decision.taken", "2026-03-01", id: 7,
      #""decision":"b","title":"Besluit","outcome":"adopted","body":["raad"],"products":["bron"],"conditions":[{"condition":"eis","text":"Het geld is er"}]"#
    ),
    fact("condition.settled", "2026-03-02", id: 8, #""condition":"eis","how":"fulfilled""#),
    fact(
      "note.added", "2026-03-03", id: 9, #""subjects":["eis"],"text":"Het geld is er nog niet.""#),
    dispute("geld", [8, 9], "Is het geld er?"),
    fact(
      "item.tabled", "2026-04-01", id: 10,
      #""item":"punt","title":"Het stuk","body":["raad"],"products":["bron"],"purpose":"decide""#),
    fact(
      "item.tabled", "2026-04-02", id: 11,
      #""item":"punt-2","title":"Het stuk ook","body":["raad"],"products":["bron"],"purpose":"decide""#
    ),
    dispute("dag", [10, 11], "Op welke dag lag het voor?"),
    fact(
      "handover.offered", "2026-04-03", id: 12,
      #""handover":"ho","products":["bron"],"to":["een"],"roles":["owner"]"#),
    fact("handover.accepted", "2026-04-04", id: 13, #""handover":"ho""#),
    fact("handover.declined", "2026-04-04", id: 14, #""handover":"ho""#),
    dispute("antwoord", [13, 14], "Ja of nee?"),
    fact(
      "commitment.made", "2026-04-05",
      #""commitment":"z","kind":"promise","title":"Een brief","by":["een"]"#),
    fact("commitment.settled", "2026-04-06", id: 15, #""commitment":"z","how":"settled""#),
    fact("commitment.settled", "2026-04-06", id: 16, #""commitment":"z","how":"partly""#),
    dispute("brief", [15, 16], "Is de brief er?"),
    fact("funding.granted", "2026-04-07", #""funding":"f","title":"Bijdrage","to":["een"]"#),
    fact(
      "funding.changed", "2026-04-08", id: 17,
      #""funding":"f","amount":{"currency":"EUR","value":"100"}"#),
    fact(
      "funding.changed", "2026-04-08", id: 18,
      #""funding":"f","amount":{"currency":"EUR","value":"200"}"#),
    dispute("bedrag", [17, 18], "Hoeveel?"),
  ]

  /// Questions, the name of the dispute they rest on, and a word from each of its claims.
  private static let answers: [(question: [String], dispute: String, claims: [String])] = [
    (["owner", "vervolg"], "wie", ["Partij Een wordt", "Partij Twee wordt"]),
    (["owners"], "wie", ["Partij Een wordt", "Partij Twee wordt"]),
    (["party", "een"], "wie", ["Partij Een wordt", "Partij Twee wordt"]),
    (["product", "vervolg"], "wie", ["Partij Een wordt", "Partij Twee wordt"]),
    (["impact", "bron"], "wie", ["Partij Een wordt", "Partij Twee wordt"]),
    (
      ["impact", "bron"], "wacht",
      ["Vervolgproduct wacht op Bronproduct", "Bronproduct wacht op Vervolgproduct"]
    ),
    (["impact", "bron"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["impact", "vervolg"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["deadlines"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["todo"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["next", "t"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["product", "bron"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["conflicts", "bron"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["findings", "--rule", "deadline-overdue"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["diff", "--from", "2025-12-31"], "tot", ["nu juli 2026", "nu augustus 2026"]),
    (["conditions"], "geld", ["Voorwaarde vervuld", "Het geld is er nog niet"]),
    (["decision", "b"], "geld", ["Voorwaarde vervuld", "Het geld is er nog niet"]),
    (["decisions"], "geld", ["Voorwaarde vervuld", "Het geld is er nog niet"]),
    (["decisions"], "dag", ["1 april 2026: De Raad: voorgelegd", "2 april 2026: De Raad"]),
    (["todo"], "dag", ["1 april 2026: De Raad: voorgelegd", "2 april 2026: De Raad"]),
    (["party", "raad"], "dag", ["1 april 2026: De Raad: voorgelegd", "2 april 2026: De Raad"]),
    (["handovers"], "antwoord", ["Aanvaard:", "Afgewezen:"]),
    (["owner", "bron"], "antwoord", ["Aanvaard:", "Afgewezen:"]),
    (["product", "bron"], "antwoord", ["Aanvaard:", "Afgewezen:"]),
    (["commitments"], "brief", ["2026: Afgedaan", "Deels afgedaan"]),
    (["party", "een"], "brief", ["2026: Afgedaan", "Deels afgedaan"]),
    (["funding"], "bedrag", ["100", "200"]),
  ]

  @Test func `every answer that rests on a disputed claim says so and shows both`() throws {
    let program = try Self.log()
    for (question, dispute, claims) in Self.answers {
      let result = try program.run(question + ["--on", "2026-11-01"])
      #expect(result.status == 0, "\(question): \(result.errors)")
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      let name = "(\(dispute))"
      guard let start = lines.firstIndex(where: { $0.hasSuffix(name) || $0.contains(name + " ") })
      else {
        Issue.record("\(question) does not name \(dispute): \(result.output)")
        continue
      }
      let shown = lines[start...].prefix(4).joined(separator: "\n")
      for claim in claims { #expect(shown.contains(claim), "\(question): \(shown)") }
    }
  }

  @Test func `the same in JSON`() throws {
    let program = try Self.log()
    for (question, dispute, _) in Self.answers {
      if question[0] == "conflicts" { continue }
      let result = try program.run(question + ["--on", "2026-11-01", "--json"])
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      #expect(Self.disputes(in: value).contains(dispute), "\(question): \(result.output)")
    }
  }

  /// The names under every key `disputes`, at any depth.
  private static func disputes(in value: Any) -> Set<String> {
    switch value {
    case let list as [Any]: return list.reduce(into: []) { $0.formUnion(disputes(in: $1)) }
    case let object as [String: Any]:
      var found: Set<String> = []
      for (key, value) in object {
        found.formUnion(disputes(in: value))
        guard key == "disputes", let list = value as? [Any] else { continue }
        found.formUnion(list.compactMap { $0 as? String })
        found.formUnion(list.compactMap { ($0 as? [String: Any])?["dispute"] as? String })
      }
      return found
    default: return []
    }
  }

  @Test func `a claim that was annulled stays beside the other, with why`() throws {
    let program = try Self.log()
    try #require(
      try program.run("annul", Self.uuid(2), "--reason", "Verkeerd gelezen.").status == 0)
    let words = "(Verkeerd gelezen.): 2 januari 2026: Partij Twee wordt eigenaar"
    for question in [["owner", "vervolg"], ["conflicts", "vervolg"], ["impact", "bron"]] {
      let output = try program.run(question + ["--on", "2026-11-01"]).output
      #expect(output.contains("Partij Een wordt eigenaar"), "\(question)")
      #expect(output.contains("geannuleerd door vermelding") && output.contains(words), "\(output)")
    }
    let json = try program.run("conflicts", "vervolg", "--json").output
    #expect(json.contains(#""annulled":[{"#) && json.contains("Verkeerd gelezen."))
    // Set aside as well, it would still not come back by annulling the ruling.
    try #require(
      try program.run(
        "resolve", "wie", "--ruling", "De eerste.", "--set-aside", Self.uuid(2), "--valid",
        "2026-07-01"
      ).status == 0)
    let correct = try program.run("correct", Self.uuid(2), "--reason", "x", "--role", "trekker")
    #expect(correct.errors.contains("is geannuleerd door"), "\(correct.errors)")
  }

  @Test func `after the rulings no answer calls anything disputed`() throws {
    let program = try Self.log()
    let names = ["wie", "wacht", "tot", "geld", "dag", "antwoord", "brief", "bedrag"]
    for (name, number) in zip(names, [2, 4, 6, 9, 11, 14, 16, 18]) {
      let result = try program.run(
        "resolve", name, "--ruling", "De eerste.", "--set-aside", Self.uuid(number), "--valid",
        "2026-07-01")
      try #require(result.status == 0, "\(result.errors)")
    }
    for (question, _, _) in Self.answers where question[0] != "conflicts" {
      let result = try program.run(question + ["--on", "2026-11-01"])
      #expect(result.status == 0)
      #expect(!result.output.lowercased().contains("betwist"), "\(question): \(result.output)")
    }
  }
}
