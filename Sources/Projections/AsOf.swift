package import EventFormat
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

/// An entry as it counts for a question: with its corrections applied, and whether it has happened.
package struct Fact: Sendable {
  private let said: CorrectedEntry
  /// Whether it had happened on the day asked.
  package let happening: Happening
  /// Everything it rests on: the sources of the original and of its corrections, as far as they
  /// were known by the day asked.
  package let source: [Citation]

  init(_ said: CorrectedEntry, happening: Happening, source: [Citation]) {
    self.said = said
    self.happening = happening
    self.source = source
  }

  /// The entry that stated it first.
  package var entry: Entry { said.entry }
  /// What it says, corrections applied.
  package var event: Event { said.event }
  /// When it happened, corrections applied.
  package var valid: Period { said.valid }
  /// The corrections applied, oldest first.
  package var corrections: [Entry] { said.corrections }
}

/// The log as seen with one setting of the three clocks.
package struct View: Sendable {
  package let model: ReadModel
  package let asOf: AsOf
  let memory: ViewMemory
  /// Entries that are left out, to see what they changed.
  private let hidden: HiddenEntries

  package init(_ model: ReadModel, _ asOf: AsOf) {
    self.init(model, asOf, ViewMemory(), hidden: .none)
  }

  private init(_ model: ReadModel, _ asOf: AsOf, _ memory: ViewMemory, hidden: HiddenEntries) {
    self.model = model
    self.asOf = asOf
    self.memory = memory
    self.hidden = hidden
  }

  /// The same view on another day.
  package func on(_ day: CalendarDay) -> View {
    View(model, AsOf(on: day, known: asOf.known, at: asOf.at), memory, hidden: hidden)
  }

  /// The same view as if some entries were not there.
  func without(_ entries: HiddenEntries) -> View {
    View(model, asOf, ViewMemory(), hidden: entries)
  }

  /// Whether an entry takes part in the answers of this view.
  func isVisible(_ place: Int) -> Bool {
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
  func introduction(of id: Identifier) -> Fact? {
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
  func definitions() -> [Fact] {
    let strange = model.strange.filter { place in
      model.typeName(at: place).map { model.catalogue.isRelated($0, to: .processDefined) } ?? true
    }
    return facts(at: model.definitions + strange)
  }

  /// The facts of one type that mention an entry by its id.
  func facts(mentioning entry: EntryIdentifier, of type: EventType) -> [Fact] {
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
    return Fact(
      said, happening: said.valid.window.status(on: asOf.on),
      source: asOf.known == nil ? said.source : said.source.filter(isKnown))
  }

  /// What does not count may have been meant to correct or annul this entry, or what corrects or annuls it.
  private func noteStrange(about original: Int) {
    guard !model.strange.isEmpty, memory.looksFirst(at: original) else { return }
    for place in [original] + overriders(above: original).map(\.overrider) {
      guard let entry = model.entry(place) else { continue }
      for strange in model.mentions(of: entry.id)
      where model.type(at: strange) == nil && isVisible(strange) {
        model.unreadEntries.note(strange)
      }
    }
  }

  /// Whether a ruling that stands sets the entry aside.
  ///
  /// A ruling itself is never set aside, so this ends.
  private func isSetAside(_ entry: Entry) -> Bool {
    guard model.hasClaims, entry.event.type != .claimResolved else { return false }
    let mentions = model.mentions(of: entry.id)
    if mentions.count > ViewMemory.many { return memory.setAside(in: self).contains(entry.id) }
    return originals(in: mentions, of: .claimResolved).contains { place in
      guard case .claim(.resolved(let ruling)) = fact(place)?.event else { return false }
      return ruling.setAside.contains(entry.id)
    }
  }

  /// The entries that the rulings that stand set aside.
  func freshlySetAside() -> Set<EntryIdentifier> {
    var result: Set<EntryIdentifier> = []
    for place in model.index.places(of: [.claimResolved]) {
      guard case .claim(.resolved(let ruling)) = fact(place)?.event else { continue }
      result.formUnion(ruling.setAside)
    }
    return result
  }

  /// Whether the document was there by the day on which everything had to be known.
  private func isKnown(_ citation: Citation) -> Bool {
    memory.documents(in: self).contains(citation.document)
  }
}

extension Fact {
  /// Whether the event is about the thing, not merely has its name in a text.
  package func concerns(_ id: Identifier) -> Bool {
    if case .entry(.noteAdded(let note)) = event { return note.subjects.contains(id) }
    let event = event.domain
    return event.mentioned.contains { $0.id == id } || event.introduced.contains { $0.id == id }
      || source.contains { $0.document == id }
  }

  /// The order of happening: end of the window, then what the process puts first, then how early
  /// it was known; of what is alike in all of these, what was recorded last comes last.
  ///
  /// By the original entry: a correction takes the place of what it corrects.
  static func happensBefore(_ left: Fact, _ right: Fact) -> Bool {
    let ends = (left.valid.window.to, right.valid.window.to)
    if ends.0 != ends.1 { return Self.precedes(ends.0, ends.1) }
    let ranks = (left.event.domain.rank, right.event.domain.rank)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if left.entry.knownBy != right.entry.knownBy { return left.entry.knownBy < right.entry.knownBy }
    return left.entry.sequence < right.entry.sequence
  }

  /// An open end comes last.
  private static func precedes(_ left: CalendarDay?, _ right: CalendarDay?) -> Bool {
    guard let left else { return false }
    guard let right else { return true }
    return left < right
  }
}
