internal import Answers
internal import EventFormat
internal import Governance
internal import Reading
internal import Register

extension RecordingPlan {
  /// How many are recorded, and how many were there already.
  func counts(_ participle: String) -> String {
    let new = counted(entries.count, "gebeurtenis", "gebeurtenissen")
    let (otherwise, standing) = (repeated.count(where: \.isOtherwise), repeated.count)
    let same = standing - otherwise
    let old = same == 0 ? "" : " \(same) stond er al precies zo in."
    let changed =
      otherwise == 0
      ? "" : " \(otherwise) stond er al in, en is daarna gecorrigeerd of geannuleerd."
    return "\(new) \(participle).\(old)\(changed)"
  }
}

/// Every consequence of a batch, in words: owners, deadlines, what waits, what is irregular.
struct TrialText {
  private let trial: Trial
  private let batch: Batch
  private let origin: Recording.Origin
  private let remark: String?
  private let invocation: Invocation
  private var output: Output { invocation.output }

  init(
    _ trial: Trial, _ batch: Batch, _ origin: Recording.Origin, _ remark: String?,
    _ invocation: Invocation
  ) {
    self.trial = trial
    self.batch = batch
    self.origin = origin
    self.remark = remark
    self.invocation = invocation
  }

  func write() {
    if invocation.arguments.has(.json) { return output.json(json) }
    output.line("Proef: er wordt niets vastgelegd.")
    output.line(trial.plan.counts("vast te leggen"))
    switch origin {
    case .batch, .form:
      RepeatedText(trial.plan, origin).write(output)
      writeEntries()
    case .sheet: writeRows()
    }
    if let remark, !trial.plan.entries.isEmpty { output.line(remark) }
    output.show(notices, areRecorded: false)
    output.heading("Gevolgen voor de stand op \(trial.after.asOf.on.dutch)")
    guard let consequences = trial.consequences else {
      output.line("Er verandert niets.")
      return
    }
    if consequences.isEmpty {
      output.line(
        "Er komt bij wat hierboven staat. Verder verandert er niets aan eigenaren, overdrachten, besluiten, "
          + "termijnen, wat wacht en bevindingen.")
      return
    }
    if !consequences.difference.isEmpty {
      DifferenceText(trial.before, trial.after, output).write(consequences.difference)
    }
    write(consequences)
  }

  private var notices: [Notice] { trial.after.notices(on: trial.plan.entries) }

  private func writeEntries() {
    for entry in trial.plan.entries.prefix(20) {
      output.line("  \(sentence(entry))")
      writeReading(entry)
    }
    if trial.plan.entries.count > 20 {
      output.line("  … en nog \(trial.plan.entries.count - 20).")
    }
  }

  /// Of a correction or annulment: how what it is about reads, before and after.
  private func writeReading(_ entry: Entry) {
    guard let target = entry.event.overrides else { return }
    let views = [("nu", trial.before), ("straks", trial.after)]
    for (when, view) in views {
      guard let place = trial.after.place(of: target) else { continue }
      let fact = place < trial.plan.first || when == "straks" ? view.fact(ofEntry: place) : nil
      let words =
        fact.map { "\($0.valid.dutchWithWords): \(Narration(view).sentence($0.event))" }
        ?? "telt niet mee"
      output.line("    \(when): \(words)")
    }
  }

  /// Every row, also those that say nothing new.
  private func writeRows() {
    var repeated: [Int: RepeatedLine] = [:]
    for line in trial.plan.repeated { repeated[line.line] = line }
    let text = RepeatedText(trial.plan, origin)
    var entries = trial.plan.entries[...]
    for line in batch.lines {
      let words =
        repeated[line.number].map(text.sentence) ?? entries.popFirst().map(sentence) ?? ""
      output.line("  rij \(line.number): \(words)")
    }
  }

  private func sentence(_ entry: Entry) -> String {
    "\(entry.valid.dutchWithWords): \(Narration(trial.after).sentence(entry.event))"
  }

  private func write(_ consequences: Consequences) {
    write(consequences.newTodo, "Erbij in wat wacht", trial.after)
    write(consequences.goneTodo, "Weg uit wat wacht", trial.before)
    write(consequences.newFindings, "Nieuwe bevindingen", trial.after)
    write(consequences.goneFindings, "Opgeloste bevindingen", trial.before)
  }

  private func write(_ items: [TodoItem], _ title: String, _ view: View) {
    guard !items.isEmpty else { return }
    output.heading("\(title) – \(items.count)")
    let text = TodoText(view, output)
    for item in items {
      let parties = item.parties.isEmpty ? view.nobody(item) : view.labels(item.parties)
      output.line("  \(text.phrase(item)); wacht op: \(parties)")
    }
  }

  private func write(_ findings: [Finding], _ title: String, _ view: View) {
    guard !findings.isEmpty else { return }
    output.heading("\(title) – \(findings.count)")
    for finding in findings { FindingText(view, output).line(finding) }
  }

  private var json: JSON {
    .record([
      ("dryRun", .boolean(true)), ("record", .number(trial.plan.entries.count)),
      ("alreadyRecorded", .number(trial.plan.repeated.count)),
      ("repeated", RepeatedText(trial.plan, origin).json),
      ("warnings", notices.isEmpty ? nil : .array(notices.map(\.json))),
      ("consequences", trial.consequences.map { $0.json(trial.before, trial.after) } ?? .null),
    ])
  }
}

extension Output {
  /// What should be known of what was recorded, or would be.
  func show(_ notices: [Notice], areRecorded: Bool) {
    for notice in notices.prefix(20) {
      line("Let op: \(notice.text)\(areRecorded ? " \(notice.remedy)" : "")")
    }
    if notices.count > 20 { line("Let op: … en nog \(notices.count - 20) zulke meldingen.") }
  }
}
