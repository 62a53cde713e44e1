package import Governance

/// How far a product has come by the day asked.
package struct Implementation: Sendable {
  package let product: Identifier
  /// The stages that were reached, or may have been.
  package let stages: [(stage: StageReached, fact: Fact)]
  /// The newest report per group of parties and measure; all that may be the newest.
  package let reports: [(report: ImplementationReported, fact: Fact)]
  /// What progress reports said of it, in order.
  package let ratings: [(report: ProgressReported, fact: Fact)]
  /// The stage it was in: the last that was reached.
  package let newestStage: Newest<StageReached>
  /// The newest rating that was reported.
  package let newestRating: Newest<ProgressRating>
  /// The newest answer that was reported to whether it is finished within the programme.
  package let newestAnswer: Newest<Answer>
  /// Open disputes over any of these.
  package let disputes: [DisputeStanding]

  /// The stage it was in: the last that certainly was reached.
  package var stage: (stage: StageReached, fact: Fact)? {
    newestStage.last.map { (stage: $0.value, fact: $0.fact) }
  }

  /// The newest rating that certainly was reported.
  package var rating: (rating: ProgressRating, fact: Fact)? {
    newestRating.last.map { (rating: $0.value, fact: $0.fact) }
  }

  /// The newest answer that certainly was reported to whether it is finished within the programme.
  package var withinProgramme: (answer: Answer, fact: Fact)? {
    newestAnswer.last.map { (answer: $0.value, fact: $0.fact) }
  }

  /// The stages that stand in dispute with the one that comes last, that one included; empty when the
  /// sources agree on it.
  package var disputedStages: [(stage: StageReached, fact: Fact)] {
    guard let last = stage?.fact.entry.id else { return [] }
    let claims = Set(disputes.map(\.dispute.entries).filter { $0.contains(last) }.joined())
    return stages.filter { claims.contains($0.fact.entry.id) }
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
    var stages: [(stage: StageReached, fact: Fact)] = []
    var reports: [ReportKey: [(fact: Fact, value: ImplementationReported)]] = [:]
    var order: [ReportKey] = []
    var ratings: [(report: ProgressReported, fact: Fact)] = []
    let types: Set<EventType> = [.stageReached, .implementationReported, .progressReported]
    let begun = facts(about: product, of: types).filter { $0.happening != .notYet }
    let seen = begun.filter { $0.event.progressSubject == product }
    for fact in seen {
      guard case .progress(let event) = fact.event else { continue }
      switch event {
      case .stageReached(let stage): stages.append((stage, fact))
      case .implementationReported(let report):
        let key = ReportKey(
          parties: Set(report.parties), measure: report.measure,
          disputed: disputes(of: [fact]).isEmpty ? nil : fact.entry.id)
        if reports[key] == nil { order.append(key) }
        reports[key, default: []].append((fact, report))
      case .progressReported(let report): ratings.append((report, fact))
      }
    }
    return Implementation(
      product: product, stages: stages,
      reports: order.flatMap { key in
        Newest(reports[key] ?? [], in: self).all.map { (report: $0.value, fact: $0.fact) }
      },
      ratings: ratings,
      newestStage: Newest(stages.map { ($0.fact, $0.stage) }, in: self) { stage in
        [stage.stage.text, stage.version]
      },
      newestRating: Newest(
        ratings.compactMap { said in said.report.rating.map { (said.fact, $0) } }, in: self),
      newestAnswer: Newest(
        ratings.compactMap { said in said.report.withinProgramme.map { (said.fact, $0) } },
        in: self), disputes: disputes(of: seen))
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
  /// A report that is in dispute is replaced by no other: all of them are shown.
  let disputed: EntryIdentifier?
}

extension Event {
  /// The product of which an event tells how far it is.
  fileprivate var progressSubject: Identifier? {
    if case .progress(let event) = self { event.subject } else { nil }
  }
}
