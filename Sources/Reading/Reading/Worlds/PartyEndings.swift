internal import Calendar
package import Governance

/// What one party was ever part of, and where its end is said.
struct PartyLinks: Sendable {
  /// The place of the entry by which it ended.
  var ended: Int?
  /// What it was part of, in order, and from when on; the first from the beginning.
  var parents: [(party: Identifier, since: DaySpan)] = []
}

/// The end of a party or of what it is part of, as it touches that party.
struct PartyEnding {
  let fact: Fact
  /// Whether the party certainly was part of it when it ended.
  let isCertain: Bool
}

/// During which days a party certainly and possibly is part of another one.
private struct Membership {
  var certain: DaySpan
  var possible: DaySpan

  static let always = Membership(
    certain: DaySpan(from: .min, to: .max), possible: DaySpan(from: .min, to: .max))

  func within(_ other: Membership) -> Membership {
    Membership(
      certain: certain.common(other.certain), possible: possible.common(other.possible))
  }
}

extension View {
  /// How a party, or something that it certainly was part of then, first comes to an end; `nil` when it does not.
  package func ending(ofParty id: Identifier) -> Fact? {
    if let place = firstEnding(ofParty: id) { return place.flatMap { fact(ofEntry: $0) } }
    return endings(ofParty: id).first(where: \.isCertain)?.fact
  }

  /// The same as the place of its entry, `nil` within when nothing ends; `nil` when a party was part of several.
  ///
  /// What was part of one thing all the time ends with the first that ends of itself and that; so each party on the way up
  /// is looked at once, also when the same is asked of all that lies below it.
  private func firstEnding(ofParty id: Identifier) -> Int?? {
    // The days of facts, and so their order, are others in such a view.
    guard !isAsStated else { return nil }
    var (way, seen): ([(party: Identifier, ended: Int?)], Set<Identifier>) = ([], [])
    var first: Fact?
    var next = nearestEndedOrMoved(from: id)
    while let party = next {
      if let known = memory.firstEnding(of: party) {
        first = known.flatMap { fact(ofEntry: $0) }
        break
      }
      let links = links(ofParty: party)
      guard links.parents.count < 2, seen.insert(party).inserted else { return nil }
      way.append((party, links.ended))
      next = links.parents.first.flatMap { nearestEndedOrMoved(from: $0.party) }
    }
    for (party, ended) in way.reversed() {
      if let own = ended.flatMap({ fact(ofEntry: $0) }),
        first.map({ Fact.happensBefore(own, $0) }) ?? true
      {
        first = own
      }
      memory.keep(firstEnding: first?.entry.sequence, of: party)
    }
    return .some(first?.entry.sequence)
  }

  /// All ends of a party and of what it is part of, in order of happening; the same whatever day is asked.
  ///
  /// A pijler ends with its programme: nothing that is part of it then outlives it.
  func endings(ofParty id: Identifier) -> [PartyEnding] {
    var found: [Int: Bool] = [:]
    var visits: [Identifier: Int] = [:]
    var pending = [(party: id, membership: Membership.always)]
    while let next = pending.popLast() {
      guard let party = nearestEndedOrMoved(from: next.party),
        visits[party, default: 0] < Self.visitsMax
      else { continue }
      visits[party, default: 0] += 1
      let links = links(ofParty: party)
      if let place = links.ended, let end = fact(ofEntry: place).map({ DaySpan($0.window) }) {
        let (certain, possible) = (next.membership.certain, next.membership.possible)
        let isCertain = certain.from <= end.from && end.to <= certain.to
        if isCertain || !possible.common(end).isEmpty {
          found[place] = isCertain || found[place] ?? false
        }
      }
      for (place, parent) in links.parents.enumerated() {
        let until = place + 1 < links.parents.count ? links.parents[place + 1].since : nil
        let since = place == 0 ? DaySpan(from: .min, to: .min) : parent.since
        let membership = Membership(
          certain: DaySpan(from: since.to, to: until?.dayBefore ?? .max),
          possible: DaySpan(from: since.from, to: until?.to ?? .max))
        pending.append((parent.party, next.membership.within(membership)))
      }
    }
    return found.compactMap { place, isCertain in
      fact(ofEntry: place).map { PartyEnding(fact: $0, isCertain: isCertain) }
    }.sorted { Fact.happensBefore($0.fact, $1.fact) }
  }

  /// A party may be reached along several ways; not along more than these.
  private static let visitsMax = 8

  /// The party itself, or the first that it is part of, that ended or was part of several.
  private func nearestEndedOrMoved(from id: Identifier) -> Identifier? {
    memory.nearest(.endedOrMovedParty, to: id, on: CalendarDay(number: 0)) { id in
      let links = links(ofParty: id)
      return links.ended == nil && links.parents.count < 2
        ? .above(links.parents.first?.party) : .here
    }
  }

  private func links(ofParty id: Identifier) -> PartyLinks {
    memory.links(of: id) {
      var links = PartyLinks()
      for fact in facts(about: id, of: [.partyRegistered, .partyChanged, .partyEnded]) {
        guard case .party(let event) = fact.event, event.party == id else { continue }
        let parent: Identifier?
        switch event {
        case .registered(let event): parent = event.parent
        case .changed(let event): parent = event.parent
        case .ended:
          links.ended = links.ended ?? fact.entry.sequence
          continue
        }
        if let parent { links.parents.append((parent, DaySpan(fact.window))) }
      }
      return links
    }
  }
}

extension DaySpan {
  /// The days that both have.
  fileprivate func common(_ other: DaySpan) -> DaySpan {
    DaySpan(from: max(from, other.from), to: min(to, other.to))
  }

  /// The last day before it can have begun.
  fileprivate var dayBefore: Int32 { from == .min ? .min : from - 1 }
}
