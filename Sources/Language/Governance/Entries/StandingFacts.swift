/// The things that exist, and what they rest on, according to the facts that stand.
///
/// Everything is counted, because a fact that is corrected or annulled is taken back exactly as it
/// was put in: `learn` and `forget` undo each other. Every question is answered in a time that does not
/// grow with the number of facts, for it is asked at every entry of a log.
struct StandingFacts: Sendable {
  private var introductions: [Identifier: [Introduction]] = [:]
  private var mentions: [Identifier: Int] = [:]
  private(set) var parents: [Identifier: [Identifier: Int]] = [:]
  private(set) var children: [Identifier: [Identifier: Int]] = [:]
  private var assignments: [Assignment: Int] = [:]
  /// The hand-overs that offer a role, by the thing it is a role for and by the party that is to get it.
  ///
  /// Apart, because one hand-over may name a great many of both.
  private var offersByThing: [Offered: [Identifier: Int]] = [:]
  private var offersByParty: [Offered: [Identifier: Int]] = [:]
  /// How many definitions there are of each version of a process.
  private var versions: [Version: Int] = [:]
  private var processes: [ProcessSubject: [Identifier: Int]] = [:]
  /// How many definitions of the product process have each state.
  private var productStates: [String: Int] = [:]
  /// How many descriptions of programmes have each kind of party.
  private var ownPartyKinds: [String: Int] = [:]
  /// The commitments with a number, by that and who made them.
  private var numbered: [NumberOfMaker: [Identifier: Int]] = [:]
  /// The entries that a dispute is about.
  private var disputes: [Identifier: [[EntryIdentifier]]] = [:]
  /// How many rulings stand on a dispute.
  private var rulings: [Identifier: Int] = [:]
  /// What is taken back for one judgement: at most one fact, apart, so that nothing is copied for it.
  private(set) var without: [StandingFacts] = []

  private struct Version: Hashable {
    let process: Identifier
    let version: Int
  }

  /// One fact by which a thing exists; a meeting may have two, its planning and its holding.
  private struct Introduction: Hashable {
    let kind: Kind
    let type: EventType
    let body: [Identifier]
  }

  private struct Assignment: Hashable {
    let subject: Identifier
    let role: Role
    let party: Identifier
  }

  private struct NumberOfMaker: Hashable {
    let number: String
    /// None where no maker is named.
    let maker: Identifier?
  }

  private struct Offered: Hashable {
    let id: Identifier
    let role: Role
  }

  /// The same without one fact that was learned.
  func forgetting(_ event: Event) -> StandingFacts {
    var fact = StandingFacts()
    fact.learn(event)
    var rest = self
    rest.without = [fact]
    return rest
  }

  // MARK: Asking

  /// The kind of thing an identifier names, if it names one.
  func kind(of id: Identifier) -> Kind? {
    var gone = without.first?.introductions[id] ?? []
    let last = introductions[id]?.last { introduction in
      guard let index = gone.lastIndex(of: introduction) else { return true }
      gone.remove(at: index)
      return false
    }
    return last?.kind
  }

  /// Every identifier in use.
  var identifiers: [Identifier] { Array(introductions.keys) }

  /// How often a thing is mentioned.
  func mentions(of id: Identifier) -> Int { count(\.mentions[id]) }

  /// How many facts introduce a thing.
  func introductions(of id: Identifier) -> Int {
    (introductions[id]?.count ?? 0) - (without.first?.introductions[id]?.count ?? 0)
  }

  /// Whether a known meeting lacks the half that this event would add: its planning or its holding.
  ///
  /// A process may always get another version.
  func lacksHalf(_ event: Event, of id: Identifier) -> Bool {
    if case .process = event { return kind(of: id) == .process }
    guard case .meeting(let meeting) = event, meeting.meeting != nil else { return false }
    let known = halves(of: id)
    guard !known.isEmpty, known.allSatisfy({ $0.kind == .meeting }) else { return false }
    return !known.contains { $0.type == event.type }
  }

