package import Calendar
package import Governance
package import Reading

extension View {
  /// The meetings whose title, body and day together hold all of the words: `BO 20 juni 2024`.
  ///
  /// That is how people name a meeting that has no title of its own.
  package func meetings(called words: String) -> [NameCandidate] {
    let wanted = Spelling.folded(words).split(separator: " ").map { " " + $0 + " " }
    guard !wanted.isEmpty else { return [] }
    var descriptions: [Identifier: [String]] = [:]
    for fact in facts(of: [.meetingPlanned, .meetingHeld]) {
      switch fact.event {
      case .meeting(.planned(let event)):
        descriptions[event.meeting, default: []] += [
          event.title ?? "", names(event.body), event.date.dutch,
        ]
      case .meeting(.held(let event)):
        descriptions[event.meeting, default: []] += [
          event.title ?? "", names(event.body), fact.valid.dutch,
        ]
      default: continue
      }
    }
    return descriptions.keys.sorted().compactMap { id -> NameCandidate? in
      let said = ([id.text] + (descriptions[id] ?? [])).joined(separator: " ")
      let text = " " + Spelling.folded(said).replacing(" ", with: "  ") + " "
      guard wanted.allSatisfy({ text.contains($0) }) else { return nil }
      return NameCandidate(id, .meeting, datedLabel(ofMeeting: id))
    }
  }

  /// The same thing, or when nothing has that name the meeting of that body and day.
  ///
  /// Among other kinds of things only when just one meeting fits: many names hold a month or a body.
  package func orMeeting(
    _ match: NameIndex.Match, called words: String, among kinds: Set<Kind>
  ) -> NameIndex.Match {
    guard case .unknown = match, kinds.contains(.meeting) else { return match }
    let meant = meetings(called: words)
    if let only = meant.first, meant.count == 1 { return .found(only.id) }
    return kinds == [.meeting] && !meant.isEmpty ? .ambiguous(meant) : match
  }

  /// Whose meeting, by every name that those have.
  private func names(_ body: [Identifier]) -> String {
    body.flatMap { [label($0)] + (party($0)?.aliases ?? []) }.joined(separator: " ")
  }

  /// What a thing is called; of a meeting with its day.
  package func fullLabel(_ candidate: NameCandidate) -> String {
    candidate.kind == .meeting ? datedLabel(ofMeeting: candidate.id) : label(candidate.id)
  }

  /// What a meeting is called, with its day when that is not in the name.
  package func datedLabel(ofMeeting id: Identifier) -> String {
    guard let day = day(ofMeeting: id), !label(id).contains(day.dutch) else { return label(id) }
    return "\(label(id)), \(day.dutch)"
  }

  /// When a meeting was held or, as long as that is not known, for when it was planned.
  package func day(ofMeeting id: Identifier) -> Period? {
    var planned: Period?
    for fact in facts(about: id, of: [.meetingHeld, .meetingPlanned]) {
      switch fact.event {
      case .meeting(.held(let event)) where event.meeting == id: return fact.valid
      case .meeting(.planned(let event)) where event.meeting == id: planned = event.date
      default: continue
      }
    }
    return planned
  }
}
