import Testing

@testable import Workflow

/// What holds for every definition, right or wrong; the argument is the seed.
@Suite struct PropertyTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a run is always in no state or in a state of the definition`(seed: UInt64) {
    var numbers = Numbers(seed: seed)
    var run = ProcessRun()
    for _ in 0..<4 {
      let tested = Random.definition(&numbers)
      for _ in 0..<20 {
        let before = run.state
        let verdict = run.apply(Random.event(&numbers), tested)
        let translated = before.flatMap { tested.state(named: $0)?.name }
        switch verdict {
        case .moved(let step, _):
          #expect(run.state == step.to)
          #expect(step.irregular == nil)
          #expect(tested.states.contains { $0.name == run.state })
        case .movedIrregularly(let step, _):
          #expect(run.state == step.to)
          #expect(step.irregular != nil)
          #expect(tested.states.contains { $0.name == run.state })
        case .alreadyBegun:
          #expect(before != nil)
          #expect(run.state == translated)
        case .notAllowed(let state):
          #expect(run.state == translated)
          #expect(state == translated)
        case .unknownState(let state):
          #expect(state == before)
          #expect(run.state == before)
          #expect(translated == nil)
        case .ignored: #expect(run.state == before)
        }
      }
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a definition without ambiguity gives an event one outcome`(seed: UInt64) {
    var numbers = Numbers(seed: seed)
    let tested = Random.definition(&numbers)
    let isAmbiguous = tested.problems().contains {
      if case .ambiguous = $0 { true } else { false }
    }
    for state in [nil] + tested.states.map({ Optional($0.name) }) where !isAmbiguous {
      for _ in 0..<40 {
        let event = Random.event(&numbers)
        let fitting = tested.steps(from: state).filter { $0.fits(event) }
        let regular = fitting.filter { $0.irregular == nil }
        for step in regular.dropFirst() {
          #expect(step.to == regular[0].to && step.advances == regular[0].advances)
        }
        let others = fitting.filter { $0.irregular != nil }
        for step in others.dropFirst() {
          #expect(step.to == others[0].to && step.advances == others[0].advances)
        }
      }
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `what is called unreachable or a dead end is so by trying every path`(seed: UInt64) {
    var numbers = Numbers(seed: seed)
    let tested = Random.definition(&numbers)
    let names = tested.states.map(\.name)
    // Warshall's closure, written apart from ProcessGraph.
    var pairs: Set<[String]> = Set(names.map { [$0, $0] })
    for step in tested.transitions where names.contains(step.to) {
      for from in step.from where names.contains(from) { pairs.insert([from, step.to]) }
    }
    for middle in names {
      for from in names where pairs.contains([from, middle]) {
        for to in names where pairs.contains([middle, to]) { pairs.insert([from, to]) }
      }
    }
    let beginnings = tested.transitions.filter(\.isBeginning).map(\.to)
    let unreachable = names.filter { name in
      !beginnings.contains { names.contains($0) && pairs.contains([$0, name]) }
    }
    let finals = tested.states.filter(\.isFinal).map(\.name)
    let dead = names.filter { name in !finals.contains { pairs.contains([name, $0]) } }
    var saidUnreachable: [String] = []
    var saidDead: [String] = []
    for problem in tested.problems() {
      if case .unreachable(let state) = problem { saidUnreachable.append(state) }
      if case .deadEnd(let state, _) = problem { saidDead.append(state) }
    }
    #expect(saidUnreachable == (beginnings.isEmpty ? [] : unreachable))
    #expect(saidDead == (finals.isEmpty ? [] : dead))
  }

  @Test func `the random definitions are right and wrong in every way that matters here`() {
    var kinds: Set<String> = []
    for seed in 0..<300 as Range<UInt64> {
      var numbers = Numbers(seed: seed)
      let problems = Random.definition(&numbers).problems()
      if problems.isEmpty { kinds.insert("none") }
      for problem in problems {
        kinds.insert(String(describing: problem).prefix { $0 != "(" }.description)
      }
    }
    let wanted: Set = [
      "none", "noBeginning", "noFinalState", "unknownState", "unreachable", "deadEnd", "ambiguous",
      "guardWithoutValues",
    ]
    #expect(wanted.subtracting(kinds).isEmpty)
  }
}
