internal import Answers
package import Calendar
package import EventFormat
package import Governance
package import Reading

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
  /// Facts of which a text was erased: whether it is the one that is typed, nobody can tell any more.
  private var erased: ErasedTexts
  /// Facts with their withheld texts in their places, as they were typed.
  private var handedIn: [Event: [Proposal]] = [:]
  private var names: [Nameless: [Identifier]] = [:]
  /// Corrections, annulments and erasings by what they say, whenever it was found out.
  private var aboutEntries: [Event: [Proposal]] = [:]
  private var places: [EntryIdentifier: Int] = [:]
  private var learned = 0
  private let secrets: [EntryIdentifier: [WithheldText]]

  /// Takes in every entry.
  ///
  /// `secrets` are the withheld texts that are known: only to see that the same fact was said before.
  package init(_ model: ReadModel, knowing secrets: [EntryIdentifier: [WithheldText]] = [:]) {
    self.model = model
    self.secrets = secrets
    erased = ErasedTexts(model.catalogue)
    view = View(model, AsOf(on: CalendarDay(number: .max)))
    var redactions: [EntryRedacted] = []
    for sequence in 0..<model.count {
      guard let entry = model.entry(sequence) else { continue }
      if case .entry(.redacted(let redaction)) = entry.event { redactions.append(redaction) }
      places[entry.id] = sequence
      take(entry.id, entry.proposal)
      if let proposal = secrets[entry.id].flatMap({
        entry.asHandedIn($0, model.catalogue)
      }) {
        handedIn[proposal.event, default: []].append(proposal)
      }
    }
    for redaction in redactions {
      guard let said = state.proposal(of: redaction.entry) else { continue }
      let gone = said.withheld.map(\.place).filter { redaction.places?.contains($0) ?? true }
      erased.add(said, of: redaction.entry, erased: gone)
    }
    // Of a chain only its original is asked: all of it reads the same, and each reading walks it.
    for id in places.keys.sorted() where state.isOverridden(id) && state.root(of: id) == id {
      if let now = state.readingNow(of: id) { takeNames(now) }
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
    takeNames(proposal)
    switch proposal.event {
    case .entry(.corrected), .entry(.annulled), .entry(.redacted):
      aboutEntries[proposal.event, default: []].append(proposal)
    default: break
    }
  }

  private mutating func takeNames(_ proposal: Proposal) {
    guard let name = proposal.event.domain.introduced.first?.id else { return }
    let said = Nameless(proposal)
    if names[said]?.contains(name) != true { names[said, default: []].append(name) }
  }

  // MARK: Asking

  /// The names and versions by which lines are read and written.
  var catalogue: EventCatalogue { model.catalogue }

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

  /// Whether an entry says this, corrected or annulled since or not, or a fact reads so now; or an entry may have said
  /// it before a text of it was erased.
  func isSaid(_ proposal: Proposal) -> Bool {
    state.repetition(of: proposal) != nil || erased.twin(of: proposal) { _, _ in false } != nil
      || (handedIn[proposal.event] ?? []).contains { $0.saysTheSame(as: proposal) }
  }

  /// When it was found out, according to the first entry that says this of another entry, of whatever day.
  package func moment(of proposal: Proposal) -> Period? {
    (aboutEntries[proposal.event] ?? []).first { said in
      said.source == proposal.source && (proposal.known == nil || said.known == proposal.known)
    }?.valid
  }

  /// The names under which facts say the same as this one but for the names in it, as they were recorded and as they
  /// read now.
  func names(of proposal: Proposal) -> [Identifier] { names[Nameless(proposal)] ?? [] }

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

  /// The withheld texts that are known of an entry.
  func secrets(of id: EntryIdentifier) -> [WithheldText] { secrets[id] ?? [] }

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

/// What a fact says apart from the names of what is new in it, which may have been made up.
private struct Nameless: Hashable {
  private let type: EventType
  private let valid: Period
  private let data: String

  init(_ proposal: Proposal) {
    type = proposal.event.type
    valid = proposal.valid
    let newThings = NewThings.of(type)
    let members = (EventCatalogue.shipped.write(proposal.event).object ?? []).compactMap { member in
      if member.name == newThings.main { return nil as JSONMember? }
      guard let keys = newThings.inLists[member.name] else { return member }
      let records = (member.value.array ?? []).map { record in
        JSON.object((record.object ?? []).filter { $0.name != keys.nameKey })
      }
      return JSONMember(member.name, .array(records))
    }
    data = JSON.object(members).canonicalText
  }
}
