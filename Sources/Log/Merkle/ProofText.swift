/// The pieces that proof files share: lines, numbers in decimal, hashes in base64.
///
/// Works on bytes: for Swift a carriage return and a line feed are one character.
enum ProofText {
  /// A proof in a tree of at most 2^63 − 1 leaves never needs more hashes.
  static let hashesMax = 63

  /// What stands before the first empty line, as lines, and what stands after it.
  static func parts(of text: String) throws(ProofFault) -> (lines: [String], note: String) {
    let bytes = Array(text.utf8)
    let places = bytes.indices.dropFirst()
    guard let empty = places.first(where: { bytes[$0 - 1] == lineFeed && bytes[$0] == lineFeed })
    else { throw .noCheckpoint }
    let lines = bytes[..<(empty - 1)].split(separator: lineFeed, omittingEmptySubsequences: false)
    return (
      lines.map { String(decoding: $0, as: UTF8.self) },
      String(decoding: bytes[(empty + 1)...], as: UTF8.self)
    )
  }

  /// The rest of a line that begins with a word and a space; nil when it begins otherwise.
  static func value(of word: String, in line: String?) -> String? {
    let start = word + " "
    guard let line, line.utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: line.utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }

  /// A number that prints as it was read.
  static func number(_ text: String) -> UInt64? {
    guard let number = UInt64(text), number <= TreeEdge.sizeMax, String(number) == text else {
      return nil
    }
    return number
  }

  static func hashes(_ lines: some Collection<String>) throws(ProofFault) -> [Digest] {
    guard lines.count <= hashesMax else { throw .tooManyHashes(found: lines.count) }
    var hashes: [Digest] = []
    for line in lines {
      guard let bytes = Base64.decode(line), let hash = Digest(bytes) else {
        throw .badHash(line)
      }
      hashes.append(hash)
    }
    return hashes
  }

  static func lines(of hashes: [Digest]) -> String {
    hashes.map { Base64.encode($0.bytes) + "\n" }.joined()
  }

  private static let lineFeed = UInt8(ascii: "\n")
}

/// Why a text is no proof file.
package enum ProofFault: Error, Equatable, Sendable {
  case wrongFirstLine(String)
  case badExtra
  case badNumber(String)
  case badHash(String)
  case tooManyHashes(found: Int)
  /// No empty line, with the checkpoint behind it.
  case noCheckpoint
}

extension ProofFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongFirstLine(let line): "it cannot begin with \(line.debugDescription)"
    case .badExtra: "the extra data is not canonical base64"
    case .badNumber(let text): "\(text.debugDescription) is not a number in plain decimal"
    case .badHash(let line): "\(line.debugDescription) is not a hash of 32 bytes in base64"
    case .tooManyHashes(let found):
      "it has \(found) hashes, more than \(ProofText.hashesMax)"
    case .noCheckpoint: "no empty line and checkpoint follow the hashes"
    }
  }
}
