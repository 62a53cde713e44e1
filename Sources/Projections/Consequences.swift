package import EventFormat
internal import Governance

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
    let (old, new) = (before.todo(), after.todo())
    let (oldKeys, newKeys) = (Set(old.map(\.key)), Set(new.map(\.key)))
    newTodo = new.filter { !oldKeys.contains($0.key) }
    goneTodo = old.filter { !newKeys.contains($0.key) }
    let (found, finds) = (before.findings(), after.findings())
    let (foundIds, findIds) = (Set(found.map(\.id)), Set(finds.map(\.id)))
    newFindings = finds.filter { !foundIds.contains($0.id) }
    goneFindings = found.filter { !findIds.contains($0.id) }
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
    [process.id.text, process.state, process.mayBe ?? "", limit?.words ?? ""]
      + parties.map(\.text).sorted() + (goesOnTo ?? []).map { ">\($0)" }
  }
}
