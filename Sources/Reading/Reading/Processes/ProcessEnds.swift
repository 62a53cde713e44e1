internal import Calendar
internal import EventFormat
internal import Governance
internal import Workflow

/// The states in which a thing may be on the day asked, over all worlds (FORMAT 7.6).
///
/// In a group of facts with too many orders only what may be the last one is looked at, one of each kind.
struct ProcessEnds {
  /// By what certainly happened: several when the sources leave open in what order.
  private(set) var sure: [String] = []
  /// By what may have happened too.
  private(set) var possible: [String] = []
  /// Whether it may not have begun, though a claim in an open dispute says that it certainly did.
  private(set) var mayNotHaveBegun = false

  /// `steps` are those that happened or may have, in order; `ways` are those to take their disputes.
  init(of steps: [Fact], _ ways: DisputeWays, _ subject: ProcessSubject, in view: View) {
    for hidden in ways.hidden {
      let ends = ProcessEnds(
        of: steps.filter { !hidden.contains($0.entry.sequence) }, subject, in: view)
      sure = (sure + ends.sure).unique
      possible = (possible + ends.possible).unique
      mayNotHaveBegun = mayNotHaveBegun || (ways.hidden.count > 1 && ends.sure.isEmpty)
    }
  }

  /// All of these, those by what certainly happened first.
  var all: [String] { (sure + possible).unique }

  /// Of these the one to name first: one that is no end when there is, for the thing may still wait in it; of several
  /// `usual`.
  func first(usually usual: String, isEnd: (String) -> Bool) -> String? {
    let likeliest = sure.isEmpty ? possible : sure
    let open = likeliest.filter { !isEnd($0) }
    let candidates = open.isEmpty ? likeliest : open
    return candidates.contains(usual) ? usual : candidates.first
  }

  private init(of steps: [Fact], _ subject: ProcessSubject, in view: View) {
    let isOpen = zip(steps, steps.dropFirst()).contains { earlier, later in
      DaySpan(earlier.window).to >= DaySpan(later.window).from
    }
    let chronicle = isOpen ? steps.first.map { view.chronicle(of: $0) } : nil
    let worlds = StatesOverWorlds<ProcessRun>(chronicle?.chronology, on: view.asOf.on)
    let moves = steps.enumerated().map { place, fact -> StatesOverWorlds<ProcessRun>.Move in
      let step = ProcessMove(fact, subject, view)
      let entry = fact.entry.sequence
      return StatesOverWorlds<ProcessRun>.Move(
        span: DaySpan(fact.window), node: chronicle?.node(entry),
        rank: chronicle?.rank(entry) ?? place, kind: step.kind, apply: { [step.run(after: $0)] })
    }
    func ends(_ moves: [StatesOverWorlds<ProcessRun>.Move]) -> [String] {
      worlds.states(after: moves, from: ProcessRun()) { Self.lastOnes($0, from: $1, worlds) }
        .compactMap(\.state).unique
    }
    let certain = moves.filter(worlds.hasCome)
    sure = ends(certain)
    possible = certain.count == moves.count ? sure : ends(moves)
  }

  /// What each kind of move leads to when it comes last, the others in their own order.
  private static func lastOnes(
    _ group: [StatesOverWorlds<ProcessRun>.Move], from states: [ProcessRun],
    _ worlds: StatesOverWorlds<ProcessRun>
  ) -> [ProcessRun] {
    func after(_ moves: some Sequence<StatesOverWorlds<ProcessRun>.Move>) -> [ProcessRun] {
      moves.reduce(states) { states, move in states.flatMap(move.apply).unique }
    }
    let places = group.indices.filter { worlds.hasCome(group[$0]) }
    let lastOfKind = Dictionary(
      group.indices.map { (group[$0].kind, $0) }, uniquingKeysWith: { $1 })
    var result = after(places.map { group[$0] }) + after(group)
    for last in lastOfKind.values.sorted() {
      result += after((places.filter { $0 != last } + [last]).map { group[$0] })
    }
    return result.unique
  }
}

/// A fact as a process takes it.
private struct ProcessMove {
  private let event: ProcessEvent
  private let rules: ProcessVersion

  init(_ fact: Fact, _ subject: ProcessSubject, _ view: View) {
    rules = view.rules(for: subject, on: fact.valid.window.to ?? view.asOf.on)
    event = EventValues(fact.event, view.model.catalogue)
      .processEvent(rules.defined.definition)
  }

  /// What means the same to the rules.
  var kind: AnyHashable { [AnyHashable(rules.defined.version), AnyHashable(event)] }

  /// Where it brings a thing to.
  func run(after run: ProcessRun) -> ProcessRun {
    var run = run
    _ = run.apply(event, rules.defined.definition)
    return run
  }
}
