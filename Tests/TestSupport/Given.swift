package import EventFormat
package import Governance

/// One line of a batch, written in a test as a fact: what happened, to what, when.
///
/// It becomes JSON text and goes through `Batch.read`, so that tests start where users start.
package struct Given: Sendable {
  package let type: String
  package let valid: String
  package let data: JSON
  private var extras: [(String, JSON)] = []

  /// Any event; members without a value are left out.
  package init(_ type: String, _ valid: String, _ data: [(String, JSON?)]) {
    self.type = type
    self.valid = valid
    self.data = .object(data.compactMap { name, value in value.map { JSONMember(name, $0) } })
  }

  /// The same fact, with the day on which its source says so.
  package func known(_ text: String) -> Given { with("known", .string(text)) }

  /// The same fact, with an entry id that others can refer to.
  package func id(_ number: Int) -> Given {
    with("id", .string(EntryIdentifier.numbered(number).description))
  }

  /// The same fact, said to be not before the facts with these entry numbers.
  package func after(_ numbers: Int...) -> Given {
    with("after", .array(numbers.map { .string(EntryIdentifier.numbered($0).description) }))
  }

  /// The same fact, with the document it is found in.
  package func source(_ document: String, _ place: String) -> Given {
    let citation = [JSONMember("at", .string(place)), JSONMember("document", .string(document))]
    return with("source", .array([.object(citation)]))
  }

  /// The same fact, with the words of the source for its date.
  package func asStated(_ words: String) -> Given { with("asStated", .string(words)) }

  /// The same fact, with why it is recorded although something is odd about it.
  package func despite(_ reason: String) -> Given { with("despite", .string(reason)) }

  /// The same fact, of which the texts at these places of `data` stand apart from the log.
  package func withholding(_ places: String...) -> Given {
    with("withhold", .list(places) ?? .null)
  }

  /// The same fact, recorded by somebody as the line says.
  package func by(_ actor: String) -> Given { with("actor", .string(actor)) }

  /// The same fact, which follows from something else than words.
  package func inferred(_ ground: String) -> Given { with("inferred", .string(ground)) }

  /// The same fact, proposed by somebody else than who records it.
  package func proposed(by who: String) -> Given { with("proposedBy", .string(who)) }

  private func with(_ name: String, _ value: JSON) -> Given {
    var copy = self
    copy.extras.append((name, value))
    return copy
  }

  /// The line as it stands in a batch file, without line feed.
  package var line: String {
    var members = [
      JSONMember("type", .string(type)), JSONMember("valid", .string(valid)),
      JSONMember("data", data),
    ]
    for (name, value) in extras { members.append(JSONMember(name, value)) }
    return JSON.object(members).canonicalText
  }

  /// The event that the line is read as.
  package func event() throws -> Event {
    let (batch, problems) = Batch.read(Array(line.utf8))
    guard problems.isEmpty, let event = batch.lines.first?.proposal.event else {
      throw Scenario.Trouble.unreadable(problems)
    }
    return event
  }
}

extension EntryIdentifier {
  /// An id for tests; a higher number is a higher id.
  package static func numbered(_ number: Int) -> EntryIdentifier {
    var random: [UInt8] = [0, 0]
    for shift in stride(from: 56, through: 0, by: -8) {
      random.append(UInt8(truncatingIfNeeded: number >> shift))
    }
    guard let id = EntryIdentifier(milliseconds: 1, random: random) else {
      preconditionFailure("ten bytes are enough")
    }
    return id
  }
}

extension JSON {
  /// A list of texts; none when it is empty, as batches leave such keys out.
  package static func list(_ texts: [String]) -> JSON? {
    texts.isEmpty ? nil : .array(texts.map { .string($0) })
  }

  /// A period in `data`.
  package static func due(_ edtf: String) -> JSON {
    .object([JSONMember("edtf", .string(edtf))])
  }

  /// A period of which there are only words.
  package static func due(words: String) -> JSON {
    .object([JSONMember("asStated", .string(words))])
  }

  /// Conditions as `[(id, text)]`; none when there are none.
  package static func conditions(_ conditions: [(String, String)]) -> JSON? {
    guard !conditions.isEmpty else { return nil }
    return .array(
      conditions.map { id, text in
        .object([JSONMember("condition", .string(id)), JSONMember("text", .string(text))])
      })
  }

}

/// A text that may be left out, as JSON.
func text(_ text: String?) -> JSON? { text.map { .string($0) } }
