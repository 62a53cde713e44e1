internal import Answers
internal import Governance
internal import Reading

extension Output {
  /// The clocks of an answer about one thing, and once whether the day lies beyond what is known of it.
  func clocks(_ view: View, about id: Identifier) {
    line(view.clockPhrase)
    if let horizon = view.horizonPhrase(about: id) { line(horizon) }
  }

  /// The same of an answer about the whole register.
  func clocks(_ view: View) {
    line(view.clockPhrase)
    if let horizon = view.horizonPhrase { line(horizon) }
  }
}
