import Testing

@testable import Workflow

/// What looks like a problem and is none.
@Suite struct NoProblemTests {
  private func problems(_ steps: [ProcessTransition]) -> [ProcessProblem] {
    definition(
      [state("open"), state("shut"), state("done", isFinal: true)],
      [
        step("begin", to: "open"), step("shut", from: ["open"], to: "shut"),
        step("end", from: ["open", "shut"], to: "done"),
      ] + steps
    ).problems()
  }

  @Test func `conditions without a common value under one key exclude each other`() {
    let yes = ProcessGuard(key: "answer", values: ["yes", "sure"])
    let no = ProcessGuard(key: "answer", values: ["no"])
    let other = ProcessGuard(key: "place", values: ["no"])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", when: [yes]),
        step("say", from: ["open"], to: "shut", when: [other, no]),
      ]) == [])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", when: [yes]),
        step("say", from: ["open"], to: "shut", when: [other]),
      ]) == [.ambiguous(event: "say", from: ["open"], to: ["done", "shut"])])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", when: [yes]),
        step(
          "say", from: ["open"], to: "shut", when: [ProcessGuard(key: "answer", values: ["yes"])]),
      ]) == [.ambiguous(event: "say", from: ["open"], to: ["done", "shut"])])
  }

  @Test func `only the states that both steps leave are ambiguous`() {
    #expect(
      problems([
        step("say", from: ["open"], to: "done"), step("say", from: ["shut"], to: "open"),
      ]) == [])
    #expect(
      problems([
        step("say", from: ["open", "shut"], to: "done"), step("say", from: ["shut"], to: "open"),
      ]) == [.ambiguous(event: "say", from: ["shut"], to: ["done", "open"])])
  }

  @Test func `a regular step is preferred over an irregular one and so is not ambiguous`() {
    #expect(
      problems([
        step("say", from: ["open"], to: "done"),
        step("say", from: ["open"], to: "shut", irregular: "vreemd"),
      ]) == [])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", irregular: "raar"),
        step("say", from: ["open"], to: "shut", irregular: "vreemd"),
      ]) == [.ambiguous(event: "say", from: ["open"], to: ["done", "shut"])])
  }

  @Test func `a beginning and a later step on the same event are two things`() {
    #expect(problems([step("begin", from: ["shut"], to: "open")]) == [])
  }

  @Test func `the same conditions in another order are the same step`() {
    let first = ProcessGuard(key: "a", values: ["1", "2"])
    let again = ProcessGuard(key: "a", values: ["2", "1"])
    let second = ProcessGuard(key: "b", values: ["3"])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", when: [first, second]),
        step("say", from: ["open"], to: "done", by: [.nextStop], when: [second, again]),
      ]) == [.repeated(event: "say", from: ["open"], to: "done")])
    #expect(
      problems([
        step("say", from: ["open"], to: "done", when: [first]),
        step("say", from: ["open"], to: "done", when: [second]),
      ]) == [])
  }

  @Test func `an irregular step counts as a way in and as a way out`() {
    let tested = definition(
      [state("open"), state("odd"), state("done", isFinal: true)],
      [
        step("begin", to: "open"), step("slip", from: ["open"], to: "odd", irregular: "zo niet"),
        step("mend", from: ["odd"], to: "done", irregular: "zo ook niet"),
        step("end", from: ["open"], to: "done"),
      ])
    #expect(tested.problems() == [])
  }

  @Test func `the next stop without routes is no problem`() {
    let tested = definition(
      [state("open", waitsFor: [.nextStop]), state("done", isFinal: true)],
      [
        step("begin", to: "open"),
        step("end", from: ["open"], to: "done", by: [.nextStop], advances: true),
      ])
    #expect(tested.problems() == [])
  }
}
