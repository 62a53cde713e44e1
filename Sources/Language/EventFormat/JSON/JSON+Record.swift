package import Governance

// What answers as JSON are made of.

extension JSON {
  /// An object of the members that have a value.
  package static func record(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
  }

  /// The names of things as a list of texts; empty when there are none.
  package static func ids(_ ids: [Identifier]) -> JSON { .array(ids.map { .string($0.text) }) }

  /// The name of a thing; `nil`, so that its key is left out, when there is none.
  package static func id(_ id: Identifier?) -> JSON? { id.map { .string($0.text) } }

  /// The text; `nil`, so that its key is left out, when there is none.
  package static func text(_ text: String?) -> JSON? { text.map(JSON.string) }

  /// A list; left out when it is empty.
  package static func some(_ words: [String]) -> JSON? {
    words.isEmpty ? nil : .array(words.map(JSON.string))
  }

  /// A number of things or a place in the log.
  package static func number(_ number: Int) -> JSON { .integer(Int64(number)) }
}
