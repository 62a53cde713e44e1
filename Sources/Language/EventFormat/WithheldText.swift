package import Governance

/// A text of a line of a batch that must not stand in the log.
package struct WithheldText: Hashable, Sendable {
  /// Where in the data of the event it belongs: a JSON Pointer (RFC 6901).
  package let place: String
  package let text: String

  package init(place: String, text: String) {
    self.place = place
    self.text = text
  }

  /// The same text as part of the event that a correction puts in the place of another; `nil` for a text of the
  /// correction itself, such as its reason.
  package var inCorrectedEvent: WithheldText? {
    WithheldValue(place: place, digest: "").inCorrectedEvent.map {
      WithheldText(place: $0.place, text: text)
    }
  }
}

// Takes texts out of the data of an event, and looks whether a line says where they were.

extension WithheldText {
  /// So many texts of one entry can be withheld.
  static let placesMax = 64

  /// The data with a placeholder at each place, and the texts that were there.
  static func withhold(
    _ places: [String], from data: JSON
  ) throws(FormatError) -> (data: JSON, secrets: [WithheldText]) {
    guard !places.isEmpty else { return (data, []) }
    guard places.count <= placesMax else {
      throw FormatError(.expected("een lijst van hoogstens \(placesMax) plaatsen"))
    }
    var secrets: [WithheldText] = []
    var rest = data
    for place in places.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard secrets.last?.place != place else { throw FormatError(.withheldTwice(place)) }
      guard let found = data[at: place] else {
        throw FormatError(.nothingToWithhold(place))
      }
      guard case .string(let text) = found, text != WithheldValue.placeholder else {
        throw FormatError(.notWithholdable(place))
      }
      secrets.append(WithheldText(place: place, text: text))
      rest = rest.replacing(place, by: .string(WithheldValue.placeholder))
    }
    return (rest, secrets)
  }

  /// Throws unless the places are in order and the placeholder stands at each of them.
  static func check(_ withheld: [WithheldValue], in data: JSON) throws(FormatError) {
    guard withheld.count <= placesMax else {
      throw FormatError(.expected("een lijst van hoogstens \(placesMax) plaatsen"))
    }
    var last: String?
    for value in withheld {
      guard last.map({ $0.utf8.lexicographicallyPrecedes(value.place.utf8) }) ?? true else {
        throw FormatError(.withheldTwice(value.place))
      }
      last = value.place
      guard data[at: value.place]?.string == WithheldValue.placeholder else {
        throw FormatError(.nothingToWithhold(value.place))
      }
    }
  }
}

extension JSON {
  /// The value that a JSON Pointer leads to; nil when it leads nowhere (RFC 6901, section 4).
  package subscript(at pointer: String) -> JSON? {
    Self.steps(pointer)?.reduce(self as JSON?) { $0?.child($1) }
  }

  /// The same value with another one where a JSON Pointer leads; itself when it leads nowhere.
  package func replacing(_ pointer: String, by value: JSON) -> JSON {
    Self.steps(pointer).map { replacing($0[...], by: value) } ?? self
  }

  private func replacing(_ steps: ArraySlice<String>, by value: JSON) -> JSON {
    guard let step = steps.first else { return value }
    guard let below = child(step)?.replacing(steps.dropFirst(), by: value) else { return self }
    switch self {
    case .object(let members):
      return .object(
        members.map { $0.name.hasSameBytes(as: step) ? JSONMember($0.name, below) : $0 })
    case .array(var elements):
      if let index = Self.index(step) { elements[index] = below }
      return .array(elements)
    case .null, .boolean, .integer, .string: return self
    }
  }

  private func child(_ step: String) -> JSON? {
    switch self {
    case .object: return self[step]
    case .array(let elements):
      guard let index = Self.index(step), index < elements.count else { return nil }
      return elements[index]
    case .null, .boolean, .integer, .string: return nil
    }
  }

  /// Whether a text in it looks as withheld text does where it is shown.
  var looksWithheld: Bool {
    switch self {
    case .object(let members): members.contains { $0.value.looksWithheld }
    case .array(let elements): elements.contains(where: \.looksWithheld)
    case .string(let text):
      // Few texts have a bracket, and bytes are quickly looked through.
      text.utf8.contains(UInt8(ascii: "[")) && text.utf8.contains(WithheldValue.mark.utf8)
    case .null, .boolean, .integer: false
    }
  }

  /// The JSON Pointer to a member of an object (RFC 6901, section 3).
  package static func pointer(to name: String) -> String {
    "/"
      + name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  /// The parts between the slashes, with `~1` for `/` and `~0` for `~`; nil when it is no pointer.
  private static func steps(_ pointer: String) -> [String]? {
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    return pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
      part.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
  }

  /// A position in a list: digits, without a zero before them.
  private static func index(_ step: String) -> Int? {
    guard let number = Int(step), number >= 0, String(number).hasSameBytes(as: step) else {
      return nil
    }
    return number
  }
}

extension RecordShape where Root == WithheldValue {
  static let shape = RecordShape(
    WithheldValue.init(place:digest:),
    .required("at", .short, \.place), .required("digest", .digest, \.digest))
}

extension ValueCodec where Value == String {
  /// A SHA-256 digest in base64url without padding.
  static let digest = matching(example: "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0") { text in
    text.utf8.count == 43
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

extension Entry {
  /// What was handed in: the fact with these texts in their places and nothing withheld; nil unless they are all
  /// that it withholds.
  package func asHandedIn(
    _ secrets: [WithheldText], _ catalogue: EventCatalogue = .shipped
  ) -> Proposal? {
    guard Set(secrets.map(\.place)) == Set(proposal.withheld.map(\.place)) else { return nil }
    let whole = secrets.reduce(EntryShape.write(self, catalogue)) { line, secret in
      line.replacing("/data" + secret.place, by: .string(secret.text))
    }
    let members = (whole.object ?? []).filter { $0.name != "withheld" }
    do throws(FormatError) {
      return try EntryShape.readEntry(.object(members), catalogue).proposal
    } catch { return nil }
  }
}
