package import EventFormat
internal import Governance
package import Reading

/// Everything that recording a batch would change in the answers of one day.
package struct Consequences: Sendable {
  package let difference: Difference
  /// What waits afterwards and did not before, or waits in another state; and the other way round.
  package let newTodo: [TodoItem]
  package let goneTodo: [TodoItem]
  package let newFindings: [Finding]
  package let goneFindings: [Finding]

  /// Compares the register before with the register after.
  package init(from before: View, to after: View) {
    difference = Difference(from: before, to: after)
    (newTodo, goneTodo) = Self.compared(before, after, { $0.todo().filter($1) }, \.key)
    (newFindings, goneFindings) = Self.compared(before, after, { $0.findings(where: $1) }, \.id)
  }

  /// What only one of two views has; `ask` gives what is wanted of a view, in its order.
  ///
  /// Both at once would take twice the room, so of the first only the names are kept; seldom is anything
  /// gone, and only then is it asked again.
  private static func compared<Element, Name: Hashable>(
    _ before: View, _ after: View, _ ask: @escaping (View, (Element) -> Bool) -> [Element],
    _ name: @escaping (Element) -> Name
  ) -> (new: [Element], gone: [Element]) {
    var former: Set<Name> = []
    _ = ask(before) { element in
      former.insert(name(element))
      return false
    }
    var gone = former
    let new = ask(after) { element in
      let name = name(element)
      gone.remove(name)
      return !former.contains(name)
    }
    return (new, gone.isEmpty ? [] : ask(before) { gone.contains(name($0)) })
  }

  /// Whether nothing changes in what is owned, due, decided, waiting or irregular.
  package var isEmpty: Bool {
    difference.isEmpty && newTodo.isEmpty && goneTodo.isEmpty && newFindings.isEmpty
      && goneFindings.isEmpty
  }

  package func json(_ before: View, _ after: View) -> JSON {
    .record([
      ("difference", difference.json(before, after)),
      ("newTodo", .array(newTodo.map { $0.json(after) })),
      ("goneTodo", .array(goneTodo.map { $0.json(before) })),
      ("newFindings", .array(newFindings.map { $0.json(after) })),
      ("goneFindings", .array(goneFindings.map { $0.json(before) })),
    ])
  }
}

extension TodoItem {
  /// What makes two items the same: the thing, where it stands, whom it waits for, until when.
  fileprivate var key: [String] {
    [process.id.text, process.state, process.mayBe.joined(separator: " "), limit?.words ?? ""]
      + parties.map(\.text).sorted() + (goesOnTo ?? []).map { ">\($0)" }
  }
}
