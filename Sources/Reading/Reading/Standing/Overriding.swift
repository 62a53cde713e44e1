internal import Calendar
internal import EventFormat
internal import Governance

// How corrections turn entries into facts. There may be any number of them on top of each other, so each chain is
// followed once, with a loop, and what came of it is kept with the view.

/// Where every chain of corrections and annulments begins, whatever is asked.
struct OverrideRoots: Sendable {
  private var roots: [Int: Int] = [:]

  /// `overrides` is the older entry by the younger one that overrides it.
  init(_ overrides: [Int: Int]) {
    roots.reserveCapacity(overrides.count)
    for (overrider, overridden) in overrides.sorted(by: { $0.key < $1.key }) {
      roots[overrider] = roots[overridden] ?? overridden
    }
  }

  /// The original; `nil` when the entry overrides nothing.
  func root(of place: Int) -> Int? { roots[place] }
}

/// What an original comes down to, corrections applied.
///
/// One object for all that speak of it: of very many facts, each may stand in very many answers.
final class CorrectedEntry: Sendable {
  let entry: Entry
  let event: Event
  let valid: Period
  let corrections: [Entry]
  let source: [Citation]

  init(
    entry: Entry, event: Event, valid: Period, corrections: [Entry], source: [Citation]
  ) {
    self.entry = entry
    self.event = event
    self.valid = valid
    self.corrections = corrections
    self.source = source
  }
}

extension View {
  /// The original that a chain of corrections and annulments starts from; `nil` for what overrides
  /// nothing.
  package func root(of place: Int) -> Int? { model.memory.root(of: place, in: model) }

  /// What an original comes down to; `nil` when it is annulled, or cannot be read.
  func corrected(_ place: Int) -> CorrectedEntry? {
    guard case .reads(let chain) = memory.fate(of: place, in: self) else { return nil }
    return memory.corrected(place, isLong: chain.count > Self.shortChain) { read(place, chain) }
  }

  /// A fact with more corrections than this is read once.
  private static let shortChain = 4

  private func read(_ place: Int, _ chain: [Int]) -> CorrectedEntry? {
    guard let entry = model.entry(place) else { return nil }
    var (event, valid, source) = (entry.event, entry.valid, entry.source)
    var corrections: [Entry] = []
    for overrider in chain {
      guard let entry = model.entry(overrider),
        case .entry(.corrected(let correction)) = entry.event
      else { break }
      event = correction.event ?? event
      valid = correction.period ?? valid
      source += entry.source
      corrections.append(entry)
    }
    return CorrectedEntry(
      entry: entry, event: event, valid: valid, corrections: corrections, source: source)
  }

  /// Everything visible that corrects or annuls an entry, each with what corrects or annuls that behind it.
  package func overriders(above place: Int) -> [(overrider: Int, overridden: Int)] {
    func overriders(of place: Int) -> [(overrider: Int, overridden: Int)] {
      model.overriders(of: place).filter(isVisible).map { ($0, place) }
    }
    var found: [(overrider: Int, overridden: Int)] = []
    var pending = Array(overriders(of: place).reversed())
    while let next = pending.popLast() {
      found.append(next)
      pending += overriders(of: next.overrider).reversed()
    }
    return found
  }
}
