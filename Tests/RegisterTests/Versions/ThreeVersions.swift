import Calendar
import Governance
import Texts

@testable import EventFormat

/// A catalogue in which a type has a history that no type of this program has yet: another name and three versions.
///
/// Version 1 named one of two offices by a word and had a text `why`; version 2 names parties and calls the text
/// `reason`; version 3 writes a period as all other types do. `note` stood where it stands from the begin on.
enum ThreeVersions {
  static let catalogue = EventCatalogue.shipped.with(
    EventRow(
      .deadlineMoved, "test.thing", version: 3, RecordShape<DeadlineMoved>.shape,
      upcasts: [first, second], { .deadline(.moved($0)) },
      { if case .deadline(.moved(let event)) = $0 { event } else { nil } }))

  private static let first = Upcast(from: RecordShape<FirstThing>.shape, to: .shape) {
    SecondThing(
      deadline: $0.deadline, due: $0.day, by: [$0.office.party].compactMap { $0 }, reason: $0.why,
      note: $0.note)
  }

  private static let second = Upcast(
    from: RecordShape<SecondThing>.shape, to: RecordShape<DeadlineMoved>.shape
  ) {
    DeadlineMoved(
      deadline: $0.deadline, due: $0.due, reason: $0.reason, by: $0.by, decision: nil,
      note: $0.note)
  }
}

/// Version 1: which office said so is a word, and its party stands nowhere in the line.
private struct FirstThing: Sendable {
  let deadline: Identifier
  let day: Period
  let office: Office
  let why: String?
  let note: String?
}

private enum Office: String, Vocabulary {
  case north, south

  var dutch: String { rawValue }
  var party: Identifier? { Identifier("kantoor-\(rawValue)") }
}

/// Version 2: any party, and a reason.
private struct SecondThing: Sendable {
  let deadline: Identifier
  let due: Period
  let by: [Identifier]
  let reason: String?
  let note: String?
}

extension RecordShape where Root == FirstThing {
  fileprivate static let shape = RecordShape(
    FirstThing.init(deadline:day:office:why:note:),
    .required("deadline", .id(.deadline), \.deadline), .required("day", .edtf, \.day),
    .required("office", .choice, \.office), .optional("why", .long, \.why),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == SecondThing {
  fileprivate static let shape = RecordShape(
    SecondThing.init(deadline:due:by:reason:note:),
    .required("deadline", .id(.deadline), \.deadline), .required("due", .edtf, \.due),
    .requiredList("by", .id(.party), \.by), .optional("reason", .long, \.reason),
    .optional("note", .long, \.note))
}

extension ValueCodec where Value == Period {
  /// A period as its EDTF alone, which no version of this program writes.
  fileprivate static let edtf = ValueCodec(
    kind: .text,
    read: { (json, _) throws(FormatError) in
      guard let text = json.string else { throw FormatError(.expected("een datum")) }
      do throws(PeriodError) { return try Period(edtf: text) } catch {
        throw FormatError(.badPeriod(error))
      }
    },
    write: { .string($0.edtf ?? "") })
}
