internal import Calendar
package import Governance
package import Reading
internal import Workflow

/// Something that waits: for whom, since when, by which entry, and how long it may.
package struct TodoItem: Sendable {
  package let process: ProcessStanding
  /// Whom it waits for; empty when the log does not say.
  package let parties: [Identifier]
  /// Who stands in for one of these: it waits for them as well.
  package let standIns: [StandIn]
  /// The fact that made it wait.
  package let cause: Fact
  package let limit: TimeLimit?
  /// What can be done about it, in the words of the rules.
  package let steps: [String]
  /// The body to which it should go on now; `nil` when it waits in its own state.
  package let goesOnTo: [Identifier]?
  /// Those of the parties that certainly exist no longer, each with the fact that ended it.
  package let ended: [(party: Identifier, fact: Fact)]
  /// When nobody is named for whom it waits: who had the roles it waits for before.
  package let formerHolders: [FormerHolders]
  /// Open disputes over how it came to wait, or whom it waits for.
  package let disputes: [DisputeStanding]

  /// Where the limit stands against the calendar.
  package func term(in view: View) -> TermStanding {
    let steps = process.subject == .deadline ? process.allSteps.map(\.fact) : []
    return view.term(
      of: process.id, limit?.window, isMissed: view.missed(steps)?.certainty == .certain,
      in: process)
  }

  /// Whether it waits for a party, or for whom that stands in for.
  package func waits(for party: Identifier) -> Bool {
    parties.contains(party) || standIns.contains { $0.party == party }
  }

  /// Who had a role last of which no holder is named, and what ended that.
  package struct FormerHolders: Sendable {
    package let role: Role
    package let last: [Identifier]
    package let fact: Fact
  }
}

extension View {
  /// What waits on the day asked, oldest first; for one party, or for everybody.
  package func todo(for party: Identifier? = nil) -> [TodoItem] {
    let items = ProcessSubject.allCases.flatMap { subject in
      processes(of: subject).compactMap(waiting)
    }
    return items.filter { item in party.map { item.waits(for: $0) } ?? true }
      .sorted(by: Self.isOlder)
  }

  /// What one thing waits for; `nil` when it waits for nothing.
  package func waiting(_ standing: ProcessStanding) -> TodoItem? {
    guard let entered = standing.entered else { return nil }
    guard let state = standing.definition(of: standing.state) else { return nil }
    if let bodies = onward(standing, entered) {
      return TodoItem(
        process: standing, parties: bodies,
        standIns: standIns(for: bodies) { products(of: standing) }, cause: entered.fact, limit: nil,
        steps: ["voorleggen"], goesOnTo: bodies, ended: endings(of: bodies),
        formerHolders: [], disputes: disputes(of: standing))
    }
    guard !state.isFinal, !state.waitsFor.isEmpty || state.limit != nil else { return nil }
    // What went on to another body waits there now.
    if standing.subject == .item, !followers(ofItem: standing.id).isEmpty { return nil }
    let steps = standing.rules.defined.definition.steps(from: standing.state)
    let parties = awaited(by: standing)
    let roles = state.waitsFor.compactMap { actor in
      if case .role(let name) = actor { Role(rawValue: name) } else { nil }
    }
    let ownerships =
      roles.isEmpty || !parties.isEmpty && !model.hasClaims
      ? [] : products(of: standing).map(ownership)
    return TodoItem(
      process: standing, parties: parties,
      standIns: standIns(for: parties) { products(of: standing) }, cause: entered.fact,
      limit: standing.limit,
      steps: steps.filter { $0.irregular == nil }.map(\.title).unique, goesOnTo: nil,
      ended: endings(of: parties),
      formerHolders: parties.isEmpty ? formerHolders(of: roles, in: ownerships) : [],
      disputes: disputes(over: standing, roles, ownerships))
  }

  /// Those of the parties that had certainly come to an end before the day asked.
  private func endings(of parties: [Identifier]) -> [(party: Identifier, fact: Fact)] {
    parties.compactMap { party in endingBefore(asOf.on, of: party).map { (party, $0) } }
  }

