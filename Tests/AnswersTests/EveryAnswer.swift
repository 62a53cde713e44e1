import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport

/// Every answer about everything a random history holds, as one JSON text per question.
enum EveryAnswer {
  static let days = ["2022-05-10", "2022-12-31", "2023-05-10", "2024-02-10", "2025-06-01"]
  static let knownDays: [String?] = ["2023-02-01", "2024-03-31", nil]

  static func to(_ view: View) throws -> [String] {
    var answers: [JSON] = []
    for product in ["handreiking", "modelmandaat"] {
      answers.append(try view.ownership(product).json(view))
      answers.append(view.implementation(of: try Scenario.id(product)).json(view))
    }
    answers.append(.array(view.deadlines().map { $0.json(view) }))
    let period = Window(from: try Scenario.day("2022-06-01"), to: try Scenario.day("2024-06-01"))
    answers.append(view.decisions(body: nil, within: period).json(within: period, view))
    answers.append(.array(view.handOvers().map { $0.json }))
    answers.append(.array(view.commitments().map { $0.json(view) }))
    answers.append(.array(view.fundings().map { $0.json(view) }))
    answers.append(.array(view.conditions().map { setting, standing in setting.json(standing) }))
    answers.append(.array(view.disputes().map { $0.json(view) }))
    answers.append(.array(view.todo().map { $0.json(view) }))
    answers.append(view.impact(of: try Scenario.id("handreiking")).json(view))
    // `recorded-after-decision` is about the order of recording, so that order changes it.
    let rules = FindingRule.all.filter { $0.id != "recorded-after-decision" }
    answers.append(.array(view.findings(of: rules).map { $0.json(view) }))
    return answers.map { withoutPlaces($0).canonicalText }
  }

  /// The answer without places in the log, which the order of recording does change.
  private static func withoutPlaces(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): .array(elements.map(withoutPlaces))
    case .object(let members):
      .object(
        members.filter { !isPlace($0) }.map { JSONMember($0.name, withoutPlaces($0.value)) })
    case .null, .boolean, .integer, .string: json
    }
  }

  /// `seq`, and `at` of the clocks; the `at` of a citation is text.
  private static func isPlace(_ member: JSONMember) -> Bool {
    member.name == "seq" || member.name == "known"
      || (member.name == "at" && member.value.integer != nil)
  }
}
