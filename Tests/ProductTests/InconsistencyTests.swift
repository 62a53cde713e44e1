import Foundation
import Testing

/// Contradictions that the sources really hold (lines of the closing report and of the letters), told
/// to a register of their own: both claims stay, nothing is derived, and a ruling decides.
struct InconsistencyTests {
  /// A register with the parties and products that the scenarios are about.
  private static func register(_ lines: String...) throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    let result = try program.run("record", "-", input: (cast + lines).joined(separator: "\n"))
    try #require(result.status == 0, "\(result.errors)")
    return program
  }

  private static let cast = [
    document("rapport", "2024-09-30"), document("brief", "2025-03-20"),
    document("bijlage", "2022-11-24"), document("ledenbrief", "2024-11-12"),
    party("ibp", "IBP VTH", "programme"), party("stuurgroep", "Stuurgroep", "body"),
    party("bo", "Bestuurlijk Overleg", "body"), party("vng", "VNG", "association"),
    party("ipo", "IPO", "association"), party("ienw", "IenW", "ministry"),
    party("kamer", "Tweede Kamer", "authority"),
    fact(
      "product.registered", "2022-07-01", "bijlage",
      #"{"product":"mandaat","title":"Modelmandaat","kind":"product"}"#),
    fact(
      "product.registered", "2022-07-01", "bijlage",
      #"{"product":"robuust","title":"Robuustheid","kind":"product"}"#),
    fact(
      "responsibility.assigned", "2022-07-01", "bijlage",
      #"{"subject":"robuust","role":"owner","parties":["ibp"]}"#),
  ]

  private static func document(_ id: String, _ date: String) -> String {
    #"{"type":"source.registered","valid":"\#(date)","known":"\#(date)","data":{"source":"\#(id)","title":"\#(id)","kind":"report","date":{"edtf":"\#(date)"}},"source":[{"document":"\#(id)","at":"regel 1"}]}"#
  }

  private static func party(_ id: String, _ name: String, _ kind: String) -> String {
    fact(
      "party.registered", "2022-07-01", "bijlage",
      #"{"party":"\#(id)","name":"\#(name)","kind":"\#(kind)"}"#)
  }

  /// One line: what happened when, and the document and line that say so; known from its date.
  private static func fact(
    _ type: String, _ valid: String, _ source: String, at line: Int = 1, id: Int? = nil,
    _ data: String
  ) -> String {
    let dates = [
      "rapport": "2024-09-30", "brief": "2025-03-20", "bijlage": "2022-11-24",
      "ledenbrief": "2024-11-12",
    ]
    let key = id.map { #""id":"00000000-0000-7000-8000-\#(String(format: "%012d", $0))","# } ?? ""
    return
      #"{\#(key)"type":"\#(type)","valid":"\#(valid)","known":"\#(dates[source] ?? "2024")","data":\#(data),"source":[{"document":"\#(source)","at":"regel \#(line)"}]}"#
  }

  private static func uuid(_ number: Int) -> String {
    "00000000-0000-7000-8000-\(String(format: "%012d", number))"
  }

  @Test func `C-12: two bodies that adopted the same thing are two decisions, no contradiction`()
    throws
  {
    let program = try Self.register(
      Self.fact(
        "decision.taken", "2024-34", "rapport", at: 139,
        #"{"decision":"sg","title":"Handreiking RBC","outcome":"adopted","body":["stuurgroep"],"products":["robuust"]}"#
      ),
      Self.fact(
        "decision.taken", "2024-06-20", "rapport", at: 82,
        #"{"decision":"bo-rbc","title":"Handreiking RBC","outcome":"adopted","body":["bo"],"products":["robuust"]}"#
      ))
    let all = try program.run("decisions", "--on", "2024-09-30").output
    #expect(all.contains("2 besluiten."))
    #expect(
      all.contains("Stuurgroep: vastgesteld") && all.contains("Bestuurlijk Overleg: vastgesteld"))
    let june = try program.run(
      "decisions", "--from", "2024-06-01", "--to", "2024-06-30", "--on", "2024-09-30")
    #expect(june.output.contains("mogelijk: het tweede kwartaal van 2024"))
    #expect(
      try program.run("conflicts").output.contains(
        "Het register heeft op deze dag geen geschillen."))
  }

  @Test func `I-44: before or on 1 April 2026 differs by one day, and both stay until a ruling`()
    throws
  {
    let program = try Self.register(
      Self.fact(
        "deadline.set", "2022-11-24", "bijlage", at: 150,
        #"{"deadline":"t","subject":"robuust","milestone":"robuust","due":{"edtf":"[2023-10..2024-12]"}}"#
      ),
      Self.fact(
        "deadline.moved", "2023-06-09", "rapport", at: 354, id: 1,
        #"{"deadline":"t","due":{"edtf":"[..2026-03-31]","asStated":"voor 1 april 2026","convention":"voor-de-dag"}}"#
      ),
      Self.fact(
        "deadline.moved", "2025-03-20", "brief", at: 18, id: 2,
        #"{"deadline":"t","due":{"edtf":"[..2026-04-01]","asStated":"uiterlijk 1 april 2026","convention":"uiterlijk-op"}}"#
      ),
      Self.fact(
        "claim.disputed", "2025-03-20", "brief", at: 18,
        #"{"dispute":"dag","entries":["\#(Self.uuid(1))","\#(Self.uuid(2))"],"question":"Voor of op 1 april 2026?"}"#
      ))
    let open = try program.run("deadlines", "--on", "2026-04-01").output
    #expect(open.contains("betwist: Voor of op 1 april 2026? (dag)"))
    #expect(open.contains("voor 1 april 2026") && open.contains("uiterlijk 1 april 2026"))
    #expect(open.contains("regel 354") && open.contains("regel 18"))
    // As the letter has it, the term still runs on the day itself; as the report has it, it passed.
    #expect(open.contains("open: robuust"))
    let ruling = Self.fact(
      "claim.resolved", "2025-04-01", "brief",
      #"{"dispute":"dag","ruling":"De brief is te ruim.","setAside":["\#(Self.uuid(2))"]}"#)
    try #require(try program.run("record", "-", input: ruling).status == 0)
    let ruled = try program.run("deadlines", "--on", "2026-04-01").output
    #expect(ruled.contains("verlopen; afloop niet bekend: robuust"), "\(ruled)")
    #expect(!ruled.contains("te laat") && !ruled.contains("betwist"))
    #expect(try program.run("history", "t").output.contains("terzijde gesteld"))
  }

  @Test func `I-43: a shift that nobody is known to have decided is told, not explained`() throws {
    let program = try Self.register(
      Self.fact(
        "deadline.set", "2022-11-24", "bijlage", at: 150,
        #"{"deadline":"t","subject":"robuust","milestone":"robuust","due":{"edtf":"[2023-10..2024-12]"}}"#
      ),
      Self.fact(
        "deadline.moved", "[2022-11-25..2023-06-09]", "rapport", at: 354,
        #"{"deadline":"t","due":{"edtf":"[..2026-04-01]"}}"#))
    let found = try program.run(
      "findings", "--rule", "deadline-moved-unexplained", "--on", "2023-06-09")
    #expect(found.output.contains("niet genoemd: wie dat besloot en waarom."))
    let within = try program.run("deadlines", "--on", "2023-01-15").output
    #expect(within.contains("mogelijk verschoven naar uiterlijk 1 april 2026"))
    let then = try program.run("deadlines", "--on", "2023-06-09", "--known", "2024-09-29").output
    #expect(!then.contains("verschoven"))
  }

  @Test func `I-06 and I-65: settled late is said so, and what was promised anew stands open`()
    throws
  {
    let program = try Self.register(
      Self.fact(
        "commitment.made", "2022-07-08", "bijlage", at: 41,
        #"{"commitment":"c1","kind":"promise","title":"Voortgang voor het kerstreces","by":["ienw"],"to":["kamer"],"due":{"edtf":"[..2022-12-22]"}}"#
      ),
      Self.fact(
        "commitment.settled", "2023-01-16", "rapport", at: 41,
        #"{"commitment":"c1","how":"settled"}"#),
      Self.fact(
        "commitment.made", "2025-03-20", "brief", at: 47,
        #"{"commitment":"c2","kind":"promise","title":"Basistaken rond de zomer","by":["ienw"],"to":["kamer"],"due":{"edtf":"[2025-06..2025-08]"}}"#
      ))
    let all = try program.run("commitments", "--on", "2025-04-01").output
    #expect(all.contains("afgedaan, 25 dagen na de termijn: Voortgang voor het kerstreces"))
    #expect(all.contains("openstaand: Basistaken rond de zomer"))
    let between = try program.run(
      "findings", "--rule", "commitment-overdue", "--on", "2023-01-10")
    #expect(between.output.contains("Voortgang voor het kerstreces"))
    let open = try program.run("todo", "--party", "IenW", "--on", "2025-04-01").output
    #expect(open.contains("Basistaken") && !open.contains("kerstreces"))
    #expect(open.contains("1 ding dat wacht op IenW."))
  }

  @Test func `C-27: within the programme, yet planned after its end, is a finding`() throws {
    let program = try Self.register(
      Self.fact("party.ended", "2024-09-30", "rapport", at: 11, #"{"party":"ibp"}"#),
      Self.fact(
        "progress.reported", "2024-09", "rapport", at: 135,
        #"{"subject":"robuust","withinProgramme":"yes"}"#),
      Self.fact(
        "deadline.set", "2024-09", "rapport", at: 135,
        #"{"deadline":"t","subject":"robuust","milestone":"oplevering","due":{"edtf":"2024-36","asStated":"Q4 van 2024"}}"#
      ))
    let found = try program.run("findings", "--rule", "due-after-programme", "--on", "2024-09-30")
    #expect(found.output.contains("Robuustheid zou binnen het programma afkomen"))
    #expect(found.output.contains("Q4 van 2024"))
    #expect(
      try program.run("product", "robuust", "--on", "2024-09-30").output
        .contains("afronden binnen programma: ja"))
  }

  @Test func `I-52: an offer is no allocation, and two later owners are both shown`() throws {
    let program = try Self.register(
      Self.fact(
        "handover.offered", "2024-10-10", "ledenbrief", at: 452,
        #"{"handover":"ho","products":["mandaat"],"to":["vng"],"roles":["lead"],"initiative":["vng"]}"#
      ),
      Self.fact(
        "responsibility.assigned", "[..2025-03-20]", "brief", at: 39,
        #"{"subject":"mandaat","role":"lead","parties":["ipo","vng"]}"#))
    let offered = try program.run("owner", "mandaat", "--on", "2024-11-15", "--known", "2024-12-31")
    #expect(!offered.output.contains("Trekker"))
    #expect(offered.output.contains("aangeboden; antwoord niet genoemd, aanbod van VNG (ho)"))
    let known = try program.run("owner", "mandaat", "--on", "2024-11-15").output
    #expect(known.contains("mogelijk IPO en VNG"))
    let after = try program.run("owner", "mandaat", "--on", "2025-03-20").output
    #expect(after.contains("Trekker                IPO en VNG"))
    let learned = try program.run(
      "diff", "--known-from", "2024-12-31", "--known-to", "2025-12-31", "--on", "2025-04-01")
    #expect(learned.output.contains("IPO en VNG worden samen trekker van Modelmandaat."))
  }

  @Test func `C-10: a body that saw it after the one it prepares is no reason to change a date`()
    throws
  {
    let route = #"[{"route":"ibp","title":"Route","stops":[["stuurgroep"],["bo"]]}]"#
    let program = try Self.register()
    let line = try program.run(
      "workflow", "item", "--format", "ndjson", "--on", "2023-01-01"
    ).output.replacingOccurrences(of: #""data":{"#, with: #""data":{"routes":\#(route),"#)
    try #require(try program.run("record", "-", input: line).status == 0)
    let items = [
      Self.fact(
        "item.tabled", "2023-06-22", "rapport", at: 115,
        #"{"item":"i-bo","title":"Criteria","body":["bo"],"products":["robuust"]}"#),
      Self.fact(
        "item.tabled", "2023-06-23", "rapport", at: 118,
        #"{"item":"i-sg","title":"Criteria","body":["stuurgroep"],"products":["robuust"]}"#),
      Self.fact(
        "decision.taken", "2023-06-23", "rapport", at: 118,
        #"{"decision":"d-sg","title":"Criteria","outcome":"adopted","body":["stuurgroep"],"item":"i-sg"}"#
      ),
    ]
    try #require(
      try program.run("record", "-", input: items.joined(separator: "\n")).status == 0)
    let skipped = try program.run("findings", "--rule", "route-skipped", "--on", "2023-07-01")
    #expect(skipped.output.contains("zonder eerst: Stuurgroep"))
    #expect(skipped.output.contains("1 bevinding."))
    let waiting = try program.run("todo", "--party", "bo", "--on", "2023-07-01").output
    #expect(waiting.contains("gaat verder naar Bestuurlijk Overleg"))
    #expect(waiting.contains("agendapunt – Criteria: voorgelegd"))
    let decided = try program.run("decisions", "--on", "2023-07-01").output
    #expect(decided.contains("23 juni 2023") && decided.contains("1 besluit."))
  }

  @Test func `C-04: counts that do not add up stay separate claims`() throws {
    let program = try Self.register(
      Self.fact(
        "implementation.reported", "2024-09", "rapport", at: 192,
        #"{"subject":"robuust","state":"partial","count":{"done":20,"total":28},"measure":"visitaties uitgevoerd"}"#
      ),
      Self.fact(
        "implementation.reported", "2024-09", "rapport", at: 192,
        #"{"subject":"robuust","state":"planned","count":{"done":5},"measure":"laatste visitaties"}"#
      ))
    let answer = try program.run("implementation", "robuust", "--on", "2024-09-30").output
    #expect(answer.contains("20 van 28 visitaties uitgevoerd"))
    #expect(answer.contains("5 laatste visitaties"))
    #expect(!answer.contains("25") && !answer.contains("23 van 28"))
  }
}
