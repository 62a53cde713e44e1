internal import Answers
internal import Calendar
internal import Governance
internal import Reading

/// What was looked through for an answer that may come out empty.
struct Searched {
  /// How many the register has on the day asked, before anything is left out.
  let count: Int
  /// What one and more of them are called.
  let nouns: (one: String, more: String)
  /// What was asked about, when that is one thing.
  let about: Identifier?
  /// What those that are shown are called, when that is more than what they were looked for in.
  var shown: (one: String, more: String)?
  /// Whether a confirmation of that one thing says that what is not there is not.
  var isCovered = false

  init(_ count: Int, _ nouns: (one: String, more: String), about: Identifier? = nil) {
    self.count = count
    self.nouns = nouns
    self.about = about
  }
}

extension Output {
  /// The first line of a register: how many there are and how many stand where, or else what was looked through and how
  /// far the sources go.
  ///
  /// `possible` are those that may not be; `states` is where each of the others stands.
  func total(
    _ count: Int, possible: Int = 0, states: [String] = [], of searched: Searched, _ view: View
  ) {
    guard count > 0 else { return nothing(in: searched, view) }
    let nouns = searched.shown ?? searched.nouns
    let sentence =
      counted(count - possible, possible: possible, nouns.one, nouns.more).capitalisedFirst + "."
    let each = Dictionary(grouping: states) { $0 }.mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key): \($0.value)" }
    line(
      ([sentence]
        + (count > 1 && !each.isEmpty ? [each.joined(separator: ", ").capitalisedFirst + "."] : []))
        .joined(separator: " "))
  }

  /// How many rows were left out because of `--limit`; nothing when none were.
  func rest(of count: Int, _ limit: Int) {
    guard count > limit else { return }
    line()
    line("… en nog \(count - limit). Alles: zonder --limit.")
  }

  /// That nothing was found: never alone, since silence is no statement.
  private func nothing(in searched: Searched, _ view: View) {
    let nouns = searched.nouns
    line(
      searched.count == 0
        ? "Het register heeft op deze dag geen \(nouns.more)."
        : "Niets gevonden in \(counted(searched.count, nouns.one, nouns.more)).")
    line(view.silencePhrase(about: searched.about, isCovered: searched.isCovered))
  }
}
