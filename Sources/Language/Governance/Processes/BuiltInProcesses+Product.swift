internal import Workflow

// The stages of a product: which may follow which.

extension BuiltInProcesses {
  static let product = defined(
    "process.product", "Fase van een product", .product,
    Stage.allCases.map { stage in
      state(
        stage.rawValue, stage.dutch, isFinal: [.implemented, .continuous, .ended].contains(stage))
    }, Stage.allCases.flatMap(steps))

  /// The steps to a stage: as a beginning, from what usually comes before it, and from all else, which is odd.
  private static func steps(to stage: Stage) -> [ProcessTransition] {
    let isStage = [ProcessGuard(key: "stage", values: [stage.rawValue])]
    let usual = Stage.allCases.filter { $0.mayBecome(stage) }
    let odd = Stage.allCases.filter { !$0.mayBecome(stage) && $0 != .ended }
    var steps = [
      step("stage.reached", [], stage.rawValue, stage.dutch, when: isStage),
      step("stage.reached", usual.map(\.rawValue), stage.rawValue, stage.dutch, when: isStage),
    ]
    if !odd.isEmpty {
      steps.append(
        step(
          "stage.reached", odd.map(\.rawValue), stage.rawValue, "terug naar \(stage.dutch)",
          when: isStage, irregular: "Dat is een stap terug die niet gebruikelijk is."))
    }
    if stage != .ended {
      steps.append(
        step(
          "stage.reached", [Stage.ended.rawValue], stage.rawValue, "hervatten: \(stage.dutch)",
          when: isStage, irregular: "Eerder was gemeld dat het was beëindigd."))
    }
    return steps
  }
}

extension Stage {
  /// What a product goes through, in order: each may hold several stages, between which it may go back and forth.
  private enum Part: Int {
    case plan, making, deciding, using, end
  }

  private var part: Part {
    switch self {
    case .planned: .plan
    case .inDevelopment, .concept, .consultation: .making
    case .adopted, .delivered, .handedOver: .deciding
    case .inImplementation, .implemented, .continuous: .using
    case .ended: .end
    }
  }

  /// Whether a product of this stage may come into another without anything odd.
  ///
  /// Forward always: sources do not tell of every stage. Back within one part; from use to what was decided about it,
  /// for that often comes later; and from adopted to a next version.
  fileprivate func mayBecome(_ next: Stage) -> Bool {
    if next.part.rawValue >= part.rawValue { return true }
    return switch (self, next.part) {
    case (.adopted, .making): true
    case (.inImplementation, .deciding), (.implemented, .deciding), (.continuous, .deciding): true
    default: false
    }
  }
}
