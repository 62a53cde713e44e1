import Answers
import EventFormat
import Governance
import Reading
import TestSupport

/// A random history of a few facts and of what was done to them: corrected, annulled, disputed, ruled upon, erased,
/// and that corrected and annulled in turn.
///
/// The facts are notes, for whether those make sense hangs on nothing else.
struct StandingHistory {
  private(set) var entries: [Entry] = []
  private(set) var state = RegisterState()
  private var random: SeededGenerator
  private let isDecided: Bool

  static let days = ["2023-01-15", "2023-07-01", "2024-03-31"]
  private static let disputes = ["twist-1", "twist-2", "twist-3"]

  /// A history that was decided, entry by entry; or one in which anything may stand, as in a log of which this version
  /// cannot judge what follows on an entry that it does not know.
  init(seed: UInt64, isDecided: Bool, length: Int) throws {
    random = SeededGenerator(seed: seed)
    self.isDecided = isDecided
    try add(.product("p", "Product"))
    for _ in 0..<3 { try add(note()) }
    if isDecided {
      for dispute in Self.disputes.prefix(2) {
        try add(.disputed(dispute, [2, 3], when: date()))
      }
    }
    if !isDecided { try add(.redacted(2, when: date())) }
    for _ in 0..<(8 * length) where entries.count < length { try add(any()) }
  }

  /// Every line, taken to count.
  var model: ReadModel {
    let lines = entries.map { ArraySlice($0.line) }
    return ReadModel(count: lines.count, lines: { lines[$0] }, counts: { _ in true })
  }

  /// What was recorded, one line each, for a test that fails.
  var told: String {
    entries.map { "\($0.sequence): \(String(decoding: $0.line, as: UTF8.self))" }
      .joined(separator: "\n")
  }

  private mutating func add(_ given: Given) throws {
    let number = entries.count + 1
    let known = given.known(pick(Self.days)).id(number)
    guard let line = Batch.read(Array(known.line.utf8)).batch.lines.first else {
      throw Scenario.Trouble.unreadable([])
    }
    let proposal = line.proposal.withholding(
      line.secrets.map {
        WithheldValue(place: $0.place, digest: String(repeating: "d", count: 43))
      })
    if isDecided {
      do throws(Refusal) { _ = try state.decide(proposal) } catch { return }
    }
    let entry = Scenario.entry(proposal, at: entries.count, .numbered(number))
    entries.append(entry)
    state.evolve(entry.id, proposal)
  }

  private mutating func any() -> Given {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: note()
    case 1: .disputed(pick(Self.disputes), [target(), target()], when: date())
    case 2...5: ruling()
    case 6: .redacted(target(), when: date())
    case 7...9: .corrected(target(), period: date(), when: date())
    case 10, 11: .corrected(target(), to: note(), when: date())
    case 12, 13: .corrected(target(), to: ruling(), when: date())
    default: .annulled(target(), when: date())
    }
  }

  private mutating func note() -> Given {
    let words = "Woord \(Int.random(in: 0..<1_000, using: &random))"
    let note = Given.note(on: ["p"], words, when: date())
    return Bool.random(using: &random) ? note : note.withholding("/text")
  }

  private mutating func ruling() -> Given {
    let aside =
      isDecided
      ? [[2], [3], [2, 3], [target()], []] : [[2, 5], [3, 5], [2, 3], [target()], []]
    return .resolved(pick(Self.disputes), settingAside: pick(aside), when: date())
  }

  /// Any entry, the newest ones and the first facts more often.
  private mutating func target() -> Int {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: entries.count
    case 1: isDecided ? pick([2, 3]) : pick([2, 3, 5])
    default: Int.random(in: 1...entries.count, using: &random)
    }
  }

  private mutating func date() -> String { pick(["2022", "2022-06", "2023-02-17"]) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}
