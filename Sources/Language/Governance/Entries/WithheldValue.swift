/// A text that belongs to an entry and is not in its line: where it belongs, and a salted digest of it.
///
/// The text itself is kept apart, so that a line can be published, and the text erased, while lines,
/// roots and proofs stay what they are (FORMAT 21).
package struct WithheldValue: Hashable, Sendable {
  /// Where in the data of the event it belongs: a JSON Pointer (RFC 6901), such as `/note`.
  package let place: String
  /// The digest of the disclosure that holds it (RFC 9901, section 4.2.3): 43 characters of base64url.
  package let digest: String

  /// What stands in its place in the line.
  package static let placeholder = "[niet openbaar]"

  /// A withheld text as those see it who may.
  package static func shown(_ text: String) -> String { "\(mark)\(text)]" }

  /// How a withheld text begins where it is shown.
  package static let mark = "[niet openbaar: "

  package init(place: String, digest: String) {
    self.place = place
    self.digest = digest
  }
}
