package import Governance

/// The only table between events and JSON: names with versions as they stand on disk, for ever.
///
/// To add an event type: a case in its family and in `EventType`, a shape in EventShapes.swift, and
/// a line in each of the three switches below; the compiler and the golden files say what is missing.
package enum EventCatalogue {
  /// The name on disk.
  ///
  /// Written out, never derived: renaming a Swift type changes no byte.
  package static func wireName(of type: EventType) -> String {
    switch type {
    case .sourceRegistered: "source.registered.v1"
    case .partyRegistered: "party.registered.v1"
    case .partyChanged: "party.changed.v1"
    case .partyEnded: "party.ended.v1"
    case .productRegistered: "product.registered.v1"
    case .productChanged: "product.changed.v1"
    case .productAbsorbed: "product.absorbed.v1"
    case .productSplit: "product.split.v1"
    case .productWithdrawn: "product.withdrawn.v1"
    case .meetingPlanned: "meeting.planned.v1"
    case .meetingHeld: "meeting.held.v1"
    case .itemTabled: "item.tabled.v1"
    case .itemWithdrawn: "item.withdrawn.v1"
    case .decisionTaken: "decision.taken.v1"
    case .conditionSettled: "condition.settled.v1"
    case .responsibilityAssigned: "responsibility.assigned.v1"
    case .responsibilityEnded: "responsibility.ended.v1"
    case .handOverOffered: "handover.offered.v1"
    case .handOverAccepted: "handover.accepted.v1"
    case .handOverDeclined: "handover.declined.v1"
    case .handOverCompleted: "handover.completed.v1"
    case .handOverWithdrawn: "handover.withdrawn.v1"
    case .deadlineSet: "deadline.set.v1"
    case .deadlineMoved: "deadline.moved.v1"
    case .deadlineMet: "deadline.met.v1"
    case .deadlineDropped: "deadline.dropped.v1"
    case .stageReached: "stage.reached.v1"
    case .implementationReported: "implementation.reported.v1"
    case .entryCorrected: "entry.corrected.v1"
    case .entryAnnulled: "entry.annulled.v1"
    case .noteAdded: "note.added.v1"
    case .dependencyRecorded: "dependency.recorded.v1"
    case .dependencyEnded: "dependency.ended.v1"
    case .progressReported: "progress.reported.v1"
    case .commitmentMade: "commitment.made.v1"
    case .commitmentSettled: "commitment.settled.v1"
    case .fundingGranted: "funding.granted.v1"
    case .fundingChanged: "funding.changed.v1"
    case .claimDisputed: "claim.disputed.v1"
    case .claimResolved: "claim.resolved.v1"
    case .processDefined: "process.defined.v1"
    case .entryRedacted: "entry.redacted.v1"
    case .keyAdded: "key.added.v1"
    case .keyRetired: "key.retired.v1"
    case .logContinued: "log.continued.v1"
    }
  }

  /// The type a name on disk stands for; `nil` for a name this version does not know.
  package static func type(named name: String) -> EventType? { byName[name] }

  /// All names on disk, sorted.
  package static var wireNames: [String] { byName.keys.sorted() }

  /// The names without version, sorted.
  package static let eventNames: [String] = EventType.allCases.map(eventName).sorted()

  /// The name of a type without its version: `handover.accepted`.
  package static func eventName(of type: EventType) -> String {
    let name = wireName(of: type)
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }

  private static let byName: [String: EventType] = {
    var result: [String: EventType] = [:]
    for type in EventType.allCases { result[wireName(of: type)] = type }
    return result
  }()

  /// Reads the `data` of an event; unknown keys are refused on recording and passed over on reading.
  static func read(
    _ type: EventType, _ data: JSON, _ strictness: KeyStrictness
  ) throws(FormatError) -> Event {
    func record<Root>(_ shape: RecordShape<Root>) throws(FormatError) -> Root {
      try shape.read(data, strictness)
    }
    return switch type {
    case .sourceRegistered: .source(.registered(try record(.shape)))
    case .partyRegistered: .party(.registered(try record(.shape)))
    case .partyChanged: .party(.changed(try record(.shape)))
    case .partyEnded: .party(.ended(try record(.shape)))
    case .productRegistered: .product(.registered(try record(.shape)))
    case .productChanged: .product(.changed(try record(.shape)))
    case .productAbsorbed: .product(.absorbed(try record(.shape)))
    case .productSplit: .product(.split(try record(.shape)))
    case .productWithdrawn: .product(.withdrawn(try record(.shape)))
    case .meetingPlanned: .meeting(.planned(try record(.shape)))
    case .meetingHeld: .meeting(.held(try record(.shape)))
    case .itemTabled: .meeting(.itemTabled(try record(.shape)))
    case .itemWithdrawn: .meeting(.itemWithdrawn(try record(.shape)))
    case .decisionTaken: .decision(.taken(try record(.shape)))
    case .conditionSettled: .decision(.conditionSettled(try record(.shape)))
    case .responsibilityAssigned: .responsibility(.assigned(try record(.shape)))
    case .responsibilityEnded: .responsibility(.ended(try record(.shape)))
    case .handOverOffered: .handOver(.offered(try record(.shape)))
    case .handOverAccepted: .handOver(.accepted(try record(.shape)))
    case .handOverDeclined: .handOver(.declined(try record(.shape)))
    case .handOverCompleted: .handOver(.completed(try record(.shape)))
    case .handOverWithdrawn: .handOver(.withdrawn(try record(.shape)))
    case .deadlineSet: .deadline(.set(try record(.shape)))
    case .deadlineMoved: .deadline(.moved(try record(.shape)))
    case .deadlineMet: .deadline(.met(try record(.shape)))
    case .deadlineDropped: .deadline(.dropped(try record(.shape)))
    case .stageReached: .progress(.stageReached(try record(.shape)))
    case .implementationReported: .progress(.implementationReported(try record(.shape)))
    case .entryCorrected: .entry(.corrected(try CorrectionShape.read(data, strictness)))
    case .entryAnnulled: .entry(.annulled(try record(.shape)))
    case .noteAdded: .entry(.noteAdded(try record(.shape)))
    case .dependencyRecorded: .dependency(.recorded(try record(.shape)))
    case .dependencyEnded: .dependency(.ended(try record(.shape)))
    case .progressReported: .progress(.progressReported(try record(.shape)))
    case .commitmentMade: .commitment(.made(try record(.shape)))
    case .commitmentSettled: .commitment(.settled(try record(.shape)))
    case .fundingGranted: .funding(.granted(try record(.shape)))
    case .fundingChanged: .funding(.changed(try record(.shape)))
    case .claimDisputed: .claim(.disputed(try record(.shape)))
    case .claimResolved: .claim(.resolved(try record(.shape)))
    case .processDefined: .process(.defined(try definition(data, strictness)))
    case .entryRedacted: .entry(.redacted(try record(.shape)))
    case .keyAdded: .log(.keyAdded(try record(.shape)))
    case .keyRetired: .log(.keyRetired(try record(.shape)))
    case .logContinued: .log(.continued(try record(.shape)))
    }
  }

  /// A process definition; on recording the keys it names must be keys of its events.
  private static func definition(
    _ data: JSON, _ strictness: KeyStrictness
  ) throws(FormatError) -> ProcessDefined {
    let defined = try RecordShape<ProcessDefined>.shape.read(data, strictness)
    if strictness == .refuseUnknownKeys { try ProcessKeys.check(defined) }
    return defined
  }

  /// The `data` of an event.
  package static func write(_ event: Event) -> JSON {
    switch event {
    case .source(.registered(let event)): RecordShape.shape.write(event)
    case .party(.registered(let event)): RecordShape.shape.write(event)
    case .party(.changed(let event)): RecordShape.shape.write(event)
    case .party(.ended(let event)): RecordShape.shape.write(event)
    case .product(.registered(let event)): RecordShape.shape.write(event)
    case .product(.changed(let event)): RecordShape.shape.write(event)
    case .product(.absorbed(let event)): RecordShape.shape.write(event)
    case .product(.split(let event)): RecordShape.shape.write(event)
    case .product(.withdrawn(let event)): RecordShape.shape.write(event)
    case .meeting(.planned(let event)): RecordShape.shape.write(event)
    case .meeting(.held(let event)): RecordShape.shape.write(event)
    case .meeting(.itemTabled(let event)): RecordShape.shape.write(event)
    case .meeting(.itemWithdrawn(let event)): RecordShape.shape.write(event)
    case .decision(.taken(let event)): RecordShape.shape.write(event)
    case .decision(.conditionSettled(let event)): RecordShape.shape.write(event)
    case .responsibility(.assigned(let event)): RecordShape.shape.write(event)
    case .responsibility(.ended(let event)): RecordShape.shape.write(event)
    case .handOver(.offered(let event)): RecordShape.shape.write(event)
    case .handOver(.accepted(let event)): RecordShape.shape.write(event)
    case .handOver(.declined(let event)): RecordShape.shape.write(event)
    case .handOver(.completed(let event)): RecordShape.shape.write(event)
    case .handOver(.withdrawn(let event)): RecordShape.shape.write(event)
    case .deadline(.set(let event)): RecordShape.shape.write(event)
    case .deadline(.moved(let event)): RecordShape.shape.write(event)
    case .deadline(.met(let event)): RecordShape.shape.write(event)
    case .deadline(.dropped(let event)): RecordShape.shape.write(event)
    case .progress(.stageReached(let event)): RecordShape.shape.write(event)
    case .progress(.implementationReported(let event)): RecordShape.shape.write(event)
    case .entry(.corrected(let event)): CorrectionShape.write(event)
    case .entry(.annulled(let event)): RecordShape.shape.write(event)
    case .entry(.noteAdded(let event)): RecordShape.shape.write(event)
    case .dependency(.recorded(let event)): RecordShape.shape.write(event)
    case .dependency(.ended(let event)): RecordShape.shape.write(event)
    case .progress(.progressReported(let event)): RecordShape.shape.write(event)
    case .commitment(.made(let event)): RecordShape.shape.write(event)
    case .commitment(.settled(let event)): RecordShape.shape.write(event)
    case .funding(.granted(let event)): RecordShape.shape.write(event)
    case .funding(.changed(let event)): RecordShape.shape.write(event)
    case .claim(.disputed(let event)): RecordShape.shape.write(event)
    case .claim(.resolved(let event)): RecordShape.shape.write(event)
    case .process(.defined(let event)): RecordShape.shape.write(event)
    case .entry(.redacted(let event)): RecordShape.shape.write(event)
    case .log(.keyAdded(let event)): RecordShape.shape.write(event)
    case .log(.keyRetired(let event)): RecordShape.shape.write(event)
    case .log(.continued(let event)): RecordShape.shape.write(event)
    }
  }

  /// The keys of the `data` of an event, in the order in which a person fills them in.
  package static func fields(of type: EventType) -> [FieldDescription] {
    switch type {
    case .sourceRegistered: RecordShape<SourceRegistered>.shape.descriptions
    case .partyRegistered: RecordShape<PartyRegistered>.shape.descriptions
    case .partyChanged: RecordShape<PartyChanged>.shape.descriptions
    case .partyEnded: RecordShape<PartyEnded>.shape.descriptions
    case .productRegistered: RecordShape<ProductRegistered>.shape.descriptions
    case .productChanged: RecordShape<ProductChanged>.shape.descriptions
    case .productAbsorbed: RecordShape<ProductAbsorbed>.shape.descriptions
    case .productSplit: RecordShape<ProductSplit>.shape.descriptions
    case .productWithdrawn: RecordShape<ProductWithdrawn>.shape.descriptions
    case .meetingPlanned: RecordShape<MeetingPlanned>.shape.descriptions
    case .meetingHeld: RecordShape<MeetingHeld>.shape.descriptions
    case .itemTabled: RecordShape<ItemTabled>.shape.descriptions
    case .itemWithdrawn: RecordShape<ItemWithdrawn>.shape.descriptions
    case .decisionTaken: RecordShape<DecisionTaken>.shape.descriptions
    case .conditionSettled: RecordShape<ConditionSettled>.shape.descriptions
    case .responsibilityAssigned: RecordShape<ResponsibilityAssigned>.shape.descriptions
    case .responsibilityEnded: RecordShape<ResponsibilityEnded>.shape.descriptions
    case .handOverOffered: RecordShape<HandOverOffered>.shape.descriptions
    case .handOverAccepted: RecordShape<HandOverAccepted>.shape.descriptions
    case .handOverDeclined: RecordShape<HandOverDeclined>.shape.descriptions
    case .handOverCompleted: RecordShape<HandOverCompleted>.shape.descriptions
    case .handOverWithdrawn: RecordShape<HandOverWithdrawn>.shape.descriptions
    case .deadlineSet: RecordShape<DeadlineSet>.shape.descriptions
    case .deadlineMoved: RecordShape<DeadlineMoved>.shape.descriptions
    case .deadlineMet: RecordShape<DeadlineMet>.shape.descriptions
    case .deadlineDropped: RecordShape<DeadlineDropped>.shape.descriptions
    case .stageReached: RecordShape<StageReached>.shape.descriptions
    case .implementationReported: RecordShape<ImplementationReported>.shape.descriptions
    case .entryAnnulled: RecordShape<EntryAnnulled>.shape.descriptions
    case .noteAdded: RecordShape<NoteAdded>.shape.descriptions
    case .dependencyRecorded: RecordShape<DependencyRecorded>.shape.descriptions
    case .dependencyEnded: RecordShape<DependencyEnded>.shape.descriptions
    case .progressReported: RecordShape<ProgressReported>.shape.descriptions
    case .commitmentMade: RecordShape<CommitmentMade>.shape.descriptions
    case .commitmentSettled: RecordShape<CommitmentSettled>.shape.descriptions
    case .fundingGranted: RecordShape<FundingGranted>.shape.descriptions
    case .fundingChanged: RecordShape<FundingChanged>.shape.descriptions
    case .claimDisputed: RecordShape<ClaimDisputed>.shape.descriptions
    case .claimResolved: RecordShape<ClaimResolved>.shape.descriptions
    case .processDefined: RecordShape<ProcessDefined>.shape.descriptions
    case .entryRedacted: RecordShape<EntryRedacted>.shape.descriptions
    case .keyAdded: RecordShape<KeyAdded>.shape.descriptions
    case .keyRetired: RecordShape<KeyRetired>.shape.descriptions
    case .logContinued: RecordShape<LogContinued>.shape.descriptions
    case .entryCorrected: RecordShape<CorrectionShape.Written>.shape.descriptions
    }
  }
}

