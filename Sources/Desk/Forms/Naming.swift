internal import EventFormat
internal import Governance

/// Gives names to what is new in a draft: deterministic, and the same again for the very same fact.
///
/// A name that is in use by something else gets a number (`-2`). But what would get the same name
/// because everything in that name is the same, is taken for the same thing told differently: that
/// is for a person to decide, not for a number.
struct Naming {
  private let draft: Draft
  private let rule: NamingRule?
  private let known: KnownFacts

  private static let numbersMax = 99

  /// `rule` makes the name of the new thing itself; `nil` when the event brings none.
  init(_ draft: Draft, rule: NamingRule?, known: KnownFacts) {
    self.draft = draft
    self.rule = rule
    self.known = known
  }

  /// The whole line.
  func named() throws(LineProblem) -> FilledForm {
    guard let rule, draft.givenName == nil else {
      return try numbered(draft.givenName)
    }
    // The name depends on what was typed only, so any name will do to read the rest.
    let sample = try numbered("proef")
    let told = (EventCatalogue.shipped.write(sample.proposal.event), sample.proposal.valid)
    guard let base = rule.name(told.0, told.1) else {
      throw LineProblem(
        key: nil, message: "Hiervan is geen naam te maken. Geef zelf een naam (id).")
    }
    // What was said under another name, given by somebody or made before a correction, is still the same.
    for name in known.names(of: sample.proposal) where name.text != base {
      let form = try numbered(name.text)
      if known.isSaid(form.proposal) { return form }
    }
    for number in 1...Self.numbersMax {
      let name = number == 1 ? base : "\(base)-\(number)"
      guard let id = Identifier(name), let kind = known.kind(of: id) else {
        return try numbered(name)
      }
      let form = try numbered(name)
      if known.isSaid(form.proposal) || isOtherHalf(form.proposal, id) { return form }
      for other in known.introductions(of: id)
      where rule.areAlike(told, (EventCatalogue.shipped.write(other.event), other.valid)) {
        throw LineProblem(key: nil, message: alike(id, kind), reason: .inUse)
      }
    }
    throw LineProblem(
      key: nil, message: "“\(base)” is al vaak in gebruik. Geef zelf een naam (id).")
  }

  private func alike(_ id: Identifier, _ kind: Kind) -> String {
    let number = known.numberOfIntroduction(of: id)
    return "Er is al een \(kind.dutch) “\(id)”, met "
      + (number.map { "andere gegevens (vermelding \($0)). " } ?? "andere gegevens, hierboven. ")
      + "Is het hetzelfde, neem dan precies over wat er staat"
      + (number.map { " of doe: vth correct \($0). " } ?? ". ")
      + "Is het iets anders, geef het dan zelf een naam (id), zoals \(id)-2."
  }

  /// Whether the thing is there by an event of another type, as a meeting is planned and held.
  private func isOtherHalf(_ proposal: Proposal, _ id: Identifier) -> Bool {
    known.introductions(of: id).allSatisfy { other in
      other.event.type != proposal.event.type
        && other.event.domain.introduced.contains { introduced in
          proposal.event.domain.introduced.contains(introduced)
        }
    }
  }

  // MARK: What is in lists

  /// The line with this name, and `v1`, `v2` … under it for conditions and the like: the first run of
  /// numbers that is free, or that these very words have already.
  private func numbered(_ main: String?) throws(LineProblem) -> FilledForm {
    let count = draft.countInLists
    guard count > 0 else { return try form(main, []) }
    guard let stem = draft.stem(main) else {
      throw LineProblem(key: nil, message: "Geef zelf een naam (id): hiervan is er geen te maken.")
    }
    for start in 1...Self.numbersMax {
      let names = (start..<start + count).map { "\(stem).v\($0)" }
      let taken = names.compactMap { Identifier($0) }.filter { known.kind(of: $0) != nil }
      if taken.isEmpty { return try form(main, names) }
      if taken.count == count {
        let form = try form(main, names)
        if known.isSaid(form.proposal) { return form }
      }
    }
    throw LineProblem(key: nil, message: "“\(stem)” heeft te veel voorwaarden.")
  }

  private func form(_ main: String?, _ names: [String]) throws(LineProblem) -> FilledForm {
    try FilledForm(draft.json(main: main, names: names), known.catalogue)
  }
}
