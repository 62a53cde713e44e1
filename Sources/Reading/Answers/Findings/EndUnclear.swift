internal import Governance
internal import Reading

extension FindingRule {
  static let endUnclear = FindingRule(
    id: "end-unclear", severity: .attention, title: "wat er eindigde, is niet duidelijk",
    explanation: """
      Een partij kreeg deze rol meer dan eens, en het einde past volgens de datums bij meer dan één begin. Zo lang dat niet
      duidelijk is, blijft mogelijk dat zij de rol nog heeft. Noem bij het einde wat het eindigt (ends), als een bron dat zegt.
      """
  ) { context in
    let ends = context.chronicles.flatMap(\.openEnds)
    return ends.sorted { ($0.end, $0.product) < ($1.end, $1.product) }.compactMap { open in
      guard let end = context.view.fact(ofEntry: open.end), end.happening != .notYet else {
        return nil
      }
      let begins = open.begins.compactMap { context.view.fact(ofEntry: $0) }
      let when = begins.map(\.valid.dutch).joined(separator: " of ")
      return FindingCase(
        subjects: [open.product],
        text:
          "\(context.narration.sentence(end.event)) (\(end.valid.dutch)). Wat begon er: \(when)?",
        facts: [end] + begins, certainty: end.happening == .happened ? .certain : .possible)
    }
  }
}
