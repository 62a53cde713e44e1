package import Governance

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
      let name = datedLabel(ofMeeting: id)
      return NameCandidate(
        id: id, kind: .meeting, name: name, folded: Spelling.folded(name), rank: .name)
    }
  }

  /// Whose meeting, by every name that those have.
  private func names(_ body: [Identifier]) -> String {
    body.flatMap { [label($0)] + (party($0)?.aliases ?? []) }.joined(separator: " ")
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
