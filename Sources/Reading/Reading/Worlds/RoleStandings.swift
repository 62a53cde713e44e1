package import Calendar
package import Governance

/// Who holds which roles for one product, on any day.
package struct RoleStandings {
  /// One for each way to take the open disputes: of its claims each is taken alone.
  private let variants: [RoleVariant]

  package init(of product: Identifier, in view: View) {
    let whole = RoleVariant(of: product, in: view)
    // Also those about what only hangs together with it: a claim about one product may narrow another.
    let disputed = view.chronicle(ofRolesFor: product).disputed.compactMap {
      view.fact(ofEntry: $0)
    }
    let disputes = view.disputes(of: disputed)
    guard !disputes.isEmpty else {
      variants = [whole]
      return
    }
    let ways = DisputeWays(disputes.map(\.openClaims))
    variants = ways.hidden.map { hidden in
      // With all claims at once none of them rules anything.
      !ways.areAll && hidden.isEmpty ? whole : RoleVariant(of: product, in: view, without: hidden)
    }
  }

  /// Whether any of some parties certainly or possibly holds one of some roles.
  package func isHeld(_ roles: Set<Role>, byAnyOf parties: [Identifier], on day: CalendarDay)
    -> Bool
  {
    variants.contains { variant in
      roles.contains { role in
        parties.contains { variant.certainty(RoleOfHolder(role, party: $0), on: day) != nil }
      }
    }
  }

  /// Everything that ever gave or took a role.
  var facts: [Fact] {
    var seen: Set<Int> = []
    return variants.flatMap(\.registers.changes).map(\.fact).filter {
      seen.insert($0.entry.sequence).inserted
    }
  }

  /// Who holds a role on a day: one holding for each fact that gave it, in order of happening.
  package func holders(on day: CalendarDay) -> [Holding] {
    guard variants.count > 1 else { return Self.once(variants.flatMap { $0.holdings(on: day) }) }
    var merged: [Holding] = []
    var places: [Holding.Ground: Int] = [:]
    for holding in variants.flatMap({ $0.holdings(on: day) }) {
      for one in holding.each {
        let holder = RoleOfHolder(holding.role, one)
        let isCertain =
          holding.certainty == .certain
          && variants.allSatisfy { $0.certainty(holder, on: day) == .certain }
        var part = holding
        part.parties = [one.party].compactMap(\.self)
        part.certainty = isCertain ? .certain : .possible
        part.isDisputed = holding.certainty == .certain && !isCertain
        guard let place = places[part.ground] else {
          places[part.ground] = merged.count
          merged.append(part)
          continue
        }
        if let party = one.party, !merged[place].parties.contains(party) {
          merged[place].parties.append(party)
        }
      }
    }
    return Self.once(merged.sorted { Fact.happensBefore($0.basis, $1.basis) })
  }

  /// Of several holdings of the same parties one, a certain one if there is.
  private static func once(_ holdings: [Holding]) -> [Holding] {
    var places: [Holders: Int] = [:]
    var result: [Holding] = []
    for holding in holdings {
      let holders = Holders(role: holding.role, parties: Set(holding.parties))
      guard let place = places[holders] else {
        places[holders] = result.count
        result.append(holding)
        continue
      }
      if result[place].certainty == .possible, holding.certainty == .certain {
        result[place] = holding
      }
    }
    return result
  }

  private struct Holders: Hashable {
    let role: Role
    let parties: Set<Identifier>
  }

  /// Of which roles a source says that nobody has them on a day.
  func vacancies(on day: CalendarDay) -> [Role: Vacancy] {
    var found: [Role: Vacancy] = [:]
    for role in Role.allCases {
      let holder = RoleOfHolder(role, .nobody)
      let said = variants.map { ($0.certainty(holder, on: day), $0.vacating(role, on: day)) }
      guard let fact = said.lazy.compactMap(\.1).first else { continue }
      let isCertain = said.allSatisfy { $0.0 == .certain }
      found[role] = Vacancy(fact: fact, certainty: isCertain ? .certain : .possible)
    }
    return found
  }

  /// Whether somebody certainly holds a role on a day, also when it is open who does.
  ///
  /// With more facts that may have come in any order than can be tried, no.
  func isCertainlyHeld(_ role: Role, on day: CalendarDay) -> Bool {
    variants.allSatisfy { $0.isCertainlyHeld(role, on: day) }
  }

  /// What left roles without holder, but for some roles; by a day.
  func endings(
    on day: CalendarDay, except held: Set<Role>
  ) -> [Role: (last: [Identifier], fact: Fact)] {
    variants.first?.endings(on: day, except: held) ?? [:]
  }
}

extension Holding {
  /// Each of those that hold it.
  fileprivate var each: [RoleHolder] {
    isUnnamed ? [.unnamed] : parties.map(RoleHolder.party)
  }

  /// From what fact it comes, what may have ended it, and how certain it is; parties with the same are named together.
  fileprivate struct Ground: Hashable {
    let role: Role
    let basis: Int
    let certainty: Certainty
    let mayHaveEnded: Int?
  }

  fileprivate var ground: Ground {
    Ground(
      role: role, basis: basis.entry.sequence, certainty: certainty,
      mayHaveEnded: mayHaveEnded?.entry.sequence)
  }
}
