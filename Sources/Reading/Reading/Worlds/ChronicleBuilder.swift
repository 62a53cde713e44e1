internal import Calendar
internal import EventFormat
internal import Governance
internal import Workflow

/// Finds what hangs together in the order of happening with one thing, and the rules of order in it.
struct ChronicleBuilder {
  /// Something whose facts have an order of their own.
  enum Strand: Hashable {
    /// Who has which role for a product.
    case roles(Identifier)
    /// A thing on its way through a process.
    case run(ProcessSubject, Identifier)
    /// One fact, and those that it is said to come after or before; by the place of its entry.
    case fact(Int)
  }

  /// Gives facts as they are stated.
  private let view: View
  /// The claims that are left out, when each of a dispute is taken alone; otherwise what is in dispute rules nothing.
  private let hidden: Set<Int>?
  private var facts: [Int: Fact] = [:]
  private var registers: [RoleRegisters] = []
  private var runs: [(subject: ProcessSubject, facts: [Fact])] = []

  init(_ view: View, without hidden: Set<Int>? = nil) {
    self.view = view.asStated
    self.hidden = hidden
  }

  /// What a fact is part of.
  static func strands(of fact: Fact, in view: View) -> [Strand] {
    switch fact.event {
    case .responsibility(.assigned(let event)): return [.roles(event.subject)]
    case .responsibility(.ended(let event)): return [.roles(event.subject)]
    case .responsibility(.vacant(let event)): return [.roles(event.subject)]
    default: break
    }
    let domain = fact.event.domain
    return ProcessSubject.allCases.flatMap { subject -> [Strand] in
      guard view.eventTypes(of: subject).contains(fact.event.type) else { return [] }
      return (domain.introduced + domain.mentioned).map(\.id).unique
        .filter { view.kind(of: $0) == subject.kind && fact.belongs(to: $0, subject.kind) }
        .map { .run(subject, $0) }
    }
  }

  /// Everything that hangs together with some strands.
  mutating func build(from strands: [Strand]) -> Chronicle {
    var (pending, seen) = (strands, Set(strands))
    while let strand = pending.popLast() {
      let found: [Fact]
      switch strand {
      case .roles(let product): found = addRoles(of: product)
      case .run(let subject, let id): found = addRun(of: id, subject)
      case .fact(let place): found = view.saidNeighbours(of: place)
      }
      for fact in found where facts[fact.entry.sequence] == nil {
        if hidden?.contains(fact.entry.sequence) ?? false { continue }
        facts[fact.entry.sequence] = fact
        if view.hasSaidOrder(fact), seen.insert(.fact(fact.entry.sequence)).inserted {
          pending.append(.fact(fact.entry.sequence))
        }
        pending += Self.strands(of: fact, in: view).filter { seen.insert($0).inserted }
      }
      if case .run(.handOver, _) = strand {
        pending += products(in: found).map { .roles($0) }.filter { seen.insert($0).inserted }
      }
    }
    return chronicle()
  }

  private mutating func addRoles(of product: Identifier) -> [Fact] {
    let found = RoleRegisters(of: product, in: view, without: hidden ?? [])
    registers.append(found)
    return found.changes.filter { !$0.isPartyEnding }.map(\.fact)
  }

  private mutating func addRun(of id: Identifier, _ subject: ProcessSubject) -> [Fact] {
    let found = view.steps(of: id, subject).filter { !(hidden ?? []).contains($0.entry.sequence) }
    runs.append((subject, found))
    return found
  }

  /// What a hand-over moves, when it did.
  private func products(in steps: [Fact]) -> [Identifier] {
    guard steps.contains(where: { $0.event.type == .handOverCompleted }) else { return [] }
    return steps.flatMap { $0.event.handOverTerms?.products ?? [] }
  }

  private func chronicle() -> Chronicle {
    let endings = registers.flatMap { registers in
      registers.settings.flatMap { holder, settings in
        settings.filter { registers.changes[$0.change].isPartyEnding }.map { setting in
          let fact = registers.changes[setting.change].fact
          let ending = Chronicle.PartyEnding(
            product: registers.product, holder: holder, entry: fact.entry.sequence)
          return (ending, fact)
        }
      }
    }
    var ordered = facts.values.map { (fact: $0, ending: Chronicle.PartyEnding?.none) }
    ordered += endings.map { (fact: $0.1, ending: $0.0) }
    ordered.sort { Fact.comesFirst($0.fact, $1.fact) }
    var (nodes, endingNodes): ([Int: Int], [Chronicle.PartyEnding: Int]) = ([:], [:])
    for (node, element) in ordered.enumerated() {
      if let ending = element.ending {
        endingNodes[ending] = node
      } else {
        nodes[element.fact.entry.sequence] = node
      }
    }
    let disputed = facts.filter { isDisputed($0.value) }.map(\.key)
    let silent = Set(disputed.compactMap { nodes[$0] })
    let roleRules = registers.map { ($0, $0.rules) }
    let rules =
      (roleRules.flatMap { self.rules($1.settled, in: $0, nodes, endingNodes) }
      + runs.flatMap { self.rules(in: $0, nodes) }
      + facts.values.flatMap { saidRules(of: $0, nodes) } + timeRules(nodes))
      .flatMap { $0.without(silent) }
    return Chronicle(
      chronology: Chronology(ordered.map { DaySpan($0.fact.valid.window) }, rules),
      nodes: nodes, endings: endingNodes, openEnds: roleRules.flatMap { openEnds($1.open, in: $0) },
      disputed: disputed.sorted())
  }

