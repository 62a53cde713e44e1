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

extension RecordShape where Root == IndexCommitted {
  static let shape = RecordShape(
    IndexCommitted.init(size:root:),
    .required("size", .count, \.size), .required("root", .root, \.root))
}

extension ValueCodec where Value == String {
  /// A root as in a checkpoint: 32 bytes in base64.
  static let root = matching(example: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") { text in
    let bytes = Array(text.utf8)
    return bytes.count == 44 && bytes.last == UInt8(ascii: "=")
      && bytes.dropLast().allSatisfy(isBase64)
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

extension RecordShape where Root == LogContinued {
  static let shape = RecordShape(
    LogContinued.init(checkpoint:keys:copied:reason:),
    .required("checkpoint", .long, \.checkpoint), .requiredList("keys", .short, \.keys),
    .required("copied", .count, \.copied), .required("reason", .long, \.reason))
}
