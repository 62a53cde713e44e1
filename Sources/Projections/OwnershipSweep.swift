internal import Governance

/// Who holds roles for one product on one day after another.
///
/// The same as asking `View.ownership` for each day, and each change is applied once, however many days are asked: very
/// much may have been recorded about one product.
struct OwnershipSweep {
  private let view: View
  private let changes: [RoleChange]
  /// The parties that got a role and that an end may touch.
  private let mortal: Set<Identifier>
  private var endings: [Int: [Identifier]] = [:]
  /// All that changes a role, in order of happening; and the places in it by the first day of each.
  private var ordered: [RoleChange]
  private var byBegin: [Int]
  private var day: CalendarDay?
  /// How many of each have certainly happened, or begun, by the day.
  private var (happened, begun) = (0, 0)
  /// The places of those that may have happened by the day.
  private var open: Set<Int> = []
  private var fold = OwnershipFold()

  init(of product: Identifier, in view: View) {
    self.view = view
    changes = view.recordedRoleChanges(of: product)
    mortal = view.partiesThatMayEnd().intersection(changes.flatMap(\.added))
    (ordered, byBegin) = ([], [])
    start([])
  }

  /// Moves to a day; days in order cost least.
  mutating func move(to day: CalendarDay) {
    let found = mortal.isEmpty ? [] : view.on(day).partyEndings(of: mortal)
    let touched = Dictionary(
      uniqueKeysWithValues: found.map { ($0.fact.entry.sequence, $0.removed) })
    // What a party is part of changes with the days, and with it what ends it.
    if touched != endings || day < self.day ?? day {
      endings = touched
      start(found)
    }
    self.day = day
    while begun < byBegin.count, !isAhead(byBegin[begun], day) {
      open.insert(byBegin[begun])
      begun += 1
    }
    while happened < ordered.count, window(happened).status(on: day) == .happened {
      fold.apply(ordered[happened])
      open.remove(happened)
      happened += 1
    }
  }

  /// Whether any of some parties certainly or possibly holds one of some roles.
  func isHeld(_ roles: Set<Role>, byAnyOf parties: [Identifier]) -> Bool {
    if roles.contains(where: { fold.isHeld($0, byAnyOf: parties) }) { return true }
    return open.contains { place in
      !roles.isDisjoint(with: ordered[place].roles)
        && ordered[place].added.contains(where: parties.contains)
    }
  }

  /// Those who certainly or possibly own it.
  var owners: [Identifier] {
    var fold = fold
    for place in open.sorted() { fold.consider(ordered[place]) }
    return fold.parties(with: .owner)
  }

  private mutating func start(_ endings: [RoleChange]) {
    ordered = (changes + endings).sorted { Fact.happensBefore($0.fact, $1.fact) }
    byBegin = ordered.indices.sorted { begin($0) < begin($1) }
    (happened, begun, open, fold) = (0, 0, [], OwnershipFold())
  }

  private func window(_ place: Int) -> Window { ordered[place].fact.valid.window }

  /// An open begin comes first.
  private func begin(_ place: Int) -> Int32 { window(place).from?.number ?? .min }

  private func isAhead(_ place: Int, _ day: CalendarDay) -> Bool {
    window(place).status(on: day) == .notYet
  }
}

extension View {
  /// The parties that ended, and all that ever was part of one of those.
  fileprivate func partiesThatMayEnd() -> Set<Identifier> {
    memory.mortalParties { freshPartiesThatMayEnd() }
  }

  private func freshPartiesThatMayEnd() -> Set<Identifier> {
    var pending: [Identifier] = []
    var parts: [Identifier: [Identifier]] = [:]
    for fact in facts(of: [.partyRegistered, .partyChanged, .partyEnded]) {
      switch fact.event {
      case .party(.ended(let event)): pending.append(event.party)
      case .party(.registered(let event)):
        if let parent = event.parent { parts[parent, default: []].append(event.party) }
      case .party(.changed(let event)):
        if let parent = event.parent { parts[parent, default: []].append(event.party) }
      default: continue
      }
    }
    var found = Set(pending)
    while let party = pending.popLast() {
      pending += (parts[party] ?? []).filter { found.insert($0).inserted }
    }
    return found
  }
}
