internal import Crypto
internal import EventFormat
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let isCheckpoint = Flag(
    name: "is", value: "ZEGEL",
    summary: "een kopie die met opzet ouder is: zij moet precies bij dit zegel horen")
  static let atLeast = Flag(
    name: "at-least", value: "WAT[,…]",
    summary:
      "eis een vergelijking: sleutel, gezien:N (getuigen), gestempeld, sinds:N (vermeldingen)")
}

extension Command {
  static let verify = Command(
    name: "verify", summary: "Controleer het hele log: elke regel, elk zegel, elke handtekening.",
    arguments: "", argumentCount: 0...0,
    flags: [.log, .verifierKey, .isCheckpoint, .atLeast, .json],
    details: """
      Niets wordt veranderd. Ook medetekeningen en tijdstempels naast het log worden nagerekend; wat daaraan
      niet klopt telt niet mee, maar maakt het log niet fout (zie ook vth stamp verify). Het log zelf kunt u
      ook zonder dit programma nagaan, met Python en openssl: zie EventLog/README.md.

      Met --key geeft u de openbare sleutel die u langs een andere weg kreeg: het nieuwste zegel waarvoor zij
      telt, moet ermee zijn getekend. Zonder --key rust alles op de sleutel in het log zelf.

      Het log wordt vergeleken met alles wat hier van vroeger bekend is: wat op deze computer met zijn sleutels is
      getekend, wat getuigen zagen, en het zegel ernaast. Is het ouder of anders, dan klopt het niet. Het oordeel
      zegt waarmee is vergeleken; met --at-least eist u dat (uitkomst 1 als het er niet is). Een kopie die met
      opzet ouder is, controleert u met --is en het zegel dat u erbij bewaarde.

      Voorbeelden:
        vth verify
        vth verify --key log.vkey --at-least sleutel,gezien:1
        vth verify --log kopie-2025 --is zegel-2025.note
      """
  ) { invocation in
    let given =
      invocation.arguments.has(.verifierKey)
      ? try invocation.trustedKeys(verb: "verify").log : []
    let demands = try VerdictDemand.all(invocation)
    let wanted = try invocation.wantedCheckpoint()
    let memories = Memories(invocation)
    let directory = try invocation.logDirectory()
    let log = invocation.log(in: directory)
    let audit = try Audit.verify(log)
    var problems = audit.report.problems.map(Integrity.dutch)
    problems += audit.keyProblems.map(Integrity.dutch)
    problems += audit.continuation.problems.map(Integrity.dutch)
    problems += audit.disclosures.problems.map(Integrity.dutch)
    var beside: EvidenceReview?
    var verdict: Verdict?
    if audit.isLogSound {
      let contents = try Register.contents(of: log)
      problems += given.filter { !signed($0, contents) }.map { key in
        "Dit log is niet getekend met \(key.text). Het is niet het log dat u bedoelt, of het is vervalst."
      }
      let comparison = try Comparison(contents, wanted, memories)
      problems += comparison.problems
      let review = EvidenceReview(
        contents, log.store.evidence, signed: comparison.cosigned, invocation)
      problems += review.problems
      beside = review
      verdict = Verdict(given, comparison, review)
    }
    let text = VerificationText(audit, problems, beside, verdict)
    if invocation.arguments.has(.json) {
      invocation.output.json(text.json)
    } else {
      text.write(to: invocation.output)
      if !audit.isLogSound, try invocation.endsInSuspect(directory) {
        invocation.output.line("Het gaat om de laatste vastlegging. Bekijk haar met: vth repair")
      }
    }
    guard problems.isEmpty, let verdict else { return .damaged }
    let missing = demands.filter { !verdict.meets($0) }
    for demand in missing { invocation.output.warn(demand.unmet) }
    return missing.isEmpty ? .done : .refused
  }

