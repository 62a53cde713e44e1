import Governance
import TestSupport

/// A small random history of who holds a role for two products, and what all of its worlds say of it.
///
/// It knows nothing of how the program works: it enumerates, from the words of FORMAT 7.6.
struct RoleHistory {
  /// What a fact says, and when, in days of January 2024.
  struct Fact {
    enum Kind {
      case assigned(product: Int, parties: Set<Int>)
      case ended(product: Int, parties: Set<Int>)
      /// Somebody has it, not named who; nobody has it.
      case unnamed(product: Int), vacated(product: Int)
      case offered, accepted
      case completed(products: Set<Int>, from: Set<Int>, to: Set<Int>)
      case partyEnded(touches: Set<Int>)

      fileprivate var isFirst: Bool {
        switch self {
        case .assigned, .offered: true
        case .unnamed, .vacated, .ended, .accepted, .completed, .partyEnded: false
        }
      }
    }

    let kind: Kind
    var window: ClosedRange<Int>
    let known: Int
    /// The number of its entry.
    let id: Int
    /// A correction of its window: known from a day.
    var corrected: (window: ClosedRange<Int>, known: Int)?
  }

  static let products = ["handreiking", "modelmandaat"]
  /// The last two are part of the first.
  static let parties = ["ibp", "pijler-3", "pijler-4", "vng"]
  private static let programme = 0
  /// Behind the parties: somebody who is not named, and nobody because a source says so.
  static let (unnamed, nobody) = (4, 5)

  private(set) var facts: [Fact] = []
  /// Two facts in dispute.
  private(set) var dispute: Set<Int> = []
  /// In the order of recording, behind `cast`.
  private(set) var given: [Given] = []

  /// The parties and products, recorded once for all histories.
  static func cast() throws -> Scenario {
    try Scenario(Scenario.cast.map { $0.known("2022-01-01") })
  }

  init(_ random: inout SeededGenerator) {
    addHandOver(&random)
    for _ in 0..<Int.random(in: 1...4, using: &random) { addRole(&random) }
    if Int.random(in: 0..<4, using: &random) == 0 { addPartyEnd(&random) }
    // What something else must exist for comes after that.
    let places = facts.indices.shuffled(using: &random)
    for place in places.filter({ facts[$0].kind.isFirst }) { record(place) }
    for place in places.filter({ !facts[$0].kind.isFirst }) { record(place) }
    if Int.random(in: 0..<4, using: &random) == 0 { correctOne(&random) }
    if Int.random(in: 0..<5, using: &random) == 0 { disputeTwo(&random) }
  }

  private mutating func addHandOver(_ random: inout SeededGenerator) {
    guard Bool.random(using: &random) else { return }
    let (from, to) = (
      Set([Int.random(in: 1...3, using: &random)]), Set([Int.random(in: 1...3, using: &random)])
    )
    add(.offered, &random)
    if Bool.random(using: &random) { add(.accepted, &random) }
    let products: Set<Int> = Int.random(in: 0..<3, using: &random) == 0 ? [0, 1] : [0]
    add(.completed(products: products, from: from, to: to), &random)
  }

  private mutating func addRole(_ random: inout SeededGenerator) {
    let product = Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0
    var parties = Set([Int.random(in: 1...3, using: &random)])
    if Int.random(in: 0..<4, using: &random) == 0 { parties.insert(1) }
    add(.assigned(product: product, parties: parties), &random)
    if Bool.random(using: &random) { add(.ended(product: product, parties: parties), &random) }
    if Int.random(in: 0..<8, using: &random) == 0 { add(.unnamed(product: product), &random) }
    if Int.random(in: 0..<8, using: &random) == 0 { add(.vacated(product: product), &random) }
  }

  private mutating func addPartyEnd(_ random: inout SeededGenerator) {
    let party = Int.random(in: 0...3, using: &random)
    add(.partyEnded(touches: party == Self.programme ? [0, 1, 2] : [party]), &random)
  }

  private mutating func add(_ kind: Fact.Kind, _ random: inout SeededGenerator) {
    facts.append(
      Fact(
        kind: kind, window: Self.window(&random), known: Int.random(in: 1...3, using: &random),
        id: 100 + facts.count))
  }

  private static func window(_ random: inout SeededGenerator) -> ClosedRange<Int> {
    let from = Int.random(in: 2...7, using: &random)
    return from...(from + ([0, 0, 1, 3].randomElement(using: &random) ?? 0))
  }

  private mutating func correctOne(_ random: inout SeededGenerator) {
    guard let place = facts.indices.randomElement(using: &random) else { return }
    let correction = (window: Self.window(&random), known: 2)
    facts[place].corrected = correction
    given.append(
      .corrected(facts[place].id, period: Self.edtf(correction.window), when: Self.day(9))
        .known(Self.day(correction.known)))
  }

  private mutating func disputeTwo(_ random: inout SeededGenerator) {
    let claims = facts.filter { if case .assigned = $0.kind { true } else { false } }.map(\.id)
    guard claims.count > 1 else { return }
    dispute = Set(claims.shuffled(using: &random).prefix(2))
    given.append(.disputed("geschil", dispute.sorted(), when: Self.day(9)).known(Self.day(1)))
  }

  private mutating func record(_ place: Int) {
    let (fact, when) = (facts[place], Self.edtf(facts[place].window))
    func names(_ parties: Set<Int>) -> [String] { parties.sorted().map { Self.parties[$0] } }
    let event: Given =
      switch fact.kind {
      case .assigned(let product, let parties):
        .assigned(Self.products[product], to: names(parties), when: when)
      case .ended(let product, let parties):
        .ended(Self.products[product], of: names(parties), when: when)
      case .unnamed(let product): .assignedUnnamed(Self.products[product], when: when)
      case .vacated(let product): .vacant(Self.products[product], when: when)
      case .offered:
        .offered("over", offer.products, from: names(offer.from), to: names(offer.to), when: when)
      case .accepted: .accepted("over", when: when)
      case .completed: .completed("over", when: when)
      case .partyEnded(let parties): .partyEnded(Self.parties[parties.min() ?? 0], when: when)
      }
    given.append(event.known(Self.day(fact.known)).id(fact.id))
  }

  private var offer: (products: [String], from: Set<Int>, to: Set<Int>) {
    for fact in facts {
      if case .completed(let products, let from, let to) = fact.kind {
        return (products.sorted().map { Self.products[$0] }, from, to)
      }
    }
    return ([], [], [])
  }

  /// How many ways there are to give every fact a day, rules apart.
  var ways: Int { facts.reduce(1) { $0 * $1.window.count * ($1.corrected?.window.count ?? 1) } }

  static func day(_ day: Int) -> String { "2024-01-" + (day < 10 ? "0\(day)" : "\(day)") }

  private static func edtf(_ window: ClosedRange<Int>) -> String {
    window.count == 1
      ? day(window.lowerBound) : "[\(day(window.lowerBound))..\(day(window.upperBound))]"
  }
}