  /// The end of a party, or of what it is part of, when it certainly lies before a day.
  func endingBefore(_ day: CalendarDay, of party: Identifier) -> Fact? {
    guard let ending = ending(ofParty: party), let end = ending.window.to, end < day else {
      return nil
    }
    return ending
  }

  private func formerHolders(
    of roles: [Role], in ownerships: [Ownership]
  ) -> [TodoItem.FormerHolders] {
    ownerships.flatMap { ownership in
      roles.compactMap { role in
        ownership.endings[role].map {
          TodoItem.FormerHolders(role: role, last: $0.last, fact: $0.fact)
        }
      }
    }
  }

  /// The open disputes over what a thing went through, and over the roles of those it waits for.
  private func disputes(
    over standing: ProcessStanding, _ roles: [Role], _ ownerships: [Ownership]
  ) -> [DisputeStanding] {
    guard model.hasClaims else { return [] }
    let claims = ownerships.flatMap { ownership in
      roles.flatMap { disputes(of: ownership, as: $0) }
    }
    return (disputes(of: standing) + claims).once
  }

  /// The next bodies on the route of what has come through one stop, as long as it has not been put
  /// before them.
  private func onward(_ standing: ProcessStanding, _ entered: ProcessStep) -> [Identifier]? {
    guard entered.transition?.advances ?? false, let next = nextStop(of: standing) else {
      return nil
    }
    let followers = facts(about: standing.id, of: [.itemTabled]).contains { fact in
      guard fact.happening != .notYet, case .meeting(.itemTabled(let item)) = fact.event else {
        return false
      }
      return item.follows == standing.id
    }
    return followers ? nil : next.stop.compactMap { Identifier($0) }
  }

  private static func isOlder(_ left: TodoItem, _ right: TodoItem) -> Bool {
    let days = [left, right].map { $0.cause.window.to ?? CalendarDay(number: .max) }
    if days[0] != days[1] { return days[0] < days[1] }
    return left.process.id < right.process.id
  }
}

/// One step that can be taken with a thing now.
package struct NextStep: Sendable {
  /// The name of the event to record: `handover.accepted`.
  package let event: String
  package let title: String
  package let leadsTo: String
  /// Who may take it, in words; empty means anybody.
  package let by: [String]
  /// Those of them that the log names.
  package let parties: [Identifier]
  package let needs: [String]
  /// What the event must say for it to be this step: `outcome` is one of these.
  package let when: [(key: String, values: [String])]
  package let irregular: String?
}

extension View {
  /// The steps by which a thing of a sort begins, by the rules in force on the day asked.
  package func beginnings(of subject: ProcessSubject) -> [NextStep] {
    let definition = rules(for: subject, on: asOf.on).defined.definition
    return definition.steps(from: nil).map { step in
      NextStep(
        event: step.event, title: step.title,
        leadsTo: definition.state(named: step.to)?.title ?? step.to, by: step.by.map(\.dutch),
        parties: [], needs: step.needs, when: step.when.map { ($0.key, $0.values) },
        irregular: step.irregular)
    }
  }

  /// Whether a thing was there on the day asked, certainly or possibly.
  package func exists(_ id: Identifier) -> Bool {
    introduction(of: id).map { $0.happening != .notYet } ?? false
  }

  /// The steps that the rules in force on the day asked allow from the state that a thing is in,
  /// regular ones first.
  package func nextSteps(of standing: ProcessStanding) -> [NextStep] {
    let definition = standing.rules.defined.definition
    return definition.steps(from: standing.state).map { step in
      NextStep(
        event: step.event, title: step.title, leadsTo: standing.title(of: step.to),
        by: step.by.map { phrase($0, for: standing) },
        parties: step.by.flatMap { parties($0, for: standing) }.unique, needs: step.needs,
        when: step.when.map { ($0.key, $0.values) }, irregular: step.irregular)
    }
  }
}
