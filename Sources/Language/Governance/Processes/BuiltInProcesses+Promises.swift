internal import Workflow

// What was promised, and what was asked.

extension BuiltInProcesses {
  static let commitment = defined(
    "process.commitment", "Toezegging", .commitment,
    [
      state(
        "open", "openstaand", waitsFor: [.named(key: "by")], limit: .dateUnder(key: "due")),
      state(
        "partly", "deels afgedaan", waitsFor: [.named(key: "by")], limit: .dateUnder(key: "due")),
      state("held", "aangehouden", waitsFor: [.named(key: "to")]),
      state("settled", "afgedaan", isFinal: true), state("lapsed", "vervallen", isFinal: true),
      state("withdrawn", "ingetrokken", isFinal: true),
      state("replaced", "vervangen", isFinal: true),
    ],
    [
      step("commitment.made", [], "open", "doen"),
      settled(unsettled, "settled", "afdoen"),
      settled(["open", "partly"], "partly", "deels afdoen"),
      settled(unsettled, "lapsed", "laten vervallen"),
      settled(unsettled, "withdrawn", "intrekken"),
      settled(unsettled, "replaced", "vervangen"),
      settled(["open", "partly", "held"], "held", "aanhouden"),
      remaining("held", "open", ["confirmed-open"], "als openstaand bevestigen"),
      remaining("held", "held", ["postponed", "clarification-asked", "amended"], "wijzigen"),
    ] + unsettled.map { step("commitment.moved", [$0], $0, "een nieuwe termijn geven") }
      + ["open", "partly"].flatMap { state in
        [
          remaining(
            state, state, ["postponed"], state == "open" ? "uitstellen" : "de rest uitstellen"),
          remaining(state, state, ["confirmed-open"], "als openstaand bevestigen"),
          remaining(state, state, ["clarification-asked"], "nadere toelichting vragen"),
          remaining(state, state, ["amended"], "wijzigen"),
        ]
      })

  /// The states in which it is not over.
  private static let unsettled = ["open", "partly", "held"]

  private static func settled(
    _ from: [String], _ how: String, _ title: String
  ) -> ProcessTransition {
    remaining(from, how, [how], title)
  }

  private static func remaining(
    _ from: String, _ to: String, _ how: [String], _ title: String
  ) -> ProcessTransition {
    remaining([from], to, how, title)
  }

  private static func remaining(
    _ from: [String], _ to: String, _ how: [String], _ title: String
  ) -> ProcessTransition {
    step("commitment.settled", from, to, title, when: [ProcessGuard(key: "how", values: how)])
  }

  static let advice = defined(
    "process.advice", "Advies", .advice,
    [
      state(
        "requested", "gevraagd", waitsFor: [.named(key: "from")], limit: .dateUnder(key: "due")),
      state("given", "gegeven", isFinal: true),
    ],
    [
      step("advice.requested", [], "requested", "vragen"),
      step("advice.given", ["requested", "given"], "given", "geven", by: [.named(key: "from")]),
    ])
}
