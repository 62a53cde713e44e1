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

/// The names as such; which there are, with their keys and words, `FormatDocumentTests` holds against FORMAT 8.
@Suite struct EventCatalogueTests {
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
}
