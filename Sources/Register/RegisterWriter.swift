package import Crypto
package import Disk
package import EventFormat
package import Journal

/// A register that may be written: it holds the lock, so nobody else records meanwhile.
///
/// Recording goes read → decide (pure) → encode (pure) → append (the one effect). There is no
/// condition about the domain here: what makes sense is decided in Governance.
package struct RegisterWriter: ~Copyable {
  private var log: LogWriter
  private let environment: Environment
  private var maker = IdentifierMaker()

  /// What was set aside at opening: an unfinished commit of somebody who was cut off.
  package var recovered: RecoveryReport? { log.recovered }

  /// What the log holds now.
  package var contents: LogContents { log.contents }

  package init(
    _ directory: String, key: consuming SigningKey, in fileSystem: any FileSystem,
    environment: Environment
  ) throws(RegisterError) {
    do { log = try LogWriter(directory: directory, key: key, in: fileSystem) } catch {
      throw .journal(error)
    }
    self.environment = environment
  }

  /// Records a batch: all of it, durably, or nothing.
  ///
  /// A batch that says nothing new is a success and writes nothing (`receipt` is `nil`). `madeAt` is
  /// the number of entries that its maker knew: what it rests on may not have changed since.
  package mutating func perform(
    _ batch: Batch, madeAt size: Int? = nil
  ) throws(RegisterError) -> (plan: RecordingPlan, receipt: CommitReceipt?) {
    if let size { try Planner.check(batch, madeAt: size, against: log.contents) }
    let plan = try Planner.plan(batch, onto: log.contents, environment, &maker)
    guard !plan.entries.isEmpty else { return (plan, nil) }
    do { return (plan, try log.commit(plan.lines)) } catch { throw .journal(error) }
  }
}
