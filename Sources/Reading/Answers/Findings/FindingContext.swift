internal import Calendar
internal import Governance
internal import Reading

/// What the rules look at, computed once for all of them.
struct FindingContext: Sendable {
  let view: View
  let narration: Narration
  /// Every fact that had happened, or may have, by the day asked.
  let facts: [Fact]
  let deadlines: [DeadlineStanding]
  /// The deadlines of each product that are neither met nor dropped, soonest due first.
  let openDeadlines: [Identifier: [DeadlineStanding]]
  let handOvers: [HandOverStanding]
  let items: [ProcessStanding]
  let advices: [ProcessStanding]
  let products: [ProcessStanding]
  let conditions: [(setting: ConditionSetting, standing: ConditionStanding)]
  let commitments: [CommitmentStanding]
  let decisions: [DecisionStanding]
  let dependencies: [DependencyStanding]
  /// Of each product that was ever confirmed.
  let confirmations: [(product: Identifier, confirmations: [Confirmation])]
  /// Without hand-overs: each of those may be of very many products, and would be kept with all of them.
  let ownerships: [Ownership]

  init(_ view: View) {
    self.view = view
    narration = Narration(view)
    facts = view.facts().filter { $0.happening != .notYet }
    deadlines = view.deadlines()
    openDeadlines = Dictionary(grouping: deadlines.filter(\.isOpen), by: \.subject)
    handOvers = view.handOvers()
    items = view.processes(of: .item)
    advices = view.processes(of: .advice)
    products = view.processes(of: .product)
    conditions = view.conditions()
    commitments = view.commitments()
    decisions = view.decisions(body: nil, within: Window(from: nil, to: nil)).decisions
    dependencies = view.dependencies()
    confirmations = view.allConfirmations()
    ownerships = view.productsToOwn().asked.map { view.ownership(of: $0).withoutHandOvers }
  }

  var day: CalendarDay { view.asOf.on }

  /// What hangs together in the order of things: about each product with roles, and whatever a source says of order.
  var chronicles: [Chronicle] {
    let said = facts.filter { !$0.after.isEmpty }.map { view.chronicle(of: $0) }
    let roles = view.productsWithRoles().map(view.chronicle(ofRolesFor:))
    var seen: Set<ObjectIdentifier> = []
    return (said + roles).filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  /// Every thing that goes through a process, with where it stands.
  var processes: [ProcessStanding] {
    deadlines.map(\.process) + handOvers.map(\.process) + items
      + conditions.compactMap(\.standing.process) + commitments.map(\.process) + advices
      + products
  }

  /// The end of a party, or of what it is part of, when it certainly lies before a day.
  func ending(of party: Identifier, before day: CalendarDay?) -> Fact? {
    day.flatMap { view.endingBefore($0, of: party) }
  }
}
