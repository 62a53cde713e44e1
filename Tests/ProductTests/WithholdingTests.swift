import Foundation
import Testing

/// Texts that must be withheld or erased, from the command that records them to the drill that erases them.
struct WithholdingTests {
  /// The note that holds it; a new log begins with the rules of six processes.
  private static let noted = "7"
  private static let secret = "Pietje Puk van kamer 12"

  /// A log with a party and a note that holds a name.
  private static func made() throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "vng").status == 0)
    let result = try program.run(
      "note", "vng", "--text", "Contact: \(secret)", "--valid", "2024-01-01", "--withhold", "text")
    try #require(result.status == 0, "\(result.errors)")
    return program
  }

  /// The files of the home, whatever their names, in which the name stands: as it is, or in base64.
  private static func filesWithSecret(_ program: Program) throws -> [String] {
    var found: [String] = []
    let names = FileManager.default.enumerator(atPath: program.home.path)
    for case let name as String in names ?? .init() {
      let url = program.home.appendingPathComponent(name)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      let decoded = text.split(separator: "\n").compactMap { line -> String? in
        var base64 = line.replacingOccurrences(of: "-", with: "+")
          .replacingOccurrences(of: "_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        return Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) }
      }
      if ([text] + decoded).contains(where: { $0.contains(secret) }) { found.append(name) }
    }
    return found.sorted()
  }

  @Test func `a withheld text is in no answer, unless somebody who has it asks for it`() throws {
    let program = try Self.made()
    for question in [
      ["history", "vng"], ["entry", Self.noted], ["search", "Puk"], ["party", "vng"],
    ] {
      let result = try program.run(question)
      #expect(!result.output.contains("Puk") || question[0] == "search", "\(question)")
      #expect(!(result.output + result.errors).contains(Self.secret), "\(question)")
    }
    #expect(try program.run("history", "vng").output.contains("[niet openbaar]"))
    #expect(try program.run("entry", Self.noted).output.contains("/text"))
    let shown = "[niet openbaar: Contact: \(Self.secret)]"
    #expect(try program.run("history", "vng", "--withheld").output.contains(shown))
    #expect(try program.run("entry", Self.noted, "--withheld", "--json").output.contains(shown))
    let files = try Self.filesWithSecret(program)
    #expect(files.count == 1 && files[0].hasPrefix("log/disclosures/"), "\(files)")
    // Git leaves the folder alone, also when the log is kept in git.
    let status = try program.shell("cd log && git init -q . && git status --porcelain -uall")
    #expect(status.status == 0 && status.output.contains("format.json"))
    #expect(!status.output.contains("disclosures"))
  }

  @Test func `an erasure drill: after it the text is nowhere, and nothing else has changed`() throws
  {
    let program = try Self.made()
    // Everything that could keep a copy: a cache, answers, reports, proofs, exports.
    _ = try program.run("history", "vng")
    #expect(
      try program.run("report", "acties", "--format", "html", "--out", "acties.html").status == 0)
    #expect(try program.run("prove", Self.noted, "--out", "voor.tlog-proof").status == 0)
    #expect(try program.run("export", "public", "openbaar").status == 0)
    #expect(try program.run("export", "audit", "kit").status == 0)
    let lines = try program.everything(in: "log").filter { $0.key.hasPrefix("log/") }

    let erased = try program.run(
      "redact", Self.noted, "--ground", "persoonsgegevens (AVG)", "--reason",
      "Verzoek van de betrokkene.")
    #expect(erased.status == 0, "\(erased.errors)")
    #expect(erased.output.contains("1 tekst gewist"), "\(erased.output)")

    #expect(try program.run("backup", "kopie-van-vandaag").status == 0)
    #expect(try program.run("export", "public", "openbaar-2").status == 0)
    _ = try program.run("history", "vng", "--withheld")
    #expect(try Self.filesWithSecret(program) == [])

    for (name, bytes) in lines {
      let now = try program.everything(in: "log")[name]
      #expect(now?.starts(with: bytes) == true, "\(name)")
    }
    let format = String(
      decoding: try #require(try program.everything(in: "log")["format.json"]), as: UTF8.self)
    let word = try #require(
      format.split(separator: "\"").first { $0.contains("+") }.map(String.init))
    let proof = try program.run("check", "voor.tlog-proof", "--key", word)
    #expect(proof.status == 0, "\(proof.errors)")
    #expect(try KeyRotationTests.verifies(program))
    #expect(try KeyRotationTests.verifies(program, "kopie-van-vandaag"))
    let verified = try program.run("verify")
    #expect(verified.output.contains("1 afgeschermde tekst: 1 gewist."), "\(verified.output)")
    let entry = try program.run("entry", Self.noted).output
    #expect(entry.contains("/text (gewist)") && entry.contains("persoonsgegevens"), "\(entry)")
  }

  @Test func `erasing names the other entries of the fact that still have a text`() throws {
    let program = try Self.made()
    let corrected = try program.run(
      "correct", Self.noted, "--text", "Bel Pietersen", "--reason", "naam", "--withhold", "text")
    #expect(corrected.status == 0, "\(corrected.errors)")
    let left = "in vermelding 8 ook tekst afgeschermd, en die is niet gewist"
    let trial = try program.run(
      "redact", Self.noted, "--ground", "persoonsgegevens (AVG)", "--dry-run")
    #expect(trial.output.contains(left), "\(trial.output)")
    let erased = try program.run("redact", Self.noted, "--ground", "persoonsgegevens (AVG)")
    #expect(erased.output.contains(left) && erased.output.contains("Doe: vth redact 8"))
    let rest = try program.run("redact", "8", "--ground", "persoonsgegevens (AVG)")
    #expect(rest.status == 0 && !rest.output.contains("niet gewist"), "\(rest.output)")
  }

  @Test func `a spreadsheet or a form handed in twice says nothing new, and no text is in the log`()
    throws
  {
    let program = try Self.made()
    _ = try program.file(
      "besluiten.csv",
      """
      soort;datum;titel;uitkomst;noot;voorwaarden;afschermen
      besluit;2024-01-02;Begroting;vastgesteld;Bel \(Self.secret);;noot
      besluit;2024-01-03;Plan;vastgesteld;;"Als \(Self.secret) betaalt; Als het kan";voorwaarden
      """)
    let first = try program.run("import", "besluiten.csv")
    #expect(first.status == 0 && first.output.contains("2 gebeurtenissen vastgelegd"), "\(first)")
    let again = try program.run("import", "besluiten.csv")
    #expect(again.output.contains("0 gebeurtenissen vastgelegd. 2 stond er al"), "\(again)")
    #expect(
      try Self.filesWithSecret(program).allSatisfy {
        $0.contains("disclosures/") || $0 == "besluiten.csv"
      })
    let decide = [
      "decide", "--title", "Zaak", "--outcome", "vastgesteld", "--valid", "2024-03-03", "--note",
      "Bel \(Self.secret)", "--withhold", "note",
    ]
    #expect(try program.run(decide).output.contains("1 gebeurtenis vastgelegd"))
    #expect(try program.run(decide).output.contains("0 gebeurtenissen vastgelegd. 1 stond er al"))
    // Who hands in the text itself, in the open, is refused: it would stand in the log.
    let open = try program.run(Array(decide.dropLast(2)))
    #expect(open.status == 1 && open.errors.contains("met andere gegevens"), "\(open)")
  }

  @Test func `the same correction of a withheld text changes nothing the second time`() throws {
    let program = try Self.made()
    let words = [
      "correct", Self.noted, "--text", "Bel Pietersen", "--reason", "naam", "--withhold", "text",
    ]
    #expect(try program.run(words).status == 0)
    let again = try program.run(words)
    #expect(again.status == 0 && again.output.contains("Staat er al, als vermelding 8"), "\(again)")
  }

  @Test func `who may not see the texts may verify the log`() throws {
    let program = try Self.made()
    let folder = "log/disclosures"
    for change in [
      "mv \(folder) weg; ln -s disclosures \(folder)", "mv \(folder) weg; touch \(folder)",
    ] {
      _ = try program.shell(change)
      let found = try program.run("verify")
      #expect(found.status == 0 && found.output.contains("Alles klopt"), "\(change): \(found)")
      #expect(found.output.contains("niet nagekeken"), "\(change): \(found)")
      _ = try program.shell("rm -f \(folder); mv weg \(folder)")
    }
    _ = try program.shell(
      "for f in log/disclosures/*.txt; do : > $f; dd if=/dev/zero of=$f bs=9 count=1; done")
    let zeros = try program.run("verify")
    #expect(
      zeros.status == 3 && zeros.output.contains("Haal het bestand uit een kopie"), "\(zeros)")
  }

  @Test func `a public copy verifies without the texts, and with those that were chosen`() throws {
    let program = try Self.made()
    #expect(
      try program.run(
        "note", "vng", "--text", "Ook geheim", "--valid", "2024-01-02", "--withhold", "text"
      ).status == 0)
    #expect(try program.run("export", "public", "alles-dicht").status == 0)
    #expect(try program.run("export", "public", "een-open", "--disclose", "8").status == 0)
    for folder in ["alles-dicht", "een-open"] {
      #expect(try KeyRotationTests.verifies(program, folder))
    }
    #expect(
      !FileManager.default.fileExists(
        atPath: program.home.appendingPathComponent("alles-dicht/disclosures").path))
    let open = try program.run("history", "vng", "--withheld", "--log", "een-open").output
    #expect(open.contains("Ook geheim") && !open.contains(Self.secret))
    #expect(
      try program.run("verify", "--log", "een-open").output
        .contains("2 afgeschermde teksten: 1 hier aanwezig, 1 niet hier."))
    let none = try program.run("export", "public", "nee", "--disclose", "0")
    #expect(none.status == 1 && none.errors.contains("vermelding 0"), "\(none.errors)")
  }

  @Test func `a backup keeps the texts, and a restore brings them back`() throws {
    let program = try Self.made()
    #expect(try program.run("backup", "kopie").status == 0)
    #expect(try program.everything(in: "kopie") == program.everything(in: "log"))
    #expect(try program.run("restore", "kopie", "terug").status == 0)
    #expect(try program.everything(in: "terug") == program.everything(in: "log"))
    let new = try program.run(
      "restore", "kopie", "nieuw", "--new-origin", "verder.example", "--reason", "stuk")
    #expect(new.status == 0 && new.errors.contains("wis hem opnieuw met vth redact"))
    #expect(
      try program.run("history", "vng", "--withheld", "--log", "nieuw").output
        .contains(Self.secret))
  }

  @Test func `what cannot be withheld or erased is refused with words`() throws {
    let program = try Self.made()
    let cases: [(arguments: [String], status: Int32, words: String)] = [
      (["redact", "0", "--ground", "court"], 1, "niets afgeschermd"),
      (["redact", "9", "--ground", "court"], 1, "9"),
      (["redact", Self.noted, "--ground", "zomaar"], 2, "zomaar"),
      (["redact", Self.noted], 2, "--ground"),
      (["redact", Self.noted, "--ground", "court", "--fields", "/note"], 1, "Wel: /text"),
      (
        ["note", "vng", "--text", "x", "--valid", "2024", "--withhold", "subjects"], 2,
        "geen vrije tekst"
      ),
      (["note", "vng", "--text", "x", "--valid", "2024", "--withhold", "tekst"], 2, "text"),
      (
        [
          "decide", "--valid", "2024", "--title", "Geheim plan", "--outcome", "adopted",
          "--withhold", "title",
        ], 2, "Geef zelf een naam"
      ),
      (["record", "-"], 1, "/niets"),
      (
        [
          "decide", "--valid", "2024", "--decision", "", "--title", "Geheim plan", "--outcome",
          "adopted", "--withhold", "title",
        ], 2, "Geef zelf een naam"
      ),
      (["note", "vng", "--text", "x", "--valid", "2024", "--withhold", ""], 2, "--withhold"),
      (["redact", Self.noted, "--ground", "court", "--fields", ""], 2, "--fields"),
      (["correct", Self.noted, "--reason", "r", "--text", "Openbaar"], 2, "--withhold text"),
      (
        ["correct", Self.noted, "--reason", "r", "--period", "2023", "--withhold", "text"], 2,
        "geen vrije tekst"
      ),
    ]
    let line =
      #"{"type":"note.added","valid":"2024","data":{"subjects":["vng"],"text":"x"},"withhold":["/niets"]}"#
    let before = try program.everything(in: "log")
    for (arguments, status, words) in cases {
      let result = try program.run(arguments, input: Data(line.utf8))
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `a correction leaves a withheld text withheld, and can withhold one itself`() throws {
    let program = try Self.made()
    #expect(
      try program.run(
        "correct", Self.noted, "--reason", "Andere dag", "--period", "2 januari 2024"
      ).status == 0)
    let changed = try program.run(
      "correct", Self.noted, "--reason", "Andere naam", "--text", "Contact: Jan Klaassen",
      "--withhold",
      "text")
    #expect(changed.status == 0, "\(changed.errors)")
    let log = try program.everything(in: "log").filter { $0.key.hasPrefix("log/") }
    for bytes in log.values {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Puk") && !text.contains("Klaassen"))
    }
    #expect(
      try program.run("history", "vng", "--withheld").output.contains("Contact: Jan Klaassen"))
    #expect(try KeyRotationTests.verifies(program))
  }
}
