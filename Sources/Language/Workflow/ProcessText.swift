internal import Texts

/// A process in plain Dutch, for a terminal.
package enum ProcessText {
  /// The states with what they wait for, the steps, and the routes, one a line.
  package static func text(
    _ definition: ProcessDefinition, title: String,
    words: (ProcessActor) -> String = { $0.dutch }
  ) -> String {
    var lines = [title, "", "Toestanden"]
    lines += definition.states.map { "  " + line($0, words) }
    lines += ["", "Stappen"]
    lines += definition.arrows.map { "  " + line($0, words) }
    if !definition.routes.isEmpty {
      lines += ["", "Routes"]
      lines += definition.routes.map { "  " + line($0, words) }
    }
    return lines.map { ProcessWords.oneLine($0) + "\n" }.joined()
  }

  private static func line(_ state: ProcessState, _ words: (ProcessActor) -> String) -> String {
    let waiting = ProcessWords.waiting(state, words)
    let phrases = (state.isFinal ? ["einde"] : []) + (waiting.isEmpty ? [] : [waiting])
    return state.title + (phrases.isEmpty ? "" : ": ") + phrases.joined(separator: ", ")
  }

  /// "aangeboden → aanvaard: aanvaarden (handover.accepted), door de VNG, binnen 6 weken".
  private static func line(_ arrow: ProcessArrow, _ words: (ProcessActor) -> String) -> String {
    let step = arrow.transition
    var phrases = ["\(step.title) (\(step.event))"] + ProcessWords.terms(step, words)
    if let limit = arrow.from?.limit { phrases.append(limit.dutch) }
    let line =
      "\(arrow.from?.title ?? "begin") → \(arrow.to.title): "
      + phrases.joined(separator: ", ")
    return step.irregular.map { "\(line); onregelmatig: \($0)" } ?? line
  }

  /// "Besluiten: pijlerteam → stuurgroep of kerngroep → Bestuurlijk Overleg".
  private static func line(_ route: ProcessRoute, _ words: (ProcessActor) -> String) -> String {
    let stops = route.stops.map { bodies in
      dutchList(bodies.map { words(.party($0)) }, "of")
    }
    return "\(route.title): " + stops.joined(separator: " → ")
  }
}
