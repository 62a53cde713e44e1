package import Governance

/// Who may record what; asked of every line before anything is planned.
///
/// On the command line everybody may who has the key of the log. A server, where people sign in, gives another one.
package struct Permission: Sendable {
  /// Whether who is at work, whomever the line names, may record an event.
  private let allows: @Sendable (_ actor: String, _ event: Event) -> Bool

  package init(_ allows: @escaping @Sendable (_ actor: String, _ event: Event) -> Bool) {
    self.allows = allows
  }

  /// Everybody with the key, everything.
  package static let everybody = Permission { _, _ in true }

  /// What of a batch somebody may not record, by line.
  func refusals(_ lines: [(number: Int, event: Event)], by actor: String) -> [Refusal] {
    lines.filter { !allows(actor, $0.event) }.map {
      Refusal(line: $0.number, type: $0.event.type, actor: actor)
    }
  }

  /// That somebody may not record an event.
  package struct Refusal: Equatable, Sendable {
    /// The line of the batch, from 1.
    package let line: Int
    package let type: EventType
    package let actor: String
  }
}
