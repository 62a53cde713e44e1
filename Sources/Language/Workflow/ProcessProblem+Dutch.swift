internal import Texts

extension ProcessProblem {
  /// The problem in plain Dutch: what is wrong, where, and what to do.
  package var dutch: String {
    switch self {
    case .noStates:
      "Dit proces heeft geen toestanden. Noem ten minste een begin en een einde."
    case .noBeginning:
      "Geen enkele stap is een begin. Maak een stap zonder toestand vooraf: daarmee begint het."
    case .noFinalState:
      "Geen enkele toestand is een einde. Geef aan in welke toestand het proces klaar is."
    case .stateNamedTwice(let name):
      "De naam \"\(name)\" komt meer dan één keer voor bij de toestanden (eerdere namen tellen mee)."
        + " Geef elke toestand een eigen naam."
    case .notASlug(let name, let named):
      "De naam \"\(name)\" van \(named.dutch) kan niet."
        + " Gebruik kleine letters, cijfers en losse streepjes, zoals \"in-behandeling\"."
    case .unknownState(let name, let event, let step):
      "De stap \"\(step)\" (\(event)) noemt de toestand \"\(name)\", maar die is er niet."
        + " Voeg de toestand toe of verbeter de naam."
    case .unreachable(let state):
      "De toestand \"\(state)\" is vanaf het begin niet te bereiken."
        + " Voeg een stap toe of haal de toestand weg."
    case .deadEnd(let state, let deadEnd):
      "De toestand \"\(state)\" is geen einde, maar \(deadEnd.dutch)."
        + " Voeg een stap toe naar een einde, of maak van de toestand een einde."
    case .ambiguous(let event, let from, let to):
      "Bij \(event) \(Self.place(from)) zijn twee stappen tegelijk mogelijk: \(Self.outcomes(to))."
        + " Geef de stappen voorwaarden die elkaar uitsluiten."
    case .repeated(let event, let from, let to):
      "De stap bij \(event) \(Self.place(from)) naar \"\(to)\" staat er twee keer."
        + " Maak er één stap van."
    case .guardWithoutValues(let key, let event, let step):
      "De stap \"\(step)\" (\(event)) heeft een voorwaarde op \"\(key)\" zonder waarden, en kan dus"
        + " nooit. Noem de waarden of haal de voorwaarde weg."
    case .emptyRoute(let route):
      "De route \"\(route)\" is leeg. Noem de organen in volgorde of haal de route weg."
    case .emptyStop(let number, let route):
      "Plaats \(number) van de route \"\(route)\" is leeg."
        + " Noem er een orgaan of haal de plaats weg."
    case .bodyTwice(let body, let route):
      "Op de route \"\(route)\" staat \"\(body)\" op meer dan één plaats."
        + " Laat elk orgaan één keer voorkomen."
    case .routeNamedTwice(let route):
      "Er is meer dan één route met de naam \"\(route)\". Geef elke route een eigen naam."
    case .routesBeginAlike(let body, let routes):
      "De routes \(Self.quoted(routes, "en")) beginnen alle met \"\(body)\","
        + " zodat niet vaststaat welke geldt. Laat elk orgaan op hooguit één route het begin zijn."
    }
  }

  private static func place(_ from: [String]) -> String {
    from.isEmpty ? "als begin" : "vanuit \(quoted(from, "en"))"
  }

  /// "naar "a" en naar "b"", or what differs when both go to the same state.
  private static func outcomes(_ to: [String]) -> String {
    let targets = to.map { "naar \"\($0)\"" }
    return Set(to).count == 1
      ? "beide \(targets[0]), maar de ene gaat verder op de route en de andere niet"
      : dutchList(targets)
  }

  private static func quoted(_ names: [String], _ link: String) -> String {
    dutchList(names.map { "\"\($0)\"" }, link)
  }
}

extension ProcessNamed {
  /// What has the name, in Dutch, to stand after "van".
  fileprivate var dutch: String {
    switch self {
    case .state: "een toestand"
    case .earlierName(let state): "vroeger, bij de toestand \"\(state)\","
    case .route: "een route"
    }
  }
}

extension ProcessDeadEnd {
  /// Why there is no way out, in Dutch, to stand after "maar".
  fileprivate var dutch: String {
    switch self {
    case .noStep: "er is geen stap vandaan"
    case .onlyCircles: "de stappen vandaar gaan alleen in een kring"
    case .leadsTo(let states):
      "de stappen vandaar lopen vast in "
        + dutchList(states.map { "\"\($0)\"" })
    }
  }
}
