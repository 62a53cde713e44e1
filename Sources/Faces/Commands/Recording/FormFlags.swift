internal import EventFormat
internal import Forms
internal import Governance

/// The flags by which the fields of a form are filled in.
struct FormFlags {
  private let pairs: [(flag: Flag, key: String)]

  private init(_ pairs: [(flag: Flag, key: String)]) { self.pairs = pairs }

  /// The reason to record something irregular is a flag of all recording, so it is no field here.
  init(_ form: EventForm) {
    pairs = form.fields.filter { $0.key != Flag.despite.name }
      .map { (Self.flag(Self.name(of: $0.key), $0, form.type), $0.key) }
  }

  /// The flags of the correction of an event: its own, and those of what it corrects.
  init(correcting type: EventType) {
    let own = EventForm(.entryCorrected)
    pairs =
      own.fields.filter { $0.place == .envelope || CorrectionForm.ownKeys.contains($0.name) }
      .filter { $0.name != "entry" && $0.key != Flag.despite.name }
      .map { (Self.flag(Self.name(of: $0.key), $0, .entryCorrected), $0.key) }
      + EventForm(type).fields.filter { $0.place == .data }.map { field in
        let key = CorrectionForm.key(of: field)
        return (Self.flag(Self.name(of: key), field, type), key)
      }
  }

  /// All of these together, each flag once; for verbs whose event is known only later.
  static func union(_ flags: [FormFlags]) -> [Flag] {
    var seen: Set<String> = []
    return flags.flatMap(\.flags).filter { seen.insert($0.name).inserted }
  }

  var flags: [Flag] { pairs.map(\.flag) }

  /// What was typed behind the flags.
  func typed(_ arguments: ParsedArguments) -> [TypedField] {
    pairs.compactMap { flag, key in arguments.value(flag).map { TypedField(key, $0) } }
  }

  /// Refuses a flag that the verb takes for other events, but not for this one.
  func refuseOthers(_ arguments: ParsedArguments, verb: String) throws(CommandError) {
    let names = Set((flags + Command.formFlags).map(\.name))
    for name in arguments.values.keys.sorted() where !names.contains(name) {
      let near = Spelling.nearest(to: name, in: flags.map(\.name))
      throw .unknownFlag("--" + name, verb: verb, suggestions: near.map { "--" + $0 })
    }
  }

  /// The keys that `--withhold` names by their flags.
  func withheld(_ arguments: ParsedArguments) throws(CommandError) -> [WithheldKeys.Key] {
    guard let text = arguments.value(.withhold) else { return [] }
    // A value that was meant to be there must not end in the log.
    if !text.contains(where: { $0.isLetter }) { throw .unknownWithheld(text, suggestions: []) }
    var keys: [WithheldKeys.Key] = []
    for word in text.split(whereSeparator: { ";, ".contains($0) }).map(String.init) {
      let name = word.hasPrefix("--") ? String(word.dropFirst(2)) : word
      guard let pair = pairs.first(where: { [$0.flag.name, $0.key].contains(name) }) else {
        throw .unknownWithheld(word, suggestions: Spelling.nearest(to: name, in: flags.map(\.name)))
      }
      keys.append((pair.key, word))
    }
    return keys
  }

  /// The flag of a key, for messages.
  static func name(of key: String) -> String {
    if key == Flag.withhold.name { return key }
    let name = kebab(key)
    return reserved.contains(name) ? "data-" + name : name
  }

  /// A flag for a field.
  static func flag(_ name: String, _ field: FormField, _ type: EventType) -> Flag {
    var words = DutchNames.of(field, in: type).first { $0 != "id" } ?? field.name
    if let purpose = purpose(field, type) { words = purpose }
    if field.isNewThing { words = "de naam (id) van het nieuwe; wordt anders gemaakt" }
    let isToday = field.key == "valid" && OneEvent.happensNow.contains(type)
    if field.isRequired, !field.isNewThing, !isToday { words += " (verplicht)" }
    if case .choice(let choices) = field.kind {
      words += ": " + choices.map(\.dutch).joined(separator: ", ")
    }
    if case .list(.choice(let choices)) = field.kind {
      words += ": " + choices.map(\.dutch).joined(separator: ", ")
    }
    return Flag(name: name, value: value(of: field, type), summary: words)
  }

