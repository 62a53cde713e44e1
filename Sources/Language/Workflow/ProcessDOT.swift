/// A process as a Graphviz digraph, in the DOT language.
package enum ProcessDOT {
  /// The digraph: final states have a double border, irregular steps are dashed.
  package static func text(
    _ definition: ProcessDefinition, title: String,
    words: (ProcessActor) -> String = { $0.dutch }
  ) -> String {
    var lines = ["digraph {", "  graph [label=\(quoted([title])), labelloc=t, rankdir=LR];"]
    lines.append("  node [shape=box, style=rounded];")
    if definition.arrows.contains(where: { $0.from == nil }) {
      lines.append("  \"begin\" [shape=circle, label=\"\"];")
    }
    for state in definition.states {
      let waiting = ProcessWords.waiting(state, words)
      let label = quoted([state.title] + (waiting.isEmpty ? [] : [waiting]))
      let border = state.isFinal ? ", peripheries=2" : ""
      lines.append("  \(identifier(state)) [label=\(label)\(border)];")
    }
    for arrow in definition.arrows {
      let from = arrow.from.map(identifier) ?? "\"begin\""
      let dashed = arrow.transition.irregular == nil ? "" : ", style=dashed"
      let label = quoted([arrow.transition.title])
      lines.append("  \(from) -> \(identifier(arrow.to)) [label=\(label)\(dashed)];")
    }
    lines.append("}")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func identifier(_ state: ProcessState) -> String {
    "\"state " + ProcessWords.identifier(state.name) + "\""
  }

  /// The lines of a label as one quoted string.
  ///
  /// A backslash would begin an escape and an ampersand an HTML entity, also between quotes.
  static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      ProcessWords.oneLine(line).unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "&": "&amp;"
        default: String(scalar)
        }
      }.joined()
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