  private func openEnds(_ rules: [RoleRule], in registers: RoleRegisters) -> [Chronicle.OpenEnd] {
    let ends = rules.map { rule in
      Chronicle.OpenEnd(
        product: registers.product,
        begins: rule.begins.map { registers.changes[$0].fact.entry.sequence },
        end: registers.changes[rule.end].fact.entry.sequence)
    }
    return ends.unique
  }

  private func isDisputed(_ fact: Fact) -> Bool {
    hidden == nil && view.model.hasClaims && view.isInOpenDispute(fact.entry.id)
  }

  /// What a source says of the order itself.
  private func saidRules(of fact: Fact, _ nodes: [Int: Int]) -> [OrderRule] {
    guard let later = nodes[fact.entry.sequence] else { return [] }
    return fact.after.compactMap { earlier in
      guard let place = view.originalPlace(of: earlier), let node = nodes[place], node != later
      else { return nil }
      return OrderRule(.said, node, before: later)
    }
  }

  /// On one day, what has an earlier time of one zone comes first.
  private func timeRules(_ nodes: [Int: Int]) -> [OrderRule] {
    var days: [String: [String: [Int]]] = [:]
    for fact in facts.values {
      guard let time = fact.valid.timeOfDay, let day = fact.valid.window.from,
        let node = nodes[fact.entry.sequence]
      else { continue }
      days["\(day.iso) \(time.zone)", default: [:]][time.clock, default: []].append(node)
    }
    return days.values.flatMap { times -> [OrderRule] in
      let clocks = times.keys.sorted()
      return zip(clocks, clocks.dropFirst()).map { earlier, later in
        OrderRule(.said, times[earlier] ?? [], before: times[later] ?? [])
      }
    }
  }

  private func rules(
    _ rules: [RoleRule], in registers: RoleRegisters, _ nodes: [Int: Int],
    _ endings: [Chronicle.PartyEnding: Int]
  ) -> [OrderRule] {
    rules.compactMap { rule in
      let end = registers.changes[rule.end]
      let entry = end.fact.entry.sequence
      let last =
        end.isPartyEnding
        ? endings[
          Chronicle.PartyEnding(product: registers.product, holder: rule.holder, entry: entry)]
        : nodes[entry]
      let first = rule.begins.first.flatMap { nodes[registers.changes[$0].fact.entry.sequence] }
      guard let first, let last else { return nil }
      return OrderRule(end.handOver == nil ? .beginAndEnd : .handOver, first, before: last)
    }
  }

  /// Between the steps of one thing, by the rules in force on the last day on which the later one is stated to have
  /// been.
  private func rules(
    in run: (subject: ProcessSubject, facts: [Fact]), _ nodes: [Int: Int]
  ) -> [OrderRule] {
    guard run.facts.count > 1 else { return [] }
    let never = CalendarDay(number: .max)
    var versions: [Int: (rules: ProcessVersion, facts: [Fact])] = [:]
    for fact in run.facts {
      let rules = view.rules(for: run.subject, on: fact.valid.window.to ?? never)
      versions[rules.fact?.entry.sequence ?? -1, default: (rules, [])].facts.append(fact)
    }
    return versions.values.flatMap { version in
      let definition = version.rules.defined.definition
      let order = ProcessOrder(definition)
      let events = run.facts.map { EventValues($0.event).processEvent(definition) }
      let judged = Set(version.facts.map(\.entry.sequence))
      var (early, late, begins, others): ([Set<String>: [Int]], [Set<String>: [Int]], [Int], [Int])
      (early, late, begins, others) = ([:], [:], [], [])
      for (fact, event) in zip(run.facts, events) {
        guard let node = nodes[fact.entry.sequence] else { continue }
        let (states, isBeginning) = (order.states(after: event), order.begins(event))
        early[states, default: []].append(node)
        if isBeginning { begins.append(node) }
        guard judged.contains(fact.entry.sequence) else { continue }
        late[states, default: []].append(node)
        if !isBeginning, !states.isEmpty { others.append(node) }
      }
      let ways = early.flatMap { first, early in
        late.filter { order.comesFirst(first, $0.key) }.map {
          OrderRule(.process, early, before: $0.value)
        }
      }
      // Nothing happens to a thing before it begins.
      let beginning = OrderRule(.process, begins, before: others)
      return begins.isEmpty || others.isEmpty ? ways : ways + [beginning]
    }
  }
}
