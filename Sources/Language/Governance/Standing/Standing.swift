/// What stands: the one algebra of corrections, annulments, rulings and redactions (FORMAT 9).
///
/// It is given what entries do to each other, in the order of recording, and tells what each fact comes down to.
/// Deciding gives it a log as that grows. Reading gives it what can touch the facts that an answer is about, as far as
/// the clocks of the question let it be seen. So both go by the same rules, and neither pays for what it does not ask.
///
/// Total: what could never have been recorded is taken in too. Who gives it an override promises that the entry which
/// that overrides is there, older and visible; of a fact that does nothing to others it need not be told.
package struct Standing: Sendable {
  private var overrides = OverrideTree()
  /// What was erased, for good: nothing overrides it (FORMAT 9.2).
  package private(set) var erasures = Erasures()
  /// What each ruling, or correction of one, says to set aside.
  private var sayings: [EntryIdentifier: [EntryIdentifier]] = [:]
  /// The originals that are rulings, numbered in the order of recording.
  private var rulings: [EntryIdentifier: Int] = [:]
  /// What each of them sets aside as it reads now; nothing when it is annulled.
  private var setAside: [EntryIdentifier: [EntryIdentifier]] = [:]
  /// Per entry the rulings that set it aside.
  private var rulingsOn: [EntryIdentifier: Set<EntryIdentifier>] = [:]

  /// What overrides that something was erased, and so does nothing, and what overrides that.
  private var idle: Set<EntryIdentifier> = []

  package init() {}

  /// What stands after a whole history.
  ///
  /// In time that does not grow with how often something falls and comes back.
  package init(_ history: some Sequence<(id: EntryIdentifier, act: Act)>) {
    var touched: Set<EntryIdentifier> = []
    for (id, act) in history {
      if let original = take(id, act) { touched.insert(original) }
    }
    for original in touched {
      overrides.regrow(original)
      _ = settle(original)
    }
  }

  /// What a fact comes down to.
  package enum Reading: Hashable, Sendable {
    case annulled
    /// It is not annulled, but a ruling that stands sets it aside.
    case setAside
    /// What this entry says, the original or a correction.
    case said(by: EntryIdentifier)
    /// What the override says that was tried.
    case saidByTrial

    fileprivate init(_ reading: OverrideTree.Reading) {
      switch reading {
      case .annulled: self = .annulled
      case .said(let entry): self = .said(by: entry)
      case .saidByTrial: self = .saidByTrial
      }
    }
  }

  /// What became of an entry, and by which other one.
  package enum Fate: Hashable, Sendable {
    case stands
    /// By the last of the corrections that stand on it.
    case corrected(by: EntryIdentifier)
    case annulled(by: EntryIdentifier)
    case setAside(by: EntryIdentifier)
  }

  // MARK: Asking

  /// What an original comes down to.
  package func reading(of original: EntryIdentifier) -> Reading {
    let reading = readingBehindRulings(of: original)
    return reading != .annulled && isSetAside(original) ? .setAside : reading
  }

  /// The same, as if there were no rulings.
  package func readingBehindRulings(of original: EntryIdentifier) -> Reading {
    Reading(overrides.reading(of: original))
  }

  /// The corrections of an entry that stand, each of the one before; `nil` when it is annulled.
  package func corrections(of entry: EntryIdentifier) -> [EntryIdentifier]? {
    overrides.corrections(of: entry)
  }

  /// The correction or annulment of an entry that is not itself annulled; of several the newest.
  package func overrider(of entry: EntryIdentifier) -> EntryIdentifier? {
    overrides.standingOverrider(of: entry)
  }

  /// The original that a chain of corrections and annulments starts from; the entry itself when it is one.
  package func original(of entry: EntryIdentifier) -> EntryIdentifier { overrides.root(of: entry) }

  /// The rulings that stand and set an entry aside, in the order of recording.
  ///
  /// Of a ruling there are none, for else two of them could set each other aside; of what overrides, or says that
  /// something was erased, there are none either.
  package func rulings(on entry: EntryIdentifier) -> [EntryIdentifier] {
    found(on: entry).sorted { (rulings[$0] ?? 0) < (rulings[$1] ?? 0) }
  }

  /// How many there are.
  package func rulingCount(on entry: EntryIdentifier) -> Int { found(on: entry).count }

  /// Whether there are any.
  package func isSetAside(_ entry: EntryIdentifier) -> Bool { !found(on: entry).isEmpty }

  /// What a ruling sets aside as it reads now; nothing when it is annulled.
  package func setAside(by ruling: EntryIdentifier) -> [EntryIdentifier] { setAside[ruling] ?? [] }

  /// All entries that rulings set aside.
  package var allSetAside: Set<EntryIdentifier> { Set(rulingsOn.keys.filter(isSetAside)) }

  private func found(on entry: EntryIdentifier) -> Set<EntryIdentifier> {
    guard let found = rulingsOn[entry], rulings[entry] == nil, !overrides.isOverride(entry),
      !erasures.saidBy(entry), !idle.contains(entry)
    else { return [] }
    return found
  }

  /// What became of an entry: what overrides it comes before what sets it aside, and of several rulings the first.
  package func fate(of entry: EntryIdentifier) -> Fate {
    if let overrider = overrider(of: entry) {
      guard let corrections = corrections(of: entry) else { return .annulled(by: overrider) }
      return .corrected(by: corrections.last ?? overrider)
    }
    return rulings(on: entry).first.map { .setAside(by: $0) } ?? .stands
  }

  /// What the fact that an entry states or overrides would come down to with one override more, of an entry of which
  /// none stands; and the first entry of which an override would come back beside another one that stands.
  package func trial(
    _ override: Override, of target: EntryIdentifier
  ) -> (reading: Reading, conflict: (target: EntryIdentifier, other: EntryIdentifier)?) {
    let trial = overrides.trial(override.kind, of: target)
    let isSetAside = trial.reading != .annulled && isSetAside(original(of: target))
    return (isSetAside ? .setAside : Reading(trial.reading), trial.conflict)
  }

  // MARK: Adding

  /// Takes in what an entry does, the newest so far; gives the originals that may come down to something else by it.
  @discardableResult
  package mutating func add(_ id: EntryIdentifier, _ act: Act) -> [EntryIdentifier] {
    guard let original = take(id, act) else { return [] }
    overrides.regrow(original)
    return [original] + settle(original)
  }

  /// Takes in what an entry does, without what follows for the original that it gives.
  private mutating func take(_ id: EntryIdentifier, _ act: Act) -> EntryIdentifier? {
    switch act {
    case .rules(let setAside):
      rulings[id] = rulings.count
      sayings[id] = setAside
      return id
    case .overrides(let target, let override):
      if erasures.saidBy(target) || idle.contains(target) {
        idle.insert(id)
        return nil
      }
      overrides.insert(id, override.kind, of: target)
      if case .correction(.ruling(let setAside)) = override { sayings[id] = setAside }
      return overrides.root(of: target)
    case .erases(let entry, let places):
      erasures.add(id, of: entry, at: places)
      return nil
    }
  }

  /// Lets a ruling set aside what it says now, and no more what it said before; gives both.
  ///
  /// What began as another fact is no ruling, whatever a correction makes of it.
  private mutating func settle(_ original: EntryIdentifier) -> [EntryIdentifier] {
    guard rulings[original] != nil else { return [] }
    let former = setAside[original] ?? []
    var later: [EntryIdentifier] = []
    if case .said(let speaker) = overrides.reading(of: original) { later = sayings[speaker] ?? [] }
    if former == later { return [] }
    for entry in former {
      rulingsOn[entry]?.remove(original)
      if rulingsOn[entry]?.isEmpty ?? false { rulingsOn[entry] = nil }
    }
    for entry in later { rulingsOn[entry, default: []].insert(original) }
    setAside[original] = later.isEmpty ? nil : later
    return former + later
  }
}
