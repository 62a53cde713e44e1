package import EventFormat

/// One thing that can be filled in: a clock, a source, or a key of the event's `data`.
package struct FormField: Hashable, Sendable {
  /// Where the value goes.
  package enum Place: Hashable, Sendable { case envelope, data }

  /// The name of the key in the log.
  package let name: String
  package let place: Place
  package let kind: ValueKind
  package let isRequired: Bool
  /// Whether this is the name of a thing that is new by this event; left out, one is made.
  package let isNewThing: Bool

  /// The name of the field in a form: that in the log, with `data.` before it where the envelope has
  /// a key of the same name.
  package var key: String {
    place == .data && Self.envelopeNames.contains(name) ? "data." + name : name
  }

  /// The keys around `data` that a person fills in, in that order.
  static let envelope: [FormField] = [
    FormField(
      name: "valid", place: .envelope, kind: .period, isRequired: true, isNewThing: false),
    FormField(
      name: "known", place: .envelope, kind: .period, isRequired: false, isNewThing: false),
    FormField(
      name: "source", place: .envelope, kind: .list(.record(EntryShape.citationFields)),
      isRequired: false, isNewThing: false),
    FormField(
      name: "inferred", place: .envelope, kind: .text, isRequired: false, isNewThing: false),
    FormField(name: "id", place: .envelope, kind: .entry, isRequired: false, isNewThing: false),
    FormField(
      name: "despite", place: .envelope, kind: .longText, isRequired: false, isNewThing: false),
    FormField(
      name: "after", place: .envelope, kind: .list(.entry), isRequired: false, isNewThing: false),
    FormField(
      name: "proposedBy", place: .envelope, kind: .text, isRequired: false, isNewThing: false),
    FormField(name: "actor", place: .envelope, kind: .text, isRequired: false, isNewThing: false),
  ]

  static let envelopeNames = Set(envelope.map(\.name))
}
