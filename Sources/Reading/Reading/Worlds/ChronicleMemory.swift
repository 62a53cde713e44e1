internal import Calendar
package import Governance
internal import Synchronization

/// The chronicles that views of one known day and position have made, by the entries in them.
final class ChronicleMemory: Sendable {
  private let byEntry = Mutex<[Int: Chronicle]>([:])
  private let byProduct = Mutex<[Identifier: Chronicle]>([:])

  /// Not made under the lock: making one asks for other things.
  func chronicle(of entry: Int, make: () -> Chronicle) -> Chronicle {
    if let known = byEntry.withLock({ $0[entry] }) { return known }
    return keep(make())
  }

  func chronicle(ofProduct product: Identifier, make: () -> Chronicle) -> Chronicle {
    if let known = byProduct.withLock({ $0[product] }) { return known }
    let made = keep(make())
    byProduct.withLock { $0[product] = made }
    return made
  }

  private func keep(_ chronicle: Chronicle) -> Chronicle {
    byEntry.withLock { kept in
      for entry in chronicle.entries { kept[entry] = chronicle }
    }
    return chronicle
  }
}

extension View {
  /// The days on which a fact can have happened, by itself and by everything whose order hangs together with it.
  func days(of fact: Fact) -> Window {
    let stated = fact.valid.window
    guard stated.from != stated.to, hasOrder(fact.event.type) || hasSaidOrder(fact) else {
      return stated
    }
    let chronicle = chronicle(of: fact)
    guard let node = chronicle.node(fact.entry.sequence) else { return stated }
    return chronicle.chronology.spans[node].window ?? stated
  }

  /// What hangs together with one fact.
  package func chronicle(of fact: Fact) -> Chronicle {
    let entry = fact.entry.sequence
    return chronicles.chronicle(of: entry) {
      var builder = ChronicleBuilder(self)
      return builder.build(from: ChronicleBuilder.strands(of: fact, in: asStated) + [.fact(entry)])
    }
  }

  /// Whether facts of a type may have rules of order between them.
  func hasOrder(_ type: EventType) -> Bool {
    switch type {
    case .processDefined: false
    case .responsibilityAssigned, .responsibilityEnded: true
    default: ProcessSubject.allCases.contains { eventTypes(of: $0).contains(type) }
    }
  }

  /// What hangs together with who has which role for a product.
  package func chronicle(ofRolesFor product: Identifier) -> Chronicle {
    chronicles.chronicle(ofProduct: product) {
      var builder = ChronicleBuilder(self)
      return builder.build(from: [.roles(product)])
    }
  }
}
