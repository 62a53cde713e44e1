internal import Answers
internal import Calendar
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let body = Flag(name: "body", value: "ORGAAN", summary: "alleen van dit orgaan")
  static let inForce = Flag(
    name: "in-force", value: nil,
    summary: "alleen wat op de peildatum van kracht is (ook: --van-kracht)", dutch: "van-kracht")
}

extension Command {
  static let decisions = Command(
    name: "decisions", summary: "De besluiten van een periode of een orgaan.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.body, .from, .to, .inForce, .limit],
    details: """
      Een besluit waarvan de dag onbekend is, telt mee als het in de periode kan vallen; dan staat
      er “mogelijk”. Wat wel is voorgelegd maar zonder bekende uitkomst, staat er apart onder.
      Van kracht is een besluit dat niet is vervangen of vervallen, en waarvan de geldigheid niet
      voorbij is. Wat onder open voorwaarden is besloten, staat daar apart bij.

      Voorbeeld: vth decisions --body "Bestuurlijk Overleg" --from 2024-06-01 --to 2024-06-30
      """
  ) { invocation in
    let limit = try invocation.rowLimit()
    let view = try invocation.view()
    let period = try invocation.period()
    var body: Identifier?
    if let words = invocation.arguments.value(.body) {
      body = try invocation.find(words, .party, view)
    }
    var register = view.decisions(body: body, within: period)
    if invocation.arguments.has(.inForce) { register = register.inForce(in: view) }
    if invocation.arguments.has(.json) {
      invocation.output.json(register.json(within: period, view))
    } else {
      let count =
        register.decisions.isEmpty
        ? view.decisions(body: nil, within: Window(from: nil, to: nil)).decisions.count : 0
      write(
        register, of: Searched(count, ("besluit", "besluiten"), about: body), period, limit,
        view, invocation.output)
    }
    return .done
  }

  private static func write(
    _ register: DecisionRegister, of searched: Searched, _ period: Window, _ limit: Int,
    _ view: View, _ output: Output
  ) {
    output.total(
      register.decisions.count,
      possible: register.decisions.count { !$0.isCertain(within: period) },
      states: register.decisions.filter { $0.isCertain(within: period) }
        .map(\.decision.outcome.dutch), of: searched, view)
    if register.decisions.isEmpty { output.line(view.clockPhrase) } else { output.clocks(view) }
    output.line()
    let byClass = Dictionary(grouping: register.decisions) {
      view.force(of: $0).state == .conditional
    }
    write(byClass[false] ?? [], period, limit, view, output)
    if let conditional = byClass[true] {
      output.heading(
        "Besloten onder open voorwaarden – \(count(conditional, period))")
      write(conditional, period, limit, view, output)
    }
    let informed = register.open.filter { $0.item.purpose == .inform }
    let open = register.open.filter { $0.item.purpose != .inform }
    write(open, "Voorgelegd, uitkomst niet genoemd", period, limit, view, output)
    write(informed, "Ter informatie voorgelegd", period, limit, view, output)
    guard !register.announced.isEmpty else { return }
    output.heading("Na deze dag voorgelegd, of aangekondigd – \(register.announced.count)")
    for one in register.announced.prefix(limit) {
      output.line(
        "  \(one.fact.valid.dutchWithWords): \(one.item.title), \(view.labels(one.item.body))")
      output.line("    \(one.item.item); bron: \(view.sources(of: one.fact))")
    }
    output.rest(of: register.announced.count, limit)
  }

  private static func count(_ decisions: [DecisionStanding], _ period: Window) -> String {
    let certain = decisions.count { $0.isCertain(within: period) }
    return counted(certain, possible: decisions.count - certain)
  }

  private static func write(
    _ decisions: [DecisionStanding], _ period: Window, _ limit: Int, _ view: View, _ output: Output
  ) {
    defer { output.rest(of: decisions.count, limit) }
    for standing in decisions.prefix(limit) {
      let decision = standing.decision
      let possibly =
        standing.isCertain(within: period) ? "" : standing.isClaim ? "betwist: " : "mogelijk: "
      output.line("\(possibly)\(standing.fact.valid.dutchWithWords)")
      let body = decision.body.isEmpty ? "orgaan niet genoemd" : view.labels(decision.body)
      output.line("  \(decision.title) – \(body): \(decision.outcome.dutch)")
      for condition in standing.conditions {
        output.line("  voorwaarde: \(view.conditionPhrase(condition))")
      }
      for id in standing.supersededBy {
        output.line("  \(view.possibly(id))vervangen door: \(view.label(id)) (\(id))")
      }
      for id in decision.supersedes { output.line("  vervangt: \(view.label(id)) (\(id))") }
      for line in view.forcePhrases(standing) { output.line("  \(line)") }
      DisputeText(view, output).rows(standing.disputes)
      output.line("  \(decision.decision); bron: \(view.sources(of: standing.fact))")
    }
  }

  /// That it was put off, or may have its outcome by now.
  private static func state(_ open: OpenItem) -> String {
    open.process.allSteps.count == 1 ? "" : " – \(open.process.dutch)"
  }

  private static func write(
    _ items: [OpenItem], _ title: String, _ period: Window, _ limit: Int, _ view: View,
    _ output: Output
  ) {
    guard !items.isEmpty else { return }
    let certain = items.count { $0.fact.happening == .happened && period.holds($0.fact.window) }
    output.heading("\(title) – \(counted(certain, possible: items.count - certain))")
    defer { output.rest(of: items.count, limit) }
    for open in items.prefix(limit) {
      let possibly = period.holds(open.fact.window) ? "" : "mogelijk: "
      output.line(
        "  \(possibly)\(open.fact.valid.dutchWithWords): \(open.item.title), "
          + view.labels(open.item.body) + Self.state(open))
      for id in open.followedBy {
        output.line("    ging verder: \(view.followerPhrase(id))")
      }
      DisputeText(view, output).rows(open.disputes, indent: "    ")
      output.line("    \(open.item.item); bron: \(view.sources(of: open.fact))")
    }
  }
}
