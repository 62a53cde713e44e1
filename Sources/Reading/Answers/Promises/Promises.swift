package import Calendar
package import Governance
package import Reading
internal import Texts

/// One commitment as it stands on the day asked.
package struct CommitmentStanding: Sendable {
  package let commitment: CommitmentMade
  package let basis: Fact
  package let process: ProcessStanding
  /// By when it, or what is left of it, is due.
  package let due: Period?
  package let disputes: [DisputeStanding]

  package var isOpen: Bool { !process.isFinished }

  /// What was done about it, in order.
  package var settlements: [Fact] {
    process.allSteps.map(\.fact).filter {
      $0.event.type == .commitmentSettled || $0.event.type == .commitmentMoved
    }
  }

  /// Where its term stands while it is open.
  package func term(in view: View) -> TermStanding {
    isOpen ? view.term(of: commitment.commitment, due?.window, in: process) : .none
  }

  /// Where it stands in words, with its term when that is over.
  package func stateWords(in view: View) -> String {
    guard let over = term(in: view).dutch else { return process.dutch }
    // Nothing was reported of it: that it is open, would say more than that.
    return settlements.isEmpty && !process.isOneOf ? over : "\(over), \(process.dutch)"
  }

  /// The same in a word to count by.
  package func stateWord(in view: View) -> String {
    switch term(in: view).state {
    case .late: "te laat"
    case .passed: "verlopen"
    case .none, .ahead, .running: process.dutch
    }
  }

  /// Whether it was settled after the end of its term.
  package var wasSettledLate: Bool { settledLateWords != nil }

  /// How long after the end of its term it was settled, in words; `nil` when that is not certain.
  package var settledLateWords: String? {
    guard process.isFinished, let end = due?.window.to,
      let settled = process.entered?.fact.window, let from = settled.from, from > end
    else { return nil }
    guard from == settled.to, due?.namesItsLastDay ?? false else { return "na de termijn" }
    let days = from.number - end.number
    return "\(days) \(days == 1 ? "dag" : "dagen") na de termijn"
  }
}

/// One grant as it stands on the day asked.
package struct FundingStanding: Sendable {
  package let funding: FundingGranted
  package let basis: Fact
  /// The changes, in order; the last that gives a value counts.
  package let changes: [(event: FundingChanged, fact: Fact)]
  package let disputes: [DisputeStanding]

  /// The amount, and those that it may be as well.
  package let amounts: [StatedAmount]
  /// Those to whom it goes, and those to whom it may go instead.
  package let recipients: [[Identifier]]
  /// For when it is; one of several when that is open.
  package let period: Period?

  /// Everybody to whom it goes, or may.
  package var to: [Identifier] { Array(recipients.joined()).unique }

  /// To whom it goes in words; empty when nobody is named.
  package func recipientWords(_ view: View) -> String {
    dutchList(recipients.filter { !$0.isEmpty }.map(view.labels), "of")
  }

  /// The amounts in words; `nil` when none is named.
  package var amountWords: String? {
    amounts.isEmpty ? nil : dutchList(amounts.map(\.dutch), "of")
  }
}

extension View {
  /// Every commitment that was made, or may have been, by the day asked, in the order in which they
  /// were made.
  package func commitments() -> [CommitmentStanding] {
    facts(of: [.commitmentMade]).compactMap { fact in
      guard case .commitment(.made(let made)) = fact.event,
        let process = process(of: made.commitment, .commitment)
      else { return nil }
      return CommitmentStanding(
        commitment: made, basis: fact, process: process,
        due: term(process.steps) ?? term(process.possibleSteps),
        disputes: disputes(of: process))
    }
  }

  /// By when it is due by some steps: one of several when it is open which of them was said last.
  private func term(_ steps: [ProcessStep]) -> Period? {
    let said = steps.filter { $0.transition != nil }.compactMap {
      step -> (fact: Fact, value: Period)? in
      switch step.fact.event {
      case .commitment(.made(let event)): event.due.map { (step.fact, $0) }
      case .commitment(.moved(let event)): (step.fact, event.due)
      case .commitment(.settled(let event)): event.due.map { (step.fact, $0) }
      default: nil
      }
    }
    return Period(oneOf: values(said))
  }

  /// The commitments about one product.
  package func commitments(about product: Identifier) -> [CommitmentStanding] {
    commitments().filter { $0.commitment.products.contains(product) }
  }

  /// The grants for one product.
  package func fundings(for product: Identifier) -> [FundingStanding] {
    fundings().filter { $0.funding.products.contains(product) }
  }

  /// Every grant that was made, or may have been, by the day asked.
  package func fundings() -> [FundingStanding] {
    facts(of: [.fundingGranted]).compactMap { fact in
      guard fact.happening != .notYet, case .funding(.granted(let granted)) = fact.event else {
        return nil
      }
      let changes = facts(about: granted.funding, of: [.fundingChanged])
        .compactMap { fact -> (event: FundingChanged, fact: Fact)? in
          guard fact.happening != .notYet, case .funding(.changed(let event)) = fact.event else {
            return nil
          }
          return (event, fact)
        }
      func said<Value: Hashable & Sendable>(
        _ first: Value?, _ later: (FundingChanged) -> Value?
      ) -> [Value] {
        let later = changes.compactMap { change in
          later(change.event).map { (fact: change.fact, value: $0) }
        }
        return values(later, after: first)
      }
      return FundingStanding(
        funding: granted, basis: fact, changes: changes,
        disputes: disputes(of: [fact] + changes.map(\.fact)),
        amounts: said(granted.stated, \.stated),
        recipients: said(granted.to) { $0.to.isEmpty ? nil : $0.to },
        period: Period(oneOf: said(granted.period, \.period)))
    }
  }
}
