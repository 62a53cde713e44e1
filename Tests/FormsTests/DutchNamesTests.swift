import EventFormat
import Forms
import Governance
import Testing

/// The tables of Dutch names, which a new event may not forget.
struct DutchNamesTests {
  @Test(arguments: EventType.allCases)
  func `every type of event and every field has a Dutch name`(type: EventType) {
    #expect(DutchNames.knows(type), "\(DutchNames.wire(type)): a line in DutchNames.types")
    for field in EventForm(type).fields {
      #expect(
        DutchNames.knows(field, in: type),
        "\(DutchNames.wire(type)) \(field.name): a line in DutchNames.keys or .special")
    }
  }

  @Test(arguments: EventType.allCases)
  func `no two fields of an event share a name`(type: EventType) {
    var owners: [String: String] = [:]
    for field in EventForm(type).fields {
      for name in DutchNames.of(field, in: type).map(Spelling.folded) {
        #expect(owners[name] == nil, "\(name): \(owners[name] ?? "") and \(field.key)")
        owners[name] = field.key
      }
      #expect(
        !["soort", "type", "regel", "plaats", "vindplaats"].contains(
          Spelling.folded(DutchNames.of(field, in: type)[0])), "\(field.key)")
    }
  }

  @Test func `no two types of event share a name`() {
    var owners: [String: EventType] = [:]
    for type in EventType.allCases {
      for name in DutchNames.of(type).map(Spelling.folded) {
        #expect(owners[name] == nil, "\(name)")
        owners[name] = type
      }
    }
  }

  @Test(arguments: [
    ("besluit", EventType.decisionTaken), ("Agendapunt", .itemTabled),
    ("overdracht aangeboden", .handOverOffered), ("Overdracht_voltooid", .handOverCompleted),
    ("termijn gesteld", .deadlineSet), ("voorwaarde vervuld", .conditionSettled),
    ("decision.taken", .decisionTaken), ("decision.taken.v1", .decisionTaken),
  ])
  func `a sort is found by its Dutch word or its name on disk`(words: String, type: EventType) {
    #expect(EventType.called(words) == type)
  }

  /// What is new is found by trying, so this says for which types that must work.
  @Test func `the name of what is new is left out or given, never required`() {
    let bringing = EventType.allCases.filter { type in
      EventForm(type).fields.contains(where: \.isNewThing)
    }
    let expected: [EventType] = [
      .sourceRegistered, .partyRegistered, .productRegistered, .meetingPlanned, .meetingHeld,
      .itemTabled, .decisionTaken, .handOverOffered, .deadlineSet, .dependencyRecorded,
      .commitmentMade, .fundingGranted, .claimDisputed,
    ]
    #expect(Set(bringing).isSuperset(of: expected))
    let others: [EventType] = [
      .partyChanged, .productAbsorbed, .conditionSettled, .responsibilityAssigned,
      .handOverAccepted, .deadlineMoved, .stageReached, .entryCorrected, .noteAdded,
    ]
    #expect(Set(bringing).isDisjoint(with: others))
  }
}