  /// What a field is for, where its name alone does not say: the clocks of the envelope, and what is erased.
  private static func purpose(_ field: FormField, _ type: EventType) -> String? {
    guard field.place == .envelope else {
      return type == .entryRedacted && field.name == "fields"
        ? "alleen de teksten op deze plaatsen, zoals /text (anders alle)" : nil
    }
    return switch field.name {
    case "valid" where type == .entryRedacted:
      "de dag waarop tot wissen is besloten (anders vandaag); wissen gebeurt meteen"
    case "valid" where OneEvent.happensNow.contains(type):
      "de dag waarop het bleek (anders vandaag)"
    case "valid": "wanneer het gebeurde of inging"
    case "known": "sinds wanneer het bekend is: de datum van het stuk (anders vandaag)"
    default: nil
    }
  }

  /// What the value of a field is called in help.
  static func value(of field: FormField, _ type: EventType) -> String {
    switch field.kind {
    case .text, .longText: "TEKST"
    case .thing: field.isNewThing ? "ID" : "NAAM"
    case .entry: field.place == .envelope ? "UUID" : "VERMELDING"
    case .count: "GETAL"
    case .boolean: "JA|NEE"
    case .period: "DATUM"
    case .choice: "WOORD"
    case .list(.thing): "NAAM[;…]"
    case .list(.choice): "WOORD[;…]"
    case .list: field.name == "source" ? "BRON,PLAATS[;…]" : "TEKST[;…]"
    case .record(let keys): keys.allSatisfy { $0.kind == .count } ? "20 van 28" : "TEKST,…"
    case .data: "JSON"
    }
  }

  // MARK: Help

  /// What help says below the flags.
  static func details(of form: EventForm, verb: String, bareKey: String?) -> String {
    """
    Namen mogen ook titels of andere namen zijn. Meer dan één: met ; ertussen. Data mogen woorden zijn:
    “eind Q3 2024”, “juni 2024”, 18-12-2024. --source noemt document en plaats, met een komma ertussen.

    Voorbeeld: \(example(of: form, verb: verb, bareKey: bareKey))
    """
  }

  /// A whole command with every flag that must be given.
  static func example(of form: EventForm, verb: String, bareKey: String?) -> String {
    let bare = form.requiredFields.filter { $0.key == bareKey }.map { sample($0) }
    let flags = form.requiredFields.filter { $0.key != bareKey }.map { field in
      "--\(name(of: field.key)) \(sample(field))"
    }
    return (["vth \(verb)"] + bare + flags).joined(separator: " ")
  }

  private static func sample(_ field: FormField) -> String { sample(field.kind, field.name) }

  private static func sample(_ kind: ValueKind, _ name: String) -> String {
    switch kind {
    case .text, .longText: "\"…\""
    case .thing(let kinds): kinds.first?.dutch.uppercased() ?? "NAAM"
    case .entry: "610"
    case .count: "3"
    case .boolean: "ja"
    case .period: name == "valid" ? "\"20 juni 2024\"" : "\"eind Q3 2024\""
    case .choice(let choices):
      choices.first.map { $0.dutch.contains(" ") ? "\"\($0.dutch)\"" : $0.dutch } ?? "WOORD"
    case .record: "\"20 van 28\""
    case .list(let element): sample(element, name)
    case .data: "JSON"
    }
  }

  /// Names of flags that every recording verb has already.
  private static let reserved = Set((Command.formFlags + [.help]).map(\.name))

  /// `preparedBy` → `prepared-by`, `data.source` → `data-source`.
  private static func kebab(_ key: String) -> String {
    var result = ""
    for character in key {
      if character == "." {
        result += "-"
      } else if character.isUppercase {
        result += "-" + character.lowercased()
      } else {
        result.append(character)
      }
    }
    return result
  }
}
