import Governance
import TestSupport

@testable import Answers
@testable import Reading

extension View {
  /// The findings of one rule as `subject+subject certain: 1,2`, with the numbers of the entries
  /// that they name; `cast` for an entry without a number.
  func found(_ rule: String) throws -> [String] {
    findings().filter { $0.rule.id == rule }.map(\.asText)
  }
}

extension Finding {
  var asText: String {
    let numbers = facts.map { fact in
      (0..<100).first { .numbered($0) == fact.entry.id }.map(String.init) ?? "cast"
    }
    return "\(subjects.map(\.text).joined(separator: "+")) \(certainty.rawValue): "
      + numbers.joined(separator: ",")
  }
}
