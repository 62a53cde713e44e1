internal import EventFormat
internal import Governance
internal import Workflow

/// The walk of one thing through its process.
struct ProcessRunner {
  let view: View
  let subject: ProcessSubject
  private var run = ProcessRun()
  private(set) var steps: [ProcessStep] = []

  init(view: View, subject: ProcessSubject) {
    self.view = view
    self.subject = subject
  }

  var state: String? { run.state }

  mutating func take(_ fact: Fact) {
    let rules = view.rules(for: subject, on: fact.valid.window.to ?? view.asOf.on)
    let definition = rules.defined.definition
    let verdict = run.apply(
      EventValues(fact.event, view.model.catalogue).processEvent(definition), definition)
    if case .ignored = verdict { return }
    steps.append(ProcessStep(fact: fact, verdict: verdict, state: run.state, rules: rules))
  }
}
