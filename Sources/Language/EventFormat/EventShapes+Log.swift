internal import Governance

// The keys of what happens to the log itself.

extension RecordShape where Root == KeyAdded {
  static let shape = RecordShape(
    KeyAdded.init(key:note:),
    .required("key", .short, \.key), .optional("note", .long, \.note))
}

extension RecordShape where Root == KeyRetired {
  static let shape = RecordShape(
    KeyRetired.init(key:reason:),
    .required("key", .short, \.key), .optional("reason", .long, \.reason))
}

extension RecordShape where Root == LogContinued {
  static let shape = RecordShape(
    LogContinued.init(checkpoint:keys:copied:reason:),
    .required("checkpoint", .long, \.checkpoint), .requiredList("keys", .short, \.keys),
    .required("copied", .count, \.copied), .required("reason", .long, \.reason))
}
