internal import Calendar
internal import EventFormat
internal import Governance

/// How a new thing gets its permanent name when nobody gives it one:
/// `bo-2024-06-20-roadmap`, `t.handreiking.oplevering`.
///
/// The same facts always give the same name, so that a spreadsheet can be imported again.
struct NamingRule {
  private enum Part {
    case word(String)
    /// The (first) thing at a key.
    case thing(String)
    /// The last part of the name of the (first) thing at a key.
    case lastPart(String)
    /// When it happened.
    case moment
    /// The period at a key.
    case period(String)
    /// The words at a key.
    case words(String)
  }

  private let parts: [Part]
  private let joint: Character

  private static let wordsBytesMax = 50
  /// Leaves room for a number and for the names of conditions below it.
  private static let bytesMax = 80

  /// The rule for the thing at a key of an event.
  init(_ key: String, _ fields: [FieldDescription]) {
    joint = ["product", "deadline"].contains(key) ? "." : "-"
    parts =
      switch key {
      case "decision": [.thing("body"), .moment, .words("title")]
      case "item": [.word("agenda"), .thing("body"), .moment, .words("title")]
      case "meeting":
        fields.contains { $0.name == "date" }
          ? [.thing("body"), .period("date")] : [.thing("body"), .moment]
      case "handover": [.word("overdracht"), .lastPart("products"), .thing("to")]
      case "deadline": [.word("t"), .thing("subject"), .words("milestone")]
      case "product": [.thing("parent"), .words("title")]
      case "party": [.words("name")]
      case "source": [.words("title"), .period("date")]
      case "commitment": [.thing("by"), .moment, .words("title")]
      case "advice": [.word("advies"), .thing("from"), .moment, .words("title")]
      case "delegation": [.word("vervanging"), .thing("from"), .thing("to"), .moment]
      case "report": [.word("rapport"), .words("title")]
      case "funding": [.word("geld"), .words("title")]
      case "dependency": [.lastPart("subject"), .words("relation"), .lastPart("target")]
      case "dispute": [.word("geschil"), .words("question")]
      default: Self.rest(key, fields)
      }
  }

  /// For things without a rule of their own: the first thing that must be named, when, and the first
  /// words that must be there.
  private static func rest(_ key: String, _ fields: [FieldDescription]) -> [Part] {
    let others = fields.filter { $0.isRequired && $0.name != key }
    let thing = others.first { field in
      switch field.kind {
      case .thing, .list(.thing): true
      default: false
      }
    }
    let words = others.first { $0.kind == .text || $0.kind == .longText }
    return [thing.map { .thing($0.name) }, .moment, words.map { .words($0.name) }]
      .compactMap(\.self)
  }

  /// The keys whose words are in the name.
  var wordKeys: [String] {
    parts.compactMap { part in
      if case .words(let key) = part { key } else { nil }
    }
  }

  // MARK: Making a name

  /// The name; `nil` when there is nothing to make it from.
  func name(_ data: JSON, _ valid: Period) -> String? {
    let texts = parts.compactMap { text($0, data, valid) }.filter { !$0.isEmpty }
    let isMade = parts.indices.contains { index in
      if case .word = parts[index] { return false }
      return text(parts[index], data, valid).map { !$0.isEmpty } ?? false
    }
    guard isMade else { return nil }
    return Self.shortened(texts.joined(separator: String(joint)), to: Self.bytesMax)
  }

  /// Whether two facts give the same answer to everything that the name is made from.
  func areAlike(_ one: (data: JSON, valid: Period), _ other: (data: JSON, valid: Period)) -> Bool {
    parts.allSatisfy { part in
      switch part {
      case .word: true
      case .moment: one.valid == other.valid
      case .thing(let key), .lastPart(let key), .period(let key), .words(let key):
        one.data[key] == other.data[key]
      }
    }
  }

  private func text(_ part: Part, _ data: JSON, _ valid: Period) -> String? {
    switch part {
    case .word(let word): word
    case .thing(let key): Self.first(data[key])
    case .lastPart(let key):
      Self.first(data[key]).flatMap { Identifier($0) }.map { Self.slug(String($0.lastPart)) }
    case .moment: Self.moment(valid.window)
    case .period(let key): data[key]?["edtf"]?.string.flatMap(Self.window).flatMap(Self.moment)
    case .words(let key):
      Self.first(data[key]).map { Self.shortened(Self.slug($0), to: Self.wordsBytesMax) }
    }
  }

  private static func first(_ value: JSON?) -> String? {
    value?.string ?? value?.array?.first?.string
  }

  private static func window(_ edtf: String) -> Window? { DutchDates.read(edtf)?.window }

  /// The day, month or year that holds the whole window; the year it ends in when it is longer.
  private static func moment(_ window: Window) -> String? {
    guard let to = window.to ?? window.from else { return nil }
    guard let from = window.from, from.year == to.year else { return String(to.iso.prefix(4)) }
    if from == to { return to.iso }
    return String(to.iso.prefix(from.month == to.month ? 7 : 4))
  }

  /// Words with only the letters and digits that a name may have.
  private static func slug(_ words: String) -> String {
    Spelling.folded(words).split(separator: " ").map { word in
      String(word.filter { $0.isASCII })
    }.filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// Whole words as far as they fit.
  private static func shortened(_ name: String, to bytesMax: Int) -> String {
    guard name.utf8.count > bytesMax else { return name }
    let start = name.prefix(bytesMax + 1)
    guard let joint = start.lastIndex(where: { $0 == "-" || $0 == "." }) else {
      return String(name.prefix(bytesMax))
    }
    return String(start[..<joint])
  }
}
