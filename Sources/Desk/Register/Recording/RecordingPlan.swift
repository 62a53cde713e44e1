package import EventFormat
package import Governance

/// What a batch comes down to: the entries to be written, and the lines that say nothing new.
///
/// It is tried, shown and written as it is: nothing is made a second time in between.
package struct RecordingPlan: Sendable {
  /// The place of the first entry to be written.
  package let first: Int
  package private(set) var entries: [Entry] = []
  /// The line of each entry, as it will stand in the log.
  package private(set) var lines: [[UInt8]] = []
  /// Lines that say what an entry says already.
  package internal(set) var repeated: [RepeatedLine] = []
  /// The texts that must stand apart, of each entry to be written.
  package internal(set) var disclosed: Disclosures = [:]
  /// What lines say is erased, also when an entry said so before.
  package internal(set) var redactions: [EntryRedacted] = []
  /// Whether a line is recorded for no other reason than that one was given; it has it now.
  private(set) var hasExcused = false
  /// The line of the batch that each entry comes from.
  private(set) var origins: [EntryIdentifier: Int] = [:]

  init(first: Int) { self.first = first }

  /// The proposal of a line with the reason for recording it.
  mutating func excuse(_ proposal: Proposal, _ reason: String) -> Proposal {
    guard proposal.despite == nil else { return proposal }
    hasExcused = true
    return proposal.despite(reason)
  }

  mutating func add(
    _ proposal: Proposal, _ number: Int, _ environment: Environment,
    _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> Entry {
    let id: EntryIdentifier
    if let given = proposal.id { id = given } else { id = try maker.next(environment) }
    let entry = Entry(
      sequence: first + entries.count, id: id, recorded: try environment.now(),
      actor: proposal.actor ?? environment.actor, proposal: proposal)
    entries.append(entry)
    lines.append(entry.line(environment.catalogue))
    origins[id] = number
    return entry
  }

  /// The same plan, in which the entries at these places say why they are recorded all the same; those that give a
  /// reason of their own keep it.
  func despite(
    _ reason: String, at places: Set<Int>, _ catalogue: EventCatalogue
  ) -> RecordingPlan {
    var plan = self
    for (index, entry) in entries.enumerated()
    where places.contains(entry.sequence) && entry.proposal.despite == nil {
      let excused = Entry(
        sequence: entry.sequence, id: entry.id, recorded: entry.recorded, actor: entry.actor,
        proposal: entry.proposal.despite(reason))
      plan.entries[index] = excused
      plan.lines[index] = excused.line(catalogue)
      plan.hasExcused = true
    }
    return plan
  }
}

/// A line of a batch that is not recorded, because an entry says it already.
package struct RepeatedLine: Sendable {
  /// Its number in the batch, from 1.
  package let line: Int
  /// The entry that says it, and its number in the log: of an earlier line of the same batch the one it gets.
  package let id: EntryIdentifier
  package let entry: Int
  package let since: Since

  /// What became of that entry, each time with the number of the entry that did it.
  package enum Since: Hashable, Sendable {
    case stands
    /// It says so by its corrections, of which this is the last.
    case readsSo(by: Int)
    /// It reads otherwise by its corrections, of which this is the last.
    case corrected(by: Int)
    case annulled(by: Int)
    /// A ruling on a dispute set it aside.
    case setAside(by: Int)
  }
}
