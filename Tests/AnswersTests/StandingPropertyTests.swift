import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// Deciding and reading say of every entry what the words of FORMAT 9 say, whatever was done to what.
@Suite struct StandingPropertyTests {
  private static let length = 22

  @Test(arguments: Seeds.first(40), [true, false])
  func `reading says what the words say, by every clock`(seed: UInt64, isDecided: Bool) throws {
    try compare(StandingHistory(seed: seed, isDecided: isDecided, length: Self.length), seed)
  }

  /// What very many mention is looked up in another way.
  @Test(arguments: Seeds.first(3))
  func `reading says what the words say of what is mentioned very often`(seed: UInt64) throws {
    let history = try StandingHistory(seed: seed, isDecided: false, length: 500)
    // A fact, and what says that something was erased.
    for number in [2, 5] {
      let id = EntryIdentifier.numbered(number).description
      #expect(history.model.index.mentioning(id).count > 64)
    }
    try compare(history, seed, first: 5)
  }

  private func compare(
    _ history: StandingHistory, _ seed: UInt64, first count: Int = .max
  ) throws {
    let model = history.model
    var random = SeededGenerator(seed: seed)
    for known in StandingHistory.days + [nil] {
      let day = try known.map(Scenario.day)
      for position in [
        Int.random(in: 1..<history.entries.count, using: &random), history.entries.count,
      ] {
        let oracle = StandingOracle(history.entries, at: position, known: day)
        let view = View(
          model, AsOf(on: try Scenario.day("2026-01-01"), known: day, at: position))
        for entry in history.entries.prefix(count) {
          let found = Self.seen(entry, in: view)
          let expected = Self.seen(entry, by: oracle)
          #expect(
            found == expected,
            "SEED=\(seed): entry \(entry.sequence), known \(known ?? "-") at \(position) of\n\(history.told)"
          )
        }
      }
    }
  }

  @Test(arguments: Seeds.first(40), [true, false])
  func `deciding says what the words say, after every entry`(seed: UInt64, isDecided: Bool) throws {
    let history = try StandingHistory(seed: seed, isDecided: isDecided, length: Self.length)
    var state = RegisterState()
    for (index, entry) in history.entries.enumerated() {
      state.evolve(entry.id, entry.proposal)
      let oracle = StandingOracle(history.entries, at: index + 1, known: nil)
      for entry in history.entries[...index] {
        #expect(
          Self.decided(entry, in: state) == Self.decided(entry, by: oracle),
          "SEED=\(seed): entry \(entry.sequence) after \(index) of\n\(history.told)")
      }
    }
  }

  // MARK: What is compared

  /// What a reader sees of one entry.
  private struct Seen: Equatable {
    var said: Event?
    var valid: Period?
    var corrections: [Int] = []
    var behindRulings: Event?
    var withdrawnBy: Int?
    var isRuling: Bool?
    var rulings: [Int] = []
    var isErased = false
  }

  private static func seen(_ entry: Entry, in view: View) -> Seen? {
    guard let standing = view.entry(at: entry.sequence) else { return nil }
    if entry.event.overrides != nil { return Seen(rulings: standing.rulings.map(\.entry.sequence)) }
    let gone = view.withdrawal(ofEntry: entry.sequence)
    return Seen(
      said: standing.fact?.event, valid: standing.fact?.valid,
      corrections: standing.fact?.corrections.map(\.sequence) ?? [],
      behindRulings: view.factBehindRulings(ofEntry: entry.sequence)?.event,
      withdrawnBy: gone?.by.sequence, isRuling: gone?.isRuling,
      rulings: standing.rulings.map(\.entry.sequence), isErased: standing.isErased("/text"))
  }

  private static func seen(_ entry: Entry, by oracle: StandingOracle) -> Seen? {
    if entry.event.overrides != nil { return oracle.isSeen(entry.id) ? Seen() : nil }
    guard oracle.entry(entry.id) != nil else { return nil }
    let (said, rulings) = (oracle.said(by: entry), oracle.rulings(on: entry).map(\.sequence))
    let counts = oracle.counts(entry)
    return Seen(
      said: counts ? said?.event : nil, valid: counts ? said?.valid : nil,
      corrections: counts ? oracle.corrections(of: entry.id).map(\.sequence) : [],
      behindRulings: said?.event,
      withdrawnBy: counts
        ? nil : said == nil ? oracle.overrider(of: entry.id)?.sequence : rulings.first,
      isRuling: counts ? nil : said != nil, rulings: rulings,
      isErased: oracle.isErased("/text", of: entry.id))
  }

  /// What the register goes by for one entry.
  private struct Decided: Equatable {
    var counts: Bool?
    var isOverridden: Bool
    var fate: Repetition.Since
    var event: Event?
    var valid: Period?
  }

  private static func decided(_ entry: Entry, in state: RegisterState) -> Decided {
    let isOriginal = entry.event.overrides == nil
    let now = isOriginal ? state.readingNow(of: entry.id) : nil
    return Decided(
      counts: isOriginal ? state.stands(entry.id) : nil, isOverridden: state.isOverridden(entry.id),
      fate: state.fate(of: entry.id), event: now?.event, valid: now?.valid)
  }

  private static func decided(_ entry: Entry, by oracle: StandingOracle) -> Decided {
    let isOriginal = entry.event.overrides == nil
    let (overrider, corrections) = (
      oracle.overrider(of: entry.id), oracle.corrections(of: entry.id)
    )
    let isCorrected = isOriginal && !oracle.isAnnulled(entry.id) && !corrections.isEmpty
    let said = isCorrected ? oracle.said(by: entry) : nil
    let fate: Repetition.Since =
      if let overrider {
        oracle.isAnnulled(entry.id)
          ? .annulled(by: overrider.id) : .corrected(by: corrections.last?.id ?? overrider.id)
      } else if isOriginal, let ruling = oracle.rulings(on: entry).first {
        .setAside(by: ruling.id)
      } else { .stands }
    return Decided(
      counts: isOriginal ? oracle.counts(entry) : nil, isOverridden: overrider != nil, fate: fate,
      event: said?.event, valid: said?.valid)
  }
}
