internal import Disk

/// One way in which a sequence of operations was cut off, and what became of the disk then.
package struct CutOff: Sendable, CustomStringConvertible {
  package let fault: Fault
  package let loss: CrashLoss
  /// The operation that failed, as `name path`.
  package let operation: String
  /// Whether the sequence nevertheless said that it was done.
  package let isDone: Bool

  /// Whether the power went as well.
  package var isCrash: Bool { !loss.isRestart }

  package var description: String { "\(operation): \(fault); \(loss); done: \(isDone)" }
}

extension SimulatedFileSystem {
  /// Runs a sequence on copies of this disk, once for each of its operations, fault and loss; then looks at
  /// what it left behind, without faults.
  ///
  /// First of all it is run without faults, and must come to its end. Operations that only look, and opening,
  /// leave fewer states behind, and get fewer faults. The same state is looked at once.
  package func sweep(
    _ sequence: (SimulatedFileSystem) throws -> Void,
    check: (SimulatedFileSystem, CutOff) throws -> Void
  ) throws {
    let dry = copy()
    try sequence(dry)
    let operations = dry.operations
    precondition(!operations.isEmpty, "a sequence without operations cannot be cut off")
    var seen: Set<LeftBehind> = []
    for (number, operation) in operations.enumerated() {
      for (fault, loss) in Self.ends(of: operation, number) {
        let disk = copy()
        disk.fail(at: number, fault)
        var isDone = true
        do { try sequence(disk) } catch { isDone = false }
        disk.heal()
        disk.crash(loss)
        let left = LeftBehind(
          files: disk.files(under: ""), isDone: isDone,
          changes: loss.isRestart ? disk.operations.filter { !Self.onlyLooks($0) } : [])
        guard seen.insert(left).inserted else { continue }
        try check(disk, CutOff(fault: fault, loss: loss, operation: operation, isDone: isDone))
      }
    }
  }

  private static func onlyLooks(_ operation: String) -> Bool {
    ["read ", "size ", "status ", "list "].contains { operation.hasPrefix($0) }
  }

  /// How an operation can end, and what is lost after it.
  private static func ends(of operation: String, _ number: Int) -> [(Fault, CrashLoss)] {
    let kind = operation.prefix { $0 != " " }
    if onlyLooks(operation) { return [(Fault(.once, .refusal, .inputOutput), .nothing)] }
    let seed = UInt64(number)
    var ends: [(Fault, CrashLoss)] = [(Fault(.once, .refusal, .inputOutput), .nothing)]
    let death = Fault(.fromThenOn, .death, .inputOutput)
    ends.append((death, .everythingUnsynchronized))
    if ["open", "rename", "remove", "makeDirectory"].contains(kind) {
      ends.append((Fault(.once, .background, .inputOutput), .everythingUnsynchronized))
    }
    if kind == "open" { return ends }
    ends += [
      (death, .nothing), (death, .some(seed: seed)), (death, .some(seed: seed + 1_000)),
      (Fault(.once, .refusal, .inputOutput), .some(seed: seed + 2_000)),
      (Fault(.fromThenOn, .refusal, .noSpace), .nothing),
      (Fault(.fromThenOn, .refusal, .noSpace), .everythingUnsynchronized),
    ]
    guard kind == "write" else { return ends }
    return ends + [
      (Fault(.once, .halfWrite, .noSpace), .nothing),
      (Fault(.fromThenOn, .halfWrite, .inputOutput), .some(seed: seed + 3_000)),
    ]
  }

  /// The bytes of every file at or under a path, the locks excepted.
  package func files(under path: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for other in paths where other == path || other.hasPrefix(path + "/") {
      if !other.hasSuffix("/lock"), let bytes = bytes(at: other) { found[other] = bytes }
    }
    return found
  }
}

/// All that what comes next can depend on.
private struct LeftBehind: Hashable {
  let files: [String: [UInt8]]
  let isDone: Bool
  /// What was done, when it may still be lost: so what is not yet on the disk is the same too.
  let changes: [String]
}

extension CrashLoss {
  /// The machine went on, so what was not synchronised can still be lost.
  fileprivate var isRestart: Bool {
    switch self {
    case .nothing: true
    case .everythingUnsynchronized, .some: false
    }
  }
}
