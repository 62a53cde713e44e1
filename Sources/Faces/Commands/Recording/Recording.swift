internal import Answers
internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Log
internal import Merkle
internal import Reading
internal import Register

extension Flag {
  static let dryRun = Flag(
    name: "dry-run", value: nil, summary: "toon alle gevolgen, en leg niets vast")
  static let despite = Flag(
    name: "despite", value: "REDEN", summary: "waarom u iets onregelmatigs toch vastlegt")
  static let withhold = Flag(
    name: "withhold", value: "SLEUTEL[;…]",
    summary: "zet deze teksten niet in het log maar apart: af te schermen en te wissen")
  static let since = Flag(
    name: "since", value: "N",
    summary: "weiger als na de eerste N vermeldingen is veranderd waar dit op rust")
}

extension Command {
  /// The flags of every verb that records something.
  static let recordingFlags: [Flag] = [.log, .key, .dryRun, .despite, .since, .on, .json]

  /// The flags of every verb that records one event.
  static let formFlags: [Flag] = recordingFlags + [.withhold]
}

/// Records a batch, or shows what it would change: the same for a file, a form and a spreadsheet.
struct Recording {
  /// What the lines of the batch were made from, as the preview calls them.
  enum Origin { case batch, sheet, form }

  private let invocation: Invocation
  private let origin: Origin
  /// What should be known of what the lines leave out, when any is new.
  private let remark: String?

  init(_ invocation: Invocation, from origin: Origin = .batch, remark: String? = nil) {
    self.invocation = invocation
    self.origin = origin
    self.remark = remark
  }

  /// Records all of a batch, or nothing; with `--dry-run` always nothing.
  ///
  /// `problems` are those found while the batch was read; they are reported together with what makes
  /// no sense to the register, in the order of the lines.
  func run(_ batch: Batch, _ problems: [BatchProblem]) throws -> ExitStatus {
    do { return try attempt(batch, problems) } catch {
      guard case .changedSince(let size, let entries)? = error as? RegisterError else {
        throw error
      }
      let today = try invocation.environment.today()
      let narration = Narration(View(try invocation.model(), AsOf(on: today)))
      throw CommandError.changedSince(
        size,
        entries.map { entry in
          "vermelding \(entry.sequence), vastgelegd op \(entry.recorded.day.dutch) door \(entry.actor): "
            + narration.sentence(entry.event)
        })
    }
  }

  private func attempt(_ batch: Batch, _ problems: [BatchProblem]) throws -> ExitStatus {
    let directory = try invocation.logDirectory()
    guard problems.isEmpty else {
      // Those that could not be read, and those that could but make no sense, in file order.
      let all = try problems + invocation.refusals(of: batch)
      throw RegisterError.badBatch(all.sorted { $0.line < $1.line })
    }
    if invocation.arguments.has(.dryRun) {
      let trial = try invocation.trial(of: batch)
      TrialText(trial, batch, origin, remark, invocation).write()
      return .done
    }
    try refuseLogEvents(batch)
    var writer = try invocation.writer(directory)
    let (size, reason) = (writer.contents.entryCount, invocation.arguments.value(.despite))
    let madeAt = try invocation.position(.since, count: size)
    let judged = try writer.plan(batch, madeAt: madeAt, despite: reason)
    var trial: Trial?
    if reason != nil || size + batch.lines.count <= Self.trialEntriesMax {
      trial = try invocation.trial(of: judged, on: Register(writer.contents))
    }
    let plan = trial?.plan ?? judged
    let receipt = try writer.record(plan)
    var after = trial?.after
    if after == nil, !plan.redactions.isEmpty {
      // What an erasing leaves must be known, however large the log.
      let today = try invocation.environment.today()
      after = View(Register(writer.contents).model, AsOf(on: today))
    }
    let notices = after?.notices(on: plan.entries) ?? []
    report(plan, receipt, notices, erasedTexts: writer.erasedTexts)
    try invocation.tell(writer.memoryTrouble)
    if let trial {
      warn(of: trial)
    } else if !invocation.arguments.has(.json) {
      invocation.output.line(
        "Naar nieuwe bevindingen is niet gezocht, omdat het log meer dan "
          + "\(Self.trialEntriesMax) vermeldingen telt. Zie: vth findings")
    }
    if let trouble = writer.erasureTrouble {
      throw TrustError.notErased(Failure.explain(trouble).message)
    }
    return .done
  }

  /// Up to so many entries, those of the batch included, findings are looked for at every recording;
  /// beyond that only when they are asked for, by `--dry-run` or `--despite`, because every rule looks at
  /// the whole register.
  private static let trialEntriesMax = 10_000

