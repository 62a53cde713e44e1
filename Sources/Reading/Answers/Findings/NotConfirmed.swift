internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let notConfirmed = FindingRule(
    id: "not-confirmed", severity: .information, title: "een jaar niet bevestigd",
    explanation: """
      Iemand bevestigde eens dat het register over dit product volledig was. Dat is meer dan een jaar geleden. Vraag na of
      de stand nog klopt, en leg een nieuwe bevestiging vast: vth confirm.
      """
  ) { context in
    context.confirmations.compactMap { product, confirmations in
      guard let last = confirmations.last,
        let year = CalendarDuration("P1Y"), last.through.advanced(by: year) < context.day
      else { return nil }
      return FindingCase(
        subjects: [product],
        text: "\(context.view.label(product)): het laatst bevestigd tot en met "
          + "\(last.confirmed.through.dutch), door \(context.view.labels(last.confirmed.by)).",
        facts: [last.fact])
    }
  }
}
