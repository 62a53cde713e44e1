package import Governance

/// Where one hand-over stands on one day.
///
/// A class, for lists of very many hold it several times.
package final class HandOverStanding: Sendable {
  package let handOver: Identifier
  /// What goes from whom to whom: the offer, or what a completion without one says of it.
  package let offer: HandOverOffered
  package let process: ProcessStanding
  package let conditions: [ConditionStanding]
  package let disputes: [DisputeStanding]

  init(
    _ offer: HandOverOffered, _ process: ProcessStanding, _ conditions: [ConditionStanding],
    _ disputes: [DisputeStanding]
  ) {
    handOver = offer.handOver
    self.offer = offer
    self.process = process
    self.conditions = conditions
    self.disputes = disputes
  }

  /// Everybody on one of its sides, and whoever made the offer.
  package var parties: [Identifier] { (offer.from + offer.to + offer.initiative).unique }

  /// The name of the state it certainly was in; when nothing is certain, of the one it may be in.
  package var state: String { process.state }

  /// The states that it may be in as well; empty when there is no doubt.
  package var mayBe: [String] { process.mayBe }

  package var certainty: Certainty { process.certainty }

  /// Where it stands in words, and that something of it is disputed.
  package var stateWords: String { process.dutch + (disputes.isEmpty ? "" : " (betwist)") }

  /// What it went through up to the day asked, in order; what changed nothing included.
  package var steps: [Fact] { process.allSteps.map(\.fact) }

  /// Whether it was offered and nothing has certainly come of it, whatever its state is called.
  package var isUnanswered: Bool {
    isUnderWay && process.entered?.fact.event.type == .handOverOffered
  }

  /// Whether it ended by a refusal.
  package var isDeclined: Bool { process.entered?.fact.event.type == .handOverDeclined }

  /// Whether something still has to happen.
  package var isUnderWay: Bool { !process.isFinished }
}

extension View {
  /// The hand-overs of a product that had begun, or may have, on the day asked.
  package func handOvers(of product: Identifier) -> [HandOverStanding] {
    facts(about: product, of: EventType.handOverTerms).compactMap { fact in
      guard let offer = fact.event.handOverTerms, offer.products.contains(product) else {
        return nil
      }
      return standing(of: offer)
    }
  }

  /// All hand-overs that had begun, or may have, on the day asked.
  package func handOvers() -> [HandOverStanding] {
    facts(of: EventType.handOverTerms).compactMap { fact in
      fact.event.handOverTerms.flatMap(standing)
    }
  }

  /// One hand-over; `nil` when it is none, or had certainly not begun.
  package func handOver(_ id: Identifier) -> HandOverStanding? {
    handOverTerms(of: id).flatMap(standing)
  }

  /// What goes from whom to whom by a hand-over; `nil` when it is none.
  func handOverTerms(of id: Identifier) -> HandOverOffered? {
    for fact in facts(about: id, of: EventType.handOverTerms) {
      if let terms = fact.event.handOverTerms, terms.handOver == id { return terms }
    }
    return nil
  }

  private func standing(of offer: HandOverOffered) -> HandOverStanding? {
    guard ViewMemory.isBusy(offer.handOver, in: self) else { return freshStanding(of: offer) }
    let name = ViewMemory.Name(id: offer.handOver, day: asOf.on)
    return memory.handOver(name) { freshStanding(of: offer) }
  }

  private func freshStanding(of offer: HandOverOffered) -> HandOverStanding? {
    guard let process = process(of: offer.handOver, .handOver) else { return nil }
    let conditions = conditions(
      set: offer.conditions + accepted(in: process.allSteps.map(\.fact)))
    return HandOverStanding(
      offer, process, conditions, (disputes(of: process) + conditions.flatMap(\.disputes)).once)
  }

  /// The conditions that were set with a yes.
  private func accepted(in steps: [Fact]) -> [Condition] {
    steps.flatMap { step -> [Condition] in
      if case .handOver(.accepted(let accepted)) = step.event { accepted.conditions } else { [] }
    }
  }
}

extension EventType {
  /// The types that may say what goes from whom to whom.
  static let handOverTerms: Set<EventType> = [.handOverOffered, .handOverCompleted]
}

extension Event {
  /// What goes from whom to whom, when the event says so.
  package var handOverTerms: HandOverOffered? {
    if case .handOver(let event) = self { event.terms } else { nil }
  }
}
