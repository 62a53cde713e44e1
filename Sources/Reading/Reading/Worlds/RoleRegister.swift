internal import Calendar
internal import Governance

/// Whether one party holds one role for one product, and since what.
struct RoleRegister {
  private let all: WorldRegister
  /// Without what only may touch the party.
  private let sure: WorldRegister
  /// Which begins may not have been ended.
  private let lasting: WorldRegister
  /// By its number in the chronology, what a fact is in `RoleRegisters`.
  private let settings: [Int: RoleRegisters.Setting]

  init(_ settings: [(node: Int, setting: RoleRegisters.Setting)], _ chronology: Chronology) {
    let nodes = settings.map(\.node)
    let sureNodes = settings.filter(\.setting.isSure).map(\.node)
    all = chronology.register(nodes)
    sure = sureNodes.count == nodes.count ? all : chronology.register(sureNodes)
    lasting = chronology.register(
      sureNodes, ends: Set(settings.filter { !$0.setting.gives && $0.setting.isSure }.map(\.node)))
    self.settings = Dictionary(settings.map { ($0.node, $0.setting) }) { first, _ in first }
  }

  /// Whether the party holds the role at the end of a day; `nil` when it certainly does not.
  func certainty(on day: CalendarDay) -> Certainty? {
    guard sure.current(on: day).facts.contains(where: gives) else { return nil }
    let current = all.current(on: day)
    return current.mayBeUnset || !current.facts.allSatisfy(gives) ? .possible : .certain
  }

  /// One begin by which the party may hold the role.
  struct Tenure {
    /// The place of the begin in the changes.
    let begin: Int
    var certainty: Certainty
    /// The place of what may have ended it by the day.
    var mayHaveEnded: Int?
  }

  /// The begins by which the party may hold the role at the end of a day, in order.
  func tenures(on day: CalendarDay) -> [Tenure] {
    guard let certainty = certainty(on: day) else { return [] }
    let ends = all.current(on: day).facts.filter { !gives($0) }
    var tenures: [Tenure] = []
    var isSettled = false
    for node in lasting.current(on: day).facts.filter(gives) {
      let end = ends.first { all.mayFollow($0, node, by: day) }
      let isCertain = certainty == .certain && end == nil && all.hasCome(node, by: day)
      isSettled = isSettled || isCertain
      tenures.append(
        Tenure(
          begin: settings[node]?.change ?? 0, certainty: isCertain ? .certain : .possible,
          mayHaveEnded: end.flatMap { settings[$0]?.change }))
    }
    // Each of several may be the one, and together they leave no doubt.
    if certainty == .certain, !isSettled, let last = tenures.indices.last {
      tenures[last].certainty = .certain
      tenures[last].mayHaveEnded = nil
    }
    return tenures
  }

  private func gives(_ node: Int) -> Bool { settings[node]?.gives ?? false }
}
