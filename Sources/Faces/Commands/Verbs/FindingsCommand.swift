internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let rule = Flag(name: "rule", value: "REGEL", summary: "alleen van deze regel")
  static let severity = Flag(
    name: "severity", value: "ERNST", summary: "ernstig, aandacht of ter informatie, en erger")
  static let rules = Flag(name: "rules", value: nil, summary: "de lijst van regels, met uitleg")
}

extension Command {
  static let findings = Command(
    name: "findings", summary: "Wat onregelmatig is: waarom, en door welke vermeldingen.",
    arguments: "[NAAM]", argumentCount: 0...1,
    flags: clockFlags + [.rule, .severity, .rules, .limit],
    details: """
      Een register legt vast wat er gebeurde, ook als het vreemd is; hier staat wat er vreemd aan is.
      Met NAAM alleen wat over dat ding gaat.

      Voorbeeld: vth findings --rule deadline-overdue --on 2023-02-01
      """
  ) { invocation in
    if invocation.arguments.has(.rules) { return writeRules(invocation) }
    let limit = try invocation.rowLimit()
    let view = try invocation.view()
    var rules = FindingRule.all
    if let name = invocation.arguments.value(.rule) {
      guard let rule = FindingRule.named(name) else {
        throw CommandError.badChoice("rule", name, FindingRule.all.map(\.id))
      }
      rules = [rule]
    }
    if let name = invocation.arguments.value(.severity) {
      guard let severity = Severity.called(name) else {
        throw CommandError.badChoice("severity", name, Severity.allCases.map(\.dutch))
      }
      rules.removeAll { $0.severity > severity }
    }
    var findings = view.findings(of: rules)
    if let words = invocation.arguments.words.first {
      let id = try invocation.findAnything(words, view)
      findings.removeAll { finding in
        !finding.subjects.contains(id) && !finding.facts.contains { $0.concerns(id) }
      }
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(list: findings) { $0.json(view) }
    } else {
      FindingText(view, invocation.output).write(
        findings, of: rules.count, limit: limit)
      let isWhole = invocation.arguments.words.isEmpty
      if isWhole, rules.contains(where: { $0.id == FindingRule.productWithoutOwner.id }) {
        writeLeftOut(view, invocation.output)
      }
    }
    return .done
  }

  /// How many parts are not looked at, so that nobody takes silence for an owner.
  private static func writeLeftOut(_ view: View, _ output: Output) {
    let count = view.productsToOwn().leftOut.count
    guard count > 0 else { return }
    output.line(
      "Niet bekeken op eigenaar: \(counted(count, "onderdeel of actie", "onderdelen en acties")) waarvoor "
        + "geen enkele rol is vastgelegd. Alles: vth owners --parts")
  }

  private static func writeRules(_ invocation: Invocation) -> ExitStatus {
    if invocation.arguments.has(.json) {
      invocation.output.json(.array(FindingRule.all.map { $0.json }))
      return .done
    }
    for rule in FindingRule.all {
      invocation.output.line("\(rule.id)  (\(rule.severity.dutch))")
      invocation.output.line("  \(rule.title)")
      for line in rule.explanation.split(separator: "\n") { invocation.output.line("  \(line)") }
    }
    return .done
  }
}

/// What is irregular, in words.
struct FindingText {
  private let view: View
  private let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  /// Per rule: what it means, then each case with the entries that cause it.
  ///
  /// `limit` is how many cases of a rule are shown; the others are counted.
  func write(_ findings: [Finding], of rules: Int, limit: Int) {
    output.line(
      findings.isEmpty
        ? "Geen bevindingen: nagegaan met \(counted(rules, "regel", "regels"))."
        : counted(
          findings.count { $0.certainty == .certain },
          possible: findings.count { $0.certainty == .possible }, "bevinding", "bevindingen"
        ).capitalisedFirst + ".")
    output.clocks(view)
    for rule in findings.map(\.rule.id).unique {
      let found = findings.filter { $0.rule.id == rule }
      writeHead(of: found)
      for finding in found.prefix(limit) { write(finding) }
      output.rest(of: found.count, limit)
    }
  }

  private func writeHead(of found: [Finding]) {
    let certain = found.count { $0.certainty == .certain }
    let rule = found[0].rule
    output.heading(
      "\(rule.severity.dutch): \(rule.title) – "
        + "\(counted(certain, possible: found.count - certain))  (\(rule.id))")
    for line in rule.explanation.split(separator: "\n") { output.line("  \(line)") }
  }

  private func write(_ finding: Finding) {
    let possibly = finding.certainty == .possible ? "mogelijk: " : ""
    output.line("  – \(possibly)\(finding.text)")
    let names = finding.subjects.map(\.text).joined(separator: ", ")
    let entries = finding.facts.map { "\($0.entry.sequence)" }.unique.joined(separator: ", ")
    output.line("    \(names.isEmpty ? "" : names + "; ")vermelding \(entries)")
    for reason in finding.despite { output.line("    toch vastgelegd, omdat: \(reason)") }
    DisputeText(view, output).rows(finding.disputes(view), indent: "    ")
  }

  /// One line a finding, for lists of what is new or gone.
  func line(_ finding: Finding) {
    let possibly = finding.certainty == .possible ? "mogelijk: " : ""
    output.line(
      "  \(finding.rule.severity.dutch): \(finding.rule.title) – \(possibly)\(finding.text)")
    for reason in finding.despite { output.line("    toch vastgelegd, omdat: \(reason)") }
  }
}
