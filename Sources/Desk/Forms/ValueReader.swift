internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

/// Turns the text that somebody typed into the value of a key.
struct ValueReader {
  let known: KnownFacts

  /// Reads a tidy text that is not empty.
  func read(_ text: String, _ kind: ValueKind) throws(ValueProblem) -> JSON {
    switch kind {
    case .text: .string(TypedText.oneLine(text))
    case .longText: .string(text)
    case .thing(let kinds): .string(try thing(text, kinds).text)
    case .entry: .string(try entry(text).description)
    case .count: .integer(try count(text))
    case .boolean: .boolean(try boolean(text))
    case .period: Self.period(try TypedDate.read(text, orWords: true))
    case .choice(let choices): .string(try choice(text, choices))
    case .record(let fields): try record(text, fields)
    case .list(let element): .array(try list(text, element))
    case .data: throw ValueProblem("Dit is niet in te vullen als tekst. Gebruik: vth record")
    }
  }

  /// A period in `data`.
  static func period(_ period: Period) -> JSON {
    let members: [(String, String?)] = [
      ("asStated", period.asStated), ("convention", period.convention?.rawValue),
      ("edtf", period.edtf),
    ]
    return .object(members.compactMap { name, text in text.map { JSONMember(name, .string($0)) } })
  }

  private func list(_ text: String, _ element: ValueKind) throws(ValueProblem) -> [JSON] {
    let parts = TypedText.elements(text)
    guard !parts.isEmpty else { throw ValueProblem("Hier staat niets. Laat het leeg, of vul in.") }
    var result: [JSON] = []
    for part in parts { result.append(try read(part, element)) }
    return result
  }

  // MARK: Things

  /// The thing that a name, title or id stands for.
  func thing(_ text: String, _ kinds: [Kind]) throws(ValueProblem) -> Identifier {
    let words = TypedText.oneLine(text)
    switch known.find(words, kinds) {
    case .found(let id): return id
    case .ambiguous(let candidates):
      throw ValueProblem(
        "“\(words)” kan meer dan één ding zijn. Kies: \(list(candidates)).", .unknownName)
    case .unknown(let near):
      if case .found(let other) = known.find(words, []), let kind = known.kind(of: other) {
        let meant = known.things(of: kinds, about: other)
        throw ValueProblem(
          "“\(words)” is een \(kind.dutch) (\(other)), maar hier hoort een \(Self.names(kinds))."
            + (meant.isEmpty ? "" : " Bedoelt u \(list(meant))?"),
          .unknownName)
      }
      throw ValueProblem(
        "\(kinds.count == 1 ? kinds[0].unknownDutch : "Onbekende naam") “\(words)”. "
          + (near.isEmpty
            ? "Zoek met: vth search, of leg het eerst vast."
            : "Bedoelt u \(list(near))?"),
        .unknownName)
    }
  }

  private func list(_ candidates: [NameCandidate]) -> String {
    candidates.prefix(5).map { candidate in
      let label = known.label(candidate)
      return label == candidate.id.text ? label : "\(candidate.id) (\(label))"
    }.joined(separator: " of ")
  }

  private static func names(_ kinds: [Kind]) -> String {
    kinds.map(\.dutch).joined(separator: " of ")
  }

  /// The entry with this UUID, or with this number: `610`, `#610`.
  func entry(_ text: String) throws(ValueProblem) -> EntryIdentifier {
    if let id = EntryIdentifier(text.lowercased()) { return id }
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard let number = Int(digits), number >= 0 else {
      throw ValueProblem(
        "“\(text)” is geen vermelding. Geef het nummer dat vth history noemt, zoals 610, of de UUID."
      )
    }
    guard let id = known.entry(numbered: number) else {
      if number < known.count {
        throw ValueProblem(
          "Vermelding \(number) telt niet mee, dus er is niets aan te veranderen. Waarom, zegt: vth verify.",
          .unknownName)
      }
      throw ValueProblem(
        "Er is geen vermelding \(number). Het log telt er \(known.count), genummerd vanaf 0.",
        .unknownName)
    }
    return id
  }

