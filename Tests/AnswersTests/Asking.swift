import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport

// Answers as short texts, so that a test reads as a sentence and a failure shows what was found.

extension View {
  /// `certain pijler-4 since 2023-12`, for each holder of the role.
  func holders(_ product: String, _ role: Role = .owner) throws -> [String] {
    ownership(of: try Scenario.id(product)).holders(of: role).map { $0.asText }
  }

  func ownership(_ product: String) throws -> Ownership {
    ownership(of: try Scenario.id(product))
  }

  /// `open, due 2024-06`, or nil when there is no such deadline yet.
  func deadline(_ id: String) throws -> String? {
    guard let standing = deadline(try Scenario.id(id)) else { return nil }
    let doubt = standing.certainty == .possible ? " (possible)" : ""
    return "\(standing.status.rawValue)\(doubt), due \(standing.due.edtf ?? "in words")"
  }

  /// `accepted`, or `accepted (possible)`, for each hand-over of the product.
  func handOvers(_ product: String) throws -> [String] {
    handOvers(of: try Scenario.id(product)).map { standing in
      let doubt = standing.certainty == .possible ? " (possible)" : ""
      return "\(standing.handOver) \(standing.state)\(doubt)"
    }
  }

  /// The state of each condition of a decision: `open`, `fulfilled`, `open, possibly settled`.
  func conditions(ofDecision id: String) throws -> [String] {
    (decision(try Scenario.id(id))?.conditions ?? []).map { standing in
      (standing.settled?.how.rawValue ?? "open")
        + (standing.maySettled == nil ? "" : ", possibly settled")
    }
  }

  /// The decisions and open items of a body within a period, as identifiers.
  func register(_ body: String?, _ from: String?, _ to: String?) throws -> DecisionRegister {
    let window = Window(from: try from.map(Scenario.day), to: try to.map(Scenario.day))
    return decisions(body: try body.map(Scenario.id), within: window)
  }
}

extension Holding {
  var asText: String {
    let names = parties.map(\.text).joined(separator: "+")
    return "\(certainty.rawValue) \(names) since \(since.edtf ?? "words")"
  }
}

extension DecisionRegister {
  var decided: [String] { decisions.map(\.decision.decision.text) }
  var withoutOutcome: [String] { open.map(\.item.item.text) }
}

extension Ownership {
  /// The last holders of a vacant role and the type of the fact that ended it.
  func ending(_ role: Role = .owner) -> String? {
    endings[role].map { ending in
      let names = ending.last.map(\.text).sorted().joined(separator: "+")
      return "\(names) by \(EventCatalogue.shipped.wireName(of: ending.fact.event.type))"
    }
  }
}
