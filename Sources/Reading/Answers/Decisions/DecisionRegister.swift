package import Calendar
package import Governance
package import Reading

/// One decision as it stands on the day asked.
package struct DecisionStanding: Sendable {
  package let decision: DecisionTaken
  package let fact: Fact
  package let conditions: [ConditionStanding]
  /// Decisions that replace this one.
  package let supersededBy: [Identifier]
  /// That it holds no longer, or may not; what certainly happened counts before what may have.
  package let lapse: Fact?
  /// Open disputes over the decision, its conditions, or what replaces it.
  package let disputes: [DisputeStanding]

  /// Whether that it was taken is one of the claims of an open dispute.
  package var isClaim: Bool {
    disputes.contains { $0.claims.contains { $0.fact.entry.id == fact.entry.id } }
  }
}

/// Something put before a body of which no outcome is recorded.
package struct OpenItem: Sendable {
  package let item: ItemTabled
  package let fact: Fact
  package let process: ProcessStanding
  /// The items by which it certainly went on to another body.
  package let followedBy: [Identifier]
  /// Open disputes over what it went through.
  package let disputes: [DisputeStanding]
}

/// Something that is going to be put before a body: announced, and no more than that.
package struct AnnouncedItem: Sendable {
  package let item: ItemTabled
  package let fact: Fact
}

/// The decisions of a period, and what was tabled in it without a known outcome.
package struct DecisionRegister: Sendable {
  package let decisions: [DecisionStanding]
  package let open: [OpenItem]
  /// What was known to come before a body after the day asked.
  package let announced: [AnnouncedItem]

  /// Those of the decisions that are in force on the day asked, certainly or possibly, or under open conditions.
  package func inForce(in view: View) -> DecisionRegister {
    DecisionRegister(
      decisions: decisions.filter { view.force(of: $0).isInForce }, open: [], announced: [])
  }

  /// What belongs to one meeting: what was tabled there, and the decisions that say they were taken
  /// there or on an item that was.
  package func of(meeting: Identifier, in view: View) -> DecisionRegister {
    let items = Set(
      view.facts(about: meeting, of: [.itemTabled]).compactMap { fact -> Identifier? in
        guard case .meeting(.itemTabled(let item)) = fact.event, item.meeting == meeting else {
          return nil
        }
        return item.item
      })
    return DecisionRegister(
      decisions: decisions.filter { standing in
        standing.decision.meeting == meeting || standing.decision.item.map(items.contains) ?? false
      },
      open: open.filter { $0.item.meeting == meeting },
      announced: announced.filter { $0.item.meeting == meeting })
  }
}

extension View {
  /// Everything about one decision; `nil` when it is no decision.
  package func decision(_ id: Identifier) -> DecisionStanding? {
    let facts = facts(about: id, of: [.decisionTaken])
    let superseding = facts.filter { fact in
      guard fact.happening != .notYet, case .decision(.taken(let event)) = fact.event else {
        return false
      }
      return event.supersedes.contains(id)
    }
    let lapses = self.facts(about: id, of: [.decisionLapsed]).filter {
      guard case .decision(.lapsed(let event)) = $0.event else { return false }
      return event.decision == id && $0.happening != .notYet
    }
    let lapse = lapses.first { $0.happening == .happened } ?? lapses.first
    for fact in facts {
      guard case .decision(.taken(let event)) = fact.event, event.decision == id else { continue }
      let conditions = conditions(set: event.conditions)
      return DecisionStanding(
        decision: event, fact: fact, conditions: conditions,
        supersededBy: superseding.compactMap(\.event.domain.introduced.first?.id), lapse: lapse,
        disputes: (disputes(of: [fact] + superseding + lapses) + conditions.flatMap(\.disputes))
          .once)
    }
    return nil
  }

