internal import Answers
import Calendar
package import EventFormat
package import Governance
package import Reading

/// A register in memory, made of given facts, of which questions are asked.
///
/// Every fact goes the way it goes in the real register: batch line → proposal → decided → entry →
/// canonical bytes → read model. Only the disk, the clock and randomness are left out.
package struct Scenario: Sendable {
  package private(set) var entries: [Entry] = []
  private var state = RegisterState()

  /// Why a fact could not be given.
  package enum Trouble: Error {
    case unreadable([BatchProblem])
    case refused(String, Refusal)
    case noDay(String)
    case noIdentifier(String)
  }

  /// A register without facts.
  package init() {}

  /// Records the facts in order; throws when one is refused.
  package init(_ facts: [Given]) throws {
    for fact in facts { try record(fact) }
  }

  /// The facts after the cast of `Scenario.cast`.
  package init(_ first: Given, _ facts: Given...) throws {
    try self.init(Self.cast + [first] + facts)
  }

  /// Records one more fact.
  package mutating func record(_ fact: Given) throws {
    let (batch, problems) = Batch.read(Array(fact.line.utf8))
    guard problems.isEmpty else { throw Trouble.unreadable(problems) }
    for line in batch.lines {
      // What a digest says is for the register's own tests.
      let withheld = line.secrets.map {
        WithheldValue(place: $0.place, digest: String(repeating: "d", count: 43))
      }
      try record(line.proposal.withholding(withheld), fact.line)
    }
  }

  /// Records a proposal, unless it says nothing new; without id it gets one after those before it.
  package mutating func record(_ proposal: Proposal, _ line: String) throws {
    do throws(Refusal) {
      if case .alreadyRecorded = try state.decide(proposal) { return }
    } catch { throw Trouble.refused(line, error) }
    let id = proposal.id ?? .numbered(1_000_000 + entries.count)
    let entry = Self.entry(proposal, at: entries.count, id)
    entries.append(entry)
    state.evolve(id, proposal)
  }

  /// An entry recorded in November 2026, by nobody in particular.
  package static func entry(_ proposal: Proposal, at place: Int, _ id: EntryIdentifier) -> Entry {
    guard let recorded = Moment(milliseconds: 1_795_251_600_000 + Int64(place)) else {
      preconditionFailure("2026 is a year")
    }
    return Entry(
      sequence: place, id: id, recorded: recorded, actor: "secretariaat", proposal: proposal)
  }

  /// The day on which facts without `known` could be known: that of their recording.
  package static let recordingDay = "2026-11-21"

  /// The read model over the entries' bytes.
  package var model: ReadModel { Self.model(entries) }

  package static func model(_ entries: [Entry]) -> ReadModel {
    let lines = entries.map { ArraySlice($0.line) }
    return ReadModel(count: lines.count) { lines[$0] }
  }

  /// The register as asked on a day, with what was known by a day, at a number of entries.
  package func on(_ day: String, known: String? = nil, at: Int? = nil) throws -> View {
    View(
      model,
      AsOf(on: try Self.day(day), known: try known.map(Self.day), at: at))
  }

  package static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(iso: text) else { throw Trouble.noDay(text) }
    return day
  }

  package static func id(_ text: String) throws -> Identifier {
    guard let id = Identifier(text) else { throw Trouble.noIdentifier(text) }
    return id
  }

  /// Parties and products that most tests need: pijlers of a programme, those who take over, a body.
  package static let cast: [Given] = [
    .party("ibp", "IBP VTH", kind: "programme"),
    .party("pijler-3", "Pijler 3", kind: "pillar", under: "ibp"),
    .party("pijler-4", "Pijler 4", kind: "pillar", under: "ibp"),
    .party("odnl", "ODNL", kind: "association"),
    .party("vng", "VNG", kind: "association"),
    .party("ipo", "IPO", kind: "association"),
    .party("bo", "BO", kind: "body"),
    .party("stuurgroep", "Stuurgroep", kind: "body"),
    .product("handreiking", "Handreiking"),
    .product("modelmandaat", "Modelmandaat"),
  ]
}
