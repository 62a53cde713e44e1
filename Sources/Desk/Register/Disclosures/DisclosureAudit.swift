internal import EventFormat
internal import Governance
internal import Reading

/// What has become of the texts that the lines of a log withhold.
package struct DisclosureAudit: Sendable {
  /// Texts that are in the folder, and are those of the lines.
  package private(set) var present = 0
  /// Texts that an entry says are erased, and that are not there.
  package private(set) var erased = 0
  /// Texts that are not here, and that nobody erased: in a public copy all of them.
  package private(set) var absent = 0
  package private(set) var problems: [DisclosureProblem] = []
  /// Files that belong to no entry: of a recording that was never completed.
  package private(set) var stray: [String] = []

  /// Why the folder could not be looked into, if so; then nothing is known of the texts.
  package private(set) var trouble: RegisterError?

  /// The audit of a log that withholds nothing.
  package init() {}

  /// The audit of texts that may not be seen, or cannot.
  init(unseen trouble: RegisterError) { self.trouble = trouble }

  init(_ pass: WithheldLines, _ folder: DisclosureFolder) throws(RegisterError) {
    let found = try folder.contents()
    stray = found.strange
    for id in found.ids where pass.entries[id] == nil { stray.append(folder.path(of: id)) }
    let here = Set(found.ids)
    for (id, entry) in pass.entries.sorted(by: { $0.value.sequence < $1.value.sequence }) {
      var texts: [Disclosure] = []
      do throws(RegisterError) {
        if here.contains(id) { texts = try folder.texts(of: id) }
      } catch {
        guard case .unreadableDisclosures(let path) = error else { throw error }
        problems.append(.unreadable(path: path))
        continue
      }
      if here.contains(id), texts.isEmpty {
        // An erasing began to write over the file and did not take it away; or something else did.
        let path = folder.path(of: id)
        let erased = entry.values.first { pass.isErased($0.place, of: id) }
        problems.append(
          erased.map { .notErased(path: path, sequence: entry.sequence, place: $0.place) }
            ?? .unreadable(path: path))
        continue
      }
      judge(texts, of: entry, at: folder.path(of: id)) { pass.isErased($0, of: id) }
    }
  }

  private mutating func judge(
    _ texts: [Disclosure], of entry: WithheldLines.Withholding, at path: String,
    isErased: (_ place: String) -> Bool
  ) {
    for text in texts where !entry.values.contains(text.withheld) {
      problems.append(.differs(path: path, sequence: entry.sequence, place: text.secret.place))
    }
    let here = Set(texts.map(\.withheld))
    for value in entry.values {
      switch (here.contains(value), isErased(value.place)) {
      case (true, true):
        problems.append(.notErased(path: path, sequence: entry.sequence, place: value.place))
      case (true, false): present += 1
      case (false, true): erased += 1
      case (false, false): absent += 1
      }
    }
  }
}

/// What is wrong with the withheld texts beside a log.
package enum DisclosureProblem: Hashable, Sendable {
  case unreadable(path: String)
  /// A text is not the one that the line withholds.
  case differs(path: String, sequence: Int, place: String)
  /// An entry says that the text was erased.
  case notErased(path: String, sequence: Int, place: String)
}

/// What the lines of a log say of withheld texts.
struct WithheldLines {
  struct Withholding {
    let sequence: Int
    let values: [WithheldValue]
  }

  private(set) var entries: [EntryIdentifier: Withholding] = [:]
  private var erasures = Erasures()

  init() {}

  /// Of the erasings in a register only.
  init(erasingsOf model: ReadModel) {
    for place in 0..<model.count where model.type(at: place) == .entryRedacted {
      if let entry = model.entry(place) { take(entry) }
    }
  }

  mutating func take(_ entry: Entry) {
    if !entry.proposal.withheld.isEmpty {
      entries[entry.id] = Withholding(
        sequence: entry.sequence, values: entry.proposal.withheld)
    }
    guard case .entry(.redacted(let event)) = entry.event else { return }
    erasures.add(entry.id, of: event.entry, at: event.places)
  }

  /// Whether an entry says that the text at this place of another is erased.
  func isErased(_ place: String, of id: EntryIdentifier) -> Bool {
    erasures.contain(place, of: id)
  }

  /// The texts without those that should be gone: erasing may have failed.
  func standing(_ texts: Disclosures) -> Disclosures {
    guard !erasures.isEmpty else { return texts }
    var standing: Disclosures = [:]
    for (id, all) in texts { standing[id] = all.filter { !isErased($0.secret.place, of: id) } }
    return standing
  }
}