  /// The decisions taken, certainly or possibly, within a period, of one body or of all.
  ///
  /// A decision counts when its window touches the period and has begun by the day asked.
  package func decisions(body: Identifier?, within period: Window) -> DecisionRegister {
    func counts(_ fact: Fact, _ bodies: [Identifier]) -> Bool {
      fact.window.overlaps(period) && body.map(bodies.contains) ?? true
    }
    var decisions: [DecisionStanding] = []
    var open: [OpenItem] = []
    var announced: [AnnouncedItem] = []
    for fact in facts(of: [.decisionTaken, .itemTabled]) {
      switch fact.event {
      case .meeting(.itemTabled(let event)) where fact.happening == .notYet:
        if counts(fact, event.body), !isWithdrawn(item: event.item) {
          announced.append(AnnouncedItem(item: event, fact: fact))
        }
      case _ where fact.happening == .notYet: continue
      case .decision(.taken(let event)):
        if counts(fact, event.body), let standing = decision(event.decision) {
          decisions.append(standing)
        }
      case .meeting(.itemTabled(let event)):
        if counts(fact, event.body), let item = openItem(event, fact) { open.append(item) }
      default: continue
      }
    }
    return DecisionRegister(decisions: decisions, open: open, announced: announced)
  }

  /// The item as long as it has no outcome; what was only put forward for information never gets one.
  private func openItem(_ item: ItemTabled, _ fact: Fact) -> OpenItem? {
    guard let process = process(of: item.item, .item) else { return nil }
    let isInformation = item.purpose == .inform && process.allSteps.count == 1
    if process.isFinished, !isInformation { return nil }
    return OpenItem(
      item: item, fact: fact, process: process, followedBy: followers(ofItem: item.item),
      disputes: disputes(of: process))
  }
}

extension View {
  /// The items that certainly followed an item by the day asked, and were not taken off the agenda: what
  /// it was about went on to them.
  func followers(ofItem id: Identifier) -> [Identifier] {
    facts(about: id, of: [.itemTabled]).compactMap { fact in
      guard fact.happening == .happened, case .meeting(.itemTabled(let item)) = fact.event,
        item.follows == id, !isWithdrawn(item: item.item)
      else { return nil }
      return item.item
    }
  }

  private func isWithdrawn(item: Identifier) -> Bool {
    facts(about: item, of: [.itemWithdrawn]).contains { $0.happening == .happened }
  }

  /// The last day on which an item can have been treated: that of its meeting, when that is known and
  /// later than the day on which the item was tabled.
  func lastDay(ofItem standing: ProcessStanding) -> CalendarDay? {
    guard let tabled = standing.entered?.fact.window.to else { return nil }
    let meetings = standing.values(under: "meeting").compactMap { Identifier($0) }
    return meetings.reduce(tabled) { max($0, lastDay(ofMeeting: $1) ?? $0) }
  }

  /// When a meeting was held; when it was planned, as long as nothing says that it was held.
  ///
  /// A day that nobody knows never passes.
  private func lastDay(ofMeeting id: Identifier) -> CalendarDay? {
    let never = CalendarDay(number: .max)
    var planned: CalendarDay?
    for fact in facts(about: id, of: [.meetingPlanned, .meetingHeld]) {
      switch fact.event {
      case .meeting(.held(let event)) where event.meeting == id:
        return fact.window.to ?? never
      case .meeting(.planned(let event)) where event.meeting == id:
        planned = event.date.window.to ?? never
      default: continue
      }
    }
    return planned
  }

  /// The decisions about one product that were taken, or may have been, by the day asked.
  package func decisions(about product: Identifier) -> [DecisionStanding] {
    facts(about: product, of: [.decisionTaken]).compactMap { fact in
      guard fact.happening != .notYet, case .decision(.taken(let event)) = fact.event,
        event.products.contains(product)
      else { return nil }
      return decision(event.decision)
    }
  }
}

extension Window {
  /// Whether another window lies wholly within this one.
  package func holds(_ other: Window) -> Bool {
    let begins = from.map { start in other.from.map { $0 >= start } ?? false } ?? true
    let ends = to.map { end in other.to.map { $0 <= end } ?? false } ?? true
    return begins && ends
  }
}
