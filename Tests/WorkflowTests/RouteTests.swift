import Testing

@testable import Workflow

@Suite struct RouteTests {
  private let tested = definition(
    [], [],
    routes: [
      ProcessRoute(name: "long", title: "Lang", stops: [["a"], ["b", "c"], ["d"], ["e"]]),
      ProcessRoute(name: "short", title: "Kort", stops: [["d"], ["x"], ["a"]]),
    ])

  @Test func `the next stop is the one after these bodies on the first route that has them`() {
    #expect(tested.nextStop(after: ["a"])?.stop == ["b", "c"])
    #expect(tested.nextStop(after: ["c"])?.stop == ["d"])
    #expect(tested.nextStop(after: ["d"])?.stop == ["e"])
    #expect(tested.nextStop(after: ["x"]) == .init(route: tested.routes[1], stop: ["a"]))
  }

  @Test func `bodies that meet jointly stand at the furthest of their stops`() {
    #expect(tested.nextStop(after: ["a", "b"])?.stop == ["d"])
    #expect(tested.nextStop(after: ["a", "other"])?.stop == ["b", "c"])
  }

  @Test func `there is no next stop at the end, off every route or without routes`() {
    #expect(tested.nextStop(after: ["e"]) == nil)
    #expect(tested.nextStop(after: ["other"]) == nil)
    #expect(tested.nextStop(after: []) == nil)
    #expect(Given.handOver.nextStop(after: ["a"]) == nil)
  }

  @Test(
    arguments: [
      (["a"], ["b"], []), (["a"], ["d"], [["b", "c"]]), (["a"], ["e"], [["b", "c"], ["d"]]),
      (["c"], ["e"], [["d"]]), (["a"], ["a"], []), (["e"], ["a"], []), (["d"], ["a"], [["x"]]),
      (["a"], ["other"], []), (["other"], ["e"], []), (["a"], ["d", "c"], []),
      (["a", "b"], ["e"], [["d"]]), (["a"], ["a", "d"], [["b", "c"]]), ([], ["e"], []),
    ] as [([String], [String], [[String]])])
  func `the stops between two are passed by`(
    from: [String], to: [String], skipped: [[String]]
  ) {
    #expect(tested.stopsSkipped(from: Set(from), to: Set(to)) == skipped)
  }

  @Test(
    arguments: [
      (["a"], []), (["b"], [["a"]]), (["e"], [["a"], ["b", "c"], ["d"]]), (["d"], []),
      (["x"], [["d"]]), (["other"], []), (["a", "e"], []), (["b", "e"], [["a"], ["d"]]), ([], []),
    ] as [([String], [[String]])])
  func `a thing that comes from nowhere passes by what stands before`(
    to: [String], skipped: [[String]]
  ) {
    #expect(tested.stopsSkipped(from: nil, to: Set(to)) == skipped)
  }
}
