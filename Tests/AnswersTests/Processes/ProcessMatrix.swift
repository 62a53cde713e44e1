import EventFormat
import Governance
import TestSupport
import Testing
import Workflow

@testable import Answers
@testable import Reading

/// What every event does to a thing in every state, written down by hand from FORMAT 8.
///
/// A row is an event in words, a column the state before it. A cell is the state after it, with `!`
/// when the step is irregular; `x` when the rules do not have the step and nothing changes; `=` when
/// the event is a beginning and the thing has begun already.
struct ProcessMatrix: Sendable, CustomTestStringConvertible {
  let subject: ProcessSubject
  /// The states in the order of the columns; nil is "nothing yet".
  let states: [String?]
  let rows: [(label: String, cells: [String])]
  /// For each state, the events that lead to it, in words.
  let paths: [String: [String]]

  var testDescription: String { subject.rawValue }

  init(_ subject: ProcessSubject, paths: [String: [String]], _ table: String) {
    self.subject = subject
    self.paths = paths
    let lines = table.split(separator: "\n").map { line in
      let parts = line.split(separator: "|")
      let words = parts[0].split(separator: " ").joined(separator: " ")
      return (words, parts[1].split(separator: " ").map(String.init))
    }
    states = lines[0].1.map { $0 == "-" ? nil : $0 }
    rows = lines.dropFirst().map { ($0.0, $0.1) }
  }

  /// Every (state, event) with what is expected of it.
  var cells: [(state: String?, event: String, expected: String)] {
    rows.flatMap { row in
      zip(states, row.cells).map { ($0, row.label, $1) }
    }
  }

  /// The fact that a row stands for, about the thing named `ding`.
  static func fact(_ label: String, _ number: Int, when: String) -> Given {
    let words = label.split(separator: " ").map(String.init)
    let word = words.count > 1 ? words[1] : nil
    let id = "besluit-\(number)"
    switch words[0] {
    case "item.tabled":
      return .put("ding", before: ["bo"], purpose: word == "none" ? nil : word, when: when)
    case "item.withdrawn": return .itemWithdrawn("ding", when: when)
    case "decision.taken" where word == "conditions":
      return .decided(id, "Besluit", conditions: [("ding", "eerst dit")], when: when)
    case "decision.taken":
      return .decided(id, "Besluit", by: ["bo"], outcome: word ?? "", item: "ding", when: when)
    case "condition.settled": return .settled("ding", word ?? "", when: when)
    case "handover.offered":
      let hasCondition = word == "conditions"
      return .offered(
        hasCondition ? id : "ding", ["handreiking"], from: ["vng"], to: ["odnl"],
        conditions: hasCondition ? [("ding", "eerst dit")] : [], when: when)
    case "handover.accepted" where word == "conditions":
      return .accepted("andere", conditions: [("ding", "eerst dit")], when: when)
    case "handover.accepted": return .accepted("ding", by: ["odnl"], when: when)
    case "handover.declined": return .declined("ding", when: when)
    case "handover.completed" where word == "some":
      return .moved("ding", ["handreiking"], from: ["vng"], to: ["odnl"], when: when)
    case "handover.completed": return .completed("ding", when: when)
    case "handover.withdrawn": return .withdrawn("ding", when: when)
    case "deadline.set" where word == "some":
      return .repeating(
        "ding", of: "handreiking", due: "2024", every: "P4Y", from: "due", when: when)
    case "deadline.missed": return .missed("ding", when: when)
    case "deadline.set": return .deadline("ding", of: "handreiking", due: "2024", when: when)
    case "deadline.moved": return .moved("ding", to: "202\(number % 10)", when: when)
    case "deadline.met": return .met("ding", when: when)
    case "deadline.dropped": return .dropped("ding", when: when)
    case "stage.reached": return .stage("ding", word ?? "", when: when)
    case "commitment.made": return .promised("ding", "Toezegging", by: ["vng"], when: when)
    case "commitment.moved": return .promiseMoved("ding", to: "202\(number % 10)", when: when)
    case "advice.requested": return .adviceAsked("ding", "Advies", of: ["ipo"], when: when)
    case "advice.given": return .adviceGiven("ding", by: ["ipo"], when: when)
    default: return .promiseSettled("ding", word ?? "", when: when)
    }
  }
}

extension ProcessVerdict {
  /// The verdict as a matrix writes it, with the state after it.
  func cell(_ state: String?) -> String {
    switch self {
    case .moved(_, let missing): (state ?? "-") + (missing.isEmpty ? "" : " missing \(missing)")
    case .movedIrregularly: "\(state ?? "-")!"
    case .alreadyBegun: "="
    case .notAllowed: "x"
    case .unknownState(let name): "unknown \(name)"
    case .ignored: "ignored"
    }
  }
}
