internal import Texts

// What becomes of the texts in a line, wherever they stand.

extension JSON {
  /// The same with every text as `TypedCharacters` makes it: whoever pastes text did not choose its line ends.
  var tidied: JSON {
    switch self {
    case .string(let text): .string(TypedCharacters.tidied(text))
    case .array(let elements): .array(elements.map(\.tidied))
    case .object(let members): .object(members.map { JSONMember($0.name, $0.value.tidied) })
    case .null, .boolean, .integer: self
    }
  }

  /// The first character that the pinned version of Unicode does not have, also in names of keys that a
  /// reader passes over.
  var unknownCharacter: TextFault? {
    switch self {
    case .string(let text): return TextRules.unknownCharacter(in: text)
    case .array(let elements): return elements.lazy.compactMap(\.unknownCharacter).first
    case .object(let members):
      return members.lazy.compactMap {
        TextRules.unknownCharacter(in: $0.name) ?? $0.value.unknownCharacter
      }.first
    case .null, .boolean, .integer: return nil
    }
  }
}
