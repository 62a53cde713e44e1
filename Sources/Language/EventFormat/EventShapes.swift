internal import Governance

// The keys of every event's `data`, one description for reading and writing alike.

extension RecordShape where Root == SourceRegistered {
  static let shape = RecordShape(
    SourceRegistered.init(source:title:kind:date:publisher:references:file:aliases:),
    .required("source", .id(.source), \.source), .required("title", .short, \.title),
    .required("kind", .choice, \.kind), .required("date", .period, \.date),
    .optional("publisher", .short, \.publisher),
    .list("references", .short, \.references),
    .optional("file", RecordShape<SourceFile>.shape.codec, \.file),
    .list("aliases", .short, \.aliases))
}

extension RecordShape where Root == SourceFile {
  static let shape = RecordShape(
    SourceFile.init(name:sha256:bytes:),
    .required("name", .short, \.name), .required("sha256", .sha256, \.sha256),
    .optional("bytes", .count, \.bytes))
}

extension ValueCodec where Value == String {
  static let sha256 = matching(
    example: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  ) { text in text.utf8.count == 64 && text.utf8.allSatisfy(isLowerHexadecimal) }
}

private func isLowerHexadecimal(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
  default: false
  }
}

extension RecordShape where Root == PartyRegistered {
  static let shape = RecordShape(
    PartyRegistered.init(party:name:kind:parent:aliases:ids:note:),
    .required("party", .id(.party), \.party), .required("name", .short, \.name),
    .required("kind", .partyKind, \.kind), .optional("parent", .id(.party), \.parent),
    .list("aliases", .short, \.aliases),
    .list("ids", RecordShape<ExternalIdentifier>.shape.codec, \.ids),
    .optional("note", .long, \.note))
}

extension ValueCodec where Value == PartyKindName {
  /// A usual kind, or one that a programme describes; whether that exists is judged elsewhere.
  static let partyKind = ValueCodec(
    kind: .choice(PartyKind.allCases.map { ValueKind.Choice(word: $0.rawValue, dutch: $0.dutch) }),
    read: { (json, _) throws(FormatError) in
      guard let text = json.string else { throw FormatError(.expected("een tekst")) }
      guard let kind = PartyKindName(text) else { throw FormatError(.badIdentifier(text)) }
      return kind
    },
    write: { .string($0.text) })
}

extension RecordShape where Root == ExternalIdentifier {
  static let shape = RecordShape(
    ExternalIdentifier.init(scheme:value:),
    .required("scheme", .short, \.scheme), .required("value", .short, \.value))
}

