package import Governance
internal import Reading

// The sentences for what depends, is promised, paid, disputed and ruled.

extension Narration {
  func dependency(_ event: DependencyEvent) -> String {
    switch event {
    case .recorded(let event):
      "\(view.label(event.subject)) \(event.relation.dutch) \(view.label(event.target))."
    case .ended(let event):
      "Geen afhankelijkheid meer: \(view.label(event.dependency))"
        + (event.reason.map { ": \($0)" } ?? "") + "."
    }
  }

  func commitment(_ event: CommitmentEvent) -> String {
    switch event {
    case .made(let made):
      Self.capitalised(made.kind.dutch) + parties(made)
        + (made.number.map { " (\($0))" } ?? "") + ": \(made.title)"
        + (made.due.map { ", termijn: \($0.dutchWithWords)" } ?? "") + "."
    case .moved(let moved):
      "Toezegging uitgesteld: \(view.label(moved.commitment)), nu \(moved.due.dutchWithWords)"
        + (moved.reason.map { ": \($0)" } ?? "") + "."
    case .settled(let settled):
      "\(Self.capitalised(settled.how.dutch)): \(view.label(settled.commitment))"
        + (settled.replacedBy.map { ", vervangen door: \(view.label($0))" } ?? "")
        + (settled.due.map { ", nu \($0.dutchWithWords)" } ?? "") + "."
    }
  }

  /// ` van A aan B`; nothing for who is not named.
  ///
  /// A promise comes from who must fulfil it, a motion from whom it is owed to.
  package func parties(_ made: CommitmentMade) -> String {
    let (from, to) = (made.makers, made.kind == .motion ? made.by : made.to)
    return (from.isEmpty ? "" : " van \(view.labels(from))")
      + (to.isEmpty ? "" : " aan \(view.labels(to))")
  }

  func funding(_ event: FundingEvent) -> String {
    switch event {
    case .granted(let granted):
      "Toegekend: \(granted.title)" + (granted.stated.map { ", \($0.dutch)" } ?? "")
        + (granted.from.isEmpty ? "" : ", van \(view.labels(granted.from))")
        + (granted.to.isEmpty ? "" : ", aan \(view.labels(granted.to))")
        + (granted.period.map { ", \($0.dutchWithWords)" } ?? "") + "."
    case .changed(let changed):
      "Gewijzigd: \(view.label(changed.funding))"
        + (changed.stated.map { ", nu \($0.dutch)" } ?? "")
        + (changed.to.isEmpty ? "" : ", aan \(view.labels(changed.to))")
        + (changed.period.map { ", \($0.dutchWithWords)" } ?? "")
        + (changed.reason.map { ": \($0)" } ?? "") + "."
    }
  }

  func claim(_ event: ClaimEvent) -> String {
    switch event {
    case .disputed(let dispute): "Bronnen spreken elkaar tegen: \(dispute.question)"
    case .resolved(let ruling):
      "Uitspraak over “\(view.label(ruling.dispute))”: \(ruling.ruling)"
    }
  }

  func confirmation(_ event: ConfirmationEvent) -> String {
    switch event {
    case .confirmed(let said):
      "\(view.labels(said.by)): volledig en juist tot en met \(said.through.dutch), over "
        + (said.isAll ? "alle producten" : view.labels(said.subjects))
        + (said.ground.map { " (\($0))" } ?? "") + "."
    }
  }

  func process(_ event: DefinitionEvent) -> String {
    switch event {
    case .defined(let event):
      "Proces “\(event.title)” (\(event.subject.dutch)), versie \(event.version): "
        + "\(event.definition.states.count) toestanden."
    }
  }

  static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
