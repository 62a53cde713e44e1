internal import Crypto
internal import EventFormat
internal import Governance
package import Log

/// What `format.json` says of the keys and the entries do not, or the other way round.
package enum KeyProblem: Equatable, Sendable {
  /// An entry adds a key that `format.json` does not name.
  case unlisted(seq: Int, key: String)
  /// `format.json` names a key that no entry adds, beside the first.
  case unexplained(keys: [String])
  /// `format.json` and the entries disagree on whether, or until where, a key's signatures count.
  case retirementDiffers(key: String)
  /// No key signed this checkpoint that an entry had named before, or that the log began with.
  case untrusted(size: Int)
}

/// Compares the keys of a log with the entries about them.
enum KeyAudit {
  /// `events` are those about the log itself, with their places.
  static func problems(
    _ events: [(seq: Int, event: LogEvent)], _ contents: LogContents
  ) -> [KeyProblem] {
    let format = contents.format
    var problems: [KeyProblem] = []
    var added: [String: Int] = [:]
    var retired: [String: Int] = [:]
    for (seq, event) in events {
      switch event {
      case .keyAdded(let event):
        guard format.owns(event.key) else { continue }
        let size = contents.commit(of: seq).sizeAfter
        added[event.key] = min(size, added[event.key] ?? size)
        if !format.allKeys.contains(where: { $0.text == event.key }) {
          problems.append(.unlisted(seq: seq, key: event.key))
        }
      case .keyRetired(let event):
        guard format.owns(event.key) else { continue }
        retired[event.key] = contents.commit(of: seq).sizeAfter
      case .continued, .indexCommitted: break
      }
    }
    let unexplained = format.allKeys.map(\.text).filter { added[$0] == nil }
    if unexplained.count > 1 { problems.append(.unexplained(keys: unexplained)) }
    let listed = Dictionary(
      uniqueKeysWithValues: format.retired.map { ($0.key.text, Int($0.size)) })
    for key in Set(listed.keys).union(retired.keys).sorted() where listed[key] != retired[key] {
      problems.append(.retirementDiffers(key: key))
    }
    if let size = firstUntrusted(contents, added) { problems.append(.untrusted(size: size)) }
    return problems
  }

  /// The first checkpoint that only keys signed which were not named yet; `added` says from which size
  /// on each was.
  private static func firstUntrusted(_ contents: LogContents, _ added: [String: Int]) -> Int? {
    contents.commits.first { commit in
      guard let text = contents.note(of: commit) else { return true }
      do throws(CryptoError) {
        let note = try SignedNote(parsing: text)
        let keys = contents.format.keys(forSize: UInt64(commit.sizeAfter))
        return !note.signers(among: keys).contains { added[$0.text] ?? 0 < commit.sizeAfter }
      } catch { return true }
    }?.sizeAfter
  }
}

extension LogFormat {
  /// Whether a key is of this log; the entries of one that it continues name others.
  fileprivate func owns(_ key: String) -> Bool { key.utf8.starts(with: (origin + "+").utf8) }
}

extension LogContents {
  /// That `format.json` names keys, or that one retired, of which no entry speaks.
  ///
  /// It is written after the commit with those entries, so they were acknowledged and are gone.
  package borrowing func keysAhead() -> Damage? {
    guard format.allKeys.count > 1 else { return nil }
    var added: Set<String> = []
    for sequence in 0..<entryCount {
      do throws(EntryError) {
        let entry = try EntryReader.read(line(sequence))
        if case .log(.keyAdded(let event)) = entry.event { added.insert(event.key) }
      } catch { continue }
    }
    let unexplained = format.allKeys.filter { !added.contains($0.text) }
    guard unexplained.count > 1 || format.retired.contains(where: { Int($0.size) > entryCount })
    else { return nil }
    return .formatAhead(path: address + "/format.json")
  }
}
