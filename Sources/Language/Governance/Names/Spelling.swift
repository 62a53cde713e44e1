/// Words compared the way a hurried reader compares them: without case, accents or punctuation.
package enum Spelling {
  /// Lower case, without diacritics; everything but letters and digits becomes one space.
  package static func folded(_ text: String) -> String {
    if let plain = foldedASCII(text) { return plain }
    var result = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.canonicalCombiningClass != .notReordered { continue }
      let base = plain[scalar] ?? scalar
      guard base.properties.isAlphabetic || base.properties.numericType != nil else {
        gap = true
        continue
      }
      if gap, !result.isEmpty { result.unicodeScalars.append(" ") }
      gap = false
      result.unicodeScalars.append(base)
    }
    return result
  }

  /// The same for a text without accents: most names, and many times faster.
  private static func foldedASCII(_ text: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var gap = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if gap, !result.isEmpty { result.append(UInt8(ascii: " ")) }
        gap = false
        result.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if gap, !result.isEmpty { result.append(UInt8(ascii: " ")) }
        gap = false
        result.append(byte | 0x20)
      case 0x80...: return nil
      default: gap = true
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A word may be so long, in bytes: no name is longer, and looking for one in more takes long.
  private static let wordBytesMax = 500

  /// The few candidates that look most like the word, best first; none when nothing comes near.
  package static func nearest(
    to word: String, in candidates: some Sequence<String>, most: Int = 3
  ) -> [String] {
    guard word.utf8.count <= wordBytesMax else { return [] }
    let wanted = folded(word)
    guard !wanted.isEmpty else { return [] }
    var scored: [(distance: Int, candidate: String)] = []
    for candidate in candidates {
      let name = folded(candidate)
      if name.contains(wanted) || (name.count > 3 && wanted.contains(name)) {
        scored.append((0, candidate))
        continue
      }
      let shortest = min(wanted.count, name.count)
      let bound = shortest < 3 ? 1 : max(2, shortest / 3)
      if let distance = distance(Array(wanted.utf8), Array(name.utf8), within: bound) {
        scored.append((distance, candidate))
      }
    }
    scored.sort {
      ($0.distance, $0.candidate.count, $0.candidate) < (
        $1.distance, $1.candidate.count, $1.candidate
      )
    }
    return scored.prefix(most).map(\.candidate)
  }

  /// The number of single-letter edits between two words (Levenshtein); `nil` when above the bound.
  private static func distance(_ left: [UInt8], _ right: [UInt8], within bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let substituted = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count] <= bound ? row[right.count] : nil
  }

  /// Letters with the diacritics that occur in Dutch and its neighbours, without them.
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
    let table: [(Unicode.Scalar, String)] = [
      ("a", "áàäâãå"), ("c", "ç"), ("e", "éèëê"), ("i", "íìïî"), ("n", "ñ"), ("o", "óòöôõø"),
      ("u", "úùüû"), ("y", "ýÿ"), ("s", "š"), ("z", "ž"),
    ]
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, variants) in table {
      for variant in variants.unicodeScalars { result[variant] = base }
    }
    return result
  }()
}
