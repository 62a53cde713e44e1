internal import EventFormat
package import Governance

/// What the headers of a spreadsheet mean, for each sort of row.
struct SheetColumns {
  /// Where a cell goes.
  enum Meaning: Equatable {
    /// It says which type of event the row is.
    case sort
    /// The place in the document that stands in another column.
    case place
    /// The columns whose text must stand apart from the log.
    case withheld
    case field(String)
    /// A party with the role that the column is named after.
    case party(String, role: String)
  }

  let headers: [String]
  private let folded: [String]

  /// The headers of the columns; one without words is no column.
  init(_ headers: [String]) {
    self.headers = headers.map { TypedText.oneLine(TypedText.tidy($0)) }
    folded = self.headers.map(Self.key)
  }

  var hasSort: Bool { folded.contains { Self.sortNames.contains($0) } }

  /// What a column means in a row of this type; `nil` when such a row does not use it.
  func meaning(_ column: Int, in form: EventForm, cell: String) -> Meaning? {
    let name = folded[column]
    if Self.sortNames.contains(name) { return .sort }
    if Self.placeNames.contains(name) { return .place }
    if Self.withheldNames.contains(name) { return .withheld }
    if name == "id" {
      let isEntry = EntryIdentifier(cell.lowercased()) != nil
      let newThing = isEntry ? nil : form.fields.first { $0.isNewThing }
      return .field(newThing?.key ?? "id")
    }
    if let field = form.fields.first(where: { Self.names(of: $0, form.type).contains(name) }) {
      return .field(field.key)
    }
    return Self.roleColumn(name, form)
  }

  /// The header of the column that feeds a key in a row of this type.
  func header(of key: String, in form: EventForm) -> String? {
    for column in headers.indices where !folded[column].isEmpty {
      switch meaning(column, in: form, cell: "") {
      case .field(key), .party(key, role: _): return headers[column]
      case .withheld where key == "withhold": return headers[column]
      case .field, .party, .sort, .place, .withheld, nil: continue
      }
    }
    return nil
  }

  /// The key that somebody means by the header of a column, or by another name of it, in a row of this type.
  func key(named words: String, in form: EventForm) -> String? {
    let name = Self.key(words)
    return form.fields.first { Self.names(of: $0, form.type).contains(name) }?.key
  }

  /// What is wrong with the headers themselves.
  func problems(line: Int) -> [SheetProblem] {
    var seen: Set<String> = []
    let known = Self.allNames
    return headers.indices.compactMap { column in
      let name = folded[column]
      if name.isEmpty { return nil }
      var message: String?
      if !seen.insert(name).inserted {
        message = "Deze kolom staat er twee keer. Haal er één weg."
      } else if known[name] == nil {
        let near = Spelling.nearest(to: headers[column], in: known.values, most: 3)
        message =
          "Onbekende kolom. "
          + (near.isEmpty ? "" : "Bedoelt u \(near.joined(separator: " of "))? ")
          + "Voorbeeld van alle kolommen: vth import --template"
      }
      return message.map {
        SheetProblem(line: line, column: headers[column], typed: headers[column], message: $0)
      }
    }
  }

  // MARK: Names

  /// How headers are compared: without case, accents, spaces and signs.
  static func key(_ header: String) -> String {
    Spelling.folded(header).split(separator: " ").joined()
  }

  private static let sortNames: Set<String> = ["soort", "type"]
  private static let placeNames: Set<String> = ["regel", "plaats", "vindplaats"]

  private static let withheldNames: Set<String> = ["afschermen", "withhold"]

  private static func names(of field: FormField, _ type: EventType) -> [String] {
    (DutchNames.of(field, in: type).filter { $0 != "id" } + [field.key]).map(key)
  }

  /// `eigenaar` and the other roles: the column says which role the parties have.
  private static func roleColumn(_ name: String, _ form: EventForm) -> Meaning? {
    guard form.field("parties") != nil, form.field("role") != nil,
      let role = Role.allCases.first(where: { key($0.dutch) == name })
    else { return nil }
    return .party("parties", role: role.rawValue)
  }

  /// Every header that some sort of row uses, as it is compared and as it is shown.
  private static let allNames: [String: String] = {
    var names = ["soort", "type", "regel", "plaats", "vindplaats", "afschermen", "withhold", "id"]
    names += Role.allCases.map(\.dutch)
    for type in EventType.allCases {
      for field in EventForm(type).fields { names += DutchNames.of(field, in: type) + [field.key] }
    }
    return Dictionary(names.map { (key($0), $0) }) { first, _ in first }
  }()
}

extension EventType {
  /// The type that somebody means by a Dutch word or the name on disk; `nil` when there is none.
  package static func called(_ words: String) -> EventType? {
    let wanted = SheetColumns.key(words)
    return allCases.first { type in
      let names =
        DutchNames.of(type) + [DutchNames.wire(type), EventCatalogue.shipped.wireName(of: type)]
      return names.contains { SheetColumns.key($0) == wanted }
    }
  }

  /// The Dutch names that come nearest to what somebody typed.
  package static func namesNear(_ words: String) -> [String] {
    Spelling.nearest(
      to: words, in: allCases.flatMap { DutchNames.of($0) + [DutchNames.wire($0)] }, most: 3)
  }
}
