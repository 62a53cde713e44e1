internal import Calendar
internal import EventFormat
internal import Governance
internal import Synchronization

/// What a view works out once and then keeps: the process definitions, which documents count, what
/// things are called, and what became of entries.
///
/// All of it depends on the known day and the number of entries of the question; names depend on its
/// day too. Views of other days share it. Nothing here is more than what the entries say.
final class ViewMemory: Sendable {
  private let versions = Mutex<[ProcessSubject: [ProcessVersion]]?>(nil)
  private let rareFacts = Mutex<[RareName: [Fact]]>([:])
  private let documents = Mutex<Set<Identifier>?>(nil)
  private let parties = Mutex<[Name: PartyCard?]>([:])
  private let products = Mutex<[Name: ProductCard?]>([:])
  private let labels = Mutex<[Name: String]>([:])
  private let above = NearestMemory()
  private let inForce = Mutex<[ProcessSubject: VersionsInForce]>([:])
  private let implementations = Mutex<[Name: Implementation]>([:])
  private let introductions = Mutex<[Identifier: Int?]>([:])
  private let types = Mutex<[ProcessSubject: Set<EventType>]>([:])
  private let openDisputes = Mutex<[EntryIdentifier: [Int]]?>(nil)
  private let disputes = Mutex<[Name: DisputeStanding]>([:])
  private let ownerships = Mutex<[Name: Ownership]>([:])
  private let recentOwnerships = Mutex<[Name: Ownership]>([:])
  private let handOvers = Mutex<[Name: HandOverStanding?]>([:])
  private let fates = Mutex<[Int: FactFate]>([:])
  private let corrected = Mutex<[Int: CorrectedEntry?]>([:])
  private let held = Mutex(HeldEntries())
  private let looked = Mutex<Set<Int>>([])
  private let supports = Mutex<[Int: [Citation]]>([:])
  private let setAside = Mutex<Set<EntryIdentifier>?>(nil)
  private let firstEndings = Mutex<[Identifier: Int?]>([:])
  private let partyLinks = Mutex<[Identifier: PartyLinks]>([:])
  private let setAsideBy = Mutex<[Int: Set<EntryIdentifier>]>([:])
  private let originals = Mutex<[Identifier: [EventType: [Int]]]>([:])

  /// Facts of a type of which there are few, as seen on a day.
  struct RareName: Hashable {
    let type: EventType
    let day: CalendarDay
    let isAsStated: Bool
  }

  /// A thing on a day.
  struct Name: Hashable {
    let id: Identifier
    let day: CalendarDay
  }

  /// The recorded versions of the rules for one sort of thing, in the order in which they came into
  /// force.
  func versions(for subject: ProcessSubject, in view: View) -> [ProcessVersion] {
    versions.withLock { kept in
      if let kept { return kept[subject] ?? [] }
      let read = Dictionary(grouping: Self.read(view)) { $0.defined.subject }
      kept = read
      return read[subject] ?? []
    }
  }

  /// The same, by the days from which they are in force.
  func inForce(for subject: ProcessSubject, in view: View) -> VersionsInForce {
    Self.remembered(inForce, subject) { VersionsInForce(versions(for: subject, in: view)) }
  }

  /// The facts of a type of which there are few, on a day, with their days narrowed or as they are stated.
  func rareFacts(_ name: RareName, make: () -> [Fact]) -> [Fact] {
    Self.remembered(rareFacts, name, most: 16, make)
  }

  /// The documents whose registration is visible.
  func documents(in view: View) -> Set<Identifier> {
    documents.withLock { kept in
      if let kept { return kept }
      let places = view.model.index.places(of: [.sourceRegistered]).filter(view.isVisible)
      let read = Set(
        places.compactMap { view.model.entry($0)?.event.domain.introduced.first?.id })
      kept = read
      return read
    }
  }

  /// What is made of a thing on a day, made once; `make` may ask for other things.
  func party(_ name: Name, make: () -> PartyCard?) -> PartyCard? {
    Self.remembered(parties, name, make)
  }

  func product(_ name: Name, make: () -> ProductCard?) -> ProductCard? {
    Self.remembered(products, name, make)
  }

  func label(_ name: Name, make: () -> String) -> String { Self.remembered(labels, name, make) }

  /// The thing itself, or the first above it on a day, that is what is wanted; `nil` when none is.
  func nearest(
    _ wanted: NearestMemory.Wanted, to id: Identifier, on day: CalendarDay,
    look: (Identifier) -> NearestMemory.Look
  ) -> Identifier? {
    above.nearest(wanted, to: id, on: day, look: look)
  }

  /// The place of the entry by which a thing exists, `nil` within when there is none; `nil` when nobody
  /// looked.
  func introduction(of id: Identifier) -> Int?? { introductions.withLock { $0[id] } }

  func keep(introduction place: Int?, of id: Identifier) {
    introductions.withLock { $0[id] = .some(place) }
  }

  /// The types of event that any version of the rules for a sort of thing knows.
  func eventTypes(of subject: ProcessSubject, make: () -> Set<EventType>) -> Set<EventType> {
    Self.remembered(types, subject, make)
  }

  /// The places of the open disputes over each entry; `nil` as long as nobody asked for all.
  var knownOpenDisputes: [EntryIdentifier: [Int]]? { openDisputes.withLock(\.self) }

  func openDisputes(make: () -> [EntryIdentifier: [Int]]) -> [EntryIdentifier: [Int]] {
    if let known = knownOpenDisputes { return known }
    let made = make()
    openDisputes.withLock { $0 = made }
    return made
  }

