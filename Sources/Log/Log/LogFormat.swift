package import Crypto
internal import Texts

/// What `format.json` says: one canonical JSON line, replaced as a whole when a key changes.
///
///     {"format":1,"keys":["<vkey>", …],"origin":"<origin>"}
///     {"format":1,"keys":["<vkey>", …],"origin":"<origin>","retired":[{"key":"<vkey>","size":<n>}, …]}
///
/// The keys stand in the order of their bytes, without repetition, and each has the origin as its
/// name.
package struct LogFormat: Equatable, Sendable {
  package static let version = 1

  package let origin: String
  /// The keys that sign now.
  package let keys: [VerifierKey]
  /// The keys that signed before.
  package let retired: [RetiredKey]

  /// The format of a log whose origin is the name of its keys; nil when the keys do not agree on
  /// it, one stands there twice, or one retired at a size that no log has.
  package init?(keys: [VerifierKey], retired: [RetiredKey]) {
    let all = keys + retired.map(\.key)
    guard let origin = keys.first?.name, all.count <= LogLimits.keysMax else { return nil }
    guard all.allSatisfy({ $0.name.utf8.elementsEqual(origin.utf8) }), Set(all).count == all.count
    else { return nil }
    guard retired.allSatisfy({ RetiredKey.sizes.contains($0.size) }) else { return nil }
    self.origin = origin
    self.keys = keys.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    self.retired = retired.sorted {
      $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8)
    }
  }

  /// The keys whose signature counts under a checkpoint for so many entries.
  package func keys(forSize size: UInt64) -> [VerifierKey] {
    keys + retired.filter { size <= $0.size }.map(\.key)
  }

  /// Every key that ever signed.
  package var allKeys: [VerifierKey] { keys + retired.map(\.key) }

  /// The file, with its line feed.
  package var encoded: [UInt8] {
    var line = Self.head + keys.map { Self.quoted($0.text) }.joined(separator: ",")
    line += Self.middle(origin)
    if !retired.isEmpty {
      let list = retired.map { "{\"key\":\(Self.quoted($0.key.text)),\"size\":\($0.size)}" }
      line += Self.retiredHead + list.joined(separator: ",") + "]"
    }
    return Array((line + "}\n").utf8)
  }

  private static let versionHead = "{\"format\":"
  private static let head = "\(versionHead)\(version),\"keys\":["
  private static let retiredHead = ",\"retired\":["
  private static let keyHead = "{\"key\":"
  private static let sizeHead = ",\"size\":"

  private static func middle(_ origin: String) -> String { "],\"origin\":\(quoted(origin))" }

  private static func quoted(_ text: String) -> String {
    "\"\(String(decoding: JSONText.escaped(text), as: UTF8.self))\""
  }

  /// The number of a later format (FORMAT 17), whatever else the file holds; nil when it does not say one.
  ///
  /// A byte that rotted can say so too: `1` and `3` differ in one bit.
  package static func newerVersion(in bytes: [UInt8]) -> Int? {
    var reader = FormatReader(rest: bytes[...])
    guard reader.pass(versionHead), let number = reader.number(), number > version,
      number <= versionMax, reader.pass(",") || reader.pass("}"),
      bytes.starts(with: "\(versionHead)\(number)".utf8)
    else { return nil }
    return Int(number)
  }

  private static let versionMax = 999_999_999

  /// Reads exactly what `encoded` prints; nil for anything else, a newer version included.
  package init?(parsing bytes: [UInt8]) {
    var reader = FormatReader(rest: bytes[...])
    guard reader.pass(Self.head) else { return nil }
    var keys: [VerifierKey] = []
    while let key = reader.key() {
      keys.append(key)
      _ = reader.pass(",")
    }
    guard let origin = keys.first?.name, reader.pass(Self.middle(origin)) else { return nil }
    var retired: [RetiredKey] = []
    if reader.pass(Self.retiredHead) {
      while reader.pass(Self.keyHead) {
        guard let key = reader.key(), reader.pass(Self.sizeHead), let size = reader.number() else {
          return nil
        }
        retired.append(RetiredKey(key: key, size: size))
        _ = reader.pass("},") || reader.pass("}")
      }
    }
    // Whatever the loops let pass, such as a comma too many, does not print as it was read.
    self.init(keys: keys, retired: retired)
    guard encoded == bytes, TextRules.isSettled(origin) else { return nil }
  }
}

/// A key whose signatures count under checkpoints for at most so many entries.
package struct RetiredKey: Hashable, Sendable {
  /// Its last commit holds at least the entry that retires it, and JSON knows no larger numbers.
  package static let sizes: ClosedRange<UInt64> = 1...9_007_199_254_740_991

  package let key: VerifierKey
  package let size: UInt64

  package init(key: VerifierKey, size: UInt64) {
    self.key = key
    self.size = size
  }
}

/// Takes the pieces of the line from the front.
private struct FormatReader {
  var rest: ArraySlice<UInt8>

  /// Goes past a text, if it is next.
  mutating func pass(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  mutating func key() -> VerifierKey? {
    guard rest.first == Byte.quote, let end = closingQuote else { return nil }
    guard let text = JSONText.unescaped(rest[(rest.startIndex + 1)..<end]) else { return nil }
    do throws(CryptoError) {
      let key = try VerifierKey(text)
      rest = rest[(end + 1)...]
      return key
    } catch { return nil }
  }

  mutating func number() -> UInt64? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    return UInt64(String(decoding: digits, as: UTF8.self))
  }

  private var closingQuote: Int? {
    var index = rest.startIndex + 1
    while index < rest.endIndex {
      if rest[index] == Byte.quote { return index }
      index += rest[index] == Byte.backslash ? 2 : 1
    }
    return nil
  }
}
