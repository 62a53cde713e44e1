package import Governance

/// How much a finding matters.
package enum Severity: String, CaseIterable, Sendable, Comparable {
  case serious, attention, information

  package var dutch: String {
    switch self {
    case .serious: "ernstig"
    case .attention: "aandacht"
    case .information: "ter informatie"
    }
  }

  /// The severity that somebody means, in Dutch or by its name in JSON.
  package static func called(_ words: String) -> Severity? {
    let folded = Spelling.folded(words)
    return allCases.first {
      [$0.rawValue, Spelling.folded($0.dutch)].contains(folded)
        || Spelling.folded($0.dutch).hasSuffix(" " + folded)
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.place < right.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One sort of irregularity: what it is called, what it means, and how it is found.
///
/// A rule never changes anything and never refuses anything: a register records what happened, and
/// shows what is odd about it.
package struct FindingRule: Sendable {
  package let id: String
  package let severity: Severity
  package let title: String
  /// What it means and what can be done, in plain Dutch.
  package let explanation: String
  let find: @Sendable (FindingContext) -> [FindingCase]
}

/// One case of a rule, before it is told which rule it is of.
struct FindingCase {
  let subjects: [Identifier]
  /// One sentence.
  let text: String
  /// The facts that cause it.
  let facts: [Fact]
  var certainty = Certainty.certain
}

/// Something irregular, on one day, as known on another.
package struct Finding: Sendable {
  package let rule: FindingRule
  package let subjects: [Identifier]
  package let text: String
  /// The facts that cause it.
  package let facts: [Fact]
  package let certainty: Certainty

  /// Its name: the rule, what it is about, and the first entry that causes it.
  ///
  /// The same irregularity has the same name on every day and in every order of recording.
  package var id: String {
    let entry = facts.first.map { "@\($0.entry.id)" } ?? ""
    return "\(rule.id):\(subjects.map(\.text).joined(separator: "+"))\(entry)"
  }

  /// The open disputes over the facts that cause it; of an open dispute itself, none besides.
  package func disputes(_ view: View) -> [DisputeStanding] {
    rule.id == FindingRule.disputeOpen.id ? [] : view.disputes(of: facts)
  }

  /// Why the causing entries were recorded all the same.
  package var despite: [String] { facts.compactMap(\.entry.proposal.despite).unique }
}

extension View {
  /// Everything irregular on the day asked: the most serious first, then by rule and subject.
  package func findings(of rules: [FindingRule] = FindingRule.all) -> [Finding] {
    let context = FindingContext(self)
    let found = rules.flatMap { rule in
      rule.find(context).map { finding in
        Finding(
          rule: rule, subjects: finding.subjects, text: finding.text, facts: finding.facts,
          certainty: finding.certainty)
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: FindingRule.all.enumerated().map { ($1.id, $0) })
    // Names may be long, so each is made once.
    let named = found.map { (finding: $0, name: $0.id, order: order[$0.rule.id] ?? order.count) }
    return named.sorted { left, right in
      left.finding.rule.severity == right.finding.rule.severity
        ? (left.order, left.name) < (right.order, right.name)
        : left.finding.rule.severity < right.finding.rule.severity
    }.map(\.finding)
  }
}
