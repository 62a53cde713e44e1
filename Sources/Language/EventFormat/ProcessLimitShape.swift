internal import Calendar
internal import Governance
internal import Workflow

// The time limit of a state as JSON (FORMAT 8.11).

extension ValueCodec where Value == ProcessLimit {
  /// `{"within":"P6W"}`, with `"act":"awt"` or for days with `"days":"working"`; or `{"key":"due"}`: the date that the
  /// events carry under that key.
  ///
  /// A key beside these is never passed over, because it may change how long the limit is.
  static let limit = ValueCodec(
    kind: .record([]),
    read: { (json, strictness) throws(FormatError) in
      for member in json.object ?? [] where !shape.descriptions.contains(named: member.name) {
        throw FormatError(.unknownKey(member.name, allowed: shape.descriptions.map(\.name)))
      }
      return try understood(shape.read(json, strictness))
    },
    write: { shape.write(WrittenLimit($0)) })

  private static let shape = RecordShape(
    WrittenLimit.init(within:days:act:key:),
    .optional("within", .duration, \.within), .optional("days", .word("working"), \.days),
    .optional("act", .word("awt"), \.act), .optional("key", .short, \.key))

  private static func understood(_ limit: WrittenLimit) throws(FormatError) -> ProcessLimit {
    switch (limit.within, limit.days, limit.act, limit.key) {
    case (let duration?, nil, nil, nil): return .within(duration)
    case (let duration?, _?, nil, nil):
      guard duration.hasOneUnit, duration.days > 0 else {
        throw FormatError(.badPattern(duration.text, example: "P10D"), at: ["within"])
      }
      return .withinWorkingDays(duration.days)
    case (let duration?, nil, _?, nil):
      guard duration.hasOneUnit else {
        throw FormatError(.badPattern(duration.text, example: "P6W"), at: ["within"])
      }
      return .withinByAct(duration)
    case (nil, nil, nil, let key?): return .dateUnder(key: key)
    default:
      throw FormatError(
        .expected(
          "“key”, of “within” met hoogstens een van “days” en “act” erbij (in werkdagen verandert de wet niets)"
        ))
    }
  }
}

/// A limit as it stands in JSON, not yet understood.
private struct WrittenLimit: Sendable {
  let within: CalendarDuration?
  let days: String?
  let act: String?
  let key: String?

  init(within: CalendarDuration?, days: String?, act: String?, key: String?) {
    self.within = within
    self.days = days
    self.act = act
    self.key = key
  }

  init(_ limit: ProcessLimit) {
    switch limit {
    case .within(let duration):
      self.init(within: duration, days: nil, act: nil, key: nil)
    case .withinWorkingDays(let count):
      self.init(within: CalendarDuration("P\(count)D"), days: "working", act: nil, key: nil)
    case .withinByAct(let duration):
      self.init(within: duration, days: nil, act: "awt", key: nil)
    case .dateUnder(let key): self.init(within: nil, days: nil, act: nil, key: key)
    }
  }
}

extension ValueCodec where Value == CalendarDuration {
  /// An ISO 8601 duration in calendar units: `P6W`.
  static let duration = ValueCodec(
    kind: .text,
    read: { (json, strictness) throws(FormatError) in
      let text = try ValueCodec<String>.short.read(json, strictness)
      guard let duration = CalendarDuration(text) else {
        throw FormatError(.badPattern(text, example: "P6W"))
      }
      return duration
    },
    write: { .string($0.text) })
}

extension ValueCodec where Value == String {
  /// A key that has one value only.
  fileprivate static func word(_ word: String) -> ValueCodec {
    ValueCodec(
      kind: .text,
      read: { (json, strictness) throws(FormatError) in
        let text = try short.read(json, strictness)
        guard text == word else { throw FormatError(.badChoice(text, allowed: [word])) }
        return text
      },
      write: JSON.string)
  }
}

extension ValueCodec where Value == CalendarDay {
  /// One day: `2026-05-15`.
  static let day = ValueCodec(
    kind: .text,
    read: { (json, strictness) throws(FormatError) in
      let text = try ValueCodec<String>.short.read(json, strictness)
      guard let day = CalendarDay(iso: text) else {
        throw FormatError(.badPattern(text, example: "2026-05-15"))
      }
      return day
    },
    write: { .string($0.iso) })
}

extension [FieldDescription] {
  fileprivate func contains(named name: String) -> Bool { contains { $0.name == name } }
}
