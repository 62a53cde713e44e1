internal import Governance

// The keys of what happens to entries: annulled, supported, redacted, noted, disputed, confirmed. Corrections are apart,
// in CorrectionShape.swift, for they hold the `data` of another event.

extension RecordShape where Root == EntryAnnulled {
  static let shape = RecordShape(
    EntryAnnulled.init(entry:reason:),
    .required("entry", .uuid, \.entry), .required("reason", .long, \.reason))
}

extension RecordShape where Root == NoteAdded {
  static let shape = RecordShape(
    NoteAdded.init(subjects:text:),
    .requiredList("subjects", .anything, \.subjects), .required("text", .long, \.text))
}

extension RecordShape where Root == EntrySupported {
  static let shape = RecordShape(
    EntrySupported.init(entry:note:),
    .required("entry", .uuid, \.entry), .optional("note", .long, \.note))
}

extension RecordShape where Root == StandingConfirmed {
  static let shape = RecordShape(
    StandingConfirmed.init(subjects:isAll:through:by:ground:note:),
    .list("subjects", .id(.product), \.subjects), .flag("all", \.isAll),
    .required("through", .period, \.through), .requiredList("by", .id(.party), \.by),
    .optional("ground", .long, \.ground), .optional("note", .long, \.note))
}

extension RecordShape where Root == EntryRedacted {
  static let shape = RecordShape(
    EntryRedacted.init(entry:ground:fields:reason:),
    .required("entry", .uuid, \.entry), .required("ground", .choice, \.ground),
    .list("fields", .short, \.fields), .optional("reason", .long, \.reason))
}

extension RecordShape where Root == ClaimDisputed {
  static let shape = RecordShape(
    ClaimDisputed.init(dispute:entries:question:note:),
    .required("dispute", .id(.dispute), \.dispute), .requiredList("entries", .uuid, \.entries),
    .required("question", .long, \.question), .optional("note", .long, \.note))
}

extension RecordShape where Root == ClaimResolved {
  static let shape = RecordShape(
    ClaimResolved.init(dispute:ruling:setAside:by:decision:note:),
    .required("dispute", .id(.dispute), \.dispute), .required("ruling", .long, \.ruling),
    .list("setAside", .uuid, \.setAside), .list("by", .id(.party), \.by),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}
