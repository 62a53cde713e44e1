package import EventFormat
package import Governance

/// The three clocks of a question (DESIGN 3).
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
  /// The entry that stated it first.
  package let entry: Entry
  /// What it says, corrections applied.
  package let event: Event
  /// When it happened, corrections applied.
  package let valid: Period
  /// The corrections applied, oldest first.
  package let corrections: [Entry]
  /// Whether it had happened on the day asked.
  package let happening: Happening
  /// Everything it rests on: the sources of the original and of its corrections, as far as they
  /// were known by the day asked.
  package let source: [Citation]
}

/// The log as seen with one setting of the three clocks.
package struct View: Sendable {
  package let model: ReadModel
  package let asOf: AsOf
  let memory: ViewMemory
  /// Places of entries that are left out, to see what they changed.
  private let hidden: Set<Int>

  package init(_ model: ReadModel, _ asOf: AsOf) {
    self.init(model, asOf, ViewMemory(), hidden: [])
  }

  private init(_ model: ReadModel, _ asOf: AsOf, _ memory: ViewMemory, hidden: Set<Int>) {
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
  func without(_ places: Set<Int>) -> View {
    View(model, asOf, ViewMemory(), hidden: hidden.union(places))
  }

  /// Whether an entry takes part in the answers of this view.
  func isVisible(_ place: Int) -> Bool {
    model.isVisible(place, asOf) && !hidden.contains(place)
  }

  /// The facts about one thing, in the order in which they happened; later ones included.
  package func facts(about id: Identifier) -> [Fact] {
    facts(at: model.mentioning(id)).filter { $0.concerns(id) }
  }

  /// The same, of some types only; entries of other types are not even read.
  package func facts(about id: Identifier, of types: Set<EventType>) -> [Fact] {
    let places = model.mentioning(id).filter { place in
      // What nobody knows here may be of these types.
      guard let type = model.type(at: place) else { return true }
      return types.contains(type) || type == .entryCorrected || type == .entryAnnulled
    }
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
    for place in model.mentioning(id) where isVisible(place) {
      if model.type(at: place) == nil { model.unreadEntries.note(place) }
      guard let type = model.type(at: place), EventType.introducing.contains(type),
        let fact = fact(place),
        fact.event.domain.introduced.contains(where: { $0.id == id })
      else { continue }
      return fact
    }
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
    var roots: Set<Int> = []
    var result: [Fact] = []
    for place in places where isVisible(place) || isUnreadable(place) {
      guard let type = model.type(at: place) else {
        model.unreadEntries.note(place)
        continue
      }
      if type == .entryAnnulled || type == .entryCorrected {
        if let root = root(of: place) { roots.insert(root) }
      } else {
        roots.insert(place)
      }
    }
    for root in roots { if let fact = fact(root) { result.append(fact) } }
    result.sort(by: Fact.happensBefore)
    return result
  }

  /// The original that a chain of corrections starts from.
  private func root(of place: Int) -> Int? {
    var current = place
    while let below = memory.overridden(by: current, in: model) { current = below }
    return current == place ? nil : current
  }

  /// The process definitions, in the order in which they came into force.
  func definitions() -> [Fact] {
    let strange = model.strange.filter { model.typeName(at: $0)?.hasPrefix("process.") ?? true }
    return facts(at: model.definitions + strange)
  }

  /// The facts of one type that mention an entry by its id.
  func facts(mentioning entry: EntryIdentifier, of type: EventType) -> [Fact] {
    let isClaim = type == .claimDisputed || type == .claimResolved
    guard model.hasClaims || !isClaim else { return [] }
    return facts(at: model.mentioning(entry: entry).filter { model.type(at: $0) == type })
  }

  /// What an entry says now, also when a ruling sets it aside; `nil` when it is annulled.
  func factBehindRulings(_ id: EntryIdentifier) -> Fact? {
    memory.place(of: id, in: model).flatMap { fact($0, behindRulings: true) }
  }

  /// One fact with what was visible of its corrections; `nil` when it is annulled, or set aside by a
  /// ruling.
  private func fact(_ place: Int, behindRulings: Bool = false) -> Fact? {
    guard isVisible(place), let entry = model.entry(place),
      behindRulings || !isSetAside(entry)
    else { return nil }
    if !model.strange.isEmpty {
      // Of a type that nobody knows here, it may correct or annul this.
      for place in model.mentioning(entry: entry.id)
      where model.type(at: place) == nil && isVisible(place) {
        model.unreadEntries.note(place)
      }
    }
    var event = entry.event
    var valid = entry.valid
    var corrections: [Entry] = []
    var current = place
    while let overrider = standingOverrider(of: current) {
      guard case .entry(let override) = overrider.event else { break }
      switch override {
      case .annulled: return nil
      case .corrected(let correction):
        event = correction.event ?? event
        valid = correction.period ?? valid
        corrections.append(overrider)
      case .redacted, .noteAdded: break
      }
      current = overrider.sequence
    }
    return Fact(
      entry: entry, event: event, valid: valid, corrections: corrections,
      happening: valid.window.status(on: asOf.on),
      source: (entry.source + corrections.flatMap(\.source)).filter(isKnown))
  }

  /// Whether a ruling that stands sets the entry aside.
  ///
  /// A ruling itself is never set aside, so this ends.
  private func isSetAside(_ entry: Entry) -> Bool {
    if entry.event.type == .claimResolved { return false }
    return model.rulings(on: entry.id).contains { place in
      guard case .claim(.resolved(let ruling)) = fact(place)?.event else { return false }
      return ruling.setAside.contains(entry.id)
    }
  }

  /// Whether the document was there by the day on which everything had to be known.
  private func isKnown(_ citation: Citation) -> Bool {
    guard asOf.known != nil else { return true }
    return memory.documents(in: self).contains(citation.document)
  }

  /// The correction or annulment of an entry that is visible and not itself annulled.
  private func standingOverrider(of place: Int) -> Entry? {
    for candidate in model.overriders(of: place).reversed()
    where isVisible(candidate) {
      if !isAnnulled(candidate), let entry = model.entry(candidate) { return entry }
    }
    return nil
  }

  private func isAnnulled(_ place: Int) -> Bool {
    guard let overrider = standingOverrider(of: place) else { return false }
    return overrider.event.type == .entryAnnulled
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
