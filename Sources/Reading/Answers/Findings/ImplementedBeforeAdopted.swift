internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let implementedBeforeAdopted = FindingRule(
    id: "implemented-before-adopted", severity: .attention, title: "in gebruik zonder vaststelling",
    explanation: """
      Een bron zegt dat het product wordt ingevoerd of gebruikt. Dat het daarvoor is vastgesteld, zegt geen bron. Leg het
      besluit vast, of waarom het er niet is.
      """
  ) { context in
    let products = context.facts.compactMap { fact -> Identifier? in
      if case .progress(.stageReached(let event)) = fact.event { event.subject } else { nil }
    }
    return products.unique.compactMap { context.view.useBeforeAdoption(of: $0) }
  }
}

extension View {
  /// The first certain use of a product that a source says in words, when no adoption certainly came before it.
  fileprivate func useBeforeAdoption(of product: Identifier) -> FindingCase? {
    let stages = implementation(of: product).stages
    let used = stages.filter { [.inImplementation, .implemented].contains($0.stage.stage.usual) }
    guard
      let first = used.first(where: {
        $0.fact.happening == .happened && $0.fact.inferred == nil
      })
    else { return nil }
    let adoptions =
      stages.filter { $0.stage.stage.usual == .adopted && $0.stage.fits(first.stage) }.map(\.fact)
      + decisions(about: product).filter { $0.decision.outcome.adopts }.map(\.fact)
    let use = first.fact.window
    if adoptions.contains(where: { $0.window.mayPrecede(use) }) { return nil }
    let later = adoptions.first
    return FindingCase(
      subjects: [product],
      text:
        "\(label(product)): \(stageTitle(first.stage.stage)) \(first.fact.valid.dutchWithWords), "
        + (later.map { "pas daarna vastgesteld (\($0.valid.dutchWithWords))." }
          ?? "een vaststelling noemt geen bron."),
      facts: [first.fact] + (later.map { [$0] } ?? []),
      certainty: later == nil ? .possible : .certain)
  }
}

extension StageReached {
  /// Whether both may be about the same version of the product.
  fileprivate func fits(_ other: StageReached) -> Bool {
    version == nil || other.version == nil || version == other.version
  }
}

extension Outcome {
  fileprivate var adopts: Bool {
    switch self {
    case .adopted, .agreed, .supported, .signed: true
    case .noted, .deferred, .rejected, .decided: false
    }
  }
}

extension Window {
  /// Whether a moment in this window may lie before, or on the same day as, one in the other.
  func mayPrecede(_ other: Window) -> Bool {
    guard let from, let end = other.to else { return true }
    return from <= end
  }
}
