package import Governance
package import Reading

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
/// shows what is odd about it. One object each, for very many findings may be of one rule.
package final class FindingRule: Sendable {
  package let id: String
  package let severity: Severity
  package let title: String
  /// What it means and what can be done, in plain Dutch.
  package let explanation: String
  let find: @Sendable (FindingContext) -> [FindingCase]

  init(
    id: String, severity: Severity, title: String, explanation: String,
    find: @escaping @Sendable (FindingContext) -> [FindingCase]
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.find = find
  }
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
  private let found: FindingCase

  fileprivate init(_ rule: FindingRule, _ found: FindingCase) {
    self.rule = rule
    self.found = found
  }

  package var subjects: [Identifier] { found.subjects }
  package var text: String { found.text }
  /// The facts that cause it.
  package var facts: [Fact] { found.facts }
  package var certainty: Certainty { found.certainty }

  /// Its name: the rule, what it is about, and the first entry that causes it.
  ///
  /// The same irregularity has the same name on every day and in every order of recording.
  package var id: String { found.name(in: rule) }

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
    var all: [Finding] = []
    forEachRule(of: rules) { rule, found in
      // Names may be long and very many, so each is made once and none is kept.
      let names = found.map { $0.name(in: rule) }
      all.reserveCapacity(all.count + found.count)
      for place in found.indices.sorted(by: { names[$0] < names[$1] }) {
        all.append(Finding(rule, found[place]))
      }
    }
    return all
  }

  /// The same findings, of which only those are kept that are wanted.
  func findings(where isWanted: (Finding) -> Bool) -> [Finding] {
    var all: [Finding] = []
    forEachRule(of: FindingRule.all) { rule, found in
      var wanted: [Finding] = []
      for finding in found.lazy.map({ Finding(rule, $0) }) where isWanted(finding) {
        wanted.append(finding)
      }
      all += wanted.sorted { $0.id < $1.id }
    }
    return all
  }

  private func forEachRule(
    of rules: [FindingRule], _ body: (FindingRule, [FindingCase]) -> Void
  ) {
    let context = FindingContext(self)
    for rule in rules.sorted(by: FindingRule.comesFirst) { body(rule, rule.find(context)) }
  }
}

extension FindingCase {
  fileprivate func name(in rule: FindingRule) -> String {
    let entry = facts.first.map { "@\($0.entry.id)" } ?? ""
    return "\(rule.id):\(subjects.map(\.text).joined(separator: "+"))\(entry)"
  }
}

extension FindingRule {
  /// The most serious first, then as they are listed.
  fileprivate static func comesFirst(_ left: FindingRule, _ right: FindingRule) -> Bool {
    guard left.severity == right.severity else { return left.severity < right.severity }
    func place(_ rule: FindingRule) -> Int { all.firstIndex { $0 === rule } ?? all.count }
    return place(left) < place(right)
  }
}
