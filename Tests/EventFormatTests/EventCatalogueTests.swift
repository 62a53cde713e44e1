import Calendar
import Governance
import Testing

@testable import EventFormat

/// The keys of an event's `data`: those that must be there, and those that may.
struct Keys {
  let required: [String]
  let optional: [String]

  init(of type: EventType) {
    let fields = EventCatalogue.shipped.fields(of: type)
    required = fields.filter(\.isRequired).map(\.name)
    optional = fields.filter { !$0.isRequired }.map(\.name)
  }
}

@Suite struct EventCatalogueTests {
  /// The names of the contract (FORMAT 8), and the keys of their `data`: required | optional.
  static let contract: [(name: String, required: String, optional: String)] = [
    ("source.registered.v1", "source title kind date", "publisher references file aliases"),
    ("party.registered.v1", "party name kind", "parent aliases ids note"),
    ("party.changed.v1", "party", "name aliases parent ids note"),
    ("party.ended.v1", "party", "successors note"),
    (
      "product.registered.v1", "product title kind", "parent number recommendations aliases note"
    ),
    ("product.changed.v1", "product", "title aliases parent recommendations scope note"),
    ("product.absorbed.v1", "product into", "decision note"),
    ("product.split.v1", "product into", "decision note"),
    ("product.withdrawn.v1", "product", "reason decision note"),
    ("meeting.planned.v1", "meeting body date", "title"),
    ("meeting.held.v1", "meeting body", "title"),
    ("item.tabled.v1", "item body title", "meeting purpose products follows note"),
    ("item.withdrawn.v1", "item", "reason"),
    (
      "decision.taken.v1", "decision title outcome",
      "body meeting item products conditions preparedBy supersedes until note"
    ),
    ("condition.settled.v1", "condition how", "note"),
    ("responsibility.assigned.v1", "subject role parties", "decision note"),
    ("responsibility.ended.v1", "subject role parties", "ends reason decision note"),
    (
      "handover.offered.v1", "handover products to roles",
      "from initiative conditions decision note"
    ),
    ("handover.accepted.v1", "handover", "by decision conditions note"),
    ("handover.declined.v1", "handover", "by reason decision"),
    ("handover.completed.v1", "handover", "decision note"),
    ("handover.withdrawn.v1", "handover", "reason"),
    ("deadline.set.v1", "deadline subject milestone due", "by decision note"),
    ("deadline.moved.v1", "deadline due", "reason by decision note"),
    ("deadline.met.v1", "deadline", "note"),
    ("deadline.dropped.v1", "deadline", "reason by decision"),
    ("stage.reached.v1", "subject stage", "version note"),
    ("implementation.reported.v1", "subject state", "parties count measure note"),
    ("entry.corrected.v1", "entry reason", "period data type"),
    ("entry.annulled.v1", "entry reason", ""),
    ("note.added.v1", "subjects text", ""),
    ("dependency.recorded.v1", "dependency subject relation target", "decision note"),
    ("dependency.ended.v1", "dependency", "reason note"),
    ("progress.reported.v1", "subject", "rating withinProgramme text note"),
    ("commitment.made.v1", "commitment kind title", "number by to due products meeting note"),
    ("commitment.settled.v1", "commitment how", "due decision note"),
    ("funding.granted.v1", "funding title", "amount from to products period decision note"),
    ("funding.changed.v1", "funding", "amount to period reason decision note"),
    ("claim.disputed.v1", "dispute entries question", "note"),
    ("claim.resolved.v1", "dispute ruling", "setAside by decision note"),
    (
      "process.defined.v1", "process version title subject states transitions",
      "routes holidays decision note"
    ),
    ("key.added.v1", "key", "note"), ("key.retired.v1", "key", "reason"),
    ("log.continued.v1", "checkpoint keys copied reason", ""),
    ("entry.redacted.v1", "entry ground", "fields reason"),
  ]

