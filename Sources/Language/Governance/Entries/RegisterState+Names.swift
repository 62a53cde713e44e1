// Names that no new entry may give. Apart from `decide`, which judges logs of before too.

extension RegisterState {
  /// Why a proposal may be something again that was recorded before, and so is recorded only with a reason: another
  /// commitment has its number, from one of its makers.
  package func repetitionDoubt(_ proposal: Proposal) -> Refusal? {
    guard case .commitment(.made(let made)) = proposal.event, let number = made.number else {
      return nil
    }
    return facts.commitment(numberedAs: made).map { .numberTaken(number, by: $0) }
  }

  /// Refuses a source whose file has a name with a folder in it, which whoever looks for the file would follow.
  ///
  /// Only who records is asked, and only of what is new: entries of before the rule count, a line that says what one
  /// of those says is there already, and a correction may leave the name as it was.
  package func checkNames(_ proposal: Proposal) throws(Refusal) {
    guard let file = Self.said(by: proposal.event)?.sourceFile, !file.isPlainName else { return }
    let before = proposal.event.overrides.flatMap { fact(of: root(of: $0)) }?.sourceFile
    guard before?.name == file.name else { throw .fileElsewhere(file.name) }
  }
}

extension Event {
  /// The file from which the source was read that the event registers.
  fileprivate var sourceFile: SourceFile? {
    if case .source(.registered(let source)) = self { source.file } else { nil }
  }
}
