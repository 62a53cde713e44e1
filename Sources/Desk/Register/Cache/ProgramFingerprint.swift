internal import Crypto
internal import Reading

/// Says by which program an index was made, as far as that decides what its bytes mean.
///
/// An index holds numbers that stand for types of events and kinds of things, and what the sources made of each line.
/// Another program may read the same bytes as something else, without any sign. So an index is believed only by
/// a program with the same layout, the same names in the same order, and the same sources.
enum ProgramFingerprint {
  /// 64 hexadecimal digits, the same in every executable of one build.
  static let text: String = {
    var hash = SHA256()
    let parts = [LogIndex.vocabulary(.shipped), SourceRevision.text]
    return hash.hash(Array(parts.joined(separator: "\n").utf8).span).description
  }()
}
