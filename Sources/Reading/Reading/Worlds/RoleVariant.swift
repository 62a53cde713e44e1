internal import Calendar
internal import Governance

/// The registers of a product in their order, with some claims left out.
struct RoleVariant {
  let registers: RoleRegisters
  private let byHolder: [RoleOfHolder: RoleRegister]
  private let chronicle: Chronicle

  /// With `hidden` what is left of a dispute is taken for true.
  init(of product: Identifier, in view: View, without hidden: Set<Int>? = nil) {
    let chronicle: Chronicle
    if hidden == nil {
      chronicle = view.chronicle(ofRolesFor: product)
    } else {
      var builder = ChronicleBuilder(view, without: hidden)
      chronicle = builder.build(from: [.roles(product)])
    }
    let registers = RoleRegisters(of: product, in: view, without: hidden ?? [])
    self.registers = registers
    self.chronicle = chronicle
    byHolder = Dictionary(
      uniqueKeysWithValues: registers.settings.map { holder, settings in
        let nodes = settings.compactMap { setting -> (node: Int, setting: RoleRegisters.Setting)? in
          let change = registers.changes[setting.change]
          let entry = change.fact.entry.sequence
          let node =
            change.isPartyEnding
            ? chronicle.node(
              Chronicle.PartyEnding(product: product, holder: holder, entry: entry))
            : chronicle.node(entry)
          return node.map { ($0, setting) }
        }
        return (holder, RoleRegister(nodes, chronicle.chronology))
      })
  }

  func certainty(_ holder: RoleOfHolder, on day: CalendarDay) -> Certainty? {
    byHolder[holder]?.certainty(on: day)
  }

  /// What says that nobody has a role on a day.
  func vacating(_ role: Role, on day: CalendarDay) -> Fact? {
    byHolder[RoleOfHolder(role, .nobody)]?.tenures(on: day).last.map {
      registers.changes[$0.begin].fact
    }
  }

  /// Whether in every world somebody holds a role at the end of a day.
  func isCertainlyHeld(_ role: Role, on day: CalendarDay) -> Bool {
    typealias Holders = Set<RoleHolder>
    let worlds = StatesOverWorlds<Holders>(chronicle.chronology, on: day)
    var moves: [StatesOverWorlds<Holders>.Move] = []
    var changes: [Int: (gives: Holders, takes: Holders)] = [:]
    for (holder, settings) in registers.settings
    where holder.role == role && holder.holder != .nobody {
      for setting in settings {
        let change = registers.changes[setting.change]
        if setting.gives {
          changes[setting.change, default: ([], [])].gives.insert(holder.holder)
        } else if !change.isPartyEnding {
          changes[setting.change, default: ([], [])].takes.insert(holder.holder)
        } else if let node = chronicle.node(
          Chronicle.PartyEnding(
            product: registers.product, holder: holder, entry: change.fact.entry.sequence))
        {
          moves.append(
            move(node, kind: [AnyHashable(setting.change), AnyHashable(holder.holder)]) { holders in
              let left = holders.subtracting([holder.holder])
              return setting.isSure ? [left] : [holders, left]
            })
        }
      }
    }
    for (place, change) in changes {
      let entry = registers.changes[place].fact.entry.sequence
      guard let node = chronicle.node(entry) else { continue }
      moves.append(
        move(node, kind: AnyHashable(place)) { [$0.subtracting(change.takes).union(change.gives)] })
    }
    return worlds.states(after: moves, from: []) { _, _ in [[]] }.allSatisfy { !$0.isEmpty }
  }

  private func move(
    _ node: Int, kind: AnyHashable, _ apply: @escaping (Set<RoleHolder>) -> [Set<RoleHolder>]
  ) -> StatesOverWorlds<Set<RoleHolder>>.Move {
    let chronology = chronicle.chronology
    return StatesOverWorlds.Move(
      span: chronology.spans[node], node: node, rank: chronology.ranks[node], kind: kind,
      apply: apply)
  }

  func holdings(on day: CalendarDay) -> [Holding] {
    var tenures: [Slot: (holders: Set<RoleHolder>, tenure: RoleRegister.Tenure)] = [:]
    for (holder, register) in byHolder where holder.holder != .nobody {
      for tenure in register.tenures(on: day) {
        let slot = Slot(
          role: holder.role, begin: tenure.begin, certainty: tenure.certainty,
          mayHaveEnded: tenure.mayHaveEnded)
        tenures[slot, default: ([], tenure)].holders.insert(holder.holder)
      }
    }
    return tenures.map { slot, value -> Holding in
      let change = registers.changes[slot.begin]
      return Holding(
        role: slot.role, parties: change.added.filter { value.holders.contains(.party($0)) },
        since: change.fact.valid, certainty: slot.certainty, basis: change.fact,
        decision: change.decision, handOver: change.handOver,
        mayHaveEnded: slot.mayHaveEnded.map { registers.changes[$0].fact })
    }.sorted(by: Self.precedes)
  }

  private struct Slot: Hashable {
    let role: Role
    let begin: Int
    let certainty: Certainty
    let mayHaveEnded: Int?
  }

  private static func precedes(_ left: Holding, _ right: Holding) -> Bool {
    if left.basis.entry.sequence != right.basis.entry.sequence {
      return Fact.happensBefore(left.basis, right.basis)
    }
    if left.role != right.role { return left.role.rawValue < right.role.rawValue }
    if left.certainty != right.certainty { return left.certainty == .certain }
    return left.parties.lexicographicallyPrecedes(right.parties)
  }

  /// Per role the last fact that ended somebody's, and whose.
  func endings(
    on day: CalendarDay, except held: Set<Role>
  ) -> [Role: (last: [Identifier], fact: Fact)] {
    var found: [Role: (last: [Identifier], place: Int)] = [:]
    for (holder, settings) in registers.settings where !held.contains(holder.role) {
      guard let party = holder.holder.party, let end = end(of: settings, by: day) else { continue }
      guard let known = found[holder.role] else {
        found[holder.role] = ([party], end)
        continue
      }
      if known.place == end {
        found[holder.role]?.last.append(party)
      } else if isBefore(known.place, end) {
        found[holder.role] = ([party], end)
      }
    }
    return found.mapValues { ($0.last.sorted(), registers.changes[$0.place].fact) }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    Fact.happensBefore(registers.changes[left].fact, registers.changes[right].fact)
  }

  /// The first end behind the last begin that had come, or may have.
  private func end(of settings: [RoleRegisters.Setting], by day: CalendarDay) -> Int? {
    func status(_ setting: RoleRegisters.Setting) -> Happening {
      registers.changes[setting.change].fact.window.status(on: day)
    }
    let begins = settings.filter { $0.gives && status($0) != .notYet }.map(\.change)
    guard let last = begins.max(by: isBefore) else { return nil }
    let ends = settings.filter { !$0.gives && $0.isSure && status($0) == .happened }
      .map(\.change)
    return ends.filter { isBefore(last, $0) }.min(by: isBefore) ?? ends.max(by: isBefore)
  }
}
