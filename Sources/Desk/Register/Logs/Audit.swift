package import EventFormat
internal import Governance
package import Log
package import Reading

/// Verifies a whole log: bytes, roots and signatures, and that every line is an entry that could
/// have been recorded.
///
/// A log may hold entries of a type that a newer version made. Their bytes are verified as all
/// others; what they say is not, and neither is whether what follows makes sense after them.
package struct Audit {
  package let report: VerificationReport
  /// The entries of a type that this version does not know.
  package let newer: [UnreadEntry]
  package let keyProblems: [KeyProblem]
  package let continuation: ContinuationAudit
  package let disclosures: DisclosureAudit

  /// Whether bytes, entries, keys and withheld texts are as they should be.
  package var isSound: Bool { isLogSound && disclosures.problems.isEmpty }

  /// The same, whatever stands beside the log.
  package var isLogSound: Bool { logProblemCount == 0 }

  package var logProblemCount: Int {
    report.problems.count + keyProblems.count + continuation.problems.count
  }

  /// Collects all problems; throws only when the files cannot be read at all.
  package static func verify(
    _ log: KeptLog, _ catalogue: EventCatalogue = .shipped
  ) throws(RegisterError) -> Audit {
    try Audit(of: log, catalogue)
  }

  private init(of log: KeptLog, _ catalogue: EventCatalogue) throws(RegisterError) {
    var pass = AuditPass(catalogue)
    do {
      let report = try log.store.verify { sequence, line in pass.check(line, sequence) }
      // In a damaged log the entries about keys may be the damage; and most logs have none.
      if report.isSound, try pass.speaksOfItself(log.store) {
        let contents = try log.store.contents(verifying: .newest)
        let events = pass.logEvents.filter { $0.seq < contents.entryCount }
        keyProblems = KeyAudit.problems(events, contents)
        continuation = ContinuationAudit(events, contents)
      } else {
        (keyProblems, continuation) = ([], ContinuationAudit())
      }
      self.report = report
    } catch { throw .log(error) }
    newer = pass.newer
    // What this version does not know may withhold texts too.
    guard report.isSound, newer.isEmpty else {
      disclosures = DisclosureAudit()
      return
    }
    do throws(RegisterError) {
      disclosures = try DisclosureAudit(pass.withheld, log.disclosures)
    } catch {
      // Whoever may not see the texts may verify the log.
      disclosures = DisclosureAudit(unseen: error)
    }
  }
}

/// One walk over the entries, in order.
private struct AuditPass {
  private var judge: EntryJudge
  private(set) var withheld = WithheldLines()
  private(set) var logEvents: [(seq: Int, event: LogEvent)] = []

  private(set) var newer: [UnreadEntry] = []

  init(_ catalogue: EventCatalogue) { judge = EntryJudge(catalogue) }

  /// Whether there is anything to compare with what the entries say of the log itself.
  func speaksOfItself(_ store: any LogStore) throws(LogError) -> Bool {
    guard logEvents.isEmpty else { return true }
    return try store.format().allKeys.count > 1
  }

  /// What is wrong with one line, or nothing.
  mutating func check(_ line: Span<UInt8>, _ sequence: Int) -> String? {
    let judgement = judge.take(line, at: sequence)
    if judgement.isNewer {
      newer.append(
        UnreadEntry(sequence: sequence, type: EntryReader.typeName(line), .newer))
    }
    if let entry = judgement.entry {
      withheld.take(entry)
      if case .log(let event) = entry.event { logEvents.append((sequence, event)) }
    }
    return judgement.problem
  }
}
