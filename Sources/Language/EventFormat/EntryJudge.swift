package import Governance

/// Judges the lines of a log, one after another: whether each is an entry that could have been recorded where it stands.
///
/// Whoever verifies and whoever answers ask the same judge, so what `vth verify` rejects never counts in an answer
/// (FORMAT 17). What follows a line that was rejected is judged as if that had counted: else one wrong entry would take
/// everything about a thing away. For the same reason nothing that can be read stops counting after a line that cannot:
/// nobody here knows what that changed.
package struct EntryJudge {
  /// All lines so far, except that corrections and annulments that may not count change nothing.
  private var state = RegisterState()
  /// Only the lines that count; `nil` as long as that makes no difference.
  private var counted: RegisterState?

  /// What stands according to the lines that count: what is recorded next is judged against that.
  package var counting: RegisterState { counted ?? state }
  /// How many lines so far are of a type that this version does not know.
  ///
  /// Whether what follows them makes sense is not judged at all.
  private var newerEntries = 0
  /// Whether a line so far could not be read though its type is known.
  private var isBroken = false

  private let catalogue: EventCatalogue

  package init(_ catalogue: EventCatalogue = .shipped) { self.catalogue = catalogue }

  /// What came of one line.
  package struct Judgement {
    /// What it says; `nil` when it cannot be read.
    package let entry: Entry?
    /// Whether it may count in answers.
    package let counts: Bool
    /// Whether it is of a type or version that this program does not know, or corrects a fact to one.
    package let isNewer: Bool
    /// What is wrong with it, for whoever verifies; not nil when it may not count, unless only its type is unknown.
    package let problem: String?
  }

  /// Takes in the line that stands at a place, counted from 0.
  package mutating func take(_ line: Span<UInt8>, at sequence: Int) -> Judgement {
    let entry: Entry
    do { entry = try EntryReader.read(line, catalogue) } catch {
      guard error.isUnknownType else {
        isBroken = true
        return Judgement(entry: nil, counts: false, isNewer: false, problem: error.dutch)
      }
      newerEntries += 1
      return Judgement(
        entry: nil, counts: false, isNewer: true,
        problem: problem(ofNewer: line, at: sequence))
    }
    let judgement = judge(entry, line, sequence)
    if judgement.counts {
      state.evolve(entry.id, entry.proposal)
      counted?.evolve(entry.id, entry.proposal)
    } else if entry.event.overrides == nil {
      if counted == nil { counted = state }
      state.evolve(entry.id, entry.proposal)
      counted?.reject(entry.id)
    } else {
      state.reject(entry.id)
      counted?.reject(entry.id)
    }
    return judgement
  }

  private func judge(_ entry: Entry, _ line: Span<UInt8>, _ sequence: Int) -> Judgement {
    func rejected(_ problem: String) -> Judgement {
      Judgement(entry: entry, counts: false, isNewer: false, problem: problem)
    }
    if entry.sequence != sequence { return rejected(Self.wrongNumber(entry.sequence, sequence)) }
    // Wrong by themselves, whatever was in lines that nobody can read.
    do throws(Refusal) {
      try entry.event.checkCombinations()
      if state.isInUse(entry.id) {
        _ = try state.decide(entry.proposal)
        return rejected("id \(entry.id) komt twee keer voor")
      }
    } catch { return rejected(error.dutch) }
    if newerEntries == 0,
      let refusal = refusal(of: entry.proposal, overrides: entry.event.overrides != nil)
    {
      return Judgement(entry: entry, counts: isBroken, isNewer: false, problem: refusal.dutch)
    }
    // An entry of an older log is still shown (FORMAT 17).
    do { try EntryReader.checkCharacters(line, catalogue) } catch {
      return Judgement(entry: entry, counts: true, isNewer: false, problem: error.dutch)
    }
    return Judgement(entry: entry, counts: true, isNewer: false, problem: nil)
  }

  /// Why an entry makes no sense, whether what was rejected before it had counted or not.
  ///
  /// What does not count cannot be corrected or annulled.
  private func refusal(of proposal: Proposal, overrides: Bool) -> Refusal? {
    func refusal(by state: RegisterState) -> Refusal? {
      do throws(Refusal) {
        _ = try state.decide(proposal)
        return nil
      } catch { return error }
    }
    guard let counted else { return refusal(by: state) }
    if overrides { return refusal(by: counted) }
    return refusal(by: state) == nil ? nil : refusal(by: counted)
  }

  /// Its place is no matter of its type, and neither are its characters.
  private func problem(ofNewer line: Span<UInt8>, at sequence: Int) -> String? {
    do throws(JSONError) {
      let number = try JSONReader.read(line, .canonical)["seq"]?.integer
      if number != Int64(sequence) { return Self.wrongNumber(Int(number ?? -1), sequence) }
    } catch { return error.description }
    do { try EntryReader.checkCharacters(line, catalogue) } catch {
      return error.isUnknownType ? nil : error.dutch
    }
    return nil
  }

  private static func wrongNumber(_ found: Int, _ sequence: Int) -> String {
    "“seq” is \(found), maar dit is vermelding \(sequence)"
  }
}
