package import EventFormat
package import Governance

/// One entry as it was recorded, and what has become of it.
package struct EntryStanding: Sendable {
  package let entry: Entry
  /// What it comes down to now, corrections applied; `nil` when it was annulled or set aside.
  package let fact: Fact?
  /// The corrections and annulments of it that are visible, in order; annulled ones included.
  package let overriders: [Entry]
  /// The rulings that set it aside.
  package let rulings: [Fact]
  /// Open and resolved disputes in which it is a claim.
  package let disputes: [DisputeStanding]
  /// That something in it was erased.
  package let redactions: [Fact]

  /// Whether an entry says that the withheld text at this place is erased.
  package func isErased(_ place: String) -> Bool {
    redactions.erasures.contain(place, of: entry.id)
  }
}

extension [Fact] {
  /// What they say to be erased.
  package var erasures: Erasures {
    reduce(into: Erasures()) { erasures, fact in
      guard case .entry(.redacted(let redacted)) = fact.event else { return }
      erasures.add(fact.entry.id, of: redacted.entry, at: redacted.places)
    }
  }
}

/// A fact that no longer counts, and why: what it said stays readable.
package struct WithdrawnFact: Sendable {
  package let entry: Entry
  /// The annulment or the ruling that took it away.
  package let by: Entry
  package let reason: String
  package let isRuling: Bool
}

extension View {
  /// An entry as it was recorded; `nil` when it is not visible or not understood.
  package func visibleEntry(_ place: Int) -> Entry? {
    place >= 0 && place < model.count && isVisible(place) ? model.entry(place) : nil
  }

  /// An entry by its place in the log; `nil` when it is not visible or not understood.
  package func entry(at place: Int) -> EntryStanding? {
    guard let entry = visibleEntry(place) else { return nil }
    return EntryStanding(
      entry: entry, fact: fact(ofEntry: place), overriders: overriders(of: place),
      rulings: rulings(on: entry),
      disputes: facts(mentioning: entry.id, of: .claimDisputed).compactMap { fact in
        guard case .claim(.disputed(let event)) = fact.event else { return nil }
        return dispute(event.dispute)
      },
      redactions: facts(mentioning: entry.id, of: .entryRedacted))
  }

  /// How many entries must be looked at to show what has become of some entries, about: each with
  /// everything that corrects or annuls the same fact.
  package func cost(ofShowing places: [Int]) -> Int {
    var sizes: [Int: Int] = [:]
    return places.reduce(0) { cost, place in
      let original = root(of: place) ?? place
      let size = sizes[original] ?? overriders(above: original).count + 1
      sizes[original] = size
      return cost + size
    }
  }

  /// The place of an entry; `nil` when there is none with this id.
  package func place(of id: EntryIdentifier) -> Int? { model.memory.place(of: id, in: model) }

  /// What people call an entry: its number in the log; its id when it is not there.
  package func name(ofEntry id: EntryIdentifier) -> String {
    place(of: id).map { "\($0)" } ?? "\(id)"
  }

  /// What was recorded about a thing and does not count any more, in the order of recording.
  package func withdrawnFacts(about id: Identifier) -> [WithdrawnFact] {
    model.mentioning(id).compactMap { place in
      guard isVisible(place), let type = model.type(at: place),
        type != .entryCorrected, type != .entryAnnulled, fact(ofEntry: place) == nil,
        let entry = model.entry(place), entry.event.domain.concerns(id)
      else { return nil }
      return withdrawal(of: entry)
    }
  }

  /// Why the fact that an entry states or corrects does not count any more; `nil` when it does, and
  /// when the entry is an annulment.
  package func withdrawal(ofEntry place: Int) -> WithdrawnFact? {
    guard fact(ofEntry: place) == nil, model.type(at: place) != .entryAnnulled else { return nil }
    let original = root(of: place) ?? place
    return isVisible(original) ? model.entry(original).flatMap(withdrawal) : nil
  }

  /// Why an original does not count: an annulment before a ruling, for it would not come back when that fell.
  private func withdrawal(of entry: Entry) -> WithdrawnFact? {
    if case .annulled(let by) = memory.fate(of: entry.sequence, in: self) {
      guard let by = by.flatMap(model.entry), case .entry(.annulled(let event)) = by.event else {
        return nil
      }
      return WithdrawnFact(entry: entry, by: by, reason: event.reason, isRuling: false)
    }
    guard let ruling = rulings(on: entry).first, case .claim(.resolved(let event)) = ruling.event
    else { return nil }
    return WithdrawnFact(entry: entry, by: ruling.entry, reason: event.ruling, isRuling: true)
  }

  /// Everything that corrects or annuls an entry, or corrects or annuls that.
  package func overriders(of place: Int) -> [Entry] {
    overriders(above: place).compactMap { model.entry($0.overrider) }
  }
}

extension DomainEvent {
  /// Whether the event is about the thing.
  fileprivate func concerns(_ id: Identifier) -> Bool {
    (introduced + mentioned).contains { $0.id == id }
  }
}