  /// Whether the newest checkpoint for which a key counts bears its signature.
  private static func signed(_ key: VerifierKey, _ contents: LogContents) -> Bool {
    let limit = contents.format.retired.first { $0.key == key }?.size ?? .max
    guard let commit = contents.commits.last(where: { UInt64($0.sizeAfter) <= limit }) else {
      return contents.commits.isEmpty && contents.keys.contains(key)
    }
    do throws(LogError) {
      return try !contents.verifiedNote(of: commit).signers(among: [key]).isEmpty
        && contents.format.allKeys.contains(key)
    } catch { return false }
  }
}

/// What a verification found, in words and as JSON.
private struct VerificationText {
  private let audit: Audit
  private let problems: [String]
  private let warnings: [String]
  /// Warnings that belong below the problems.
  private let remarks: [String]
  /// What others said of the log; nil when the log itself is not sound.
  private let beside: EvidenceReview?
  private let verdict: Verdict?

  init(
    _ audit: Audit, _ problems: [String], _ beside: EvidenceReview?, _ verdict: Verdict?
  ) {
    self.audit = audit
    self.problems = problems
    self.beside = beside
    self.verdict = verdict
    let found = audit.report.warnings
    let inLog =
      Integrity.newer(audit.newer) + found.filter { !$0.isOfWhatFollows }.map(Integrity.dutch)
      + audit.continuation.gaps.map(Integrity.dutch)
    let besideLog =
      audit.disclosures.stray.map(Integrity.stray) + Integrity.unseen(audit.disclosures)
      + (beside?.troubles ?? [])
    warnings = inLog + besideLog + (verdict?.remarks ?? [])
    remarks = found.filter(\.isOfWhatFollows).map(Integrity.dutch)
  }

  var json: JSON {
    let report = audit.report
    return .record([
      ("sound", .boolean(problems.isEmpty)), ("entries", .number(report.entryCount)),
      ("commits", .number(report.commitCount)), ("root", .text(report.root.map { "\($0)" })),
      ("problems", .array(problems.map(JSON.string))),
      ("warnings", .array((warnings + remarks).map(JSON.string))),
      ("compared", problems.isEmpty ? verdict?.json : nil),
      ("unread", audit.newer.isEmpty ? nil : .array(audit.newer.map(\.json))),
      ("withheld", audit.disclosures.json),
      ("cosigned", beside.map { .number($0.cosignedCount) }),
      ("stamped", beside.map { .number($0.stampCount) }),
      ("stampsUnjudged", beside.map { .number($0.unjudgedStampCount) }),
    ])
  }

  func write(to output: Output) {
    let report = audit.report
    let entries = counted(report.entryCount, "vermelding", "vermeldingen")
    if problems.isEmpty {
      output.line("\(entries), \(counted(report.commitCount, "zegel", "zegels")) nagerekend.")
    } else if report.commitCount == 0 {
      output.line("Er is geen zegel dat klopt.")
    } else {
      let commits = counted(report.commitCount, "zegel klopt", "zegels kloppen")
      output.line("\(commits), over \(entries).")
    }
    if let root = report.root { output.line("Wortel: \(root)") }
    for warning in warnings { output.line("Let op: \(warning)") }
    for problem in problems { output.line("FOUT: \(problem)") }
    if report.omittedProblems > 0 { output.line("… en nog \(report.omittedProblems).") }
    for remark in remarks { output.line(remark) }
    output.line(
      problems.isEmpty
        ? "Alles klopt: elke regel is zoals zij is getekend, tot en met het laatste zegel."
        : problems.count == audit.disclosures.problems.count
          ? "Het log zelf klopt; de afgeschermde teksten ernaast niet."
          : "Het log klopt niet. Verander niets; haal een goede kopie, en vergelijk.")
    let compared = problems.isEmpty ? verdict?.sentence : nil
    for words in [compared, Integrity.dutch(audit.disclosures), beside?.sentence]
      .compactMap({ $0 })
    {
      output.line(words)
    }
  }
}

extension VerificationWarning {
  /// Whether it is about what comes after an error, and no more than that error explains.
  fileprivate var isOfWhatFollows: Bool {
    if case .laterCheckpointsDiffer = self { true } else { false }
  }
}