  /// A dispute over very many claims, each of which asks for it.
  func dispute(_ name: Name, make: () -> DisputeStanding) -> DisputeStanding {
    Self.remembered(disputes, name, most: 16, make)
  }

  /// Who answers for a thing: of those that very much was recorded about, and of the last few others.
  func ownership(_ name: Name, isBusy: Bool, make: () -> Ownership) -> Ownership {
    if isBusy { return Self.remembered(ownerships, name, most: 16, make) }
    return Self.remembered(recentOwnerships, name, most: 16, make)
  }

  /// How far a thing came of which very much was reported.
  func implementation(_ name: Name, make: () -> Implementation) -> Implementation {
    Self.remembered(implementations, name, most: 16, make)
  }

  /// A hand-over that very much was recorded about.
  func handOver(_ name: Name, make: () -> HandOverStanding?) -> HandOverStanding? {
    Self.remembered(handOvers, name, most: 16, make)
  }

  /// Whether very many entries mention a thing, so that what is made of it is worth keeping.
  static func isBusy(_ id: Identifier, in view: View) -> Bool {
    view.model.mentions(of: id).count > many
  }

  /// The same of an entry: then all disputes and rulings are looked at once.
  static func isBusy(_ id: EntryIdentifier, in view: View) -> Bool {
    view.model.mentions(of: id).count > many
  }

  /// What an original comes down to.
  func fate(of original: Int, in view: View) -> FactFate {
    if view.model.overriders(of: original).isEmpty { return .reads(corrections: []) }
    return Self.remembered(fates, original) {
      view.standing(of: [original]).fate(of: original)
    }
  }

  /// What a fact comes down to: of one with a long chain of corrections kept, of any other shared with whoever still
  /// holds it, for in an answer about everything the same facts stand in many places.
  func corrected(_ original: Int, isLong: Bool, make: () -> CorrectedEntry?) -> CorrectedEntry? {
    if isLong { return Self.remembered(corrected, original, make) }
    if let shared = held.withLock({ $0[original] }) { return shared }
    guard let made = make() else { return nil }
    held.withLock { $0.share(made, at: original) }
    return made
  }

  /// Whether nobody looked yet for entries of unknown types that mention this one.
  func looksFirst(at place: Int) -> Bool { looked.withLock { $0.insert(place).inserted } }

  /// Where else it is said what an original says, of those with more than one source.
  func supports(of original: Int, make: () -> [Citation]) -> [Citation] {
    Self.remembered(supports, original, make)
  }

  /// What a ruling sets aside.
  func setAside(by ruling: Int, in view: View) -> Set<EntryIdentifier> {
    func made() -> Set<EntryIdentifier> { view.standing(of: [ruling]).setAside(by: ruling) }
    if view.model.overriders(of: ruling).isEmpty { return made() }
    return Self.remembered(setAsideBy, ruling, made)
  }

  /// The entries that rulings set aside.
  func setAside(make: () -> Set<EntryIdentifier>) -> Set<EntryIdentifier> {
    if let kept = setAside.withLock(\.self) { return kept }
    let made = make()
    setAside.withLock { $0 = made }
    return made
  }

  /// What a party was ever part of, and where its end is said.
  func links(of party: Identifier, make: () -> PartyLinks) -> PartyLinks {
    Self.remembered(partyLinks, party, make)
  }

  /// Where the first end of a party or of what it is part of is said, `nil` within when nothing ends; `nil` when nobody
  /// looked.
  func firstEnding(of party: Identifier) -> Int?? { firstEndings.withLock { $0[party] } }

  func keep(firstEnding place: Int?, of party: Identifier) {
    firstEndings.withLock { $0[party] = .some(place) }
  }

  /// The originals of some types of which an entry mentions a thing.
  ///
  /// Of a thing that very many mention they are kept by type, for much is asked of it.
  func originals(mentioning id: Identifier, of types: Set<EventType>, in view: View) -> [Int] {
    let model = view.model
    let places = model.mentions(of: id)
    guard places.count > Self.many else {
      return view.originals(
        of: places.filter { place in
          // What nobody knows here may be of these types.
          guard let type = model.type(at: place) else { return true }
          return types.contains(type) || type == .entryCorrected || type == .entryAnnulled
        })
    }
    let kept = originals.withLock { $0[id] }
    if let kept { return types.flatMap { kept[$0] ?? [] } }
    let all = Dictionary(grouping: view.originals(of: Array(places))) { model.type(at: $0) }
    var byType: [EventType: [Int]] = [:]
    for (type, originals) in all { if let type { byType[type] = originals } }
    originals.withLock { $0[id] = byType }
    return types.flatMap { byType[$0] ?? [] }
  }

  /// Of what more entries mention than this, what is worked out is kept.
  static let many = 64

  /// Not made under the lock, for making one thing may ask for another.
  private static func remembered<Key: Hashable & Sendable, Value: Sendable>(
    _ kept: borrowing Mutex<[Key: Value]>, _ key: Key, _ make: () -> Value
  ) -> Value {
    remembered(kept, key, most: .max, make)
  }

  /// The same, of no more than the last few.
  private static func remembered<Key: Hashable & Sendable, Value: Sendable>(
    _ kept: borrowing Mutex<[Key: Value]>, _ key: Key, most: Int, _ make: () -> Value
  ) -> Value {
    if let value = kept.withLock({ $0[key] }) { return value }
    let value = make()
    kept.withLock { kept in
      if kept.count >= most { kept = [:] }
      kept[key] = value
    }
    return value
  }

  private static func read(_ view: View) -> [ProcessVersion] {
    view.definitions().compactMap { fact in
      guard case .process(.defined(let defined)) = fact.event else { return nil }
      return ProcessVersion(defined: defined, fact: fact)
    }
  }
}
