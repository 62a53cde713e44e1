package import Calendar

/// One state in which a thing can be while it goes through its process.
package struct ProcessState: Hashable, Sendable {
  /// The slug by which transitions and other versions know the state.
  package let name: String

  /// What people call the state, in Dutch: "aangeboden".
  package let title: String

  /// Whether the process may end here; what is final may still go on.
  package let isFinal: Bool

  /// Who has to do something now; empty when nobody in particular.
  package let waitsFor: [ProcessActor]

  /// How long the thing may stay in this state; nothing when there is no limit.
  package let limit: ProcessLimit?

  /// The names that earlier versions of the definition gave to this state.
  package let was: [String]

  package init(
    name: String, title: String, isFinal: Bool, waitsFor: [ProcessActor], limit: ProcessLimit?,
    was: [String]
  ) {
    self.name = name
    self.title = title
    self.isFinal = isFinal
    self.waitsFor = waitsFor
    self.limit = limit
    self.was = was
  }
}

/// How long a thing may stay in a state.
package enum ProcessLimit: Hashable, Sendable {
  /// At most so long after it came into the state.
  case within(CalendarDuration)

  /// At most so many working days after it, 1 to 9999.
  case withinWorkingDays(Int)

  /// At most so long after it, and longer where the Algemene termijnenwet extends the term.
  case withinByAct(CalendarDuration)

  /// Until the date that the newest event carries under this key.
  case dateUnder(key: String)

  /// The limit in Dutch: "binnen 6 weken".
  package var dutch: String {
    switch self {
    case .within(let duration): "binnen \(duration.dutch)"
    case .withinWorkingDays(let count): "binnen \(count) \(count == 1 ? "werkdag" : "werkdagen")"
    case .withinByAct(let duration): "binnen \(duration.dutch) (Algemene termijnenwet)"
    case .dateUnder(let key): "uiterlijk op de datum onder \"\(key)\""
    }
  }
}

/// Who may take a step, or on whom a thing waits.
package enum ProcessActor: Hashable, Sendable {
  /// The parties that the events of the thing name under this key.
  case named(key: String)

  /// Any party of this kind.
  case kind(String)

  /// This one party.
  case party(String)

  /// Whoever holds this role for the subject.
  case role(String)

  /// The bodies at the next stop of the route.
  case nextStop

  /// The parties under some keys, but those under another: the sides that did not take the initiative.
  case otherThan(key: String, of: [String])

  /// The actor in Dutch, for a reader without the register at hand: it shows keys and names as is.
  package var dutch: String {
    switch self {
    case .named(let key): "wie onder \"\(key)\" staat"
    case .kind(let kind): "een partij van de soort \"\(kind)\""
    case .party(let party): party
    case .role(let role): "wie de rol \"\(role)\" heeft"
    case .nextStop: "het volgende orgaan van de route"
    case .otherThan: "de kant die het aanbod niet deed"
    }
  }

  /// The lists of parties that an `otherThan` stands for, by their key; empty ones left out, and none of any other actor.
  ///
  /// When nobody is named who took the initiative, it is taken to be the first of the sides.
  package func sides(named: (String) -> [String]) -> [(key: String, parties: [String])] {
    guard case .otherThan(let key, let keys) = self else { return [] }
    let first = Set(named(key))
    return (first.isEmpty ? Array(keys.dropFirst()) : keys).compactMap { side in
      let parties = named(side).filter { !first.contains($0) }
      return parties.isEmpty ? nil : (side, parties)
    }
  }

  /// The keys that must be looked at to know its sides.
  package var sideKeys: [String] {
    if case .otherThan(let key, let keys) = self { [key] + keys } else { [] }
  }
}
