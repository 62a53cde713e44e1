import Foundation
import Governance

@testable import EventFormat

/// A key of an event's `data`, as the document or the code describes it, in words that can be compared.
struct DescribedKey: Hashable, CustomStringConvertible {
  let name: String
  let isRequired: Bool
  /// The kind of value: `text`, `[id(party)]`, `one of adopted agreed`, `{done:integer total?:integer}`.
  let kind: String

  var description: String { "`\(name)` (\(isRequired ? "required" : "optional"), \(kind))" }

  init(name: String, isRequired: Bool, kind: String) {
    (self.name, self.isRequired, self.kind) = (name, isRequired, kind)
  }

  /// As the catalogue has it.
  init(_ field: FieldDescription) {
    self.init(name: field.name, isRequired: field.isRequired, kind: Self.words(field.kind))
  }

  private static func words(_ kind: ValueKind) -> String {
    switch kind {
    case .text: "text"
    case .longText: "long text"
    case .thing(let kinds): "id(\(kinds.map { $0.rawValue.lowercased() }.joined(separator: " ")))"
    case .entry: "UUID"
    case .count: "integer"
    case .boolean: "boolean"
    case .period: "period"
    case .choice(let choices): "one of " + choices.map(\.word).sorted().joined(separator: " ")
    case .record(let fields):
      "{"
        + fields.map { $0.name + ($0.isRequired ? ":" : "?:") + words($0.kind) }.sorted()
        .joined(separator: " ") + "}"
    case .list(let element): "[\(words(element))]"
    case .data: "object"
    }
  }
}

/// Section 8 of FORMAT.md: every type of event with its keys.
struct DescribedEvents {
  /// The keys by the name on disk.
  private(set) var keys: [String: [DescribedKey]] = [:]
  /// What could not be read, so that nothing is passed over in silence.
  private(set) var faults: [String] = []
  /// Kinds that are described once and named elsewhere.
  private var named: [String: String] = [
    "text": "text", "slug": "text", "verifier key": "text", "event type": "text", "day": "text",
    "long text": "long text", "signed note": "long text", "UUID": "UUID", "period": "period",
    "integer ≥ 0": "integer", "integer ≥ 1": "integer", "boolean": "boolean", "object": "object",
    "identifier of any kind": "id()",
    // What stands in these follows from prose; the catalogue leaves it open too.
    "limit": "{}", "actor": "{}", "recurrence": "{every:text from:one of due met}",
  ]

  init(_ document: FormatDocument) {
    let all = document.section("8")
    for (name, pattern) in [
      ("money", "Money is `"), ("guard", "A guard is `"),
    ] {
      let text = all.first { $0.contains(pattern) } ?? ""
      let record = text.components(separatedBy: pattern).last.map { $0.prefix { $0 != "`" } } ?? ""
      named[name] = kind(String(record), in: name)
    }
    for number in 1...99 {
      let lines = document.section("8.\(number)")
      if lines.isEmpty { break }
      read(lines, "8.\(number)")
    }
  }

  private mutating func read(_ lines: [String], _ section: String) {
    var types: [String] = []
    for row in FormatDocument.rows(lines) {
      guard row.count == 5 else {
        faults.append("\(section): a row of \(row.count) columns: \(row)")
        continue
      }
      if let type = FormatDocument.quoted(row[0]).first { types.append(type) }
      guard let type = types.last else { continue }
      let names = FormatDocument.quoted(row[1])
      let values = names.count == 1 ? [row[3]] : parts(row[3])
      guard !names.isEmpty, names.count == values.count, ["R", "–"].contains(row[2]) else {
        faults.append("\(section): \(type) has a row that cannot be read: \(row)")
        continue
      }
      for (name, value) in zip(names, values) {
        let kind = kind(value, in: "\(type) `\(name)`")
        if type.hasPrefix("party.registered"), name == "kind" { named["kind of party"] = kind }
        if type.hasPrefix("product.registered"), name == "kind" { named["kind of product"] = kind }
        if name == "rating" { named["rating"] = kind }
        if name == "role" { named["role of \(section)"] = kind }
        if name == "conditions" {
          named["condition of \(section)"] = String(kind.dropFirst().dropLast())
        }
        keys[type, default: []].append(
          DescribedKey(name: name, isRequired: row[2] == "R", kind: kind))
      }
    }
    readCommon(lines, types, section)
  }

  /// The line under a table that says which types have `note` and which `decision`.
  private mutating func readCommon(_ lines: [String], _ types: [String], _ section: String) {
    let line = lines.first { $0.hasPrefix("`note`: ") } ?? ""
    guard let match = line.wholeMatch(of: #/`note`: (.*)\. `decision`: (.*)\./#) else {
      faults.append("\(section): no line `note`: …. `decision`: ….")
      return
    }
    for (name, who, kind) in [
      ("note", match.1, "long text"), ("decision", match.2, "id(decision)"),
    ] {
      let listed = FormatDocument.quoted(String(who))
      for other in listed where !types.contains(where: { $0.hasPrefix(other + ".v") }) {
        faults.append("\(section): \(other) is no type of this section")
      }
      for type in types {
        let isListed = listed.contains { type.hasPrefix($0 + ".v") }
        let has = who == "all" || (who.hasPrefix("all but") ? !isListed : isListed)
        guard has else { continue }
        keys[type, default: []].append(DescribedKey(name: name, isRequired: false, kind: kind))
      }
    }
  }

  /// A cell that describes a kind of value, in the words of `DescribedKey`.
  private mutating func kind(_ cell: String, in place: String) -> String {
    var text = cell.trimmingCharacters(in: .whitespaces)
    for ending in [", new", ", one moment"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    if text.hasPrefix("[") && text.hasSuffix("]") {
      return "[\(kind(String(text.dropFirst().dropLast()), in: place))]"
    }
    if text.hasPrefix("`{") { text = text.replacingOccurrences(of: "`", with: "") }
    if text.hasPrefix("{") && text.hasSuffix("}") {
      let members = parts(String(text.dropFirst().dropLast()), separator: ",").map { member in
        let sides = member.split(separator: ":", maxSplits: 1).map(String.init)
        guard sides.count == 2 else { return member }
        let name = sides[0].replacingOccurrences(of: "\"", with: "")
        return "\(name):\(kind(sides[1], in: place))"
      }
      return "{\(members.sorted().joined(separator: " "))}"
    }
    if text.hasPrefix("`") {
      let words = text.components(separatedBy: ",")[0]
      return "one of " + FormatDocument.quoted(words).sorted().joined(separator: " ")
    }
    if let match = text.wholeMatch(of: #/id\(([a-z]+)\)/#) { return "id(\(match.1))" }
    if let kind = named[text] { return kind }
    faults.append("\(place): no kind of value is called “\(text)”")
    return text
  }

  /// A text cut at the separators that stand in no brackets.
  private func parts(_ text: String, separator: String = ", ") -> [String] {
    var (parts, depth) = ([""], 0)
    for piece in text.components(separatedBy: separator) {
      if parts.last != "" || depth > 0 {
        if depth > 0 { parts[parts.count - 1] += separator + piece } else { parts.append(piece) }
      } else {
        parts[parts.count - 1] = piece
      }
      let last = parts[parts.count - 1]
      depth = last.count { "[{(".contains($0) } - last.count { "]})".contains($0) }
    }
    return parts
  }
}
