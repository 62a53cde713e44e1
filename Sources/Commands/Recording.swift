internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Journal
internal import Merkle
internal import Projections
internal import Register

extension Flag {
  static let dryRun = Flag(
    name: "dry-run", value: nil, summary: "toon alle gevolgen, en leg niets vast")
}

extension Command {
  /// The flags of every verb that records something.
  static let recordingFlags: [Flag] = [.log, .key, .dryRun, .on, .json]
}

/// Records a batch, or shows what it would change: the same for a file, a form and a spreadsheet.
struct Recording {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// Records all of a batch, or nothing; with `--dry-run` always nothing.
  ///
  /// `problems` are those found while the batch was read; they are reported together with what makes
  /// no sense to the register, in the order of the lines.
  func run(_ batch: Batch, _ problems: [BatchProblem]) throws -> ExitStatus {
    let directory = try invocation.logDirectory()
    guard problems.isEmpty else {
      throw RegisterError.badBatch(try allProblems(batch, problems, directory))
    }
    if invocation.arguments.has(.dryRun) { return try preview(batch, directory) }
    var writer = try RegisterWriter(
      directory, key: try invocation.signingKey(directory), in: invocation.fileSystem,
      environment: invocation.environment)
    if let recovered = writer.recovered { invocation.output.line(phrase(recovered)) }
    let (plan, receipt) = try writer.perform(batch)
    report(plan, receipt)
    return .done
  }

  /// The lines that could not be read, and those that could but make no sense, in file order.
  private func allProblems(
    _ batch: Batch, _ problems: [BatchProblem], _ directory: String
  ) throws -> [BatchProblem] {
    guard !batch.lines.isEmpty else { return problems }
    let register = try Register.open(directory, in: invocation.fileSystem)
    do throws(RegisterError) {
      _ = try Planner.plan(batch, onto: register.contents, invocation.environment)
    } catch {
      guard case .badBatch(let more) = error else { throw error }
      return (problems + more).sorted { $0.line < $1.line }
    }
    return problems
  }

  private func preview(_ batch: Batch, _ directory: String) throws -> ExitStatus {
    let register = try Register.open(directory, in: invocation.fileSystem)
    let plan = try Planner.plan(batch, onto: register.contents, invocation.environment)
    let day = try invocation.day(.on) ?? invocation.environment.today()
    let before = View(register.model, AsOf(on: day))
    let after = View(register.preview(plan), AsOf(on: day))
    let difference = Difference(from: before, to: after)
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("dryRun", .boolean(true)), ("record", .number(plan.entries.count)),
          ("alreadyRecorded", .number(plan.repeated.count)),
          ("consequences", difference.json(before, after)),
        ]))
      return .done
    }
    let output = invocation.output
    output.line("Proef: er wordt niets vastgelegd.")
    output.line(counts(plan, "vast te leggen"))
    let narration = Narration(after)
    for entry in plan.entries.prefix(20) {
      output.line("  \(entry.valid.dutchWithWords): \(narration.sentence(entry.event))")
    }
    if plan.entries.count > 20 { output.line("  … en nog \(plan.entries.count - 20).") }
    output.heading("Gevolgen voor de stand op \(day.dutch)")
    DifferenceText(before, after, output).write(difference)
    return .done
  }

  private func report(
    _ plan: RecordingPlan, _ receipt: CommitReceipt?
  ) {
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("recorded", .number(plan.entries.count)),
          ("alreadyRecorded", .number(plan.repeated.count)),
          ("first", receipt.map { .number($0.firstSeq) }),
          ("size", receipt.map { .number($0.sizeAfter) }),
          ("root", .text(receipt.map { "\($0.root)" })),
          ("ids", .array(plan.entries.map { .string($0.id.description) })),
        ]))
      return
    }
    invocation.output.line(counts(plan, "vastgelegd"))
    if let receipt {
      invocation.output.line(
        "Het log telt nu \(counted(receipt.sizeAfter, "vermelding", "vermeldingen")). "
          + "Wortel: \(receipt.root)")
    }
  }

  private func counts(_ plan: RecordingPlan, _ participle: String) -> String {
    let new = counted(plan.entries.count, "gebeurtenis", "gebeurtenissen")
    let old = plan.repeated.isEmpty ? "" : " \(plan.repeated.count) stond er al precies zo in."
    return "\(new) \(participle).\(old)"
  }

  private func phrase(_ recovered: RecoveryReport) -> String {
    "Let op: aan het einde van het log stond een vastlegging die nooit is voltooid "
      + "(\(recovered.bytes) bytes). Zij is bewaard in \(recovered.quarantine)."
  }
}

extension Invocation {
  /// The key given with `--key`, or the one in the user's configuration folder.
  fileprivate func signingKey(_ directory: String) throws -> SigningKey {
    if let path = arguments.value(.key) { return try KeyStore.key(in: path, fileSystem) }
    let origin: String
    do throws(JournalError) {
      origin = try LogDirectory.format(of: directory, in: fileSystem).origin
    } catch { throw RegisterError.journal(error) }
    return try KeyStore(in: fileSystem).key(origin: origin)
  }
}
