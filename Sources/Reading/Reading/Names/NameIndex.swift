internal import Calendar
package import Governance

/// One name of one thing.
package struct NameCandidate: Hashable, Sendable {
  package let id: Identifier
  package let kind: Kind
  package let name: String
  /// The name as it is compared: see `Spelling.folded`.
  package let folded: String
  package let rank: Rank

  /// How good a name is: a better one wins, a worse one counts when nothing else matches.
  package enum Rank: UInt8, Sendable, Comparable {
    /// A title, alias or identifier.
    case name
    /// Only the last part of the identifier.
    case lastPart
    /// No entry that stands gives this name: it was corrected, annulled or set aside.
    case former

    package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// The same thing under another name, such as its title for who only knows one of its other names.
  package func named(_ name: String) -> NameCandidate {
    NameCandidate(id: id, kind: kind, name: name, folded: folded, rank: rank)
  }

  /// By folded name, then identifier, then how good the name is.
  static func precedes(_ left: NameCandidate, _ right: NameCandidate) -> Bool {
    if left.folded != right.folded {
      return left.folded.utf8.lexicographicallyPrecedes(right.folded.utf8)
    }
    if left.id != right.id { return left.id < right.id }
    return left.rank < right.rank
  }
}

/// Finds a thing by whatever a person types: its identifier, title, an alias, or the last part of
/// its identifier, ignoring case, accents and punctuation.
///
/// Names are known whenever they were given: who asks about 2022 may use a name of 2024. What was
/// annulled keeps its name, so that it can still be found.
package struct NameIndex: Sendable {
  /// What the words led to.
  package enum Match: Equatable, Sendable {
    case found(Identifier)
    /// Several things answer to this name.
    case ambiguous([NameCandidate])
    /// Nothing does; these come nearest.
    case unknown(suggestions: [NameCandidate])
  }

  private let model: ReadModel
  private let kinds: Set<Kind>
  private let newNames: NewNames
  private let worst: NameCandidate.Rank

  /// Looks among things of some kinds.
  package init(_ model: ReadModel, kinds: Set<Kind>) {
    self.model = model
    self.kinds = kinds
    newNames = NewNames()
    worst = .former
  }

  /// The same, for something to be recorded: what is yet to be recorded counts too, and what was
  /// annulled does not.
  package init(_ model: ReadModel, kinds: Set<Kind>, newNames: NewNames) {
    self.model = model
    self.kinds = kinds
    self.newNames = newNames
    worst = .lastPart
  }

  /// Looks up what somebody typed.
  package func find(_ words: String) -> Match {
    let folded = Spelling.folded(words)
    var matches = candidates(named: folded)
    if matches.isEmpty, let article = Self.articles.first(where: folded.hasPrefix) {
      matches = candidates(named: String(folded.dropFirst(article.count)))
    }
    let exact = matches.filter { $0.id.text == words }.min { $0.rank < $1.rank }
    if let exact, exact.rank < .former { return .found(exact.id) }
    for worst in [NameCandidate.Rank.name, .lastPart, .former] {
      let things = Self.unique(matches.filter { $0.rank <= worst })
      if let only = things.first, things.count == 1 { return .found(only.id) }
      if things.count > 1 { return .ambiguous(things) }
    }
    model.noteStrange()
    return .unknown(suggestions: suggestions(words))
  }

  /// All things whose name holds every one of the words, each with the best of those names.
  package func search(_ words: String) -> [NameCandidate] {
    let wanted = Spelling.folded(words).split(separator: " ")
    guard !wanted.isEmpty else { return [] }
    return Self.unique(
      all.filter { candidate in
        let name = " " + candidate.folded + " " + Spelling.folded(candidate.id.text)
        return wanted.allSatisfy { name.contains(" " + $0) }
      })
  }

  private static let articles = ["de ", "het ", "een "]

  private func candidates(named folded: String) -> [NameCandidate] {
    (model.index.candidates(named: folded) + newNames.candidates(named: folded)).filter(counts)
  }

  private var all: [NameCandidate] {
    (model.index.candidates + newNames.all).filter(counts)
  }

  private func counts(_ candidate: NameCandidate) -> Bool {
    kinds.contains(candidate.kind) && candidate.rank <= worst
  }

  private func suggestions(_ words: String) -> [NameCandidate] {
    let byName = Dictionary(grouping: all) { $0.name }
    let near = Spelling.nearest(to: words, in: byName.keys, most: 5)
    let hits = near.flatMap { byName[$0] ?? [] }
    if !hits.isEmpty { return Array(Self.unique(hits).prefix(5)) }
    let ids = Spelling.nearest(to: words, in: Set(all.map(\.id.text)), most: 5)
    return Self.unique(all.filter { ids.contains($0.id.text) })
  }

  /// Each thing once with its best name, in order of identifier.
  private static func unique(_ candidates: [NameCandidate]) -> [NameCandidate] {
    var best: [Identifier: NameCandidate] = [:]
    for candidate in candidates where best[candidate.id].map({ candidate.rank < $0.rank }) ?? true {
      best[candidate.id] = candidate
    }
    return best.values.sorted { $0.id < $1.id }
  }
}

/// The names that facts give which are not in the log yet, such as earlier rows of a spreadsheet.
package struct NewNames: Sendable {
  private var byName: [String: [NameCandidate]] = [:]

  package init() {}

  /// Adds the names that an event gives.
  package mutating func add(_ event: Event) {
    for candidate in NameCandidate.given(by: event) {
      byName[candidate.folded, default: []].append(candidate)
    }
  }

  fileprivate func candidates(named folded: String) -> [NameCandidate] { byName[folded] ?? [] }

  fileprivate var all: [NameCandidate] { byName.values.flatMap(\.self) }
}

extension NameCandidate {
  /// A thing under the name that it is called by.
  package init(_ id: Identifier, _ kind: Kind, _ name: String) {
    self.init(id: id, kind: kind, name: name, folded: Spelling.folded(name), rank: .name)
  }

  /// Every name of everything that a log ever gave.
  static func all(in model: ReadModel) -> [NameCandidate] {
    // Whether an entry stands does not depend on the day.
    let view = View(model, AsOf(on: CalendarDay(number: 0)))
    var standing: [NameCandidate] = []
    var recorded: [NameCandidate] = []
    for place in model.index.places(of: naming) {
      guard let entry = model.entry(place) else { continue }
      let isUntouched = model.overriders(of: place).isEmpty && !model.hasClaims
      let fact = isUntouched ? nil : view.fact(ofEntry: place)
      if isUntouched {
        standing += given(by: entry.event)
      } else {
        standing += fact.map { given(by: $0.event) } ?? []
        recorded += given(by: entry.event)
      }
    }
    guard !recorded.isEmpty else { return standing }
    var names: [Identifier: Set<String>] = [:]
    for candidate in standing { names[candidate.id, default: []].insert(candidate.folded) }
    let former = recorded.filter { names[$0.id]?.contains($0.folded) != true }
    return standing + former.map(\.asFormer)
  }

  private var asFormer: NameCandidate {
    NameCandidate(id: id, kind: kind, name: name, folded: folded, rank: .former)
  }

  /// The names that one event gives.
  package static func given(by event: Event) -> [NameCandidate] {
    var result: [NameCandidate] = []
    func add(_ id: Identifier, _ kind: Kind, _ names: [String]) {
      let title = names.first ?? id.text
      for name in names {
        let folded = Spelling.folded(name)
        result.append(
          NameCandidate(id: id, kind: kind, name: name, folded: folded, rank: .name))
      }
      let whole = Spelling.folded(id.text)
      result.append(
        NameCandidate(id: id, kind: kind, name: title, folded: whole, rank: .name))
      let last = Spelling.folded(String(id.lastPart))
      if last != whole {
        result.append(
          NameCandidate(id: id, kind: kind, name: title, folded: last, rank: .lastPart))
      }
    }
    name(event, add)
    return result
  }

  /// The types of event that give names.
  private static let naming = EventType.introducing.union([.partyChanged, .productChanged])

  private static func name(
    _ event: Event, _ add: (_ id: Identifier, _ kind: Kind, _ names: [String]) -> Void
  ) {
    switch event {
    case .source(.registered(let event)):
      add(event.source, .source, [event.title] + event.aliases + event.references)
    case .party(.registered(let event)): add(event.party, .party, [event.name] + event.aliases)
    case .party(.changed(let event)):
      add(event.party, .party, [event.name].compactMap(\.self) + event.aliases)
    case .product(.registered(let event)):
      add(event.product, .product, [event.title] + event.aliases)
    case .product(.changed(let event)):
      add(event.product, .product, [event.title].compactMap(\.self) + event.aliases)
    case .meeting(.planned(let event)):
      add(event.meeting, .meeting, [event.title].compactMap(\.self))
    case .meeting(.held(let event)):
      add(event.meeting, .meeting, [event.title].compactMap(\.self))
    case .meeting(.itemTabled(let event)): add(event.item, .item, [event.title])
    case .decision(.taken(let event)):
      add(event.decision, .decision, [event.title])
      for condition in event.conditions { add(condition.condition, .condition, [condition.text]) }
    case .handOver(.offered(let event)):
      add(event.handOver, .handOver, [])
      for condition in event.conditions { add(condition.condition, .condition, [condition.text]) }
    case .handOver(.completed(let event)) where event.terms != nil:
      add(event.handOver, .handOver, [])
    case .handOver(.accepted(let event)):
      for condition in event.conditions { add(condition.condition, .condition, [condition.text]) }
    case .deadline(.set(let event)): add(event.deadline, .deadline, [])
    case .dependency(.recorded(let event)): add(event.dependency, .dependency, [])
    case .commitment(.made(let event)):
      add(event.commitment, .commitment, [event.title] + [event.number].compactMap(\.self))
    case .funding(.granted(let event)): add(event.funding, .funding, [event.title])
    case .advice(.requested(let event)): add(event.advice, .advice, [event.title])
    case .delegation(.granted(let event)): add(event.delegation, .delegation, [])
    case .programme(.reportDefined(let event)): add(event.report, .report, [event.title])
    case .claim(.disputed(let event)): add(event.dispute, .dispute, [event.question])
    case .process(.defined(let event)): add(event.process, .process, [event.title])
    case .party, .meeting, .product, .decision, .handOver, .deadline, .responsibility, .progress,
      .dependency, .commitment, .funding, .advice, .delegation, .programme, .claim, .release,
      .confirmation,
      .entry, .log:
      return
    }
  }
}
