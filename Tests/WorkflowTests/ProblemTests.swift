import Testing

@testable import Workflow

@Suite struct ProblemTests {
  /// A definition with one problem and what is said of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let definition: ProcessDefinition
    let problem: ProcessProblem
    let dutch: String

    var testDescription: String { "\(problem)" }
  }

  private static let ends = [state("open"), state("done", isFinal: true)]
  private static let start = step("begin", to: "open")
  private static let finish = step("end", from: ["open"], to: "done")

  /// The definition that begins and ends, with something wrong in it.
  private static func plain(
    states: [ProcessState] = [], _ steps: [ProcessTransition] = [], routes: [ProcessRoute] = []
  ) -> ProcessDefinition {
    definition(ends + states, [start, finish] + steps, routes: routes)
  }

  static let wholeRows = [
    Row(
      definition: definition([], []), problem: .noStates,
      dutch: "Dit proces heeft geen toestanden. Noem ten minste een begin en een einde."),
    Row(
      definition: definition(ends, [finish]), problem: .noBeginning,
      dutch: "Geen enkele stap is een begin."
        + " Maak een stap zonder toestand vooraf: daarmee begint het."),
    Row(
      definition: definition([state("open")], [start]), problem: .noFinalState,
      dutch: "Geen enkele toestand is een einde. Geef aan in welke toestand het proces klaar is."),
    Row(
      definition: definition(ends + [state("open", isFinal: true)], [start, finish]),
      problem: .stateNamedTwice("open"),
      dutch: "De naam \"open\" komt meer dan één keer voor bij de toestanden"
        + " (eerdere namen tellen mee). Geef elke toestand een eigen naam."),
    Row(
      definition: definition(
        [state("open"), state("done", isFinal: true, was: ["open"])], [start, finish]),
      problem: .stateNamedTwice("open"),
      dutch: "De naam \"open\" komt meer dan één keer voor bij de toestanden"
        + " (eerdere namen tellen mee). Geef elke toestand een eigen naam."),
    Row(
      definition: definition(
        ends + [state("Te_laat", isFinal: true)],
        [start, finish, step("late", from: ["open"], to: "Te_laat")]),
      problem: .notASlug("Te_laat", .state),
      dutch: "De naam \"Te_laat\" van een toestand kan niet."
        + " Gebruik kleine letters, cijfers en losse streepjes, zoals \"in-behandeling\"."),
    Row(
      definition: definition(
        [state("open"), state("done", isFinal: true, was: ["-af"])], [start, finish]),
      problem: .notASlug("-af", .earlierName(of: "done")),
      dutch: "De naam \"-af\" van vroeger, bij de toestand \"done\", kan niet."
        + " Gebruik kleine letters, cijfers en losse streepjes, zoals \"in-behandeling\"."),
    Row(
      definition: plain(routes: [route("a--b", "bo")]), problem: .notASlug("a--b", .route),
      dutch: "De naam \"a--b\" van een route kan niet."
        + " Gebruik kleine letters, cijfers en losse streepjes, zoals \"in-behandeling\"."),
  ]

  static let stepRows = [
    Row(
      definition: plain([step("skip", from: ["open"], to: "gone", title: "overslaan")]),
      problem: .unknownState("gone", event: "skip", step: "overslaan"),
      dutch: "De stap \"overslaan\" (skip) noemt de toestand \"gone\", maar die is er niet."
        + " Voeg de toestand toe of verbeter de naam."),
    Row(
      definition: plain([step("skip", from: ["gone"], to: "done", title: "overslaan")]),
      problem: .unknownState("gone", event: "skip", step: "overslaan"),
      dutch: "De stap \"overslaan\" (skip) noemt de toestand \"gone\", maar die is er niet."
        + " Voeg de toestand toe of verbeter de naam."),
    Row(
      definition: plain(states: [state("spare", isFinal: true)]),
      problem: .unreachable(state: "spare"),
      dutch: "De toestand \"spare\" is vanaf het begin niet te bereiken."
        + " Voeg een stap toe of haal de toestand weg."),
    Row(
      definition: plain(states: [state("stuck")], [step("jam", from: ["open"], to: "stuck")]),
      problem: .deadEnd(state: "stuck", .noStep),
      dutch: "De toestand \"stuck\" is geen einde, maar er is geen stap vandaan."
        + " Voeg een stap toe naar een einde, of maak van de toestand een einde."),
    Row(
      definition: plain(
        states: [state("round")],
        [step("jam", from: ["open"], to: "round"), step("turn", from: ["round"], to: "round")]),
      problem: .deadEnd(state: "round", .onlyCircles),
      dutch:
        "De toestand \"round\" is geen einde, maar de stappen vandaar gaan alleen in een kring."
        + " Voeg een stap toe naar een einde, of maak van de toestand een einde."),
    Row(
      definition: plain([
        step("end", from: ["open"], to: "open", when: [ProcessGuard(key: "k", values: ["v"])])
      ]),
      problem: .ambiguous(event: "end", from: ["open"], to: ["done", "open"]),
      dutch: "Bij end vanuit \"open\" zijn twee stappen tegelijk mogelijk:"
        + " naar \"done\" en naar \"open\". Geef de stappen voorwaarden die elkaar uitsluiten."),
    Row(
      definition: plain([step("begin", to: "done")]),
      problem: .ambiguous(event: "begin", from: [], to: ["open", "done"]),
      dutch: "Bij begin als begin zijn twee stappen tegelijk mogelijk:"
        + " naar \"open\" en naar \"done\". Geef de stappen voorwaarden die elkaar uitsluiten."),
    Row(
      definition: plain([step("end", from: ["open"], to: "done", advances: true)]),
      problem: .ambiguous(event: "end", from: ["open"], to: ["done", "done"]),
      dutch: "Bij end vanuit \"open\" zijn twee stappen tegelijk mogelijk: beide naar \"done\","
        + " maar de ene gaat verder op de route en de andere niet."
        + " Geef de stappen voorwaarden die elkaar uitsluiten."),
    Row(
      definition: plain([finish]),
      problem: .repeated(event: "end", from: ["open"], to: "done"),
      dutch: "De stap bij end vanuit \"open\" naar \"done\" staat er twee keer."
        + " Maak er één stap van."),
    Row(
      definition: plain([
        step(
          "never", from: ["open"], to: "done", title: "nooit",
          when: [ProcessGuard(key: "k", values: [])])
      ]),
      problem: .guardWithoutValues(key: "k", event: "never", step: "nooit"),
      dutch: "De stap \"nooit\" (never) heeft een voorwaarde op \"k\" zonder waarden,"
        + " en kan dus nooit. Noem de waarden of haal de voorwaarde weg."),
  ]

  static let routeRows = [
    Row(
      definition: plain(routes: [route("r")]), problem: .emptyRoute("r"),
      dutch: "De route \"r\" is leeg. Noem de organen in volgorde of haal de route weg."),
    Row(
      definition: plain(routes: [ProcessRoute(name: "r", title: "r", stops: [["a"], []])]),
      problem: .emptyStop(2, route: "r"),
      dutch: "Plaats 2 van de route \"r\" is leeg. Noem er een orgaan of haal de plaats weg."),
    Row(
      definition: plain(routes: [route("r", "a", "b", "a")]),
      problem: .bodyTwice("a", route: "r"),
      dutch: "Op de route \"r\" staat \"a\" op meer dan één plaats."
        + " Laat elk orgaan één keer voorkomen."),
    Row(
      definition: plain(routes: [route("r", "a"), route("r", "b")]),
      problem: .routeNamedTwice("r"),
      dutch: "Er is meer dan één route met de naam \"r\". Geef elke route een eigen naam."),
    Row(
      definition: plain(routes: [route("r", "a", "b"), route("s", "a", "c")]),
      problem: .routesBeginAlike(body: "a", routes: ["r", "s"]),
      dutch: "De routes \"r\" en \"s\" beginnen alle met \"a\", zodat niet vaststaat welke geldt."
        + " Laat elk orgaan op hooguit één route het begin zijn."),
  ]

  @Test(arguments: wholeRows + stepRows + routeRows)
  func `a definition with one problem has that one and says so in Dutch`(_ row: Row) {
    #expect(row.definition.problems() == [row.problem])
    #expect(row.problem.dutch == row.dutch)
  }

  @Test(arguments: [Given.handOver, Given.deadline, Given.decision, Given.nasty])
  func `a correct definition has no problems`(_ definition: ProcessDefinition) {
    #expect(definition.problems() == [])
  }

  @Test func `a state that runs into a dead end names that one`() {
    let tested = Self.plain(
      states: [state("slope"), state("stuck")],
      [step("slip", from: ["open"], to: "slope"), step("jam", from: ["slope"], to: "stuck")])
    #expect(
      tested.problems() == [
        .deadEnd(state: "slope", .leadsTo(["stuck"])), .deadEnd(state: "stuck", .noStep),
      ])
    #expect(
      tested.problems()[0].dutch
        == "De toestand \"slope\" is geen einde, maar de stappen vandaar lopen vast in \"stuck\"."
        + " Voeg een stap toe naar een einde, of maak van de toestand een einde.")
  }

  @Test func `every problem is named, in the order of the definition`() {
    let tested = definition(
      [state("B b", was: ["x", "x"]), state("lost"), state("end", isFinal: true)],
      [
        step("e", from: ["B b"], to: "nowhere"), step("e", from: ["B b"], to: "end"),
        step("f", from: ["B b"], to: "end", when: [ProcessGuard(key: "k", values: [])]),
      ],
      routes: [route("R"), route("s", "a", "a"), route("s", "a")])
    #expect(
      tested.problems() == [
        .noBeginning, .notASlug("B b", .state), .stateNamedTwice("x"),
        .unknownState("nowhere", event: "e", step: "e"),
        .guardWithoutValues(key: "k", event: "f", step: "f"),
        .ambiguous(event: "e", from: ["B b"], to: ["nowhere", "end"]),
        .deadEnd(state: "lost", .noStep), .notASlug("R", .route), .emptyRoute("R"),
        .bodyTwice("a", route: "s"), .routeNamedTwice("s"),
        .routesBeginAlike(body: "a", routes: ["s", "s"]),
      ])
  }
}
