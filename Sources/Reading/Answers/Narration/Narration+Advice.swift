internal import Governance
internal import Reading

// The sentences for advice, for who stands in for whom, and for what a programme says of itself.

extension Narration {
  func advice(_ event: AdviceEvent) -> String {
    switch event {
    case .requested(let asked):
      "Advies gevraagd aan \(view.labels(asked.from))"
        + (asked.by.isEmpty ? "" : " door \(view.labels(asked.by))") + ": \(asked.title)"
        + (asked.due.map { ", termijn: \($0.dutchWithWords)" } ?? "") + "."
    case .given(let given):
      "Advies gegeven door \(view.labels(given.by))"
        + (given.tenor.map { ", \($0.dutch)" } ?? "") + ": \(subject(of: given))"
        + (given.text.map { " – \($0)" } ?? "") + "."
    }
  }

  /// What advice was given on: what was asked, or else what it names.
  private func subject(of given: AdviceGiven) -> String {
    if let advice = given.advice { return view.label(advice) }
    return view.labels(given.about.items + given.about.decisions + given.about.products)
  }

  func delegation(_ event: DelegationEvent) -> String {
    switch event {
    case .granted(let granted):
      "\(view.labels(granted.to)) vervangt \(view.labels(granted.from))"
        + (granted.products.isEmpty ? "" : " voor \(view.labels(granted.products))")
        + (granted.scope.map { ": \($0)" } ?? "")
        + (granted.until.map { ", tot en met \($0.dutchWithWords)" } ?? "")
        + (granted.called.map { " (in de bron: “\($0)”)" } ?? "") + "."
    case .ended(let ended):
      "Beëindigd: \(view.label(ended.delegation))" + (ended.reason.map { ": \($0)" } ?? "") + "."
    }
  }

  func programme(_ event: ProgrammeEvent) -> String {
    switch event {
    case .described(let described):
      "Programma beschreven: \(described.title)"
        + (described.ends.map { ", einde: \($0.dutchWithWords)" } ?? "") + "."
    case .reportDefined(let report):
      "Rapport beschreven: \(report.title) (naar “\(report.base)”)."
    }
  }
}
