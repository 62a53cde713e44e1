package import Calendar
package import Crypto
package import EventFormat
package import Governance
internal import Log
internal import Reading

// A key takes over from another in two steps, each an entry and a new format.json, in that order: what
// a crash leaves in between is found by the next try.

extension RegisterWriter {
  /// Lets another key sign too: from the next commit on both sign.
  ///
  /// Does what is left to do when it was cut off before; throws `rotationUnderWay` when another key is
  /// taking over already. `despite` is why it is recorded by a clock that seems wrong.
  package mutating func add(
    _ key: VerifierKey, despite: String? = nil
  ) throws(RegisterError) {
    let format = contents.format
    guard !format.keys.contains(key) else { return try adopt(format) }
    guard format.keys.count == 1,
      let both = LogFormat(keys: format.keys + [key], retired: format.retired)
    else { throw .rotationUnderWay(keys: format.keys.map(\.text)) }
    if place(of: .log(.keyAdded(KeyAdded(key: key.text, note: nil)))) == nil {
      try record(.log(.keyAdded(KeyAdded(key: key.text, note: nil))), despite)
    }
    try adopt(both)
  }

  /// Lets a key sign no longer; what it signed up to this entry stays good.
  ///
  /// Throws `noRotationUnderWay` unless another key signs as well.
  package mutating func retire(
    _ key: VerifierKey, reason: String?, despite: String? = nil
  ) throws(RegisterError) {
    let format = contents.format
    if format.retired.contains(where: { $0.key == key }) { return try adopt(format) }
    guard format.keys.count > 1, format.keys.contains(key) else { throw .noRotationUnderWay }
    let event = Event.log(.keyRetired(KeyRetired(key: key.text, reason: reason)))
    if place(of: event) == nil { try record(event, despite) }
    guard let place = place(of: event),
      let commit = contents.commits.first(where: { $0.sizeAfter > place }),
      let rest = LogFormat(
        keys: format.keys.filter { $0 != key },
        retired: format.retired + [RetiredKey(key: key, size: UInt64(commit.sizeAfter))])
    else { throw .noRotationUnderWay }
    try adopt(rest)
  }

  /// Also when it is what stands there: who put it there may have been cut off before it would last.
  private mutating func adopt(_ format: LogFormat) throws(RegisterError) {
    do throws(LogError) { try log.replaceFormat(format) } catch { throw .log(error) }
  }

  /// Where the log holds such an event about the same key.
  private func place(of event: Event) -> Int? {
    let model = Register(contents, environment.catalogue).model
    return (0..<model.count).last { sequence in
      guard model.type(at: sequence) == event.type else { return false }
      return model.entry(sequence)?.event.logKey == event.logKey
    }
  }

  private mutating func record(_ event: Event, _ despite: String?) throws(RegisterError) {
    _ = try perform(Batch(recording: [event], on: environment.today()), despite: despite)
  }
}

extension Batch {
  /// Events that a program records by itself, as of a day.
  package init(recording events: [Event], on day: CalendarDay) throws(RegisterError) {
    var lines: [Line] = []
    do throws(BatchProblem) {
      for (number, event) in events.enumerated() {
        let json = JSON.record([
          ("type", .string(EventCatalogue.shipped.eventName(of: event.type))),
          ("valid", .string(day.iso)), ("data", EventCatalogue.shipped.write(event)),
        ])
        lines.append(try Line(number + 1, made: json, .shipped))
      }
    } catch { throw .badBatch([error]) }
    self.init(lines: lines)
  }
}

extension Event {
  /// The key that an event adds or retires.
  package var logKey: String? {
    switch self {
    case .log(.keyAdded(let event)): event.key
    case .log(.keyRetired(let event)): event.key
    default: nil
    }
  }
}
