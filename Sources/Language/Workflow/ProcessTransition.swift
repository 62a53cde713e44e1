/// One step: on this event, a thing in one of these states goes to that state.
package struct ProcessTransition: Hashable, Sendable {
  /// The name of the event: "handover.accepted".
  package let event: String

  /// The states from which the step is possible; empty for a beginning.
  package let from: [String]

  /// The state after the step.
  package let to: String

  /// What people call the step, a Dutch verb phrase: "aanvaarden".
  package let title: String

  /// Who may take the step; empty when anybody may.
  package let by: [ProcessActor]

  /// The keys that the event has to name.
  package let needs: [String]

  /// What the event must say for this step to be the one; all must hold.
  package let when: [ProcessGuard]

  /// Why the step is irregular, in Dutch, when it is possible in fact but not as it should be.
  package let irregular: String?

  /// Whether the thing then goes on to the next stop of its route.
  package let advances: Bool

  /// Whether the step is only made when every side of `by` has taken it; until then the thing stays as it is.
  package let isTogether: Bool

  package init(
    event: String, from: [String], to: String, title: String, by: [ProcessActor],
    needs: [String], when: [ProcessGuard], irregular: String?, advances: Bool,
    isTogether: Bool
  ) {
    self.event = event
    self.from = from
    self.to = to
    self.title = title
    self.by = by
    self.needs = needs
    self.when = when
    self.irregular = irregular
    self.advances = advances
    self.isTogether = isTogether
  }

  /// Whether things begin with this step.
  package var isBeginning: Bool { from.isEmpty }

  /// Whether this is the step that the event takes, from a state where it is possible.
  package func fits(_ event: ProcessEvent) -> Bool {
    self.event == event.name && when.allSatisfy { $0.holds(for: event) }
  }

  /// The keys that the event should name and does not.
  package func missing(in event: ProcessEvent) -> [String] {
    needs.filter { event.values[$0, default: []].isEmpty }
  }
}

/// A condition on what an event says.
package struct ProcessGuard: Hashable, Sendable {
  package let key: String
  package let values: [String]

  package init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }

  /// What stands for a key that the event leaves out, and for any value that it has.
  package static let (absent, present) = ("none", "some")

  /// Whether the event has one of the values under the key.
  package func holds(for event: ProcessEvent) -> Bool {
    let said = event.values[key, default: []]
    if said.contains(where: values.contains) { return true }
    let isAbsent = said.isEmpty || said == [Self.absent]
    return values.contains(isAbsent ? Self.absent : Self.present)
  }

  /// Whether no event with one value under each key can satisfy both.
  func excludes(_ other: ProcessGuard) -> Bool {
    guard key == other.key, Set(values).isDisjoint(with: other.values) else { return false }
    func isOpen(_ one: ProcessGuard, to other: ProcessGuard) -> Bool {
      one.values.contains(Self.present) && other.values != [Self.absent]
    }
    return !isOpen(self, to: other) && !isOpen(other, to: self)
  }
}

/// An event as the interpreter sees it: a name, and texts under keys.
package struct ProcessEvent: Hashable, Sendable {
  package let name: String
  package let values: [String: [String]]

  package init(name: String, values: [String: [String]]) {
    self.name = name
    self.values = values
  }
}
