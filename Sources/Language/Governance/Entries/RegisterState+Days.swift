package import Calendar
internal import Workflow

// Whether the days of a proposal can be right, beside what was recorded and the day of recording. Apart from `decide`, which
// judges logs of before too.

extension RegisterState {
  /// What is doubtful about the days of a proposal that is recorded today; `known` must be filled in.
  package func dayDoubts(_ proposal: Proposal, today: CalendarDay) -> [DayDoubt] {
    guard let known = proposal.known else { return [] }
    var doubts: [DayDoubt] = []
    if let begin = known.window.from, begin > today {
      doubts.append(.knownAhead(known, today: today))
    }
    if let doubt = doubtBefore(proposal, known) { doubts.append(doubt) }
    let (before, after) = beforeAndAfter(proposal)
    guard let after else { return doubts }
    // A correction that leaves the days as they were is not asked about them.
    let isNew = before.map { $0.valid != after.valid } ?? true
    if let doubt = doubtAhead(after, known),
      isNew || before.flatMap({ doubtAhead($0, known) }) == nil
    {
      doubts.append(doubt)
    }
    if isNew, let doubt = doubtFar(after) { doubts.append(doubt) }
    return doubts
  }

  /// A fact with its moment and what it rests on.
  private struct Dated {
    var event: Event
    var valid: Period
    var source: [Citation]
  }

  /// Of a correction how the fact reads before and after it, of anything else what it says; none where the moment has no effect.
  private func beforeAndAfter(_ proposal: Proposal) -> (before: Dated?, after: Dated?) {
    guard let target = proposal.event.overrides else {
      return (nil, Dated(event: proposal.event, valid: proposal.valid, source: proposal.source))
    }
    guard case .entry(.corrected(let correction)) = proposal.event,
      let before = datedFact(by: target)
    else { return (nil, nil) }
    var after = before
    after.event = correction.event ?? before.event
    after.valid = correction.period ?? before.valid
    after.source += proposal.source
    return (before, after)
  }

  /// How a fact reads by an original or a correction.
  private func datedFact(by entry: EntryIdentifier) -> Dated? {
    let (speaker, dated) = readings[entry] ?? (entry, entry)
    guard let event = recorded[speaker].flatMap({ Self.said(by: $0.event) }),
      let valid = recorded[dated].flatMap(Self.happened)
    else { return nil }
    let source = (recorded[root(of: entry)]?.source ?? []) + (recorded[entry]?.source ?? [])
    return Dated(event: event, valid: valid, source: source)
  }

  /// The youngest document that it cites, when that is certainly younger than the day on which it was known.
  private func doubtBefore(_ proposal: Proposal, _ known: Period) -> DayDoubt? {
    guard let last = known.window.to else { return nil }
    let later = proposal.source.compactMap {
      citation -> (document: Identifier, date: Period, begin: CalendarDay)? in
      guard let date = date(of: citation.document, proposal.event), let begin = date.window.from,
        begin > last,
        !proposal.event.domain.introduced.contains(where: { $0.id == citation.document })
      else { return nil }
      return (citation.document, date, begin)
    }
    return later.max { $0.begin < $1.begin }.map {
      .knownBeforeSource(known, document: $0.document, $0.date)
    }
  }

  private func doubtAhead(_ fact: Dated, _ known: Period) -> DayDoubt? {
    guard let begin = fact.valid.window.from, let end = known.window.to, begin > end else {
      return nil
    }
    switch fact.event.type.ahead {
    case .free: return nil
    case .happening: return .happensLater(fact.valid, known: known)
    case .effectOfHappening:
      return isFounded(fact, before: begin) ? nil : .happensLater(fact.valid, known: known)
    case .effect:
      return isFounded(fact, before: begin) ? nil : .holdsLater(fact.valid, known: known)
    }
  }

  /// Whether it names a decision, or a source, of before a day.
  private func isFounded(_ fact: Dated, before day: CalendarDay) -> Bool {
    let named = fact.event.domain.mentioned.filter { $0.kind == .decision }.map(\.id)
    let days =
      named.compactMap(moment(ofDecision:))
      + fact.source.compactMap { date(of: $0.document, fact.event) }
    return days.contains { $0.window.to.map { $0 < day } ?? false }
  }

  private func doubtFar(_ fact: Dated) -> DayDoubt? {
    guard !fact.source.isEmpty, let years = DayDoubt.yearsMax else { return nil }
    var nearest: (document: Identifier, date: Period, days: Int)?
    for citation in fact.source {
      guard let date = date(of: citation.document, fact.event), let last = date.window.to else {
        return nil
      }
      if let begin = fact.valid.window.from, begin > last.advanced(by: years) {
        let days = Int(begin.number) - Int(last.number)
        if days < nearest?.days ?? .max { nearest = (citation.document, date, days) }
      } else if let end = fact.valid.window.to, end.advanced(by: years) < last {
        let days = Int(last.number) - Int(end.number)
        if days < nearest?.days ?? .max { nearest = (citation.document, date, days) }
      } else {
        return nil
      }
    }
    return nearest.map { .farFromSource(fact.valid, document: $0.document, $0.date) }
  }

  /// The date of a document, as its registration that stands gives it.
  private func date(of document: Identifier, _ event: Event) -> Period? {
    if case .source(.registered(let source)) = event, source.source == document {
      return source.date
    }
    for entry in dated[document]?.reversed() ?? [] {
      if case .source(.registered(let source))? = fact(of: entry) { return source.date }
    }
    return nil
  }

  /// When a decision was taken, by what stands.
  private func moment(ofDecision decision: Identifier) -> Period? {
    for entry in dated[decision]?.reversed() ?? [] where stands(entry) {
      var last = entry
      while let next = standing.overrider(of: last) { last = next }
      return datedFact(by: last)?.valid
    }
    return nil
  }
}
