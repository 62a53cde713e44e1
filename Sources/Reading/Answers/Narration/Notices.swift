package import EventFormat
internal import Governance
package import Reading
internal import Texts

/// Something that who records should know, though it is neither refused nor irregular.
package struct Notice: Sendable {
  /// The entry that it is about.
  package let entry: Entry
  /// What it is, in whole sentences.
  package let text: String
  /// What to do, once it is recorded.
  package let remedy: String

  package var json: JSON {
    .record([
      ("seq", .number(entry.sequence)), ("message", .string(text)),
    ])
  }
}

extension View {
  /// What to know of entries that were just recorded, or would be; they are part of this view.
  package func notices(on entries: [Entry]) -> [Notice] {
    entries.flatMap { uselessness(of: $0) + sharedNames(givenBy: $0) + textsLeft(by: $0) }
  }

  /// That a correction or annulment changes nothing, because a ruling sets the fact aside.
  private func uselessness(of entry: Entry) -> [Notice] {
    guard entry.event.overrides != nil,
      let target = entry.event.overrides.flatMap(place(of:)), target < entry.sequence,
      let gone = withdrawal(ofEntry: target), gone.isRuling
    else { return [] }
    let by = gone.by.sequence
    return [
      Notice(
        entry: entry,
        text:
          "Vermelding \(gone.entry.sequence) is terzijde gesteld door vermelding \(by), dus vermelding "
          + "\(entry.sequence) verandert niets.",
        remedy: "Moet zij weer tellen, annuleer dan de uitspraak: vth annul \(by)")
    ]
  }

  /// The texts that an erasing leaves with other entries of the same fact: the first, or its corrections.
  private func textsLeft(by entry: Entry) -> [Notice] {
    guard case .entry(.redacted(let redacted)) = entry.event,
      let place = place(of: redacted.entry)
    else { return [] }
    let original = root(of: place) ?? place
    let chain = [original] + overriders(above: original).map(\.overrider)
    return chain.filter { $0 != place }.compactMap { other in
      guard isVisible(other), let left = model.entry(other), !left.proposal.withheld.isEmpty
      else { return nil }
      let erasures = facts(mentioning: left.id, of: .entryRedacted).erasures
      guard left.proposal.withheld.contains(where: { !erasures.contain($0.place, of: left.id) })
      else { return nil }
      return Notice(
        entry: entry,
        text:
          "Bij hetzelfde feit is in vermelding \(other) ook tekst afgeschermd, en die is niet gewist.",
        remedy: "Moet die ook weg? Doe: vth redact \(other) --ground …")
    }
  }

  /// The names that the entry gives to one thing, and that another thing has too.
  private func sharedNames(givenBy entry: Entry) -> [Notice] {
    let event: Event
    switch entry.event {
    case .entry(.corrected(let corrected)):
      guard let fact = corrected.event else { return [] }
      event = fact
    default: event = entry.event
    }
    var seen: Set<String> = []
    return NameCandidate.given(by: event).compactMap { given in
      guard given.rank == .name, Self.named.contains(given.kind),
        given.folded != Spelling.folded(WithheldValue.placeholder)
      else { return nil }
      let others = model.index.candidates(named: given.folded).filter { other in
        other.id != given.id && other.rank == .name && given.kind.sharesNames(with: other.kind)
      }
      let names = others.map { "\($0.kind.dutch) \($0.id)" }.unique
      guard !names.isEmpty, seen.insert(given.folded).inserted else { return nil }
      let isIdentifier = given.folded == Spelling.folded(given.id.text)
      return Notice(
        entry: entry,
        text: "“\(isIdentifier ? given.id.text : given.name)” is een naam van \(given.kind.dutch) "
          + "\(given.id), en ook van \(dutchList(names)). Wie daarnaar vraagt, moet kiezen of krijgt de "
          + "ander.",
        remedy:
          "Is het hetzelfde, annuleer dan één van beide. Is het iets anders, geef het dan een andere "
          + "naam: vth correct \(entry.sequence)")
    }
  }

  /// The kinds of things that people ask for by name.
  private static let named: Set<Kind> = [.party, .product, .source]
}

extension Kind {
  /// Whether one name for a thing of each kind makes it unclear which is meant: products and parties
  /// are asked for in the same breath.
  fileprivate func sharesNames(with other: Kind) -> Bool {
    let asked: Set<Kind> = [.party, .product]
    return self == other || asked.contains(self) && asked.contains(other)
  }
}
