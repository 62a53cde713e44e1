/// The readable, permanent name of one thing in the register.
///
/// A slug: lower-case letters and digits in parts joined by single `-` or `.`, at most 100 bytes.
/// Identifiers are unique over all kinds, so one name never means two things.
package struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The longest name, in bytes of UTF-8 (FORMAT 16).
  package static let bytesMax = 100

  package let text: String

  /// Accepts a well-formed slug; `nil` for anything else.
  package init?(_ text: String) {
    guard Self.isSlug(Array(text.utf8)[...]) else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// The last part: `handreiking` of `p2.ketentoezicht.handreiking`.
  package var lastPart: Substring { text.split(separator: ".").last ?? text[...] }

  package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }

  /// Whether the bytes form a slug.
  ///
  /// Concrete, not generic: it runs for every text in the log.
  package static func isSlug(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= bytesMax else { return false }
    var afterJoint = true
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        afterJoint = false
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        if afterJoint { return false }
        afterJoint = true
      default: return false
      }
    }
    return !afterJoint
  }
}
