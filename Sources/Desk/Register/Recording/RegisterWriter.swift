package import Crypto
package import EventFormat
internal import Governance
package import Log

/// A register that may be written: what it acknowledged lasts.
///
/// Recording goes read → decide (pure) → encode (pure) → append (the one effect). There is no
/// condition about the domain here: what makes sense is decided in Governance.
package struct RegisterWriter: ~Copyable {
  var log: LogWriter
  package let environment: Environment
  let disclosures: DisclosureFolder
  private let memory: HeldMemory?
  private var maker = IdentifierMaker()

  /// Why what was signed could not be kept outside the log as well, if so; the commit stands
  /// nevertheless.
  package private(set) var memoryTrouble: RegisterError?

  /// How many withheld texts were erased from this log's folder; nil when nobody asked for that.
  package private(set) var erasedTexts: Int?
  /// Why a text that is recorded as erased is still there, if so.
  package private(set) var erasureTrouble: RegisterError?

  /// What was set aside at opening: an unfinished commit of somebody who was cut off.
  package var recovered: RecoveryReport? { log.recovered }

  /// What the log holds now.
  package var contents: LogContents { log.contents }

  /// Whether nothing was signed here before with any key of the log, though it has commits.
  package let isFirstHere: Bool
  /// Why what others co-signed could not all be compared with the log, if so.
  package let cosignedTrouble: LogError?

  /// Opens a log for writing; `memory` keeps, outside the log, what was last signed.
  ///
  /// Until this writer is gone nobody else here signs with its keys, in whatever copy of the log.
  package init(
    _ kept: KeptLog, keys: consuming SigningKeys, memory: SignedMemory?, environment: Environment
  ) throws(RegisterError) {
    // All that may throw comes before the first property: a value that cannot be copied is not taken back half made.
    let held = try memory?.hold(keys.verifierKeys)
    let witnesses = try LogWitnesses(of: kept.format(), kept, .newest)
    let remembered = memory == nil ? [] : witnesses.memory
    let log = try Self.open(kept.store, keys, remembered: remembered + witnesses.cosigned)
    // A commit of somebody who was cut off before he could remember it is on the disk by now.
    let contents = log.contents
    if let newest = contents.commits.last, let note = contents.note(of: newest) {
      do throws(RegisterError) { try held?.catchUp(with: note) } catch { memoryTrouble = error }
    }
    cosignedTrouble = witnesses.cosignedTrouble
    isFirstHere = memory != nil && remembered.isEmpty && log.contents.entryCount > 0
    self.log = log
    self.memory = held
    disclosures = kept.disclosures
    self.environment = environment
  }

  private static func open(
    _ store: any LogStore, _ keys: consuming SigningKeys, remembered: [RememberedCheckpoint]
  ) throws(RegisterError) -> LogWriter {
    do throws(LogError) {
      return try LogWriter(store, keys: keys, remembered: remembered) { $0.keysAhead() }
    } catch { throw .log(error) }
  }

  /// Judges a batch against the log as it is, and writes nothing; the parameters are those of `Planner.plan`.
  package mutating func plan(
    _ batch: Batch, madeAt size: Int? = nil, despite reason: String? = nil
  ) throws(RegisterError) -> RecordingPlan {
    let known = try disclosures.texts(for: batch)
    return try Planner.plan(
      batch, onto: log.contents, knowing: known, madeAt: size, despite: reason, environment, &maker)
  }

  /// Records a batch: all of it, durably, or nothing.
  package mutating func perform(
    _ batch: Batch, madeAt size: Int? = nil, despite reason: String? = nil
  ) throws(RegisterError) -> (plan: RecordingPlan, receipt: CommitReceipt?) {
    let plan = try plan(batch, madeAt: size, despite: reason)
    return (plan, try record(plan))
  }

  /// Records what was planned for this log as it is: all of it, durably, or nothing.
  ///
  /// A plan that says nothing new is a success and writes nothing: the receipt is `nil`.
  package mutating func record(_ plan: RecordingPlan) throws(RegisterError) -> CommitReceipt? {
    guard plan.first == log.contents.entryCount else { throw .stalePlan }
    // First, so that no entry is ever acknowledged whose withheld texts a crash can take away.
    do throws(RegisterError) { try disclosures.keep(plan.disclosed) } catch {
      takeBack(plan.disclosed)
      throw error
    }
    let receipt: CommitReceipt?
    do throws(RegisterError) { receipt = plan.entries.isEmpty ? nil : try commit(plan.lines) } catch
    {
      // After any other failure the commit may stand.
      switch error {
      case .log(.refused), .log(.stale): takeBack(plan.disclosed)
      default: break
      }
      throw error
    }
    erase(plan.redactions)
    return receipt
  }

  /// Erases texts of entries that were not written, so that nobody will ever need them.
  ///
  /// What was wrong is told; that they could not be taken away too is for `vth verify` to tell.
  private func takeBack(_ disclosed: Disclosures) {
    for (id, texts) in disclosed {
      do throws(RegisterError) {
        _ = try disclosures.erase(nil, of: id, withheld: Set(texts.map(\.withheld)))
      } catch {}
    }
  }

  /// Erases what the batch says is erased, also when an entry said so before: then it may have been cut
  /// off in between.
  private mutating func erase(_ redactions: [EntryRedacted]) {
    guard !redactions.isEmpty else { return }
    let model = Register(log.contents, environment.catalogue).model
    let places = model.places
    for redacted in redactions {
      let entry = places[redacted.entry].flatMap { model.entry($0) }
      do throws(RegisterError) {
        let erased = try disclosures.erase(
          redacted.places, of: redacted.entry, withheld: Set(entry?.proposal.withheld ?? []))
        erasedTexts = (erasedTexts ?? 0) + erased
      } catch { erasureTrouble = error }
    }
  }

  /// Writes lines as one commit, then remembers outside the log what was signed.
  ///
  /// In that order: a crash in between leaves a memory that is a commit behind, which is no reason to
  /// refuse anything; the other way round it would speak of entries that never came to be.
  mutating func commit(_ lines: [[UInt8]]) throws(RegisterError) -> CommitReceipt {
    try memory?.check()
    let receipt: CommitReceipt
    do throws(LogError) { receipt = try log.commit(lines) } catch { throw .log(error) }
    do throws(RegisterError) { try memory?.remember(receipt.note) } catch {
      memoryTrouble = error
    }
    return receipt
  }
}
