package import Governance

/// One key of an event's `data`: what may stand there, for those who make forms, help or imports.
package struct FieldDescription: Hashable, Sendable {
  package let name: String
  package let isRequired: Bool
  package let kind: ValueKind
}

/// What sort of value a key holds.
package indirect enum ValueKind: Hashable, Sendable {
  /// One line of text, at most `TextLimits.shortBytesMax` bytes.
  case text
  /// Text of several lines, at most `TextLimits.longBytesMax` bytes.
  case longText
  /// The identifier of a thing of one of these kinds; of a thing of any kind when there are none.
  case thing([Kind])
  /// The UUID of an entry.
  case entry
  /// A whole number of 0 or more.
  case count
  case boolean
  /// A period: EDTF, the words of the source, the reading convention.
  case period
  /// One word of a closed list.
  case choice([Choice])
  /// A nested object.
  case record([FieldDescription])
  case list(ValueKind)
  /// The `data` of another event.
  case data

  /// A word as it stands in the log, and as a Dutch reader knows it.
  package struct Choice: Hashable, Sendable {
    package let word: String
    package let dutch: String
  }
}
