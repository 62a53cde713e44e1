import Testing

@testable import Workflow

@Suite struct RunTests {
  @Test func `a condition decides which step an event takes`() {
    var run = ProcessRun(state: "tabled")
    let adopted = event("decision.taken", ["outcome": ["agreed"], "bodies": ["bo"]])
    #expect(
      run.apply(adopted, Given.decision) == .moved(Given.decision.transitions[2], missing: []))
    #expect(run.state == "adopted")
  }

  @Test func `an event whose values fit no step is not allowed`() {
    var run = ProcessRun(state: "tabled")
    let noted = event("decision.taken", ["outcome": ["noted"]])
    #expect(run.apply(noted, Given.decision) == .notAllowed(state: "tabled"))
    #expect(run.apply(event("decision.taken"), Given.decision) == .notAllowed(state: "tabled"))
    #expect(run.state == "tabled")
  }

  @Test func `all conditions of a step must hold`() {
    let tested = definition(
      [state("open", isFinal: true)],
      [
        step(
          "begin", to: "open",
          when: [
            ProcessGuard(key: "a", values: ["1"]), ProcessGuard(key: "b", values: ["2", "3"]),
          ])
      ])
    var run = ProcessRun()
    #expect(run.apply(event("begin", ["a": ["1"]]), tested) == .notAllowed(state: nil))
    #expect(run.apply(event("begin", ["b": ["2"]]), tested) == .notAllowed(state: nil))
    #expect(run.state == nil)
    let both = event("begin", ["a": ["0", "1"], "b": ["3"]])
    #expect(run.apply(both, tested) == .moved(tested.transitions[0], missing: []))
  }

  @Test func `a key that is missing is told and does not stop the step`() {
    var run = ProcessRun()
    let offer = event("handover.offered", ["to": []])
    #expect(
      run.apply(offer, Given.handOver) == .moved(Given.handOver.transitions[0], missing: ["to"]))
    #expect(run.state == "offered")
  }

  @Test func `an irregular step is told apart and takes the thing along`() {
    var run = ProcessRun(state: "declined")
    #expect(
      run.apply(event("handover.completed"), Given.handOver)
        == .movedIrregularly(Given.handOver.transitions[4], missing: []))
    #expect(run.state == "completed")
  }

  @Test func `a regular step is preferred over an irregular one that stands before it`() {
    let tested = definition(
      [state("open"), state("odd", isFinal: true), state("done", isFinal: true)],
      [
        step("begin", to: "odd", irregular: "raar"), step("begin", to: "open"),
        step("end", from: ["open"], to: "odd", irregular: "raar"),
        step("end", from: ["open"], to: "done"),
      ])
    var run = ProcessRun()
    #expect(run.apply(event("begin"), tested) == .moved(tested.transitions[1], missing: []))
    #expect(run.apply(event("end"), tested) == .moved(tested.transitions[3], missing: []))
    #expect(tested.steps(from: nil).map(\.to) == ["open", "odd"])
    #expect(tested.steps(from: "open").map(\.to) == ["done", "odd"])
  }

  @Test func `an event of another process is ignored, whatever the state`() {
    for before in [nil, "offered", "no-such-state"] {
      var run = ProcessRun(state: before)
      #expect(run.apply(event("deadline.set"), Given.handOver) == .ignored)
      #expect(run.state == before)
    }
  }

  @Test func `a beginning that comes late changes nothing and is not irregular`() {
    var run = ProcessRun()
    _ = run.apply(event("handover.accepted"), Given.handOver)
    #expect(run.apply(event("handover.offered"), Given.handOver) == .alreadyBegun)
    #expect(run.state == "accepted")
  }

  @Test func `a step on the event of a beginning is a step where there is one`() {
    var run = ProcessRun(state: "deferred")
    #expect(
      run.apply(event("item.tabled"), Given.decision)
        == .moved(Given.decision.transitions[4], missing: []))
    #expect(run.apply(event("item.tabled"), Given.decision) == .alreadyBegun)
  }

  @Test func `a later step without beginning that cannot follow the first one is not allowed`() {
    let tested = definition(
      [state("open"), state("half"), state("done", isFinal: true)],
      [
        step("begin", to: "open"), step("go", from: ["open"], to: "half"),
        step("end", from: ["half"], to: "done"),
      ])
    var run = ProcessRun()
    #expect(run.apply(event("end"), tested) == .notAllowed(state: nil))
    #expect(run.state == nil)
    #expect(run.apply(event("go"), tested) == .moved(tested.transitions[1], missing: []))
  }

  @Test func `a state has the name that the version in force gives it`() {
    let renamed = definition(
      [state("on-offer", was: ["offered", "proposed"]), state("done", isFinal: true)],
      [
        step("handover.offered", to: "on-offer"), step("end", from: ["on-offer"], to: "done"),
        step("undo", from: ["done"], to: "on-offer"),
      ])
    var run = ProcessRun()
    _ = run.apply(event("handover.offered"), Given.handOver)
    #expect(run.state == "offered")
    #expect(run.apply(event("undo"), renamed) == .notAllowed(state: "on-offer"))
    #expect(run.state == "on-offer")
    run = ProcessRun(state: "proposed")
    #expect(run.apply(event("end"), renamed) == .moved(renamed.transitions[1], missing: []))
    #expect(renamed.state(named: "offered")?.name == "on-offer")
    #expect(renamed.steps(from: "proposed").map(\.event) == ["end"])
  }

  @Test func `a name of now goes before an earlier name`() {
    let tested = definition([state("new", was: ["open"]), state("open")], [])
    #expect(tested.state(named: "open")?.name == "open")
    #expect(tested.state(named: "gone") == nil)
  }

  @Test func `a state that the version in force does not have changes nothing`() {
    var run = ProcessRun(state: "offered")
    #expect(run.apply(event("deadline.met"), Given.deadline) == .unknownState("offered"))
    #expect(run.state == "offered")
    #expect(Given.deadline.steps(from: "offered") == [])
  }
}
