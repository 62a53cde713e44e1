internal import Governance

// The keys of what is planned, reached, promised and paid: deadlines, progress, dependencies,
// commitments and funding.

extension RecordShape where Root == DeadlineSet {
  static let shape = RecordShape(
    DeadlineSet.init(deadline:subject:milestone:due:repeats:by:decision:note:),
    .required("deadline", .id(.deadline), \.deadline),
    .required("subject", .id(.product), \.subject),
    .required("milestone", .short, \.milestone), .required("due", .period, \.due),
    .optional("repeats", RecordShape<Recurrence>.shape.codec, \.repeats),
    .list("by", .id(.party), \.by), .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == DeadlineMoved {
  static let shape = RecordShape(
    DeadlineMoved.init(deadline:due:reason:by:decision:note:),
    .required("deadline", .id(.deadline), \.deadline), .required("due", .period, \.due),
    .optional("reason", .long, \.reason), .list("by", .id(.party), \.by),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == Recurrence {
  static let shape = RecordShape(
    Recurrence.init(every:from:),
    .required("every", .duration, \.every), .required("from", .choice, \.from))
}

extension RecordShape where Root == DeadlineMissed {
  static let shape = RecordShape(
    DeadlineMissed.init(deadline:note:),
    .required("deadline", .id(.deadline), \.deadline), .optional("note", .long, \.note))
}

extension RecordShape where Root == DeadlineMet {
  static let shape = RecordShape(
    DeadlineMet.init(deadline:occurrence:note:),
    .required("deadline", .id(.deadline), \.deadline),
    .optional("occurrence", .occurrence, \.occurrence), .optional("note", .long, \.note))
}

extension ValueCodec where Value == Int {
  /// Which time something was, from 1.
  static let occurrence = ValueCodec(
    kind: .count,
    read: { (json, strictness) throws(FormatError) in
      let number = try count.read(json, strictness)
      guard (1...9_999).contains(number) else {
        throw FormatError(.expected("een getal van 1 tot 9999"))
      }
      return number
    },
    write: count.write)
}

extension RecordShape where Root == DeadlineDropped {
  static let shape = RecordShape(
    DeadlineDropped.init(deadline:reason:by:decision:),
    .required("deadline", .id(.deadline), \.deadline), .optional("reason", .long, \.reason),
    .list("by", .id(.party), \.by), .optional("decision", .id(.decision), \.decision))
}

extension RecordShape where Root == StageReached {
  static let shape = RecordShape(
    StageReached.init(subject:stage:version:note:),
    .required("subject", .id(.product), \.subject), .required("stage", .stage, \.stage),
    .optional("version", .short, \.version), .optional("note", .long, \.note))
}

extension RecordShape where Root == ImplementationReported {
  static let shape = RecordShape(
    ImplementationReported.init(subject:state:parties:count:measure:note:),
    .required("subject", .id(.product), \.subject), .required("state", .choice, \.state),
    .list("parties", .id(.party), \.parties),
    .optional("count", RecordShape<Count>.shape.codec, \.count),
    .optional("measure", .short, \.measure), .optional("note", .long, \.note))
}

extension RecordShape where Root == Count {
  static let shape = RecordShape(
    Count.init(done:total:),
    .required("done", .count, \.done), .optional("total", .count, \.total))
}

extension RecordShape where Root == ProgressReported {
  static let shape = RecordShape(
    ProgressReported.init(subject:rating:withinProgramme:text:note:),
    .required("subject", .id(.product), \.subject), .optional("rating", .choice, \.rating),
    .optional("withinProgramme", .choice, \.withinProgramme), .optional("text", .long, \.text),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == DependencyRecorded {
  static let shape = RecordShape(
    DependencyRecorded.init(dependency:subject:relation:target:decision:note:),
    .required("dependency", .id(.dependency), \.dependency),
    .required("subject", .id(.product), \.subject), .required("relation", .choice, \.relation),
    .required("target", .id(.product), \.target),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == DependencyEnded {
  static let shape = RecordShape(
    DependencyEnded.init(dependency:reason:note:),
    .required("dependency", .id(.dependency), \.dependency), .optional("reason", .long, \.reason),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == CommitmentMade {
  static let shape = RecordShape(
    CommitmentMade.init(commitment:kind:title:number:by:to:due:products:meeting:note:),
    .required("commitment", .id(.commitment), \.commitment), .required("kind", .choice, \.kind),
    .required("title", .short, \.title), .optional("number", .short, \.number),
    .list("by", .id(.party), \.by), .list("to", .id(.party), \.to),
    .optional("due", .period, \.due), .list("products", .id(.product), \.products),
    .optional("meeting", .id(.meeting), \.meeting), .optional("note", .long, \.note))
}

extension RecordShape where Root == CommitmentSettled {
  static let shape = RecordShape(
    CommitmentSettled.init(commitment:how:due:replacedBy:decision:note:),
    .required("commitment", .id(.commitment), \.commitment), .required("how", .choice, \.how),
    .optional("due", .period, \.due), .optional("replacedBy", .id(.commitment), \.replacedBy),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == CommitmentMoved {
  static let shape = RecordShape(
    CommitmentMoved.init(commitment:due:reason:by:decision:note:),
    .required("commitment", .id(.commitment), \.commitment), .required("due", .period, \.due),
    .optional("reason", .long, \.reason), .list("by", .id(.party), \.by),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == FundingGranted {
  static let shape = RecordShape(
    FundingGranted.init(
      funding:title:amount:amountAsStated:qualifier:every:from:to:products:period:decision:note:
    ),
    .required("funding", .id(.funding), \.funding), .required("title", .short, \.title),
    .optional("amount", .money, \.amount),
    .optional("amountAsStated", .short, \.amountAsStated),
    .optional("qualifier", .choice, \.qualifier), .optional("every", .choice, \.every),
    .list("from", .id(.party), \.from),
    .list("to", .id(.party), \.to), .list("products", .id(.product), \.products),
    .optional("period", .period, \.period), .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == FundingChanged {
  static let shape = RecordShape(
    FundingChanged.init(
      funding:amount:amountAsStated:qualifier:every:to:period:reason:decision:note:),
    .required("funding", .id(.funding), \.funding), .optional("amount", .money, \.amount),
    .optional("amountAsStated", .short, \.amountAsStated),
    .optional("qualifier", .choice, \.qualifier), .optional("every", .choice, \.every),
    .list("to", .id(.party), \.to), .optional("period", .period, \.period),
    .optional("reason", .long, \.reason), .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension ValueCodec where Value == StageName {
  /// A usual stage, or one of the programme's own; whether that exists is judged elsewhere.
  static let stage = ValueCodec(
    kind: .choice(Stage.allCases.map { ValueKind.Choice(word: $0.rawValue, dutch: $0.dutch) }),
    read: { (json, _) throws(FormatError) in
      guard let text = json.string else { throw FormatError(.expected("een tekst")) }
      guard let stage = StageName(text) else { throw FormatError(.badIdentifier(text)) }
      return stage
    },
    write: { .string($0.text) })
}

extension ValueCodec where Value == Money {
  /// `{"asStated":…,"currency":"EUR","value":"15000000"}`.
  static let money: ValueCodec<Money> = ValueCodec(
    kind: RecordShape<WrittenMoney>.shape.codec.kind,
    read: { (json, strictness) throws(FormatError) in
      let written = try RecordShape<WrittenMoney>.shape.read(json, strictness)
      guard
        let money = Money(
          currency: written.currency, value: written.value, asStated: written.asStated)
      else { throw FormatError(.badPattern(written.value, example: "15000000"), at: ["value"]) }
      return money
    },
    write: {
      RecordShape<WrittenMoney>.shape.write(
        WrittenMoney(currency: $0.currency, value: $0.value, asStated: $0.asStated))
    })
}

/// An amount as it stands in JSON.
struct WrittenMoney: Sendable {
  let currency: String
  let value: String
  let asStated: String?
}

extension RecordShape where Root == WrittenMoney {
  static let shape = RecordShape(
    WrittenMoney.init(currency:value:asStated:),
    .required("currency", .matching(example: "EUR", Money.isCurrency), \.currency),
    .required("value", .matching(example: "15000000", Money.isValue), \.value),
    .optional("asStated", .short, \.asStated))
}
