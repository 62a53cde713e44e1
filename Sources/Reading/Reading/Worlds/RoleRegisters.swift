internal import Calendar
internal import Governance

/// One thing that gives roles to some parties and takes them from others.
struct RoleChange {
  let fact: Fact
  let roles: [Role]
  var removed: [Identifier] = []
  var added: [Identifier] = []
  var decision: Identifier?
  var handOver: Identifier?
  /// The places of the entries that it is said to end.
  var ends: [Int] = []
  /// Whether it is the end of a party, or of what that is part of.
  var isPartyEnding = false
}

/// The registers of one product: for each role and party, all that gives or takes it.
struct RoleRegisters {
  /// One fact as it sets one register.
  struct Setting {
    /// The place in `changes`.
    let change: Int
    /// Whether the party then holds the role, or no longer does.
    let gives: Bool
    /// Whether it is certain that it touches the party: not so when it only may have been part of what ended.
    let isSure: Bool
  }

  let product: Identifier
  private(set) var changes: [RoleChange]
  private(set) var settings: [RoleOfParty: [Setting]] = [:]

  /// `view` gives facts as they are stated.
  init(of product: Identifier, in view: View, without hidden: Set<Int> = []) {
    self.product = product
    changes = view.roleChanges(of: product).filter {
      !hidden.contains($0.fact.entry.sequence)
    }
    for (place, change) in changes.enumerated() {
      for role in change.roles {
        // At one instant: who gives and gets it has it.
        let added = Set(change.added)
        for party in change.removed where !added.contains(party) {
          set(
            RoleOfParty(role: role, party: party),
            Setting(change: place, gives: false, isSure: true))
        }
        for party in added {
          set(
            RoleOfParty(role: role, party: party), Setting(change: place, gives: true, isSure: true)
          )
        }
      }
    }
    addPartyEndings(view)
  }

  private mutating func set(_ holder: RoleOfParty, _ setting: Setting) {
    settings[holder, default: []].append(setting)
  }

  /// Everybody who got a role loses it when he ends, or what he is part of.
  private mutating func addPartyEndings(_ view: View) {
    let holders = Dictionary(grouping: settings.filter { $0.value.contains(where: \.gives) }.keys) {
      $0.party
    }
    var places: [Int: Int] = [:]
    for party in holders.keys.sorted() {
      for ending in view.endings(ofParty: party) {
        let place = places[ending.fact.entry.sequence] ?? changes.count
        if place == changes.count {
          places[ending.fact.entry.sequence] = place
          changes.append(
            RoleChange(fact: ending.fact, roles: Role.allCases, isPartyEnding: true))
        }
        changes[place].removed.append(party)
        for holder in holders[party] ?? [] {
          set(holder, Setting(change: place, gives: false, isSure: ending.isCertain))
        }
      }
    }
  }

  /// The rules of order between begins and ends of roles, with the places of the changes; and the ends of which
  /// nobody can tell what they end.
  var rules: (settled: [RoleRule], open: [RoleRule]) {
    var (settled, open): ([RoleRule], [RoleRule]) = ([], [])
    for (holder, settings) in settings {
      let windows = settings.map { DaySpan(changes[$0.change].fact.valid.window) }
      let begins = settings.indices.filter { settings[$0].gives }
      let pairs = BeginAndEnd.pairs(
        begins: begins.map { ($0, windows[$0]) },
        ends: settings.indices.filter { !settings[$0].gives }.map { ($0, windows[$0]) })
      // What somebody says settles it.
      for end in settings where !end.gives {
        let said = Set(changes[end.change].ends)
        for begin in begins where said.contains(changes[settings[begin].change].fact.entry.sequence)
        {
          settled.append(
            RoleRule(holder: holder, begins: [settings[begin].change], end: end.change))
        }
      }
      for pair in pairs where changes[settings[pair.end].change].ends.isEmpty {
        let rule = RoleRule(
          holder: holder, begins: pair.begins.map { settings[$0].change },
          end: settings[pair.end].change)
        if rule.begins.count == 1 { settled.append(rule) } else { open.append(rule) }
      }
    }
    return (settled, open)
  }
}

/// That an end of a role has one of some begins before it.
struct RoleRule {
  let holder: RoleOfParty
  /// Places in the changes of the registers.
  let begins: [Int]
  let end: Int
}
