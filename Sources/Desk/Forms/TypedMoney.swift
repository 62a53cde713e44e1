internal import EventFormat

/// Reads amounts as people type them: `€ 15.000.000,00`, `15 mln`, `EUR 250000`.
enum TypedMoney {
  /// Whether a record is an amount: it has a currency and a value.
  static func isMoney(_ fields: [FieldDescription]) -> Bool {
    Set(["currency", "value"]).isSubset(of: fields.map(\.name))
  }

  /// The amount; the words are kept when it was told in millions and the like.
  static func read(_ text: String) throws(ValueProblem) -> JSON {
    let typed = TypedText.oneLine(text)
    var words = typed.replacing("€", with: " € ").split(separator: " ").map(String.init)
    let currency = takeCurrency(&words)
    var zeros = 0
    if let last = words.last, let factor = factors[last.lowercased()] {
      zeros = factor
      words.removeLast()
    }
    guard words.count == 1, let value = value(words[0], zeros) else {
      throw ValueProblem(
        "“\(typed)” is niet te lezen als bedrag. Schrijf bijvoorbeeld € 15.000.000,00, 15000000 of "
          + "15 mln.")
    }
    var members = [
      JSONMember("currency", .string(currency)), JSONMember("value", .string(value)),
    ]
    if zeros > 0 { members.append(JSONMember("asStated", .string(typed))) }
    return .object(members)
  }

  private static let factors = [
    "duizend": 3, "miljoen": 6, "mln": 6, "mln.": 6, "miljard": 9, "mld": 9, "mld.": 9,
  ]

  /// Takes a sign or code of three capitals from either end; without one it is the euro.
  private static func takeCurrency(_ words: inout [String]) -> String {
    for index in [words.startIndex, words.endIndex - 1] where words.indices.contains(index) {
      let word = words[index]
      guard word == "€" || (word.count == 3 && word.allSatisfy { "A"..."Z" ~= $0 }) else {
        continue
      }
      words.remove(at: index)
      return word == "€" ? "EUR" : word
    }
    return "EUR"
  }

  /// Full stops between thousands, a comma before the cents; as a plain decimal number.
  private static func value(_ text: String, _ zeros: Int) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let groups = first.split(separator: ".", omittingEmptySubsequences: false)
    guard
      groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    var cents = parts.count == 2 ? String(parts[1]) : ""
    if cents == "-" { cents = "" }
    var whole = groups.joined()
    guard !whole.isEmpty, (whole + cents).utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    for _ in 0..<zeros { whole.append(cents.isEmpty ? "0" : cents.removeFirst()) }
    while cents.last == "0" { cents.removeLast() }
    let plain = String(whole.drop { $0 == "0" })
    return (plain.isEmpty ? "0" : plain) + (cents.isEmpty ? "" : "." + cents)
  }
}
