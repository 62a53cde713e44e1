internal import Answers
internal import Governance
internal import Reading

/// Contradictions between sources, in words: the question, and every claim beside its source.
struct DisputeText {
  private let view: View
  private let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  /// The open disputes under an answer that rests on them, as fields.
  func fields(_ disputes: [DisputeStanding]) {
    for dispute in disputes {
      output.field("Betwist", "\(dispute.dispute.question) (\(dispute.dispute.dispute))")
      for claim in claims(of: dispute) { output.field("", claim) }
    }
  }

  /// The same under one row of a register.
  func rows(_ disputes: [DisputeStanding], indent: String = "  ") {
    for dispute in disputes {
      output.line("\(indent)betwist: \(dispute.dispute.question) (\(dispute.dispute.dispute))")
      for claim in claims(of: dispute) { output.line("\(indent)  \(claim)") }
    }
  }

  /// The claims, each on a line; of very many only the first, for under each of them stand all.
  private func claims(of dispute: DisputeStanding) -> [String] {
    let all = dispute.claims.prefix(Self.claimsMax).map { "– \(phrase($0))" }
    let gone = dispute.annulled.prefix(Self.claimsMax - all.count).map { "– \(phrase($0))" }
    let rest = dispute.claims.count + dispute.annulled.count - all.count - gone.count
    guard rest > 0 else { return all + gone }
    return all + gone + ["… en nog \(rest): vth conflicts \(dispute.dispute.dispute)"]
  }

  private static let claimsMax = 20

  /// The same under a whole register, with a heading of its own.
  func section(_ disputes: [DisputeStanding]) {
    guard !disputes.isEmpty else { return }
    output.heading("Betwist – \(disputes.count)")
    rows(disputes)
  }

  /// A whole dispute with its ruling.
  func write(_ standing: DisputeStanding) {
    let dispute = standing.dispute
    output.line("\(dispute.question)  (\(dispute.dispute))")
    for claim in standing.claims {
      output.line("  \(claim.isSetAside ? "terzijde" : "bewering"): \(phrase(claim))")
      output.line("    vermelding \(claim.fact.entry.sequence) (\(claim.fact.entry.id))")
    }
    for gone in standing.annulled { output.line("  bewering \(phrase(gone))") }
    if let note = dispute.note { output.line("  \(note)") }
    if let ruling = standing.ruling {
      let by = ruling.event.by.isEmpty ? "" : " door \(view.labels(ruling.event.by))"
      output.line("  uitspraak\(by), \(ruling.fact.valid.dutchWithWords): \(ruling.event.ruling)")
      if let decision = ruling.event.decision {
        output.line("    besluit: \(view.decisionPhrase(decision))")
      }
      output.line("    bron: \(view.sources(of: ruling.fact))")
    } else {
      output.line("  nog geen uitspraak")
    }
  }

  private func phrase(_ gone: WithdrawnFact) -> String {
    "\(gone.verb) door vermelding \(gone.by.sequence) (\(gone.reason)): "
      + "\(gone.entry.valid.dutchWithWords): \(Narration(view).sentence(gone.entry.event))"
  }

  private func phrase(_ claim: DisputedClaim) -> String {
    "\(claim.fact.valid.dutchWithWords): \(Narration(view).sentence(claim.fact.event)) "
      + "Bron: \(view.sources(of: claim.fact))."
  }
}