/// The `data` of a correction: it holds the `data` of another event, whose type stands beside it.
enum CorrectionShape {
  static func read(
    _ json: JSON, _ strictness: KeyStrictness
  ) throws(FormatError) -> EntryCorrected {
    let written = try RecordShape<Written>.shape.read(json, strictness)
    var event: Event?
    if written.data == nil, written.type != nil { throw FormatError(.missingKey("data")) }
    if let data = written.data {
      guard let name = written.type else { throw FormatError(.missingKey("type")) }
      let type = try inside("type") { () throws(FormatError) in
        try EntryShape.type(named: name, strictness)
      }
      event = try inside("data") { () throws(FormatError) in
        try EventCatalogue.read(type, data, strictness)
      }
    }
    return EntryCorrected(
      entry: written.entry, reason: written.reason, period: written.period, event: event)
  }

  static func write(_ event: EntryCorrected) -> JSON {
    RecordShape<Written>.shape.write(
      Written(
        entry: event.entry, reason: event.reason, period: event.period,
        type: event.event.map { EventCatalogue.wireName(of: $0.type) },
        data: event.event.map(EventCatalogue.write)))
  }

  /// A correction as it stands in JSON.
  struct Written: Sendable {
    let entry: EntryIdentifier
    let reason: String
    let period: Period?
    let type: String?
    let data: JSON?
  }
}

extension RecordShape where Root == CorrectionShape.Written {
  static let shape = RecordShape(
    CorrectionShape.Written.init(entry:reason:period:type:data:),
    .required("entry", .uuid, \.entry), .required("reason", .long, \.reason),
    .optional("period", .period, \.period), .optional("type", .short, \.type),
    .optional("data", .json, \.data))
}

extension ValueCodec where Value == JSON {
  /// JSON that is understood later.
  static let json = ValueCodec(
    kind: .data, read: { (json, _) throws(FormatError) in json }, write: { $0 })
}
