package import Calendar
package import Governance

/// How sure an answer is on the day asked.
package enum Certainty: String, Sendable {
  case certain, possible
}

/// Parties that hold a role for a product, alone or jointly; or somebody who is not named.
package struct Holding: Sendable {
  package let role: Role
  package internal(set) var parties: [Identifier]
  package let since: Period
  package internal(set) var certainty: Certainty
  /// The fact that gave them the role.
  package let basis: Fact
  package let decision: Identifier?
  package let handOver: Identifier?
  /// What may have ended it by the day asked.
  package internal(set) var mayHaveEnded: Fact?
  /// Whether it is only possible because sources contradict each other.
  package internal(set) var isDisputed = false

  /// Whether somebody holds it of whom no source says who it is; then there are no parties.
  package var isUnnamed: Bool { parties.isEmpty }

  /// Whether all that is known of its begin is from before it: it was announced.
  package var wasAnnounced: Bool {
    since.window.from.map { basis.entry.knownBy < $0 } ?? false
  }

  /// What the entry that gave the role adds, such as for which part it holds: without it the answer
  /// would say more than the source.
  package var note: String? {
    switch basis.event {
    case .responsibility(.assigned(let event)): event.note
    case .handOver(.completed(let event)): event.note
    default: nil
    }
  }
}

/// That nobody has a role, because a source says so.
package struct Vacancy: Sendable {
  /// What says it.
  package let fact: Fact
  package let certainty: Certainty
}

/// Who answers for one product on one day.
package struct Ownership: Sendable {
  package let product: Identifier
  package let asOf: AsOf
  package let holders: [Holding]
  /// The roles of which it is open who holds them, and certain that somebody does.
  package let certainlyHeld: Set<Role>
  /// The roles that nobody has, as a source says; every other role without holders is one of which nothing is said.
  package let vacancies: [Role: Vacancy]
  /// What says that all is known of it up to the day asked: then a role without holders is one that nobody has.
  package let confirmation: Confirmation?
  /// What ended the last holding of a role, per role; only for roles without holders that are named.
  package let endings: [Role: (last: [Identifier], fact: Fact)]
  package let handOvers: [HandOverStanding]
  /// Open disputes over who held a role, or over a hand-over.
  package let disputes: [DisputeStanding]

  /// The holders of one role.
  package func holders(of role: Role) -> [Holding] { holders.filter { $0.role == role } }

  /// Whether no source names an owner, certain or possible; somebody who is not named is one all the same.
  package var lacksOwner: Bool { holders(of: .owner).isEmpty }

  /// The same, of which nobody asks about hand-overs: those take nearly all of its room.
  package var withoutHandOvers: Ownership {
    Ownership(
      product: product, asOf: asOf, holders: holders, certainlyHeld: certainlyHeld,
      vacancies: vacancies, confirmation: confirmation, endings: endings, handOvers: [],
      disputes: disputes)
  }
}

extension View {
  /// Who holds which role for a product on the day asked.
  ///
  /// Over all days on which everything can have happened (FORMAT 7.6). Nothing is inherited: the owner of a whole is
  /// not said to own its parts.
  package func ownership(of product: Identifier) -> Ownership {
    let name = ViewMemory.Name(id: product, day: asOf.on)
    let isBusy = ViewMemory.isBusy(product, in: self)
    return memory.ownership(name, isBusy: isBusy) { freshOwnership(of: product) }
  }

  private func freshOwnership(of product: Identifier) -> Ownership {
    let roles = RoleStandings(of: product, in: self)
    let holders = roles.holders(on: asOf.on)
    let handOvers = handOvers(of: product)
    let open = Dictionary(grouping: holders, by: \.role).filter { _, holders in
      holders.allSatisfy { $0.certainty == .possible }
    }
    return Ownership(
      product: product, asOf: asOf, holders: holders,
      certainlyHeld: Set(open.keys.filter { roles.isCertainlyHeld($0, on: asOf.on) }),
      vacancies: roles.vacancies(on: asOf.on),
      confirmation: confirmation(of: product, covering: asOf.on),
      endings: roles.endings(on: asOf.on, except: Set(holders.map(\.role))), handOvers: handOvers,
      disputes: model.hasClaims
        ? disputes(of: roles.facts + handOvers.flatMap(\.steps)) : [])
  }

  /// Whether anything says that somebody gets a role for a product, on whatever day.
  package func isEverHeld(_ role: Role, for product: Identifier) -> Bool {
    roleChanges(of: product).contains { change in
      change.roles.contains(role) && (change.addsUnnamed || !change.added.isEmpty)
    }
  }

  /// What is known by the day asked to give or take a role for a product on a later day, in order of happening.
  package func announcedRoles(of product: Identifier) -> [Fact] {
    roleChanges(of: product).map(\.fact).filter {
      $0.happening == .notYet && $0.entry.knownBy <= asOf.on
    }
  }