extension RecordShape where Root == PartyChanged {
  static let shape = RecordShape(
    PartyChanged.init(party:name:parent:successors:aliases:ids:note:),
    .required("party", .id(.party), \.party), .optional("name", .short, \.name),
    .optional("parent", .id(.party), \.parent), .list("successors", .id(.party), \.successors),
    .list("aliases", .short, \.aliases),
    .list("ids", RecordShape<ExternalIdentifier>.shape.codec, \.ids),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == PartyEnded {
  static let shape = RecordShape(
    PartyEnded.init(party:how:successors:note:),
    .required("party", .id(.party), \.party), .optional("how", .choice, \.how),
    .list("successors", .id(.party), \.successors),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == ProductRegistered {
  static let shape = RecordShape(
    ProductRegistered.init(product:title:kind:parent:number:recommendations:aliases:note:),
    .required("product", .id(.product), \.product), .required("title", .short, \.title),
    .required("kind", .choice, \.kind), .optional("parent", .id(.product), \.parent),
    .optional("number", .short, \.number),
    .list("recommendations", .id(.product), \.recommendations),
    .list("aliases", .short, \.aliases), .optional("note", .long, \.note))
}

extension RecordShape where Root == ProductChanged {
  static let shape = RecordShape(
    ProductChanged.init(product:title:parent:number:recommendations:aliases:scope:note:),
    .required("product", .id(.product), \.product), .optional("title", .short, \.title),
    .optional("parent", .id(.product), \.parent),
    .optional("number", .short, \.number),
    .list("recommendations", .id(.product), \.recommendations),
    .list("aliases", .short, \.aliases), .optional("scope", .long, \.scope),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == ProductAbsorbed {
  static let shape = RecordShape(
    ProductAbsorbed.init(product:into:decision:note:),
    .required("product", .id(.product), \.product), .required("into", .id(.product), \.into),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == ProductSplit {
  static let shape = RecordShape(
    ProductSplit.init(product:into:decision:note:),
    .required("product", .id(.product), \.product), .requiredList("into", .id(.product), \.into),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == ProductWithdrawn {
  static let shape = RecordShape(
    ProductWithdrawn.init(product:reason:decision:note:),
    .required("product", .id(.product), \.product), .optional("reason", .long, \.reason),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == MeetingPlanned {
  static let shape = RecordShape(
    MeetingPlanned.init(meeting:body:date:title:),
    .required("meeting", .id(.meeting), \.meeting), .requiredList("body", .id(.party), \.body),
    .required("date", .period, \.date), .optional("title", .short, \.title))
}

extension RecordShape where Root == MeetingHeld {
  static let shape = RecordShape(
    MeetingHeld.init(meeting:body:title:),
    .required("meeting", .id(.meeting), \.meeting), .requiredList("body", .id(.party), \.body),
    .optional("title", .short, \.title))
}

extension RecordShape where Root == AgendaFixed {
  static let shape = RecordShape(
    AgendaFixed.init(meeting:version:items:note:),
    .required("meeting", .id(.meeting), \.meeting), .optional("version", .short, \.version),
    .requiredList("items", .id(.item), \.items), .optional("note", .long, \.note))
}

extension RecordShape where Root == ItemTabled {
  static let shape = RecordShape(
    ItemTabled.init(item:body:meeting:title:number:purpose:check:products:follows:note:),
    .required("item", .id(.item), \.item), .requiredList("body", .id(.party), \.body),
    .optional("meeting", .id(.meeting), \.meeting), .required("title", .short, \.title),
    .optional("number", .short, \.number), .optional("purpose", .choice, \.purpose),
    .optional("check", .choice, \.check), .list("products", .id(.product), \.products),
    .optional("follows", .id(.item), \.follows), .optional("note", .long, \.note))
}

extension RecordShape where Root == ItemWithdrawn {
  static let shape = RecordShape(
    ItemWithdrawn.init(item:reason:),
    .required("item", .id(.item), \.item), .optional("reason", .long, \.reason))
}

extension RecordShape where Root == Condition {
  static let shape = RecordShape(
    Condition.init(condition:text:),
    .required("condition", .id(.condition), \.condition), .required("text", .long, \.text))
}

extension RecordShape where Root == DecisionTaken {
  static let shape = RecordShape(
    DecisionTaken.init(
      decision:title:outcome:number:text:summary:votes:effective:effectiveUntil:body:meeting:item:
      products:conditions:preparedBy:supersedes:until:note:
    ),
    .required("decision", .id(.decision), \.decision), .required("title", .short, \.title),
    .required("outcome", .choice, \.outcome), .optional("number", .short, \.number),
    .optional("text", .long, \.text), .optional("summary", .short, \.summary),
    .optional("votes", .short, \.votes), .optional("effective", .period, \.effective),
    .optional("effectiveUntil", .period, \.effectiveUntil), .list("body", .id(.party), \.body),
    .optional("meeting", .id(.meeting), \.meeting), .optional("item", .id(.item), \.item),
    .list("products", .id(.product), \.products),
    .list("conditions", RecordShape<Condition>.shape.codec, \.conditions),
    .list("preparedBy", .id(.party), \.preparedBy),
    .list("supersedes", .id(.decision), \.supersedes), .optional("until", .period, \.until),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == DecisionLapsed {
  static let shape = RecordShape(
    DecisionLapsed.init(decision:reason:note:),
    .required("decision", .id(.decision), \.decision), .optional("reason", .long, \.reason),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == ConditionSettled {
  static let shape = RecordShape(
    ConditionSettled.init(condition:how:note:),
    .required("condition", .id(.condition), \.condition), .required("how", .choice, \.how),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == ReleasePlanned {
  static let shape = RecordShape(
    { subjects, parties, isPublic, from, note in
      ReleasePlanned(
        subjects: subjects, audience: Audience(parties: parties, isPublic: isPublic), from: from,
        note: note)
    },
    .requiredList("subjects", .anything, \.subjects),
    .list("audience", .id(.party), \.audience.parties), .flag("public", \.audience.isPublic),
    .required("from", .period, \.from), .optional("note", .long, \.note))
}

extension RecordShape where Root == ReleaseDone {
  static let shape = RecordShape(
    { subjects, parties, isPublic, from, note in
      ReleaseDone(
        subjects: subjects, audience: Audience(parties: parties, isPublic: isPublic), from: from,
        note: note)
    },
    .requiredList("subjects", .anything, \.subjects),
    .list("audience", .id(.party), \.audience.parties), .flag("public", \.audience.isPublic),
    .optional("from", .period, \.from), .optional("note", .long, \.note))
}

extension RecordShape where Root == ResponsibilityAssigned {
  static let shape = RecordShape(
    ResponsibilityAssigned.init(subject:role:parties:isUnnamed:decision:note:),
    .required("subject", .id(.product), \.subject), .required("role", .choice, \.role),
    .list("parties", .id(.party), \.parties), .flag("unnamed", \.isUnnamed),
    .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == ResponsibilityVacant {
  static let shape = RecordShape(
    ResponsibilityVacant.init(subject:role:decision:note:),
    .required("subject", .id(.product), \.subject), .required("role", .choice, \.role),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == ResponsibilityEnded {
  static let shape = RecordShape(
    ResponsibilityEnded.init(subject:role:parties:ends:reason:decision:note:),
    .required("subject", .id(.product), \.subject), .required("role", .choice, \.role),
    .requiredList("parties", .id(.party), \.parties), .list("ends", .uuid, \.ends),
    .optional("reason", .long, \.reason), .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == HandOverOffered {
  static let shape = RecordShape(
    HandOverOffered.init(
      handOver:products:from:to:roles:initiative:conditions:decision:note:),
    .required("handover", .id(.handOver), \.handOver),
    .requiredList("products", .id(.product), \.products), .list("from", .id(.party), \.from),
    .list("to", .id(.party), \.to), .requiredList("roles", .choice, \.roles),
    .list("initiative", .id(.party), \.initiative),
    .list("conditions", RecordShape<Condition>.shape.codec, \.conditions),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == HandOverAccepted {
  static let shape = RecordShape(
    HandOverAccepted.init(handOver:by:conditions:decision:note:),
    .required("handover", .id(.handOver), \.handOver), .list("by", .id(.party), \.by),
    .list("conditions", RecordShape<Condition>.shape.codec, \.conditions),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == HandOverDeclined {
  static let shape = RecordShape(
    HandOverDeclined.init(handOver:by:reason:decision:),
    .required("handover", .id(.handOver), \.handOver), .list("by", .id(.party), \.by),
    .optional("reason", .long, \.reason), .optional("decision", .id(.decision), \.decision))
}

extension RecordShape where Root == HandOverCompleted {
  static let shape = RecordShape(
    HandOverCompleted.init(handOver:products:from:to:roles:decision:note:),
    .required("handover", .id(.handOver), \.handOver), .list("products", .id(.product), \.products),
    .list("from", .id(.party), \.from), .list("to", .id(.party), \.to),
    .list("roles", .choice, \.roles),
    .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}

extension RecordShape where Root == HandOverWithdrawn {
  static let shape = RecordShape(
    HandOverWithdrawn.init(handOver:reason:),
    .required("handover", .id(.handOver), \.handOver), .optional("reason", .long, \.reason))
}
