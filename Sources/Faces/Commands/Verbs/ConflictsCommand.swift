internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let all = Flag(name: "all", value: nil, summary: "ook waarover al is beslist")
}

extension Command {
  static let conflicts = Command(
    name: "conflicts", summary: "Waar bronnen elkaar tegenspreken, naast elkaar.",
    arguments: "[NAAM]", argumentCount: 0...1, flags: clockFlags + [.all, .limit],
    details: """
      Elk geschil met de beweringen en hun bronnen. Zolang er geen uitspraak is, staan alle
      beweringen in de antwoorden. Met NAAM alleen de geschillen over dat ding.

      Voorbeeld: vth conflicts --all
      """
  ) { invocation in
    let view = try invocation.view()
    var disputes = view.disputes()
    let hasSettled = disputes.contains { !$0.isOpen }
    let count = disputes.count { invocation.arguments.has(.all) || $0.isOpen }
    var about: Identifier?
    if let words = invocation.arguments.words.first {
      let id = try invocation.findAnything(words, view)
      about = id
      let related = Set(view.disputes(about: id).map(\.dispute.dispute) + [id])
      disputes = disputes.filter { standing in
        related.contains(standing.dispute.dispute)
          || standing.claims.contains { $0.fact.concerns(id) }
      }
    }
    let settled = invocation.arguments.has(.all) ? 0 : disputes.count { !$0.isOpen }
    if settled > 0 { disputes.removeAll { !$0.isOpen } }
    let output = invocation.output
    let isOpenOnly = hasSettled && !invocation.arguments.has(.all)
    let nouns = isOpenOnly ? ("open geschil", "open geschillen") : ("geschil", "geschillen")
    var isFirst = true
    let status = try invocation.show(
      disputes, view, of: Searched(count, nouns, about: about), isCertain: { _ in true },
      json: { $0.json(view) },
      write: {
        if !isFirst { output.line() }
        isFirst = false
        DisputeText(view, output).write($0)
      })
    if settled > 0, !invocation.arguments.has(.json) {
      output.line()
      output.line("Beslecht, en hier niet getoond: \(settled). Alles: vth conflicts --all")
    }
    return status
  }
}