  // MARK: Words and numbers

  private func choice(
    _ text: String, _ choices: [ValueKind.Choice]
  ) throws(ValueProblem) -> String {
    let wanted = Spelling.folded(text)
    if let choice = choices.first(where: {
      Spelling.folded($0.word) == wanted || Spelling.folded($0.dutch) == wanted
    }) {
      return choice.word
    }
    let near = Spelling.nearest(to: text, in: choices.flatMap { [$0.dutch, $0.word] }, most: 1)
    throw ValueProblem(
      "“\(text)” kan hier niet. " + (near.first.map { "Bedoelt u \($0)? " } ?? "")
        + "Kies uit: \(choices.map(\.dutch).joined(separator: ", ")).")
  }

  private func count(_ text: String) throws(ValueProblem) -> Int64 {
    // 15.000 is fifteen thousand here, and anything else with a full stop is not a whole number.
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped, let number = Int64(groups.joined()), number >= 0 else {
      throw ValueProblem("“\(text)” is geen geheel getal van 0 of meer.")
    }
    return number
  }

  private func boolean(_ text: String) throws(ValueProblem) -> Bool {
    switch Spelling.folded(text) {
    case "ja", "waar", "true": true
    case "nee", "onwaar", "false": false
    default: throw ValueProblem("“\(text)” kan hier niet. Schrijf ja of nee.")
    }
  }

  // MARK: Records

  /// A record on one line: numbers as `20 van 28` or `20/28`, anything else its keys in order with
  /// commas between them; the last one takes the rest.
  private func record(
    _ text: String, _ fields: [FieldDescription]
  ) throws(ValueProblem) -> JSON {
    if TypedMoney.isMoney(fields) { return try TypedMoney.read(text) }
    guard fields.allSatisfy({ Self.fitsOnOneLine($0.kind) }) else {
      throw ValueProblem("Dit is te veel voor een regel tekst. Leg het vast met: vth record")
    }
    let isNumbers = fields.allSatisfy { $0.kind == .count }
    let parts =
      isNumbers
      ? TypedText.oneLine(text).split { $0 == "/" || $0.isWhitespace }.map(String.init)
        .filter { Spelling.folded($0) != "van" }
      : cut(text, fields)
    let fewest = fields.count { $0.isRequired }
    guard (fewest...fields.count).contains(parts.count) else {
      throw ValueProblem(
        isNumbers
          ? "“\(text)” is geen aantal. Schrijf bijvoorbeeld 20 van 28, of 20."
          : "“\(text)” is niet compleet. Schrijf met een komma ertussen: "
            + fields.map { DutchNames.ofRecordKey($0.name) }.joined(separator: ", ") + ".")
    }
    var members: [JSONMember] = []
    for (field, part) in zip(fields, parts) {
      members.append(JSONMember(field.name, try read(part, field.kind)))
    }
    return .object(members)
  }

  private static func fitsOnOneLine(_ kind: ValueKind) -> Bool {
    switch kind {
    case .text, .longText, .thing, .entry, .count, .boolean, .choice: true
    case .period, .record, .list, .data: false
    }
  }

  /// Cuts at the commas; a title with a comma in it stays whole when it is the name of something.
  private func cut(_ text: String, _ fields: [FieldDescription]) -> [String] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { TypedText.tidy(String($0)) }
    guard parts.count > 1 else { return parts }
    var first = 1
    if case .thing(let kinds)? = fields.first?.kind {
      first =
        (1..<parts.count).first { count in
          if case .found = known.find(parts[..<count].joined(separator: ", "), kinds) {
            true
          } else {
            false
          }
        } ?? 1
    }
    var result = [parts[..<first].joined(separator: ", ")]
    result += parts[first...].prefix(max(0, fields.count - 2))
    let rest = parts[first...].dropFirst(max(0, fields.count - 2))
    if !rest.isEmpty { result.append(rest.joined(separator: ", ")) }
    return result.filter { !$0.isEmpty }
  }
}