  /// Events about the log itself go with a change beside it, which only their own commands make.
  private func refuseLogEvents(_ batch: Batch) throws {
    let problems = batch.lines.filter { $0.proposal.event.isAboutLog }.map { line in
      BatchProblem(
        line: line.number, column: nil,
        message: "dit gaat over het log zelf. Gebruik vth keys of vth restore.")
    }
    guard problems.isEmpty else { throw RegisterError.badBatch(problems) }
  }

  /// What became irregular by it; a reason that was given is in the log by now.
  private func warn(of trial: Trial) {
    guard let consequences = trial.consequences else { return }
    let findings = consequences.newFindings.filter { $0.rule.severity != .information }
    guard !findings.isEmpty, !invocation.arguments.has(.json) else { return }
    invocation.output.heading(
      "Let op: \(counted(findings.count, "nieuwe bevinding", "nieuwe bevindingen"))")
    for finding in findings.prefix(20) {
      FindingText(trial.after, invocation.output).line(finding)
    }
    if findings.count > 20 { invocation.output.line("  … en nog \(findings.count - 20).") }
    if !invocation.arguments.has(.despite) {
      invocation.output.line(
        "Met --despite REDEN legt u de reden meteen mee vast; nu kan het nog met vth note.")
    }
  }

  private func report(
    _ plan: RecordingPlan, _ receipt: CommitReceipt?, _ notices: [Notice], erasedTexts: Int?
  ) {
    if let receipt {
      invocation.output.did(
        "Wel gelukt: \(plan.counts("vastgelegd")) Het log telt nu "
          + "\(counted(receipt.sizeAfter, "vermelding", "vermeldingen")).")
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("recorded", .number(plan.entries.count)),
          ("alreadyRecorded", .number(plan.repeated.count)),
          ("repeated", RepeatedText(plan, origin).json),
          ("first", receipt.map { .number($0.firstSeq) }),
          ("size", receipt.map { .number($0.sizeAfter) }),
          ("root", .text(receipt.map { "\($0.root)" })),
          ("ids", .array(plan.entries.map { .string($0.id.description) })),
          ("erased", erasedTexts.map { .number($0) }),
          ("warnings", notices.isEmpty ? nil : .array(notices.map(\.json))),
        ]))
      return
    }
    invocation.output.line(plan.counts("vastgelegd"))
    RepeatedText(plan, origin).write(invocation.output)
    if let receipt {
      invocation.output.line(
        "Het log telt nu \(counted(receipt.sizeAfter, "vermelding", "vermeldingen")). "
          + "Wortel: \(receipt.root)")
    }
    if erasedTexts == 0 {
      invocation.output.line("Hier stond geen tekst meer om te wissen.")
    } else if let erasedTexts {
      invocation.output.line(
        "\(counted(erasedTexts, "tekst", "teksten")) gewist, met wat eraan te herkennen was. In kopieën van "
          + "vóór nu, en in het bestand waaruit u vastlegde, \(erasedTexts == 1 ? "staat hij" : "staan zij") nog: "
          + "wis ook die.")
    }
    if let remark, receipt != nil { invocation.output.line(remark) }
    invocation.output.show(notices, areRecorded: true)
  }
}

extension Invocation {
  /// A batch as it would be recorded, and everything that would change by it.
  fileprivate func trial(of batch: Batch) throws -> Trial {
    let register = try register()
    let madeAt = try position(.since, count: register.contents.entryCount)
    let plan = try Planner.plan(
      batch, onto: register.contents, knowing: disclosures().texts(for: batch), madeAt: madeAt,
      despite: arguments.value(.despite), environment)
    return try trial(of: plan, on: register)
  }

  fileprivate func trial(of plan: RecordingPlan, on register: Register) throws -> Trial {
    try Trial(
      plan, on: register, asked: try day(.on) ?? environment.today(),
      despite: arguments.value(.despite), environment)
  }

  /// What the register would refuse of a batch; nothing is recorded.
  func refusals(of batch: Batch) throws -> [BatchProblem] {
    guard !batch.lines.isEmpty else { return [] }
    let register = try register()
    let disclosed = try disclosures().texts(for: batch)
    do throws(RegisterError) {
      _ = try Planner.plan(
        batch, onto: register.contents, knowing: disclosed, despite: arguments.value(.despite),
        environment)
      return []
    } catch {
      guard case .badBatch(let problems) = error else { throw error }
      return problems
    }
  }
}

extension Event {
  fileprivate var isAboutLog: Bool {
    switch self {
    case .log: true
    case .entry(.corrected(let correction)): correction.event?.isAboutLog ?? false
    default: false
    }
  }
}