  /// Whether the meeting is known as one of other bodies.
  func hasOtherBody(_ id: Identifier, than body: [Identifier]) -> Bool {
    halves(of: id).contains { Set($0.body) != Set(body) }
  }

  /// The facts by which a meeting exists: two at most, in a log that is sound.
  private func halves(of id: Identifier) -> [Introduction] {
    var known = introductions[id] ?? []
    for gone in without.first?.introductions[id] ?? [] {
      if let index = known.lastIndex(of: gone) { known.remove(at: index) }
    }
    return known
  }

  /// Whether a process has a version with this number.
  func hasVersion(_ version: Int, of process: Identifier) -> Bool {
    count(\.versions[Version(process: process, version: version)]) > 0
  }

  /// The sort of thing that goes through a process.
  func subject(ofProcess id: Identifier) -> ProcessSubject? {
    ProcessSubject.allCases.first { count(\.processes[$0]?[id]) > 0 }
  }

  /// The processes for one sort of thing, sorted.
  func processes(for subject: ProcessSubject) -> [Identifier] {
    (processes[subject] ?? [:]).keys.filter { count(\.processes[subject]?[$0]) > 0 }.sorted()
  }

  /// Whether a definition of the product process has the state.
  func hasProductState(_ state: String) -> Bool { count(\.productStates[state]) > 0 }

  /// The states that definitions of the product process add to the usual stages, sorted.
  var stages: [String] {
    productStates.keys.filter { hasProductState($0) && Stage(rawValue: $0) == nil }.sorted()
  }

  /// Whether a ruling stands on a dispute.
  func hasRuling(on dispute: Identifier) -> Bool { count(\.rulings[dispute]) > 0 }

  /// The entries that a dispute is about.
  func disputed(in dispute: Identifier) -> [EntryIdentifier] {
    var gone = without.first?.disputes[dispute] ?? []
    let last = disputes[dispute]?.last { entries in
      guard let index = gone.lastIndex(of: entries) else { return true }
      gone.remove(at: index)
      return false
    }
    return last ?? []
  }

  /// Whether a party ever got the role.
  func isAssigned(_ subject: Identifier, _ role: Role, _ party: Identifier) -> Bool {
    if count(\.assignments[Assignment(subject: subject, role: role, party: party)]) > 0 {
      return true
    }
    let (thing, receiver) = (Offered(id: subject, role: role), Offered(id: party, role: role))
    guard let ofThing = offersByThing[thing], let ofParty = offersByParty[receiver] else {
      return false
    }
    let fewest = ofThing.count < ofParty.count ? ofThing : ofParty
    return fewest.keys.contains {
      count(\.offersByThing[thing]?[$0]) > 0 && count(\.offersByParty[receiver]?[$0]) > 0
    }
  }

  /// How often something is there, without what is taken back.
  private func count(_ counted: (StandingFacts) -> Int?) -> Int {
    (counted(self) ?? 0) - (without.first.flatMap(counted) ?? 0)
  }

  /// The kinds of party that programmes describe as their own, in order.
  var partyKinds: [String] { ownPartyKinds.keys.filter(hasPartyKind).sorted() }

  /// Whether a programme describes this kind of party as its own.
  func hasPartyKind(_ kind: String) -> Bool { count { $0.ownPartyKinds[kind] } > 0 }

  /// Another commitment with the same number that one of the same parties made, if there is one.
  func commitment(numberedAs made: CommitmentMade) -> Identifier? {
    for key in Self.numbers(of: made) {
      let others = (numbered[key] ?? [:]).keys.sorted()
      let other = others.first { id in
        id != made.commitment && count { $0.numbered[key]?[id] } > 0
      }
      if let other { return other }
    }
    return nil
  }

