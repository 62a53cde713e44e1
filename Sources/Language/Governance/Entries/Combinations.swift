extension Event {
  /// So many combinations may be in one entry (FORMAT 16): more than anybody can read, and few enough that an answer
  /// stays in proportion to the log.
  static let combinationsMax = 10_000

  /// Refuses an event that says something of very many things with each of very many parties.
  package func checkCombinations() throws(Refusal) {
    let count = combinations
    if count > Self.combinationsMax { throw .tooManyCombinations(count) }
  }

  /// How many statements about one thing and one party the lists of the event come down to.
  private var combinations: Int {
    switch self {
    case .handOver(.accepted(let event)): event.conditions.count * event.by.count
    case .handOver(let event):
      event.terms.map { terms in
        (terms.products.count * terms.roles.count + terms.conditions.count)
          * (terms.from.count + terms.to.count)
      } ?? 0
    case .decision(.taken(let event)):
      (event.products.count + event.conditions.count)
        * (event.body.count + event.preparedBy.count)
    case .meeting(.itemTabled(let event)): event.products.count * event.body.count
    case .release(let event): event.subjects.count * event.audience.parties.count
    case .commitment(.made(let event)):
      event.products.count * (event.by.count + event.to.count)
    case .delegation(.granted(let event)):
      (event.products.count + 1) * event.from.count * event.to.count
    case .funding(.granted(let event)):
      event.products.count * (event.from.count + event.to.count)
    case .entry(.corrected(let event)): event.event?.combinations ?? 0
    default: 0
    }
  }
}
