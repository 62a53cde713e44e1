package import Governance

/// How far a product has come by the day asked.
package struct Implementation: Sendable {
  package let product: Identifier
  /// The stage last reached, or that may have been reached since.
  package let stages: [(stage: StageReached, fact: Fact)]
  /// The newest report per group of parties and measure.
  package let reports: [(report: ImplementationReported, fact: Fact)]
  /// What progress reports said of it, in order.
  package let ratings: [(report: ProgressReported, fact: Fact)]
  /// Open disputes over any of these.
  package let disputes: [DisputeStanding]

  /// The stage it was in: the last that certainly was reached.
  package var stage: (stage: StageReached, fact: Fact)? {
    stages.last { $0.fact.happening == .happened }
  }

  /// The newest rating that certainly was reported.
  package var rating: (rating: ProgressRating, fact: Fact)? {
    newest { $0.rating }.map { (rating: $0.value, fact: $0.fact) }
  }

  /// The newest answer that certainly was reported to whether it is finished within the programme.
  package var withinProgramme: (answer: Answer, fact: Fact)? {
    newest { $0.withinProgramme }.map { (answer: $0.value, fact: $0.fact) }
  }

  /// The stages that stand in dispute with the one that comes last, that one included; empty when the
  /// sources agree on it.
  package var disputedStages: [(stage: StageReached, fact: Fact)] {
    guard let last = stage?.fact.entry.id else { return [] }
    let claims = Set(disputes.map(\.dispute.entries).filter { $0.contains(last) }.joined())
    return stages.filter { claims.contains($0.fact.entry.id) }
  }

  private func newest<Value>(
    _ value: (ProgressReported) -> Value?
  ) -> (value: Value, fact: Fact)? {
    for (report, fact) in ratings.reversed() where fact.happening == .happened {
      if let value = value(report) { return (value, fact) }
    }
    return nil
  }
}

extension View {
  /// The stages and reported use of one product, up to the day asked.
  package func implementation(of product: Identifier) -> Implementation {
    guard ViewMemory.isBusy(product, in: self) else { return freshImplementation(of: product) }
    let name = ViewMemory.Name(id: product, day: asOf.on)
    return memory.implementation(name) { freshImplementation(of: product) }
  }

  private func freshImplementation(of product: Identifier) -> Implementation {
    var stages: [(StageReached, Fact)] = []
    var newest: [ReportKey: (ImplementationReported, Fact)] = [:]
    var order: [ReportKey] = []
    var ratings: [(ProgressReported, Fact)] = []
    var seen: [Fact] = []
    let types: Set<EventType> = [.stageReached, .implementationReported, .progressReported]
    for fact in facts(about: product, of: types)
    where fact.happening != .notYet {
      guard case .progress(let event) = fact.event, event.subject == product else { continue }
      seen.append(fact)
      switch event {
      case .stageReached(let stage): stages.append((stage, fact))
      case .implementationReported(let report):
        let key = ReportKey(
          parties: Set(report.parties), measure: report.measure,
          isCertain: fact.happening == .happened,
          disputed: disputes(of: [fact]).isEmpty ? nil : fact.entry.id)
        if newest[key] == nil { order.append(key) }
        newest[key] = (report, fact)
      case .progressReported(let report):
        ratings.append((report, fact))
      }
    }
    return Implementation(
      product: product, stages: stages, reports: order.compactMap { newest[$0] },
      ratings: ratings, disputes: disputes(of: seen))
  }

  /// Every product of which a stage, use or progress was reported by the day asked.
  package func implementations() -> [Implementation] {
    var products: [Identifier] = []
    var seen: Set<Identifier> = []
    for fact in facts(of: [.stageReached, .implementationReported, .progressReported])
    where fact.happening != .notYet {
      guard case .progress(let event) = fact.event else { continue }
      if seen.insert(event.subject).inserted { products.append(event.subject) }
    }
    return products.sorted().map(implementation)
  }
}

/// What makes two reports be about the same thing, so that the newer replaces the older.
private struct ReportKey: Hashable {
  let parties: Set<Identifier>
  let measure: String?
  /// What only may have been reported never hides what certainly was.
  let isCertain: Bool
  /// A report that is in dispute is replaced by no other: all of them are shown.
  let disputed: EntryIdentifier?
}