  /// The number of a commitment with each of its makers, without what people write differently in it.
  private static func numbers(of made: CommitmentMade) -> [NumberOfMaker] {
    guard let number = made.number else { return [] }
    let folded = Spelling.folded(number).filter { $0 != " " }
    let makers = made.makers.isEmpty ? [nil] : made.makers.map(Optional.some)
    return makers.map { NumberOfMaker(number: folded, maker: $0) }
  }

  // MARK: Changing

  /// Takes in a fact.
  mutating func learn(_ event: Event) {
    for reference in event.domain.introduced {
      introductions[reference.id, default: []].append(introduction(reference, event))
    }
    if case .claim(.disputed(let event)) = event {
      disputes[event.dispute, default: []].append(event.entries)
    }
    count(event, by: 1)
  }

  /// Takes a fact back that was taken in before.
  mutating func forget(_ event: Event) {
    for reference in event.domain.introduced {
      Self.removeOne(introduction(reference, event), from: &introductions, at: reference.id)
    }
    if case .claim(.disputed(let event)) = event {
      Self.removeOne(event.entries, from: &disputes, at: event.dispute)
    }
    count(event, by: -1)
  }

  private mutating func count(_ event: Event, by difference: Int) {
    for id in event.mentionedIdentifiers { Self.add(difference, to: &mentions[id]) }
    if let (child, parent) = event.parenthood {
      Self.add(difference, to: &parents[child, default: [:]][parent])
      Self.add(difference, to: &children[parent, default: [:]][child])
    }
    switch event {
    case .process(.defined(let event)):
      let version = Version(process: event.process, version: event.version)
      Self.add(difference, to: &versions[version])
      Self.add(difference, to: &processes[event.subject, default: [:]][event.process])
      guard event.subject == .product else { return }
      for state in Set(event.definition.states.map(\.name)) {
        Self.add(difference, to: &productStates[state])
      }
    case .programme(.described(let event)):
      for kind in Set(event.kinds.map(\.kind.text)) {
        Self.add(difference, to: &ownPartyKinds[kind])
      }
    case .commitment(.made(let made)):
      for key in Self.numbers(of: made) {
        Self.add(difference, to: &numbered[key, default: [:]][made.commitment])
      }
    case .claim(.resolved(let event)): Self.add(difference, to: &rulings[event.dispute])
    case .responsibility(.assigned(let given)):
      for party in given.parties {
        let assignment = Assignment(subject: given.subject, role: given.role, party: party)
        Self.add(difference, to: &assignments[assignment])
      }
    case .handOver(let event):
      guard let offer = event.terms else { return }
      for role in offer.roles {
        for id in offer.products {
          let thing = Offered(id: id, role: role)
          Self.add(difference, to: &offersByThing[thing, default: [:]][offer.handOver])
        }
        for id in offer.to {
          let receiver = Offered(id: id, role: role)
          Self.add(difference, to: &offersByParty[receiver, default: [:]][offer.handOver])
        }
      }
    default: return
    }
  }

  /// Counts the documents that an entry rests on.
  mutating func cite(_ citations: [Citation], by difference: Int) {
    for citation in citations { Self.add(difference, to: &mentions[citation.document]) }
  }

  private func introduction(_ reference: Reference, _ event: Event) -> Introduction {
    var body: [Identifier] = []
    if case .meeting(let meeting) = event { body = meeting.meeting?.body ?? [] }
    return Introduction(kind: reference.kind, type: event.type, body: body)
  }

  private static func removeOne<Element: Equatable>(
    _ element: Element, from lists: inout [Identifier: [Element]], at id: Identifier
  ) {
    guard let index = lists[id]?.lastIndex(of: element) else { return }
    lists[id]?.remove(at: index)
    if lists[id]?.isEmpty ?? false { lists[id] = nil }
  }

  /// What there is none of is not kept.
  private static func add(_ difference: Int, to count: inout Int?) {
    let sum = (count ?? 0) + difference
    count = sum > 0 ? sum : nil
  }
}
