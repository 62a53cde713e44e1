import Calendar
import EventFormat
import Governance
import TestSupport

/// A history of random facts about a few things, with corrections and annulments.
///
/// Its dates are precise and imprecise. Every fact has an id of its own, so that it is the same fact
/// in any order of recording.
struct RandomHistory {
  private(set) var facts: [Given] = []
  private(set) var scenario: Scenario
  private var random: SeededGenerator
  /// Random but different, so that a later fact does not always have the higher id.
  private var numbers: [Int] = []

  private static let parties = ["ibp", "pijler-3", "pijler-4", "odnl", "vng"]
  private static let products = ["handreiking", "modelmandaat"]
  private static let deadlines = ["termijn-1", "termijn-2", "termijn-3"]
  private static let handOvers = ["over-1", "over-2"]
  private static let decisions = ["besluit-1", "besluit-2", "besluit-3"]
  private static let items = ["punt-1", "punt-2"]
  private static let conditions = ["eis-1", "eis-2"]
  private static let stages = ["concept", "adopted", "delivered", "implemented"]
  private static let commitments = ["tz-1", "tz-2"]
  private static let disputes = ["geschil-1", "geschil-2"]
  private static let dependencies = ["afh-1", "afh-2"]
  private static let entriesMax = 55

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    scenario = Scenario()
    for fact in Scenario.cast { try add(fact.known("2022-01-01")) }
    var attempts = 0
    while facts.count < Self.entriesMax, attempts < 600 {
      attempts += 1
      do {
        try add(event().known(knownDay()))
      } catch Scenario.Trouble.refused {
        numbers.removeLast()
      }
    }
  }

  private mutating func add(_ fact: Given) throws {
    var number = Int.random(in: 1...9_999, using: &random)
    while numbers.contains(number) { number = Int.random(in: 1...9_999, using: &random) }
    numbers.append(number)
    let fact = fact.id(number)
    try scenario.record(fact)
    facts.append(fact)
  }

  private mutating func event() -> Given {
    switch Int.random(in: 0..<30, using: &random) {
    case 20...27: promise()
    case 28: .disputed(pick(Self.disputes), [pick(numbers), pick(numbers)], when: date())
    case 29: ruling()
    case 0: .annulled(pick(numbers), when: date())
    case 1: .corrected(pick(numbers), period: date(), when: date())
    case 2: .corrected(pick(numbers), to: plainEvent(), when: date())
    case 3: .partyEnded(pick(Self.parties), when: date())
    default: plainEvent()
    }
  }

  private mutating func plainEvent() -> Given {
    switch Int.random(in: 0..<20, using: &random) {
    case 0...2: .assigned(product(), pick(["owner", "lead"]), to: parties(), when: date())
    case 3: .ended(product(), pick(["owner", "lead"]), of: parties(), when: date())
    case 4: offer()
    case 5: .accepted(pick(Self.handOvers), decision: maybe(Self.decisions), when: date())
    case 6: .completed(pick(Self.handOvers), decision: maybe(Self.decisions), when: date())
    case 7:
      pick([.declined(pick(Self.handOvers), when: date()), .withdrawn("over-1", when: date())])
    case 8: .deadline(pick(Self.deadlines), of: product(), due: date(), when: date())
    case 9, 10: .moved(pick(Self.deadlines), to: date(), when: date())
    case 11: .met(pick(Self.deadlines), when: date())
    case 12: .dropped(pick(Self.deadlines), when: date())
    case 13: decision()
    case 14: .settled(pick(Self.conditions), pick(["fulfilled", "waived"]), when: date())
    case 15:
      .tabled(pick(Self.items), "Agendapunt", before: ["bo"], about: [product()], when: date())
    case 16: .stage(product(), pick(Self.stages), when: date())
    case 17: change()
    default: .implemented(product(), pick(["partial", "done"]), by: parties(), when: date())
    }
  }

  /// What waits, is promised, paid, rated or ruled by other rules.
  private mutating func promise() -> Given {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1:
      .promised(
        pick(Self.commitments), "Toezegging", by: parties(), to: parties(), due: date(),
        about: [product()], when: date())
    case 2, 3:
      .promiseSettled(
        pick(Self.commitments), pick(["settled", "partly", "postponed"]), due: date(), when: date())
    case 4:
      .dependency(
        pick(Self.dependencies), product(), pick(["waits-for", "delivers-into"]), product(),
        when: date())
    case 5: .dependencyEnded(pick(Self.dependencies), when: date())
    case 6: .progress(product(), pick(["deviates", "on-plan"]), within: "yes", when: date())
    case 7: .granted("geld", "Geld", amount: pick(["1000", "2000"]), to: parties(), when: date())
    default: .process("process.item", version: pick([1, 2]), for: "item", when: date())
    }
  }

  private mutating func ruling() -> Given {
    .resolved(
      pick(Self.disputes), settingAside: Bool.random(using: &random) ? [pick(numbers)] : [],
      when: date())
  }

  /// A party gets another parent, or a product another title.
  private mutating func change() -> Given {
    Bool.random(using: &random)
      ? Given(
        "party.changed", date(),
        [
          ("party", .string(pick(Self.parties))), ("parent", .string(pick(Self.parties))),
        ])
      : Given(
        "product.changed", date(),
        [("product", .string(product())), ("title", .string(pick(["Titel A", "Titel B"])))])
  }

  private mutating func offer() -> Given {
    .offered(
      pick(Self.handOvers), pick([["handreiking"], ["handreiking", "modelmandaat"]]),
      from: parties(), to: parties(), when: date())
  }

  private mutating func decision() -> Given {
    let isConditional = Bool.random(using: &random)
    return .decided(
      pick(Self.decisions), "Besluit", by: ["bo"], about: [product()], item: maybe(Self.items),
      conditions: isConditional ? [(pick(Self.conditions), "eerst dit")] : [],
      supersedes: maybe(Self.decisions).map { [$0] } ?? [], when: date())
  }

  private mutating func product() -> String { pick(Self.products) }

  private mutating func parties() -> [String] {
    Array(Self.parties.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)))
  }

  private mutating func knownDay() -> String {
    pick(["2023-01-15", "2023-07-01", "2024-03", "2024-12-31"])
  }

  /// A day, month, quarter, year, window or half-open window between 2022 and 2024.
  private mutating func date() -> String {
    let year = Int.random(in: 2022...2024, using: &random)
    let month = pick(["02", "05", "08", "11"])
    return switch Int.random(in: 0..<9, using: &random) {
    case 0...3: "\(year)-\(month)-\(pick(["03", "17"]))"
    case 4: "\(year)-\(month)"
    case 5: "\(year)-\(Int.random(in: 33...36, using: &random))"
    case 6: "\(year)"
    case 7: "[\(year)-\(month)..\(year + 1)-03]"
    default: pick(["[..\(year)-\(month)]", "[\(year)-\(month)..]"])
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func maybe(_ elements: [String]) -> String? {
    Bool.random(using: &random) ? pick(elements) : nil
  }

  /// The same facts in another order that their references allow, those alike in all but what they say among
  /// themselves in the order they had; nil when chance led nowhere.
  mutating func reordered() throws -> Scenario? {
    let ties = try ties()
    var waiting = facts.indices.shuffled(using: &random)
    var other = Scenario()
    var recorded: Set<Int> = []
    while !waiting.isEmpty {
      var refused: [Int] = []
      for index in waiting {
        do {
          guard ties[index, default: []].isSubset(of: recorded) else { throw Waits() }
          try other.record(facts[index])
          recorded.insert(index)
        } catch { refused.append(index) }
      }
      if refused.count == waiting.count { return nil }
      waiting = refused
    }
    return other
  }

  private struct Waits: Error {}

  /// What decides the order of happening before the order of recording does.
  private struct Order: Hashable {
    let to: CalendarDay?
    let rank: Int
    let known: CalendarDay
  }

  /// Per fact, the earlier ones of which only the order of recording tells which is last, as known on any day asked.
  private func ties() throws -> [Int: Set<Int>] {
    var ties: [Int: Set<Int>] = [:]
    for known in EveryAnswer.knownDays {
      let facts = try scenario.on("2025-06-01", known: known).facts()
      let alike = Dictionary(grouping: facts) { fact in
        Order(
          to: fact.valid.window.to, rank: fact.event.domain.rank, known: fact.entry.knownBy)
      }
      for group in alike.values {
        let places = group.map(\.entry.sequence).sorted()
        for (index, place) in places.enumerated() {
          ties[place, default: []].formUnion(places[..<index])
        }
      }
    }
    return ties
  }
}
