package import Governance

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
    process.allSteps.map(\.fact).filter { $0.event.type == .commitmentSettled }
  }

  /// Whether its term has certainly passed while it certainly is open.
  package func isOverdue(on day: CalendarDay) -> Bool {
    guard isOpen, let end = due?.window.to else { return false }
    return end < day
  }

  /// Whether it was settled after the end of its term.
  package var wasSettledLate: Bool {
    guard process.isFinished, let end = due?.window.to,
      let settled = process.entered?.fact.window.from
    else { return false }
    return settled > end
  }
}

/// One grant as it stands on the day asked.
package struct FundingStanding: Sendable {
  package let funding: FundingGranted
  package let basis: Fact
  /// The changes, in order; the last that gives a value counts.
  package let changes: [(event: FundingChanged, fact: Fact)]
  package let disputes: [DisputeStanding]

  package var amount: Money? {
    certain.compactMap(\.event.amount).last ?? funding.amount
  }

  package var to: [Identifier] {
    certain.map(\.event.to).last { !$0.isEmpty } ?? funding.to
  }

  package var period: Period? { certain.compactMap(\.event.period).last ?? funding.period }

  private var certain: [(event: FundingChanged, fact: Fact)] {
    changes.filter { $0.fact.happening == .happened }
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
        commitment: made, basis: fact, process: process, due: process.period(under: "due"),
        disputes: disputes(of: process))
    }
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
      return FundingStanding(
        funding: granted, basis: fact, changes: changes,
        disputes: disputes(of: [fact] + changes.map(\.fact)))
    }
  }
}