  @Test func `the names on disk are exactly those of the contract`() {
    #expect(EventCatalogue.shipped.wireNames.sorted() == Self.contract.map(\.name).sorted())
  }

  @Test func `every type has one name of its own, in its first version`() {
    let names = EventType.allCases.map(EventCatalogue.shipped.wireName)
    #expect(Set(names).count == EventType.allCases.count)
    for name in names { #expect(name.hasSuffix(".v1")) }
  }

  @Test func `every name stands for the type that is written with it`() {
    for type in EventType.allCases {
      #expect(EventCatalogue.shipped.type(named: EventCatalogue.shipped.wireName(of: type)) == type)
    }
    #expect(EventCatalogue.shipped.type(named: "party.registered.v2") == nil)
    #expect(EventCatalogue.shipped.type(named: "party.registered") == nil)
    #expect(EventCatalogue.shipped.type(named: "") == nil)
  }

  @Test(arguments: contract)
  func `the keys of an event are those of the contract`(
    _ name: String, _ required: String, _ optional: String
  ) throws {
    let keys = Keys(of: try #require(EventCatalogue.shipped.type(named: name)))
    #expect(keys.required.sorted() == required.split(separator: " ").map(String.init).sorted())
    #expect(keys.optional.sorted() == optional.split(separator: " ").map(String.init).sorted())
  }

  @Test func `the choices on disk are exactly those of the contract`() {
    func names<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Set<String>
    where Choice.RawValue == String { Set(Choice.allCases.map(\.rawValue)) }
    func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
    #expect(
      names(SourceKind.self)
        == words("report letter presentation members-letter agenda minutes decision-list other"))
    #expect(
      names(PartyKind.self)
        == words(
          "body ministry association service province municipality programme pillar authority "
            + "organisation group role"))
    #expect(
      names(ProductKind.self)
        == words("programme pillar topic product action try-out recommendation"))
    #expect(names(ItemPurpose.self) == words("inform discuss decide"))
    #expect(names(Outcome.self) == words("adopted agreed supported noted deferred rejected"))
    #expect(names(Settlement.self) == words("fulfilled waived lapsed"))
    #expect(
      names(Role.self)
        == words("owner lead principal executor supervisor accountable advisor informed"))
    #expect(
      names(Stage.self)
        == words(
          "planned in-development concept consultation adopted delivered handed-over "
            + "in-implementation implemented continuous ended"))
    #expect(names(Relation.self) == words("waits-for follows delivers-into"))
    #expect(names(CommitmentKind.self) == words("promise motion agreement"))
    #expect(names(CommitmentOutcome.self) == words("settled partly lapsed postponed"))
    #expect(
      names(ProgressRating.self)
        == words("on-plan deviates deviates-strongly new risk delayed bottleneck scheduled done"))
    #expect(names(Answer.self) == words("yes no"))
    #expect(
      names(ProcessSubject.self) == words("item condition handover deadline product commitment"))
    #expect(
      names(RedactionGround.self)
        == words("personal-data confidential security retention court"))
    #expect(
      names(ImplementationState.self)
        == words("not-started planned started partial done unknown"))
  }

  @Test func `the reading conventions on disk are exactly those of the contract`() {
    let contract = [
      "jaar-uit-verband", "begin-kwartaal", "eind-kwartaal", "kwartaalgrens", "begin-jaar",
      "eind-jaar", "medio-jaar", "begin-maand", "eind-maand", "voor-de-zomer", "na-de-zomer",
      "rond-de-zomer", "zomer", "najaar", "voorjaar", "jaarwisseling", "kerstreces", "voor-de-dag",
      "uiterlijk-op", "kwartalen", "start", "open-eind", "periode", "stand-van-document",
      "zonder-datum", "programma-looptijd",
    ]
    #expect(Set(ReadingConvention.allCases.map(\.rawValue)) == Set(contract))
  }
}
