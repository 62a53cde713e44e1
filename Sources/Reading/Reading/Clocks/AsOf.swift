package import Calendar
internal import EventFormat
package import Governance

/// The three clocks of a question (FORMAT 7.1).
package struct AsOf: Hashable, Sendable {
  /// Valid time: the day whose state is asked.
  package var on: CalendarDay
  /// Known time: only what could be known by this day; `nil` = all that is known.
  package var known: CalendarDay?
  /// Recorded time: only the first so many entries; `nil` = all.
  package var at: Int?

  package init(on: CalendarDay, known: CalendarDay? = nil, at: Int? = nil) {
    self.on = on
    self.known = known
    self.at = at
  }
}

/// The log as seen with one setting of the three clocks.
package struct View: Sendable {
  package let model: ReadModel
  package let asOf: AsOf
  private(set) var memory: ViewMemory
  let chronicles: ChronicleMemory
  /// Entries that are left out, to see what they changed.
  private var hidden: HiddenEntries
  /// Whether facts have the days that are stated, whatever the order of things says.
  private(set) var isAsStated = false

  package init(_ model: ReadModel, _ asOf: AsOf) {
    self.model = model
    self.asOf = asOf
    (memory, chronicles, hidden) = (ViewMemory(), ChronicleMemory(), .none)
  }

  private init(_ other: View, _ asOf: AsOf) {
    model = other.model
    self.asOf = asOf
    (memory, chronicles) = (other.memory, other.chronicles)
    (hidden, isAsStated) = (other.hidden, other.isAsStated)
  }

  /// The same view on another day.
  package func on(_ day: CalendarDay) -> View {
    View(self, AsOf(on: day, known: asOf.known, at: asOf.at))
  }

  /// The same view as if some entries were not there; only the order of things stays what all say of it.
  package func without(_ entries: HiddenEntries) -> View {
    var view = self
    (view.memory, view.hidden) = (ViewMemory(), entries)
    return view
  }

  /// The same view with facts on the days that are stated: what the order of things is made of.
  var asStated: View {
    var view = self
    view.isAsStated = true
    return view
  }

  /// Whether an entry takes part in the answers of this view.
  package func isVisible(_ place: Int) -> Bool {
    model.isVisible(place, asOf) && !hidden.contain(place)
  }

  /// The facts about one thing, in the order in which they happened; later ones included.
  package func facts(about id: Identifier) -> [Fact] {
    facts(at: model.mentioning(id)).filter { $0.concerns(id) }
  }

  /// The same, of some types only; entries of other types are not even read.
  package func facts(about id: Identifier, of types: Set<EventType>) -> [Fact] {
    let places = memory.originals(mentioning: id, of: types, in: self)
    return facts(at: places).filter { types.contains($0.event.type) && $0.concerns(id) }
  }

  /// The facts of some types, in the order in which they happened; later ones included.
  package func facts(of types: Set<EventType>) -> [Fact] {
    facts(at: model.index.places(of: types) + model.strange)
  }

  /// All facts, in the order in which they happened.
  package func facts() -> [Fact] { facts(of: Set(EventType.allCases)) }

  /// The fact by which a thing exists; of a meeting the first that was recorded.
  ///
  /// Reads no further than that fact, for names are asked for all the time.
  package func introduction(of id: Identifier) -> Fact? {
    if let known = memory.introduction(of: id) { return known.flatMap { fact($0) } }
    for place in model.mentions(of: id) where isVisible(place) {
      guard let type = model.type(at: place) else {
        model.unreadEntries.note(place)
        continue
      }
      guard EventType.introducing.contains(type), let fact = fact(place),
        fact.event.domain.introduced.contains(where: { $0.id == id })
      else { continue }
      memory.keep(introduction: place, of: id)
      return fact
    }
    memory.keep(introduction: nil, of: id)
    return nil
  }

  /// The fact that an entry states or corrects, as it stands now; `nil` when it is annulled or set
  /// aside, or when the entry annuls.
  package func fact(ofEntry place: Int) -> Fact? {
    guard let fact = factBehindRulings(ofEntry: place) else { return nil }
    return isSetAside(fact.entry) ? nil : fact
  }

  /// The same, also when a ruling sets it aside.
  package func factBehindRulings(ofEntry place: Int) -> Fact? {
    switch model.type(at: place) {
    case .entryCorrected: root(of: place).flatMap { fact($0, behindRulings: true) }
    case .entryAnnulled, nil: nil
    case .some: fact(place, behindRulings: true)
    }
  }

  /// Whether not even the known day of a line can be read, so that it may count whatever is asked.
  private func isUnreadable(_ place: Int) -> Bool {
    model.index.knownBy(place) == nil && place < asOf.at ?? .max
  }

  private func facts(at places: [Int]) -> [Fact] {
    var result = originals(of: places).compactMap { fact($0) }
    result.sort(by: Fact.happensBefore)
    return result
  }

  /// The originals that some entries are or override, each once.
  func originals(of places: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return places.compactMap { place in
      guard isVisible(place) || isUnreadable(place) else { return nil }
      guard let type = model.type(at: place) else {
        model.unreadEntries.note(place)
        return nil
      }
      let isOverride = type == .entryAnnulled || type == .entryCorrected
      guard let original = isOverride ? root(of: place) : place, seen.insert(original).inserted
      else { return nil }
      return original
    }
  }

  /// The process definitions, in the order in which they came into force.
  func definitions() -> [Fact] { rareFacts(model.rare.definitions, .processDefined) }

  /// What programmes say of themselves by the day asked, in the order in which they said it.
  func descriptions() -> [Fact] { rareFacts(model.rare.descriptions, .programmeDescribed) }

  /// That somebody stands in for somebody, in order.
  package func grantedDelegations() -> [Fact] {
    rareFacts(model.rare.delegations, .delegationGranted)
  }

  /// That somebody says that what the register holds is complete, in order.
  func saidConfirmations() -> [Fact] { rareFacts(model.rare.confirmations, .standingConfirmed) }

  /// Facts of a type of which the places are known, and what may be of it; found once for a day.
  private func rareFacts(_ places: [Int], _ type: EventType) -> [Fact] {
    let name = ViewMemory.RareName(type: type, day: asOf.on, isAsStated: isAsStated)
    return memory.rareFacts(name) {
      let strange = model.strange.filter { place in
        model.typeName(at: place).map { model.catalogue.isRelated($0, to: type) } ?? true
      }
      return places.isEmpty && strange.isEmpty ? [] : facts(at: places + strange)
    }
  }

  /// The facts of one type that mention an entry by its id.
  package func facts(mentioning entry: EntryIdentifier, of type: EventType) -> [Fact] {
    let isClaim = type == .claimDisputed || type == .claimResolved
    guard model.hasClaims || !isClaim else { return [] }
    return facts(at: originals(mentioning: entry, of: type))
  }

  /// The originals of one type that name an entry, or are corrected to name it.
  func originals(mentioning entry: EntryIdentifier, of type: EventType) -> [Int] {
    originals(in: model.mentions(of: entry), of: type)
  }

  private func originals(in places: some Collection<Int>, of type: EventType) -> [Int] {
    let found = places.filter { place in
      let found = model.type(at: place)
      return found == type || found == .entryCorrected
    }
    return found.isEmpty ? [] : originals(of: found).filter { model.type(at: $0) == type }
  }

  /// What an entry says now, also when a ruling sets it aside; `nil` when it is annulled.
  func factBehindRulings(_ id: EntryIdentifier) -> Fact? {
    model.memory.place(of: id, in: model).flatMap { fact($0, behindRulings: true) }
  }

  /// One fact with what was visible of its corrections; `nil` when it is annulled, or set aside by a
  /// ruling.
  private func fact(_ place: Int, behindRulings: Bool = false) -> Fact? {
    guard isVisible(place) else { return nil }
    noteStrange(about: place)
    guard let said = corrected(place), behindRulings || !isSetAside(said.entry) else { return nil }
    let cited = said.source + supports(of: place, said)
    let source = asOf.known == nil ? cited : cited.filter(isKnown)
    let stated = Fact(said, on: asOf.on, source: source)
    if isAsStated { return stated }
    return Fact(said, within: days(of: stated), on: asOf.on, source: source)
  }

  /// Where other documents say the same, as far as that was recorded and known.
  ///
  /// Of what supports another nothing is asked, so that none of them can lead to the next without end.
  private func supports(of place: Int, _ said: CorrectedEntry) -> [Citation] {
    guard model.hasSupports, said.event.type != .entrySupported else { return [] }
    return memory.supports(of: place) {
      ([said.entry] + said.corrections).flatMap { facts(mentioning: $0.id, of: .entrySupported) }
        .flatMap(\.source)
    }
  }

  /// What does not count may have been meant to correct or annul this entry, or what corrects or annuls it.
  func noteStrange(about original: Int) {
    guard !model.strange.isEmpty, memory.looksFirst(at: original) else { return }
    for place in [original] + overriders(above: original).map(\.overrider) {
      guard let entry = model.entry(place) else { continue }
      for strange in model.mentions(of: entry.id)
      where model.type(at: strange) == nil && isVisible(strange) {
        model.unreadEntries.note(strange)
      }
    }
  }

  /// Whether the document was there by the day on which everything had to be known.
  private func isKnown(_ citation: Citation) -> Bool {
    memory.documents(in: self).contains(citation.document)
  }
}
