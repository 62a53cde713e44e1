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

  init(_ count: Int, _ nouns: (one: String, more: String), about: Identifier? = nil) {
    self.count = count
    self.nouns = nouns
    self.about = about
  }
}

extension Output {
  /// The last line of a register: how many are shown, or else what was looked through and how far the sources go.
  ///
  /// `possible` are those of the shown that may not be.
  func total(_ shown: Int, possible: Int = 0, of searched: Searched, _ view: View) {
    if shown > 0 {
      line()
      let nouns = searched.nouns
      line(counted(shown - possible, possible: possible, nouns.one, nouns.more) + ".")
    } else {
      nothing(in: searched, view)
    }
  }

  /// That nothing was found: never alone, since silence is no statement.
  private func nothing(in searched: Searched, _ view: View) {
    let nouns = searched.nouns
    line(
      searched.count == 0
        ? "Het register heeft op deze dag geen \(nouns.more)."
        : "Niets gevonden in \(counted(searched.count, nouns.one, nouns.more)).")
    line(view.silencePhrase(about: searched.about))
  }
}
