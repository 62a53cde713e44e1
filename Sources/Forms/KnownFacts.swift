package import EventFormat
package import Governance
package import Projections

/// What a form must know of the register: what things are called, which names are in use, what was
/// said before, and which entry has which number.
///
/// It takes in what is about to be recorded too, so that one row of a spreadsheet can refer to what
/// an earlier row introduces.
package struct KnownFacts: Sendable {
  private let model: ReadModel
  /// The register with everything that it knows, of whatever day.
  private let view: View
  private var newNames = NewNames()
  private var state = RegisterState()
  private var introductions: [Identifier: [(id: EntryIdentifier, proposal: Proposal)]] = [:]
  private var sayings: [Event: [(id: EntryIdentifier, proposal: Proposal)]] = [:]
  private var places: [EntryIdentifier: Int] = [:]
  private var learned = 0
  private let secrets: [EntryIdentifier: [Secret]]

  /// Takes in every entry.
  ///
  /// `secrets` are the withheld texts that are known: only to see that the same fact was said before.
  package init(_ model: ReadModel, knowing secrets: [EntryIdentifier: [Secret]] = [:]) {
    self.model = model
    self.secrets = secrets
    view = View(model, AsOf(on: CalendarDay(number: .max)))
    for sequence in 0..<model.count {
      guard let entry = model.entry(sequence) else { continue }
      places[entry.id] = sequence
      take(entry.id, entry.proposal)
      if let proposal = secrets[entry.id].flatMap(entry.asHandedIn) {
        sayings[proposal.event, default: []].append((entry.id, proposal))
      }
    }
  }

  /// Takes in a fact that is going to be recorded.
  package mutating func learn(_ proposal: Proposal) {
    learned += 1
    newNames.add(proposal.event)
    let random = (0..<10).map { UInt8(truncatingIfNeeded: $0 < 8 ? learned >> (56 - 8 * $0) : 0) }
    guard let id = proposal.id ?? EntryIdentifier(milliseconds: 0, random: random) else { return }
    take(id, proposal)
  }

  private mutating func take(_ id: EntryIdentifier, _ proposal: Proposal) {
    state.evolve(id, proposal)
    for reference in proposal.event.domain.introduced {
      introductions[reference.id, default: []].append((id, proposal))
    }
    sayings[proposal.event, default: []].append((id, proposal))
  }

  // MARK: Asking

  /// The number of entries in the log.
  package var count: Int { model.count }

  /// The thing that somebody means by what they typed.
  package func find(_ words: String, _ kinds: [Kind]) -> NameIndex.Match {
    let kinds = kinds.isEmpty ? Set(Kind.allCases) : Set(kinds)
    if let id = Identifier(words), let kind = state.kind(of: id), kinds.contains(kind) {
      return .found(id)
    }
    let match = NameIndex(model, kinds: kinds, newNames: newNames).find(words)
    return view.orMeeting(match, called: words, among: kinds)
  }

  /// What a thing is called; its name in the register when it is yet to be recorded.
  func label(_ candidate: NameCandidate) -> String {
    let label = view.fullLabel(candidate)
    return label == candidate.id.text ? candidate.name : label
  }

  /// The hand-overs or deadlines of a product, for who typed its title in their place.
  func things(of kinds: [Kind], about product: Identifier) -> [NameCandidate] {
    let ids: [(Kind, [Identifier])] = [
      (.handOver, view.handOvers(of: product).map(\.handOver)),
      (.deadline, view.deadlines(of: product).map(\.deadline)),
    ]
    return ids.filter { kinds.contains($0.0) }.flatMap { kind, ids in
      ids.map { NameCandidate($0, kind, view.label($0)) }
    }
  }

  /// The kind of thing that a name stands for; `nil` when it is free.
  package func kind(of id: Identifier) -> Kind? { state.kind(of: id) }

  /// The facts that introduced a thing and still count.
  func introductions(of id: Identifier) -> [Proposal] {
    (introductions[id] ?? []).filter { state.stands($0.id) }.map(\.proposal)
  }

  /// The entry that says exactly this; `stands` is false when it was corrected or annulled since.
  func saying(_ proposal: Proposal) -> (id: EntryIdentifier, stands: Bool)? {
    let twins = (sayings[proposal.event] ?? []).filter { $0.proposal.saysTheSame(as: proposal) }
    guard let twin = twins.first(where: { !state.isOverridden($0.id) }) ?? twins.first else {
      return nil
    }
    return (twin.id, !state.isOverridden(twin.id))
  }

  /// The data of a fact as an entry left it, with a placeholder for each text that is the one it withholds.
  func masking(_ data: JSON, as id: EntryIdentifier, isCorrection: Bool) -> JSON {
    (secrets[id] ?? []).reduce(data) { data, secret in
      let place = isCorrection ? String(secret.place.dropFirst("/data".utf8.count)) : secret.place
      guard !isCorrection || secret.place.hasPrefix("/data/"),
        data[at: place]?.string == secret.text
      else { return data }
      return data.replacing(place, by: .string(WithheldValue.placeholder))
    }
  }

  /// The entry with this number in the log; `nil` when there is none.
  func entry(numbered number: Int) -> EntryIdentifier? { model.entry(number)?.id }

  /// The number in the log of an entry; `nil` when it is not there.
  package func number(of id: EntryIdentifier) -> Int? { places[id] }

  /// The entry that introduced a thing and still counts, by its number; `nil` when no entry in the log
  /// did.
  func numberOfIntroduction(of id: Identifier) -> Int? {
    (introductions[id] ?? []).filter { state.stands($0.id) }.compactMap { places[$0.id] }.first
  }
}
