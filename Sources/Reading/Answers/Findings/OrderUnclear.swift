internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let orderUnclear = FindingRule(
    id: "order-unclear", severity: .attention, title: "volgorde op één dag onduidelijk",
    explanation: """
      Wat op één dag gebeurde, spreekt elkaar tegen, en geen bron zegt wat eerst kwam. Nu geldt wat het laatst is
      vastgelegd. Noem bij het latere wat eraan voorafging (after), of het tijdstip, als een bron dat zegt.
      """
  ) { context in
    var registers: [Setting.Register: [(fact: Fact, value: [String])]] = [:]
    for fact in context.facts where fact.happening == .happened {
      for setting in Setting.all(in: fact.event) {
        registers[setting.register, default: []].append((fact, setting.value))
      }
    }
    var found: [Set<Int>: (register: Setting.Register, facts: [Fact])] = [:]
    for (register, said) in registers where said.count > 1 {
      let tied = context.view.tied(said.map(\.fact))
      guard let last = tied.last?.entry.sequence else { continue }
      let values = Dictionary(
        said.map { ($0.fact.entry.sequence, $0.value) }, uniquingKeysWith: { $1 })
      let facts = tied.filter {
        $0.entry.sequence == last || values[$0.entry.sequence] != values[last]
      }
      guard facts.count > 1 else { continue }
      let name = Set(facts.map(\.entry.sequence))
      if let known = found[name], known.register.subject < register.subject { continue }
      found[name] = (register, facts)
    }
    return found.values.sorted {
      $0.facts[0].entry.sequence < $1.facts[0].entry.sequence
    }.map { register, facts in
      let shown = facts.suffix(5)
      let words =
        (shown.count < facts.count ? ["…"] : [])
        + shown.map { context.narration.sentence($0.event) }
      return FindingCase(
        subjects: [register.subject],
        text:
          "Op \(facts[0].valid.dutch): \(words.joined(separator: " ")) Wat het laatst is vastgelegd, geldt.",
        facts: facts)
    }
  }
}

/// What a fact makes of one thing, so that a later one takes its place.
private struct Setting {
  /// What is set: the term of a deadline, whether a party holds a role.
  struct Register: Hashable {
    let subject: Identifier
    let what: String
    var party: Identifier?
  }

  let register: Register
  let value: [String]

  private init(
    _ subject: Identifier, _ what: String, _ party: Identifier? = nil, to value: [String]
  ) {
    register = Register(subject: subject, what: what, party: party)
    self.value = value
  }

  static func all(in event: Event) -> [Setting] {
    switch event {
    case .responsibility(.assigned(let event)):
      event.parties.map { Setting(event.subject, event.role.rawValue, $0, to: ["held"]) }
    case .responsibility(.ended(let event)):
      event.parties.map { Setting(event.subject, event.role.rawValue, $0, to: []) }
    case .deadline(.set(let event)):
      [Setting(event.deadline, "due", to: words(event.due))]
    case .deadline(.moved(let event)):
      [Setting(event.deadline, "due", to: words(event.due))]
    case .commitment(.made(let event)):
      event.due.map { [Setting(event.commitment, "due", to: words($0))] } ?? []
    case .commitment(.moved(let event)):
      [Setting(event.commitment, "due", to: words(event.due))]
    case .commitment(.settled(let event)):
      event.due.map { [Setting(event.commitment, "due", to: words($0))] } ?? []
    case .funding(.changed(let event)):
      (event.stated.map { [Setting(event.funding, "amount", to: [$0.dutch])] } ?? [])
        + (event.period.map { [Setting(event.funding, "period", to: words($0))] } ?? [])
        + (event.to.isEmpty ? [] : [Setting(event.funding, "to", to: event.to.map(\.text))])
    case .progress(.stageReached(let event)):
      [Setting(event.subject, "stage", to: [event.stage.text, event.version ?? ""])]
    case .product(.changed(let event)):
      (event.title.map { [Setting(event.product, "title", to: [$0])] } ?? [])
        + (event.parent.map { [Setting(event.product, "parent", to: [$0.text])] } ?? [])
    case .party(.changed(let event)):
      (event.name.map { [Setting(event.party, "name", to: [$0])] } ?? [])
        + (event.parent.map { [Setting(event.party, "parent", to: [$0.text])] } ?? [])
    default: []
    }
  }

  private static func words(_ period: Period) -> [String] {
    [period.edtf ?? "", period.asStated ?? ""]
  }
}
