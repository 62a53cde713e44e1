internal import Governance

// The keys of what is particular to a programme.

extension RecordShape where Root == ProgrammeDescribed {
  static let shape = RecordShape(
    ProgrammeDescribed.init(
      programme:party:title:short:ends:calendar:kinds:parts:legends:decision:note:),
    .required("programme", .id(.product), \.programme), .optional("party", .id(.party), \.party),
    .required("title", .short, \.title), .optional("short", .short, \.short),
    .optional("ends", .period, \.ends), .optional("calendar", .short, \.calendar),
    .list("kinds", RecordShape<OwnPartyKind>.shape.codec, \.kinds),
    .list("parts", RecordShape<PartWord>.shape.codec, \.parts),
    .list("legends", RecordShape<LegendWord>.shape.codec, \.legends),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == OwnPartyKind {
  static let shape = RecordShape(
    OwnPartyKind.init(kind:base:title:),
    .required("kind", .ownKind, \.kind), .required("is", .choice, \.base),
    .required("title", .short, \.title))
}

extension ValueCodec where Value == PartyKindName {
  /// The name of a kind that a programme adds.
  static let ownKind = ValueCodec(
    kind: .text, read: partyKind.read, write: partyKind.write)
}

extension RecordShape where Root == PartWord {
  static let shape = RecordShape(
    PartWord.init(kind:title:plural:),
    .required("kind", .choice, \.kind), .required("title", .short, \.title),
    .optional("plural", .short, \.plural))
}

extension RecordShape where Root == LegendWord {
  static let shape = RecordShape(
    LegendWord.init(rating:title:legend:),
    .required("rating", .choice, \.rating), .required("title", .short, \.title),
    .optional("legend", .short, \.legend))
}

extension RecordShape where Root == ReportDefined {
  static let shape = RecordShape(
    ReportDefined.init(report:base:title:party:body:columns:leaveOut:note:),
    .required("report", .id(.report), \.report), .required("base", .short, \.base),
    .required("title", .short, \.title), .optional("party", .id(.party), \.party),
    .optional("body", .id(.party), \.body),
    .list("columns", RecordShape<ReportColumnWord>.shape.codec, \.columns),
    .list("leaveOut", .short, \.leaveOut), .optional("note", .long, \.note))
}

extension RecordShape where Root == ReportColumnWord {
  static let shape = RecordShape(
    ReportColumnWord.init(column:title:),
    .required("column", .short, \.column), .required("title", .short, \.title))
}
