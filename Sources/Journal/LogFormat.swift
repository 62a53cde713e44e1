package import Crypto

/// What `format.json` says: one canonical JSON line, written once.
///
///     {"format":1,"keys":["<vkey>", …],"origin":"<origin>"}
///
/// The keys stand in the order of their bytes, without repetition, and each has the origin as its
/// name.
package struct LogFormat: Equatable, Sendable {
  package static let version = 1

  package let origin: String
  package let keys: [VerifierKey]

  /// The format of a log whose origin is the name of its keys; nil when the keys do not agree on
  /// it.
  package init?(keys: [VerifierKey]) {
    guard let origin = keys.first?.name, keys.count <= LogLimits.keysMax else { return nil }
    guard keys.allSatisfy({ $0.name.utf8.elementsEqual(origin.utf8) }) else { return nil }
    self.origin = origin
    self.keys = keys.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// The file, with its line feed.
  package var encoded: [UInt8] {
    let keyList = keys.map { Self.quoted($0.text) }.joined(separator: ",")
    let line =
      "{\"format\":\(Self.version),\"keys\":[\(keyList)],\"origin\":\(Self.quoted(origin))}\n"
    return Array(line.utf8)
  }

  private static func quoted(_ text: String) -> String {
    "\"\(String(decoding: JSONText.escaped(text), as: UTF8.self))\""
  }

  /// Reads exactly what `encoded` prints; nil for anything else, a newer version included.
  package init?(parsing bytes: [UInt8]) {
    let head = Array("{\"format\":\(Self.version),\"keys\":[".utf8)
    guard bytes.starts(with: head) else { return nil }
    var keys: [VerifierKey] = []
    var rest = bytes[head.count...]
    while rest.first == Byte.quote {
      guard let end = Self.closingQuote(in: rest) else { return nil }
      guard let text = JSONText.unescaped(rest[(rest.startIndex + 1)..<end]) else { return nil }
      do throws(CryptoError) { keys.append(try VerifierKey(text)) } catch { return nil }
      rest = rest[(end + 1)...]
      if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
    }
    // Whatever the loop let pass, such as a comma too many, does not print as it was read.
    self.init(keys: keys)
    guard encoded == bytes, Set(keys).count == keys.count else { return nil }
  }

  private static func closingQuote(in string: ArraySlice<UInt8>) -> Int? {
    var index = string.startIndex + 1
    while index < string.endIndex {
      if string[index] == Byte.quote { return index }
      index += string[index] == Byte.backslash ? 2 : 1
    }
    return nil
  }
}
