import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// Chains and rings longer than any real register has, asked about on a small stack: what is right for one
/// step is right for very many.
@Suite struct LongChainTests {
  private static let length = 3_000
  private static let day = "2024-01-01"
  private static let parties = ["vng", "ipo", "odnl"]

  /// What `ask` makes of the register in which `first`, the steps and `last` were recorded.
  private func answer<Answer: Sendable>(
    _ first: [Given] = [], then step: (_ number: Int) -> Given, count: Int = length,
    last: [Given] = [], _ ask: @escaping @Sendable (View) -> Answer
  ) throws -> Answer {
    var scenario = try Scenario(Scenario.cast + first)
    for number in 1...count { try scenario.record(step(number).id(number)) }
    for fact in last { try scenario.record(fact) }
    let view = try scenario.on("2026-01-01")
    return SmallStack.answer { ask(view) }
  }

  private static func owners(_ view: View) -> [Identifier] {
    guard let product = Identifier("handreiking") else { return [] }
    return view.ownership(of: product).holders(of: .owner).flatMap(\.parties)
  }

  private static let owned = Given.assigned("handreiking", to: ["bo"], when: day).id(0)

  // MARK: Entries about entries

  @Test func `the last of very many corrections of each other is what counts`() throws {
    let (owners, corrections) = try answer(
      [Self.owned],
      then: { number in
        let party = Self.parties[number % 3]
        return .corrected(
          number - 1, to: .assigned("handreiking", to: [party], when: Self.day), when: Self.day)
      }
    ) { view in
      (Self.owners(view), view.facts(of: [.responsibilityAssigned]).first?.corrections.count)
    }
    #expect(owners.map(\.text) == [Self.parties[Self.length % 3]])
    #expect(corrections == Self.length)
  }

  @Test func `very many annulments of each other take away or bring back, by their number`()
    throws
  {
    for count in [Self.length, Self.length + 1] {
      let (owners, overriders) = try answer(
        [Self.owned], then: { .annulled($0 - 1, when: Self.day) }, count: count
      ) { view in
        (Self.owners(view), view.entry(at: Scenario.cast.count)?.overriders.count)
      }
      #expect(owners.map(\.text) == (count.isMultiple(of: 2) ? ["bo"] : []))
      #expect(overriders == count)
    }
  }

  @Test func `a ruling that is corrected very often sets aside what it said last`() throws {
    let (owners, isOpen) = try answer(
      [
        Self.owned, .assigned("handreiking", to: ["vng"], when: Self.day).id(Self.length + 1),
        .disputed("twist", [0, Self.length + 1], when: Self.day),
      ],
      then: { number in
        let aside = number.isMultiple(of: 2) ? 0 : Self.length + 1
        let ruling = Given.resolved("twist", settingAside: [aside], when: Self.day)
        return number == 1 ? ruling : .corrected(number - 1, to: ruling, when: Self.day)
      }
    ) { view in (Self.owners(view), view.disputes().contains(where: \.isOpen)) }
    #expect(owners.map(\.text) == (Self.length.isMultiple(of: 2) ? ["vng"] : ["bo"]))
    #expect(!isOpen)
  }

  // MARK: Things in things

  private static func part(_ number: Int) -> String {
    number == 0 ? "handreiking" : "deel\(number)"
  }

  @Test func `parts within parts are all shown, each as deep as it lies`() throws {
    let (depths, isPart, pillar) = try answer(
      then: { .product(Self.part($0), "Deel", under: Self.part($0 - 1)) }
    ) { view -> ([Int], Bool, Identifier?) in
      let branch = view.programme().others.first { $0.card.product.text == "handreiking" }
      let isPart = Identifier(Self.part(Self.length)).flatMap { deepest in
        Identifier("handreiking").map { view.isPart(deepest, of: $0) }
      }
      let pillar = Identifier(Self.part(Self.length)).flatMap { view.pillar(of: $0)?.product }
      return (branch?.flattened().map(\.depth) ?? [], isPart ?? false, pillar)
    }
    #expect(depths == Array(0...Self.length))
    #expect(isPart)
    #expect(pillar == nil)
  }

  @Test func `who is part of what ended, however deep, holds nothing any more`()
    throws
  {
    func group(_ number: Int) -> String { number == 0 ? "odnl" : "groep\(number)" }
    let (owners, last) = try answer(
      then: { number in
        .party(group(number), "Groep", kind: "group", under: group(number - 1))
      },
      last: [
        .assigned("handreiking", to: [group(Self.length)], when: Self.day),
        .partyEnded("odnl", when: "2025-01-01"),
      ]
    ) { view in
      let product = Identifier("handreiking")
      return (Self.owners(view), product.flatMap { view.ownership(of: $0).endings[.owner]?.last })
    }
    #expect(owners.isEmpty)
    #expect(last?.map(\.text) == [group(Self.length)])
  }

  private static func group(_ number: Int) -> String {
    number == 0 ? "odnl" : "groep\(number)"
  }

  @Test func `of parties in parties that all ended, each ended with the first above it`() throws {
    // The one halfway ended before all others, and of the others the outermost was recorded first.
    let half = Self.length / 2
    let (ends, all) = try answer(
      then: { number in
        .party(Self.group(number), "Groep", kind: "group", under: Self.group(number - 1))
      },
      last: (0...Self.length).map {
        .partyEnded(Self.group($0), when: $0 == half ? "2024-06-01" : "2025-01-01")
      }
    ) { view -> ([Int], [Int]) in
      func end(_ number: Int) -> Int? {
        Identifier(Self.group(number)).flatMap { view.ending(ofParty: $0) }?.entry.sequence
      }
      let all = view.facts(of: [.partyEnded]).map(\.entry.sequence).sorted()
      return ((0...Self.length).reversed().compactMap(end).reversed(), all)
    }
    #expect(
      ends == (0...Self.length).map { $0 < half ? all[0] : all[half] })
  }

  // MARK: Things that wait for things

  @Test func `a delay reaches the end of a very long way, and a ring is one ring`() throws {
    let count = Self.length / 2
    let (reached, lengths, loops) = try answer(
      then: { number in
        number <= count
          ? .product(Self.part(number), "Deel")
          : .dependency(
            "wacht\(number)", Self.part(number - count), "waits-for",
            Self.part(number - count - 1), when: Self.day)
      }, count: 2 * count,
      last: [.dependency("kring", "handreiking", "waits-for", Self.part(count), when: Self.day)]
    ) { view -> (Int, [Int], [Int]) in
      guard let impact = Identifier("handreiking").map(view.impact) else { return (0, [], []) }
      let lengths = impact.waiting.suffix(1).flatMap { [$0.pathLength, $0.path.count] }
      return (impact.waiting.count, lengths, impact.loops.map(\.count))
    }
    #expect(reached == count)
    #expect(lengths == [count, View.pathMax])
    #expect(loops == [count + 1])
  }
}
