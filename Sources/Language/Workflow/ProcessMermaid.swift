/// A process as a Mermaid state diagram (stateDiagram-v2).
package enum ProcessMermaid {
  /// The diagram, with the title before it as front matter.
  package static func text(
    _ definition: ProcessDefinition, title: String,
    words: (ProcessActor) -> String = { $0.dutch }
  ) -> String {
    var lines = ["---", "title: \(frontMatter(title))", "---", "stateDiagram-v2"]
    for state in definition.states {
      let waiting = ProcessWords.waiting(state, words)
      let label = escaped(state.title) + (waiting.isEmpty ? "" : "<br/>" + escaped(waiting))
      lines.append("  state \"\(label)\" as \(identifier(state))")
    }
    for arrow in definition.arrows {
      let step = arrow.transition
      let from = arrow.from.map(identifier) ?? "[*]"
      let title = escaped(step.irregular == nil ? step.title : "\(step.title) (onregelmatig)")
      // A colon with nothing after it is an error in Mermaid.
      let label = title.unicodeScalars.contains { $0 != " " } ? " : \(title)" : ""
      lines.append("  \(from) --> \(identifier(arrow.to))\(label)")
    }
    for state in definition.states where state.isFinal {
      lines.append("  \(identifier(state)) --> [*]")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func identifier(_ state: ProcessState) -> String {
    "s_" + ProcessWords.identifier(state.name)
  }

  /// The label with everything that Mermaid could read as syntax written as an entity code.
  ///
  /// Letters, digits, spaces and a few harmless marks stay as they are. Codes are decimal: Mermaid
  /// takes them out before it reads the line, so that their semicolon does not end it.
  static func escaped(_ label: String) -> String {
    ProcessWords.oneLine(label).unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ".", "(", ")", "'", "/": String(scalar)
      case _ where scalar.value >= 0xA0: String(scalar)
      default: "#\(scalar.value);"
      }
    }.joined()
  }

  /// The title as a YAML string in double quotes (YAML 1.2, section 7.3.1).
  private static func frontMatter(_ title: String) -> String {
    let text = ProcessWords.oneLine(title).unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\" + String(scalar) : String(scalar)
    }
    return "\"" + text.joined() + "\""
  }
}
