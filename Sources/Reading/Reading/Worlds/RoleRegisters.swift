internal import Calendar
internal import Governance

/// One thing that gives roles to some parties and takes them from others.
struct RoleChange {
  let fact: Fact
  let roles: [Role]
  var removed: [Identifier] = []
  var added: [Identifier] = []
  /// Whether it gives the role to somebody who is not named.
  var addsUnnamed = false
  /// Whether it says that nobody has the role.
  var vacates = false
  var decision: Identifier?
  var handOver: Identifier?
  /// The places of the entries that it is said to end.
  var ends: [Int] = []
  /// Whether it is the end of a party, or of what that is part of.
  var isPartyEnding = false
}

/// The registers of one product: for each role and who may hold it, all that gives or takes it.
struct RoleRegisters {
  /// One fact as it sets one register.
  struct Setting {
    /// The place in `changes`.
    let change: Int
    /// Whether the party then holds the role, or no longer does.
    let gives: Bool
    /// Whether it is certain that it touches the party: not so when it only may have been part of what ended.
    var isSure = true
    /// Whether it ends what only a begin of the register can have begun, so that one came before it; what says that
    /// nobody has a role, or who has it now, may be the first that is heard of it.
    var endsBegun = true
  }

  let product: Identifier
  private(set) var changes: [RoleChange]
  private(set) var settings: [RoleOfHolder: [Setting]] = [:]

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
          set(RoleOfHolder(role, party: party), Setting(change: place, gives: false))
        }
        for party in added {
          set(RoleOfHolder(role, party: party), Setting(change: place, gives: true))
        }
      }
    }
    addUnnamedAndVacancies()
    addPartyEndings(view)
  }

  private mutating func set(_ holder: RoleOfHolder, _ setting: Setting) {
    settings[holder, default: []].append(setting)
  }

  /// That nobody has a role ends what everybody has of it, until somebody gets it; and who is not named holds it until
  /// somebody is.
  private mutating func addUnnamedAndVacancies() {
    let unnamed = Set(changes.filter(\.addsUnnamed).flatMap(\.roles))
    let vacated = Set(changes.filter(\.vacates).flatMap(\.roles))
    guard !unnamed.isEmpty || !vacated.isEmpty else { return }
    let named = settings.filter { $0.value.contains(where: \.gives) }.keys
    for (place, change) in changes.enumerated() {
      for role in change.roles {
        let end = Setting(change: place, gives: false, endsBegun: false)
        if change.vacates {
          for holder in named where holder.role == role { set(holder, end) }
          if unnamed.contains(role) { set(RoleOfHolder(role, .unnamed), end) }
          set(RoleOfHolder(role, .nobody), Setting(change: place, gives: true))
        } else if change.addsUnnamed || !change.added.isEmpty {
          if vacated.contains(role) { set(RoleOfHolder(role, .nobody), end) }
          if change.addsUnnamed {
            set(RoleOfHolder(role, .unnamed), Setting(change: place, gives: true))
          } else if unnamed.contains(role) {
            set(RoleOfHolder(role, .unnamed), end)
          }
        }
      }
    }
  }

  /// Everybody who got a role loses it when he ends, or what he is part of.
  private mutating func addPartyEndings(_ view: View) {
    let holders = Dictionary(grouping: settings.filter { $0.value.contains(where: \.gives) }.keys) {
      $0.holder
    }
    var places: [Int: Int] = [:]
    for party in holders.keys.compactMap(\.party).sorted() {
      for ending in view.endings(ofParty: party) {
        let place = places[ending.fact.entry.sequence] ?? changes.count
        if place == changes.count {
          places[ending.fact.entry.sequence] = place
          changes.append(
            RoleChange(fact: ending.fact, roles: Role.allCases, isPartyEnding: true))
        }
        changes[place].removed.append(party)
        for holder in holders[.party(party)] ?? [] {
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
        ends: settings.indices.filter { !settings[$0].gives && settings[$0].endsBegun }
          .map { ($0, windows[$0]) })
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
  let holder: RoleOfHolder
  /// Places in the changes of the registers.
  let begins: [Int]
  let end: Int
}
