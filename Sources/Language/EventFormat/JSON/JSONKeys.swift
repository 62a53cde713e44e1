/// The keys of one object so far: finds duplicates and a wrong order.
///
/// As long as the keys come in order, a duplicate can only equal the key before it. Only when the order
/// breaks are they collected in a set. A set compares by canonical equivalence; the keys are in NFC, so
/// that is the same as comparing bytes.
struct JSONKeys {
  enum Verdict {
    case sorted, unsorted, duplicate
  }

  private var seen: Set<String>?

  /// Judges the next key, given the members before it.
  mutating func add(_ name: String, after members: [JSONMember]) -> Verdict {
    guard let previous = members.last?.name else { return .sorted }
    if seen == nil {
      switch previous.keyOrder(to: name) {
      case .before: return .sorted
      case .same: return .duplicate
      case .after: seen = Set(members.lazy.map(\.name))
      }
    }
    return seen?.insert(name).inserted == true ? .unsorted : .duplicate
  }
}

/// How one key stands to another in canonical JSON.
enum JSONKeyOrder {
  case before, same, after
}

extension String {
  /// How this key sorts against the other by UTF-16 code units (RFC 8785, 3.2.3).
  ///
  /// UTF-8 bytes sort by code point. The only difference is that U+E000…U+FFFF (lead bytes EE and EF)
  /// come after the surrogate pairs (lead bytes F0…F4), so those two bytes are weighed heavier.
  func keyOrder(to other: String) -> JSONKeyOrder {
    let one = utf8Span.span
    let two = other.utf8Span.span
    let shared = min(one.count, two.count)
    var index = 0
    while index < shared, one[index] == two[index] { index += 1 }
    guard index < shared else {
      return one.count == two.count ? .same : one.count < two.count ? .before : .after
    }
    return Self.weight(one[index]) < Self.weight(two[index]) ? .before : .after
  }

  /// Whether both are the same UTF-8 bytes.
  func hasSameBytes(as other: String) -> Bool {
    keyOrder(to: other) == .same
  }

  private static func weight(_ byte: UInt8) -> UInt8 {
    byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
  }
}
