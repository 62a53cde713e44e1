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
  static let record = Command(
    name: "record", summary: "Leg een reeks gebeurtenissen vast: alles, of niets.",
    arguments: "BESTAND|-", argumentCount: 1...1,
    flags: [.log, .key, .dryRun, .on, .json],
    details: """
      Elke regel is één gebeurtenis in JSON: “type”, “valid”, “data”, en zo mogelijk “source” en
      “known”. Wat mag staan in “data”: zie vth help gebeurtenissen, en FORMAT.md.
      Klopt één regel niet, dan wordt niets vastgelegd en ziet u alle fouten. Wat er precies zo al
      staat, wordt niet nog eens vastgelegd.

      Voorbeeld: vth record besluiten.ndjson --dry-run
      """
  ) { invocation in
    let (batch, problems) = Batch.read(try invocation.batchBytes())
    let directory = try invocation.logDirectory()
    if invocation.arguments.has(.dryRun) {
      return try preview(batch, problems, directory, invocation)
    }
    guard problems.isEmpty else {
      throw RegisterError.badBatch(try allProblems(batch, problems, directory, invocation))
    }
    var writer = try RegisterWriter(
      directory, key: try invocation.signingKey(directory), in: invocation.fileSystem,
      environment: invocation.environment)
    if let recovered = writer.recovered { invocation.output.line(phrase(recovered)) }
    let (plan, receipt) = try writer.perform(batch)
    report(plan, receipt, invocation)
    return .done
  }

  /// The lines that could not be read, and those that could but make no sense, in file order.
  private static func allProblems(
    _ batch: Batch, _ problems: [BatchProblem], _ directory: String, _ invocation: Invocation
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

  private static func preview(
    _ batch: Batch, _ problems: [BatchProblem], _ directory: String, _ invocation: Invocation
  ) throws -> ExitStatus {
    guard problems.isEmpty else {
      throw RegisterError.badBatch(try allProblems(batch, problems, directory, invocation))
    }
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

  private static func report(
    _ plan: RecordingPlan, _ receipt: CommitReceipt?, _ invocation: Invocation
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

  private static func counts(_ plan: RecordingPlan, _ participle: String) -> String {
    let new = counted(plan.entries.count, "gebeurtenis", "gebeurtenissen")
    let old = plan.repeated.isEmpty ? "" : " \(plan.repeated.count) stond er al precies zo in."
    return "\(new) \(participle).\(old)"
  }

  private static func phrase(_ recovered: RecoveryReport) -> String {
    "Let op: aan het einde van het log stond een vastlegging die nooit is voltooid "
      + "(\(recovered.bytes) bytes). Zij is bewaard in \(recovered.quarantine)."
  }
}

extension Invocation {
  /// A batch may be so long; more than one commit may hold is refused anyway.
  private static let batchBytesMax = 128 << 20

  fileprivate func batchBytes() throws -> [UInt8] {
    let path = arguments.words[0]
    if path == "-" { return try StandardStreams.readInput(bytesMax: Self.batchBytesMax) }
    guard try fileSystem.status(path) != nil else { throw CommandError.inputNotFound(path) }
    return try fileSystem.readWhole(path, bytesMax: Self.batchBytesMax)
  }

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
