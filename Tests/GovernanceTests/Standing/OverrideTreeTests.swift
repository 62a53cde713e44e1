import Testing

@testable import Governance

/// What the tree says against what the words say, entry by entry and without any memory.
@Suite struct OverrideTreeTests {
  /// The overrides in the order of recording, judged by the definition.
  private struct Plain {
    var overrides: [(id: Int, target: Int, isAnnulment: Bool, changesEvent: Bool)] = []

    func standing(of entry: Int) -> Int? {
      overrides.last { $0.target == entry && !isAnnulled($0.id) }?.id
    }

    func isAnnulled(_ entry: Int) -> Bool {
      standing(of: entry).map { found in overrides.contains { $0.id == found && $0.isAnnulment } }
        ?? false
    }

    func reading(of root: Int) -> OverrideTree.Reading {
      var (current, speaker) = (root, root)
      while let next = standing(of: current),
        let override = overrides.first(where: { $0.id == next })
      {
        if override.isAnnulment { return .annulled }
        if override.changesEvent { speaker = next }
        current = next
      }
      return .said(by: entry(speaker))
    }

    func root(of entry: Int) -> Int {
      overrides.first { $0.id == entry }.map { root(of: $0.target) } ?? entry
    }

    /// Whether an annulment brings back what cannot stand beside something else.
    func conflict(annulling target: Int) -> Bool {
      var after = self
      after.overrides.append((.max, target, true, false))
      return overrides.contains { restored in
        isAnnulled(restored.id) && !after.isAnnulled(restored.id)
          && overrides.contains { other in
            other.target == restored.target && other.id != restored.id && !isAnnulled(other.id)
          }
      }
    }
  }

  private enum Sort: CaseIterable {
    case annulment, correction, correctedDate

    var kind: OverrideTree.Kind {
      switch self {
      case .annulment: .annulment
      case .correction: .correction(changesEvent: true)
      case .correctedDate: .correction(changesEvent: false)
      }
    }
  }

  private struct Both {
    var plain = Plain()
    var tree: OverrideTree
    let originals = 2

    init(cutting length: Int) { tree = OverrideTree(cutLengthMax: length) }

    var count: Int { originals + plain.overrides.count }

    mutating func add(_ sort: Sort, of target: Int) {
      let id = count + 1
      plain.overrides.append(
        (id, target, sort == .annulment, sort == .correction))
      tree.add(entry(id), sort.kind, of: entry(target))
    }

    func check(_ history: String) {
      for number in 1...count {
        #expect(tree.root(of: entry(number)) == entry(plain.root(of: number)), "\(history)")
        #expect(
          tree.standingOverrider(of: entry(number)) == plain.standing(of: number).map(entry),
          "overrider of \(number) after \(history)")
      }
      for root in 1...originals {
        #expect(
          tree.reading(of: entry(root)) == plain.reading(of: root), "reading after \(history)")
      }
    }

    /// Trying an override is adding it and looking.
    func checkTrial(_ sort: Sort, of target: Int, _ history: String) {
      let trial = tree.trial(sort.kind, of: entry(target))
      var added = self
      added.add(sort, of: target)
      let expected = added.plain.reading(of: plain.root(of: target))
      let said: OverrideTree.Reading =
        trial.reading == .saidByTrial ? .said(by: entry(count + 1)) : trial.reading
      #expect(said == expected, "trial of \(sort) of \(target) after \(history)")
      if sort == .annulment {
        #expect(
          (trial.conflict != nil) == plain.conflict(annulling: target),
          "conflict of annulling \(target) after \(history)")
      }
    }
  }

  @Test(arguments: [0, 2, 256])
  func `whatever overrides whatever, the tree says what the words say`(cutting length: Int) {
    var random = SeededGenerator(seed: SeededGenerator.seed)
    for _ in 0..<150 {
      var both = Both(cutting: length)
      var history = ""
      let annulments = Int.random(in: 0...3, using: &random)
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        // The newest more often, for long chains.
        let isNewest = Int.random(in: 0...2, using: &random) == 0
        let target = isNewest ? both.count : Int.random(in: 1...both.count, using: &random)
        let sort: Sort =
          Int.random(in: 0...3, using: &random) < annulments
          ? .annulment : Sort.allCases.randomElement(using: &random) ?? .annulment
        both.add(sort, of: target)
        history += " \(both.count):\(sort)(\(target))"
        both.check(history)
      }
    }
  }

  @Test(arguments: [0, 2, 256])
  func `what a register lets through is tried as it is recorded`(cutting length: Int) {
    var random = SeededGenerator(seed: SeededGenerator.seed)
    for _ in 0..<150 {
      var both = Both(cutting: length)
      var history = ""
      for _ in 0..<30 {
        let target = Int.random(in: 1...both.count, using: &random)
        let isAnnulment = both.plain.overrides.contains { $0.id == target && $0.isAnnulment }
        let sort = Sort.allCases.randomElement(using: &random) ?? .annulment
        guard both.tree.standingOverrider(of: entry(target)) == nil,
          !isAnnulment || sort == .annulment
        else { continue }
        both.checkTrial(sort, of: target, history)
        if sort == .annulment, both.plain.conflict(annulling: target) { continue }
        both.add(sort, of: target)
        history += " \(both.count):\(sort)(\(target))"
        both.check(history)
      }
    }
  }

  @Test func `lanes longer than are cut keep telling the truth`() {
    var tree = OverrideTree()
    var number = 1
    func annul(_ target: Int) -> Int {
      number += 1
      tree.add(entry(number), .annulment, of: entry(target))
      return number
    }
    // Two long chains on one fact: the second begins when the first has fallen.
    var last = 1
    for _ in 0..<1_000 { last = annul(last) }
    #expect(tree.reading(of: entry(1)) == .said(by: entry(1)))
    last = annul(1)
    for _ in 0..<1_000 { last = annul(last) }
    #expect(tree.reading(of: entry(1)) == .annulled)
    // Of the first chain the first fell, and still does not count.
    #expect(tree.standingOverrider(of: entry(2)) == entry(3))
  }
}
