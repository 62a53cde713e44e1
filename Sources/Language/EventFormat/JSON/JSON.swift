/// A JSON value as the log knows it: no fractions, and objects keep the order of their members.
///
/// Equality is equality of bytes: "é" in one and in two code points are different texts here, although
/// Swift's `String ==` calls them equal.
package enum JSON: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object([JSONMember])

  /// The largest integer that every JSON reader keeps exactly: 2^53−1 (RFC 7493, 2.2).
  package static let integerMax: Int64 = 9_007_199_254_740_991

  /// How deep arrays and objects may be nested.
  package static let nestingMax = 32

  /// The value of the first member with this name; nil without one, or when this is no object.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.hasSameBytes(as: name) }?.value
  }

  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.string(let one), .string(let other)): one.hasSameBytes(as: other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    case (.null, _), (.boolean, _), (.integer, _), (.string, _), (.array, _), (.object, _): false
    }
  }
}

/// One name and value of an object.
package struct JSONMember: Equatable, Sendable {
  package let name: String
  package let value: JSON

  package init(_ name: String, _ value: JSON) {
    self.name = name
    self.value = value
  }

  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }
}

extension JSON {
  /// The value when it is `true` or `false`.
  package var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The value when it is a number, −(2^53−1) to 2^53−1.
  package var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value when it is a text.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements when it is a list.
  package var array: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members when it is an object, in the order in which they stand.
  package var object: [JSONMember]? {
    if case .object(let value) = self { value } else { nil }
  }
}