  /// Everything that is said to give or take a role for a product, in order of happening; without the ends of parties.
  func roleChanges(of product: Identifier) -> [RoleChange] {
    var changes: [RoleChange] = []
    let types = EventType.handOverTerms.union([
      .responsibilityAssigned, .responsibilityEnded, .responsibilityVacant,
    ])
    for fact in facts(about: product, of: types) {
      switch fact.event {
      case .responsibility(.assigned(let event)) where event.subject == product:
        changes.append(
          RoleChange(
            fact: fact, roles: [event.role], added: event.parties, addsUnnamed: event.isUnnamed,
            decision: event.decision))
      case .responsibility(.vacant(let event)) where event.subject == product:
        changes.append(
          RoleChange(fact: fact, roles: [event.role], vacates: true, decision: event.decision))
      case .responsibility(.ended(let event)) where event.subject == product:
        changes.append(
          RoleChange(
            fact: fact, roles: [event.role], removed: event.parties, decision: event.decision,
            ends: event.ends.compactMap(originalPlace)))
      case .handOver(.offered(let offer)) where offer.products.contains(product):
        changes += transfer(by: offer)
      case .handOver(.completed(let event)) where event.products.contains(product):
        changes.append(
          RoleChange(
            fact: fact, roles: event.roles, removed: event.from, added: event.to,
            decision: event.decision, handOver: event.handOver))
      default: continue
      }
    }
    return changes
  }

  private func transfer(by offer: HandOverOffered) -> [RoleChange] {
    facts(about: offer.handOver, of: [.handOverCompleted]).compactMap { fact in
      guard case .handOver(.completed(let event)) = fact.event, event.handOver == offer.handOver
      else { return nil }
      return RoleChange(
        fact: fact, roles: offer.roles, removed: offer.from, added: offer.to,
        decision: event.decision ?? acceptance(of: offer.handOver) ?? offer.decision,
        handOver: offer.handOver)
    }
  }

  /// The decision by which a hand-over was accepted.
  private func acceptance(of handOver: Identifier) -> Identifier? {
    for fact in facts(about: handOver, of: [.handOverAccepted])
    where fact.happening != .notYet {
      if case .handOver(.accepted(let event)) = fact.event, let decision = event.decision {
        return decision
      }
    }
    return nil
  }

  /// The products of which somebody should ask who owns them: those that any role or hand-over was ever
  /// recorded for, and every topic, product and try-out that is no part of another one.
  ///
  /// `leftOut` are the others: parts and actions for which the sources name nobody at all.
  package func productsToOwn() -> (asked: [Identifier], leftOut: [Identifier]) {
    var asked = Set(productsWithRoles())
    var kinds: [Identifier: ProductKind] = [:]
    var parents: [Identifier: Identifier] = [:]
    for fact in facts(of: [.productRegistered, .productChanged]) {
      if fact.happening == .notYet {
        // Not there yet, unless somebody had a role for it all the same.
        guard case .product(.registered(let event)) = fact.event else { continue }
        let ownership = ownership(of: event.product)
        let isBare = ownership.holders.isEmpty && ownership.endings.isEmpty
        if isBare, ownership.handOvers.isEmpty { asked.remove(event.product) }
        continue
      }
      switch fact.event {
      case .product(.registered(let event)):
        kinds[event.product] = event.kind
        parents[event.product] = event.parent
      case .product(.changed(let event)) where fact.happening == .happened:
        parents[event.product] = event.parent ?? parents[event.product]
      default: continue
      }
    }
    var leftOut: [Identifier] = []
    for (product, kind) in kinds
    where !asked.contains(product) && (kind.needsOwner || kind == .action) {
      if self.product(product)?.ending?.happening == .happened { continue }
      let isPart = parents[product].flatMap { kinds[$0] }?.needsOwner ?? false
      if kind.needsOwner, !isPart { asked.insert(product) } else { leftOut.append(product) }
    }
    return (asked.sorted(), leftOut.sorted())
  }

  /// Every product that any role or hand-over was ever recorded for, and every topic.
  package func productsWithRoles() -> [Identifier] {
    var products: Set<Identifier> = []
    let types = EventType.handOverTerms.union([
      .responsibilityAssigned, .responsibilityVacant, .productRegistered,
    ])
    for fact in facts(of: types) {
      switch fact.event {
      case .responsibility(.assigned(let event)): products.insert(event.subject)
      case .responsibility(.vacant(let event)): products.insert(event.subject)
      case .handOver(let event): products.formUnion(event.terms?.products ?? [])
      case .product(.registered(let event)) where event.kind == .topic:
        products.insert(event.product)
      default: continue
      }
    }
    return products.sorted()
  }
}

extension ProductKind {
  /// Whether somebody should own a thing of this kind: not the programme and its pijlers, not the
  /// actions that end with it, and not what somebody else recommended.
  package var needsOwner: Bool {
    switch self {
    case .topic, .product, .tryOut: true
    case .programme, .pillar, .action, .recommendation: false
    }
  }
}
