package import Governance

/// What entries said whose texts were erased, to see that somebody is about to bring such a text back.
package struct ErasedTexts: Sendable {
  /// An entry with texts that stand apart from it, or a fact as it reads by its corrections.
  private struct Saying {
    let entry: EntryIdentifier
    let proposal: Proposal
    let data: JSON
    /// The places whose texts are gone.
    let erased: [String]
  }

  private var sayings: [EventType: [Saying]] = [:]

  private let catalogue: EventCatalogue

  package init(_ catalogue: EventCatalogue = .shipped) { self.catalogue = catalogue }

  /// Takes in a fact, of which the texts at these places were erased.
  package mutating func add(_ proposal: Proposal, of entry: EntryIdentifier, erased: [String]) {
    let saying = Saying(
      entry: entry, proposal: proposal, data: catalogue.write(proposal.event), erased: erased)
    sayings[proposal.event.type, default: []].append(saying)
  }

  /// The entry that says the same as a line but for texts that were erased there; `nil` when none does, or
  /// when the line has no text in those places either.
  ///
  /// The line may have its texts in the open or apart: both would bring them back. `isOther` tells whether the text
  /// at a place is known of that entry, and is another one.
  package func twin(
    of proposal: Proposal, isOther: (EntryIdentifier, _ place: String) -> Bool
  ) -> EntryIdentifier? {
    guard let sayings = sayings[proposal.event.type] else { return nil }
    let data = catalogue.write(proposal.event)
    let apart = Set(proposal.withheld.map(\.place))
    return sayings.first { saying in
      let there = saying.proposal
      guard there.valid == proposal.valid, there.source == proposal.source,
        proposal.known == nil || there.known == proposal.known
      else { return false }
      let places = there.withheld.map(\.place)
      let masked = places.reduce(data) { data, place in
        data[at: place]?.string == nil
          ? data : data.replacing(place, by: .string(WithheldValue.placeholder))
      }
      return masked == saying.data && apart.isSubset(of: places)
        && saying.erased.contains {
          apart.contains($0) || data[at: $0]?.string != WithheldValue.placeholder
        }
        && !places.contains { isOther(saying.entry, $0) }
    }?.entry
  }
}
