import Foundation
import Testing

/// What recording changes, told before and after: dry runs, irregular events, batches made earlier.
struct ConsequencesTests {
  private static let completed =
    #"{"type":"handover.completed","valid":"2026-11-05","data":{"handover":"overdracht-handreiking"}}"#
  private static let met =
    #"{"type":"deadline.met","valid":"2026-10-05","data":{"deadline":"t.handreiking.oplevering"}}"#
  private static let unrelated =
    #"{"type":"party.registered","valid":"2026-01-15","data":{"party":"derde","name":"Derde","kind":"organisation"}}"#

  @Test func `a dry run shows owners, what waits and findings, before and after`() throws {
    let program = try OneEventTests.log()
    let before = try program.everything(in: "log")
    let trial = try program.run(
      "record", "-", "--dry-run", "--on", "2026-11-10", input: Self.completed)
    #expect(trial.status == 0)
    #expect(trial.output.contains("Projectteam Voorbeeld → Vereniging van Beheerders"))
    #expect(trial.output.contains("Weg uit wat wacht – "))
    #expect(trial.output.contains("Nieuwe bevindingen – "))
    #expect(trial.output.contains("dat het was aanvaard, is niet vastgelegd"))
    #expect(trial.output.contains("Opgeloste bevindingen – "))
    #expect(try program.everything(in: "log") == before)
    let json = try program.run(
      "record", "-", "--dry-run", "--json", "--on", "2026-11-10", input: Self.completed
    ).output
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let consequences = try #require(value?["consequences"] as? [String: Any])
    for key in ["difference", "newTodo", "goneTodo", "newFindings", "goneFindings"] {
      #expect(consequences[key] != nil, "\(key)")
    }
  }

  @Test func `something irregular is recorded, told, and its reason stays with it`() throws {
    let program = try OneEventTests.log()
    let done = try program.run(
      "record", "-", "--despite", "De brief kwam later.", "--on", "2026-11-10",
      input: Self.completed + "\n" + Self.unrelated)
    #expect(done.status == 0)
    #expect(done.output.contains("Let op: "))
    let findings = try program.run(
      "findings", "--rule", "irregular-step", "--on", "2026-11-10")
    #expect(findings.output.contains("toch vastgelegd, omdat: De brief kwam later."))
    #expect(
      try program.run("findings", "--rule", "irregular-step", "--on", "2026-11-04").output
        .contains("Geen bevindingen: nagegaan met 1 regel."))
    // The reason stands with the irregular entry, not with the other one of the batch.
    #expect(try program.run("entry", "14").output.contains("De brief kwam later."))
    #expect(try !program.run("entry", "15").output.contains("De brief kwam later."))
    #expect(try program.run("verify").status == 0)
  }

  @Test func `a reason for what is not irregular is refused`() throws {
    let program = try OneEventTests.log()
    let before = try program.everything(in: "log")
    let result = try program.run("record", "-", "--despite", "Zomaar.", input: Self.unrelated)
    #expect(result.status == 2 && result.errors.contains("niets onregelmatig"))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `a batch made earlier is refused only when what it rests on has changed`() throws {
    let program = try OneEventTests.log()
    try #require(try program.run("record", "-", input: Self.unrelated).status == 0)
    let fine = try program.run("record", "-", "--since", "14", "--dry-run", input: Self.met)
    #expect(fine.status == 0, "\(fine.errors)")
    let move =
      #"{"type":"deadline.moved","valid":"2026-09-20","data":{"deadline":"t.handreiking.oplevering","due":{"edtf":"2026-11"}}}"#
    try #require(try program.run("record", "-", input: move).status == 0)
    let before = try program.everything(in: "log")
    let late = try program.run("record", "-", "--since", "14", input: Self.met)
    #expect(late.status == 1)
    #expect(late.errors.contains("vermelding 15") && late.errors.contains("Termijn verschoven: "))
    #expect(try program.everything(in: "log") == before)
    #expect(try program.run("record", "-", "--since", "16", input: Self.met).status == 0)
    let future = try program.run("record", "-", "--since", "99", input: Self.met)
    #expect(future.status == 2 && future.errors.contains("--since"))
  }

  @Test func `what a ruling sets aside no longer counts, and stays to be read`() throws {
    let program = try OneEventTests.log()
    let lead =
      #"{"type":"responsibility.assigned","valid":"2026-10-20","data":{"subject":"handreiking","role":"lead","parties":["beheerder"]}}"#
    let other = lead.replacingOccurrences(of: "beheerder", with: "projectteam")
    try #require(try program.run("record", "-", input: lead + "\n" + other).status == 0)
    try #require(
      try program.run(
        "dispute", "--entries", "14;15", "--question", "Wie trekt?", "--dispute", "wie-trekt",
        "--valid", "2026-11-01"
      ).status == 0)
    let open = try program.run("owner", "handreiking", "--on", "2026-11-10").output
    #expect(open.contains("Betwist                Wie trekt? (wie-trekt)"))
    #expect(open.contains("– 20 oktober 2026: Vereniging van Beheerders wordt trekker"))
    #expect(open.contains("– 20 oktober 2026: Projectteam Voorbeeld wordt trekker"))
    try #require(
      try program.run(
        "resolve", "wie-trekt", "--ruling", "De vereniging.", "--set-aside", "15", "--valid",
        "2026-11-05"
      ).status == 0)
    let ruled = try program.run("owner", "handreiking", "--on", "2026-11-10").output
    #expect(!ruled.contains("Betwist"))
    #expect(!ruled.contains("Trekker                Projectteam"))
    #expect(ruled.contains("Trekker                Vereniging van Beheerders"))
    #expect(try program.run("entry", "15").output.contains("telt niet meer mee"))
    #expect(try program.run("entry", "14").output.contains("geldt, zoals vastgelegd"))
    #expect(try program.run("history", "handreiking").output.contains("Telt niet meer mee – 1"))
    #expect(try program.run("conflicts").output.contains("geen open geschillen"))
    #expect(try program.run("conflicts", "--all").output.contains("uitspraak"))
    try #require(try program.run("annul", "17", "--reason", "Te vroeg.").status == 0)
    let again = try program.run("owner", "handreiking", "--on", "2026-11-10").output
    #expect(again.contains("Betwist"))
    #expect(again.contains("Trekker                mogelijk Projectteam"))
  }
}
