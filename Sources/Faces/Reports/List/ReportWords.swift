internal import Answers
internal import Governance
internal import Reading

/// What several reports say in the same way.
struct ReportWords: Sendable {
  let view: View
  let narration: Narration

  init(_ view: View) {
    self.view = view
    narration = Narration(view)
  }

  /// A thing with its name in the register.
  func name(_ id: Identifier) -> ReportLine.Part { .name(id, view.label(id)) }

  func names(_ ids: [Identifier]) -> ReportCell {
    ids.isEmpty ? .empty : .lines(ids.map { ReportLine([name($0)]) })
  }

  /// Parties by what they are called; their names in the register would only fill the page.
  func parties(_ ids: [Identifier], otherwise: String) -> ReportCell {
    ids.isEmpty ? .text(otherwise) : .texts(ids.map(view.label))
  }

  func sources(of fact: Fact) -> ReportCell {
    .lines([ReportLine([.aside(view.sources(of: fact))])])
  }

  /// When something happened, and that it only may have.
  func moment(_ fact: Fact) -> ReportCell {
    .period(fact.valid, remark: fact.happening == .possible ? "mogelijk" : nil)
  }

  /// A condition, and what became of it or may have.
  func condition(_ standing: ConditionStanding) -> String {
    view.conditionPhrase(standing)
  }

  // MARK: Doubts

  func uncertain(_ id: Identifier, _ text: String) -> Doubt {
    Doubt(.uncertain, id, view.label(id), text)
  }

  func missing(_ id: Identifier, _ text: String) -> Doubt {
    Doubt(.missing, id, view.label(id), text)
  }

  func noOwner(of product: Identifier) -> Doubt {
    let vacancy = view.vacancyPhrase(view.ownership(of: product), .owner)
    return missing(
      product,
      vacancy.map { "Eigenaar van \(view.label(product)): \($0)." }
        ?? "Van \(view.label(product)) noemt geen bron een eigenaar op deze dag.")
  }

  /// Of a dispute over more claims, each row that is one of them says only so many.
  private static let claimsMax = 20

  /// Open disputes, each with its question and every claim beside its source.
  func disputed(_ disputes: [DisputeStanding], _ id: Identifier) -> [Doubt] {
    disputes.map { standing in
      var claims = standing.claims.prefix(Self.claimsMax).map { claim in
        "Bewering: \(claim.fact.valid.dutchWithWords): \(narration.sentence(claim.fact.event)) "
          + "Bron: \(view.sources(of: claim.fact))."
      }
      let rest = standing.claims.count - claims.count
      if rest > 0 { claims.append("En nog \(rest) beweringen.") }
      return Doubt(
        .disputed, id, view.label(id), ([standing.dispute.question] + claims).joined(separator: " ")
      )
    }
  }

  /// That a fact has no source.
  func unsourced(_ fact: Fact, _ id: Identifier) -> [Doubt] {
    fact.source.isEmpty ? [missing(id, "Er is geen bron vastgelegd.")] : []
  }
}
