internal import EventFormat
internal import Governance

// What stands according to the entries that a view sees. The rules are those of `Standing`, by which is decided too;
// here is only which entries it is told of.

/// What an original comes down to, by places in the log.
enum FactFate: Sendable {
  case annulled(by: Int?)
  /// With the corrections that stand, each of the one before.
  case reads(corrections: [Int])
}

/// What stands of some originals, and where the entries are that it names.
struct VisibleStanding {
  let standing: Standing
  private let places: [EntryIdentifier: Int]
  private let ids: [Int: EntryIdentifier]

  fileprivate init(_ standing: Standing, ids: [Int: EntryIdentifier]) {
    self.standing = standing
    self.ids = ids
    places = Dictionary(ids.map { ($1, $0) }) { min($0, $1) }
  }

  func fate(of original: Int) -> FactFate {
    guard let id = ids[original] else { return .reads(corrections: []) }
    guard let corrections = standing.corrections(of: id) else {
      return .annulled(by: standing.overrider(of: id).flatMap { places[$0] })
    }
    return .reads(corrections: corrections.compactMap { places[$0] })
  }

  /// What a ruling sets aside; nothing when it is annulled.
  func setAside(by ruling: Int) -> Set<EntryIdentifier> {
    Set(ids[ruling].map(standing.setAside) ?? [])
  }
}

extension View {
  /// What stands of some originals.
  ///
  /// Told of are those that are visible, and everything visible that overrides them; what overrides something that
  /// is not visible does nothing.
  func standing(of originals: [Int]) -> VisibleStanding {
    var told: [(place: Int, overridden: Int?, isRuling: Bool)] = []
    for original in originals where isVisible(original) {
      let isRuling = model.type(at: original) == .claimResolved
      told.append((original, nil, isRuling))
      told += overriders(above: original).map { ($0.overrider, $0.overridden, isRuling) }
    }
    told.sort { $0.place < $1.place }
    var ids: [Int: EntryIdentifier] = [:]
    var history: [(id: EntryIdentifier, act: Standing.Act)] = []
    for (place, overridden, isRuling) in told {
      guard let id = model.id(at: place) else { continue }
      ids[place] = id
      guard let act = act(at: place, on: overridden.map { ids[$0] }, ofRuling: isRuling) else {
        continue
      }
      history.append((id, act))
    }
    return VisibleStanding(Standing(history), ids: ids)
  }

  /// What an entry does to others; read only where that depends on what it says.
  ///
  /// Of a fact that is no ruling nobody asks here which correction says what.
  private func act(
    at place: Int, on overridden: EntryIdentifier??, ofRuling isRuling: Bool
  ) -> Standing.Act? {
    switch (model.type(at: place), overridden) {
    case (.entryAnnulled, .some(let target)): target.map { .overrides($0, .annulment) }
    case (.entryCorrected, .some(let target)):
      isRuling
        ? model.entry(place)?.event.act : target.map { .overrides($0, .correction(.fact)) }
    case (.claimResolved, nil), (.entryRedacted, nil): model.entry(place)?.event.act
    default: nil
    }
  }

  /// Whether a ruling that stands sets an entry aside.
  func isSetAside(_ entry: Entry) -> Bool {
    guard model.hasClaims else { return false }
    if ViewMemory.isBusy(entry.id, in: self) {
      return memory.setAside { allSetAside }.contains(entry.id)
    }
    return !placesOfRulings(on: entry).isEmpty
  }

  /// The rulings that stand and set an entry aside, in the order of recording.
  func rulings(on entry: Entry) -> [Fact] {
    placesOfRulings(on: entry).compactMap { fact(ofEntry: $0) }
  }

  /// The same; asked are those that name the entry, or are corrected to name it.
  ///
  /// What each comes down to is worked out once, for it may name very many entries and be corrected very often.
  private func placesOfRulings(on entry: Entry) -> [Int] {
    guard model.hasClaims, entry.event.overrides == nil else { return [] }
    let rulings = originals(mentioning: entry.id, of: .claimResolved).filter(isVisible)
    guard !rulings.isEmpty else { return [] }
    var standing = Standing()
    var places: [EntryIdentifier: Int] = [:]
    if let act = entry.event.act { standing.add(entry.id, act) }
    for ruling in rulings.sorted() {
      noteStrange(about: ruling)
      guard let id = model.id(at: ruling),
        memory.setAside(by: ruling, in: self).contains(entry.id)
      else { continue }
      places[id] = ruling
      standing.add(id, .rules(setAside: [entry.id]))
    }
    return standing.rulings(on: entry.id).compactMap { places[$0] }
  }

  /// The entries that rulings set aside.
  private var allSetAside: Set<EntryIdentifier> {
    let rulings = model.index.places(of: [.claimResolved]).filter(isVisible)
    rulings.forEach(noteStrange)
    return standing(of: rulings + model.index.places(of: [.entryRedacted])).standing.allSetAside
  }
}
