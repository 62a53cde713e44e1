package import Governance
package import Reading

/// One version of the agenda of a meeting.
package struct AgendaVersion: Sendable {
  package let agenda: AgendaFixed
  package let fact: Fact

  /// Its items that another version does not have.
  package func items(newSince other: AgendaVersion) -> [Identifier] {
    let known = Set(other.agenda.items)
    return agenda.items.filter { !known.contains($0) }
  }
}

extension View {
  /// The agendas of a meeting that were fixed, or may have been, by the day asked, in order; the last is the newest.
  package func agendas(of meeting: Identifier) -> [AgendaVersion] {
    facts(about: meeting, of: [.agendaFixed]).compactMap { fact in
      guard fact.happening != .notYet, case .meeting(.agendaFixed(let agenda)) = fact.event,
        agenda.meeting == meeting
      else { return nil }
      return AgendaVersion(agenda: agenda, fact: fact)
    }
  }

  /// What was tabled under a name; `nil` when nothing was.
  package func item(_ id: Identifier) -> ItemTabled? {
    for fact in facts(about: id, of: [.itemTabled]) {
      if case .meeting(.itemTabled(let item)) = fact.event, item.item == id { return item }
    }
    return nil
  }
}
