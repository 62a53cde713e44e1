package import Calendar
internal import Texts

/// What happens to sources: the documents that facts rest on.
package enum SourceEvent: DomainEvent {
  case registered(SourceRegistered)

  package var type: EventType {
    switch self {
    case .registered: .sourceRegistered
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .registered(let event): [Reference(.source, event.source)]
    }
  }
  package var mentioned: [Reference] { [] }
  package var rank: Int { 0 }
}

/// A document: title, kind, date, publisher, references and the file it was read from.
package struct SourceRegistered: Hashable, Sendable {
  package let source: Identifier
  package let title: String
  package let kind: SourceKind
  package let date: Period
  package let publisher: String?
  package let references: [String]
  package let file: SourceFile?
  package let aliases: [String]

  package init(
    source: Identifier, title: String, kind: SourceKind, date: Period, publisher: String?,
    references: [String], file: SourceFile?, aliases: [String]
  ) {
    self.source = source
    self.title = title
    self.kind = kind
    self.date = date
    self.publisher = publisher
    self.references = references
    self.file = file
    self.aliases = aliases
  }
}

/// The file a source was read from; `sha256` is 64 lower-case hexadecimal digits.
package struct SourceFile: Hashable, Sendable {
  package let name: String
  package let sha256: String
  package let bytes: Int?

  package init(name: String, sha256: String, bytes: Int?) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// Whether the name is that of a file by itself, which leads to no other folder.
  package var isPlainName: Bool {
    // By bytes: to Swift a slash and the sign behind it may be one character.
    !name.utf8.contains(UInt8(ascii: "/")) && name != "." && name != ".."
  }
}

/// What sort of document a source is.
package enum SourceKind: String, Vocabulary {
  case report, letter, presentation, agenda, minutes, other
  case membersLetter = "members-letter"
  case decisionList = "decision-list"
  /// A list of names: it says what there is, and nothing of what happened.
  case list

  package var dutch: String {
    switch self {
    case .report: "rapportage"
    case .letter: "brief"
    case .presentation: "presentatie"
    case .agenda: "agenda"
    case .minutes: "verslag"
    case .other: "document"
    case .membersLetter: "ledenbrief"
    case .decisionList: "besluitenlijst"
    case .list: "lijst van namen"
    }
  }
}
