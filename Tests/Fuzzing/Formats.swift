import Calendar
import EventFormat
import Governance
import TestSupport
import Workflow

/// The wire format: what is read is written again as the same bytes, and nothing traps.
enum Formats {
  static func json(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let canonical = try value(bytes, .canonical)
    let lenient = try value(bytes, .lenient)
    if let canonical {
      try promise(canonical.canonicalBytes == bytes, "canonical, and written differently")
      try promise(lenient == canonical, "the lenient reader reads something else")
    }
    guard let lenient else { return false }
    let written = lenient.canonicalBytes
    guard let again = try value(written, .canonical) else {
      throw BrokenPromise(description: "what was written is not canonical")
    }
    try promise(again.canonicalBytes == written, "written twice, and differently")
    return true
  }

  private static func value(_ bytes: [UInt8], _ mode: JSONReader.Mode) throws(BrokenPromise)
    -> JSON?
  {
    do throws(JSONError) { return try JSONReader.read(bytes, mode) } catch {
      try promise((0...bytes.count).contains(error.offset), "offset \(error.offset)")
      try promise((1...bytes.count + 1).contains(error.column), "column \(error.column)")
      try promise(!error.description.isEmpty, "an error without words")
      return nil
    }
  }

  static func entry(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    var scanner = LineScanner()
    var mentioned: Set<String> = []
    let header = scanner.scan(bytes[...]) { mentioned.insert(String(decoding: $0, as: UTF8.self)) }
    let entry: Entry
    do { entry = try EntryReader.read(bytes[...]) } catch {
      try promise(!error.dutch.isEmpty, "an error without words")
      return false
    }
    try rereads(entry)
    guard let header else { throw BrokenPromise(description: "read, but not by the scanner") }
    try promise(header.type == entry.event.type, "the scanner says \(header.type as Any)")
    try promise(header.knownBy == entry.knownBy, "the scanner says \(header.knownBy.iso)")
    let domain = entry.event.domain
    for reference in domain.introduced + domain.mentioned {
      try promise(mentioned.contains(reference.id.text), "the scanner misses \(reference.id.text)")
    }
    for citation in entry.source {
      try promise(mentioned.contains(citation.document.text), "the scanner misses a source")
    }
    return true
  }

  /// What an entry is written as is read as the same entry.
  private static func rereads(_ entry: Entry) throws(BrokenPromise) {
    let line = entry.line
    do {
      let again = try EntryReader.read(line[...])
      try promise(
        again.proposal.saysTheSame(as: entry.proposal)
          && again.proposal.cause == entry.proposal.cause
          && again.proposal.despite == entry.proposal.despite, "read again as something else")
      try promise(
        again.id == entry.id && again.sequence == entry.sequence
          && again.recorded == entry.recorded && again.actor.utf8.elementsEqual(entry.actor.utf8),
        "read again as of another")
      try promise(again.line == line, "written twice, and differently")
    } catch let error as BrokenPromise { throw error } catch {
      throw BrokenPromise(description: "what was written cannot be read: \(error)")
    }
  }

  static func batch(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let (batch, problems) = Batch.read(bytes)
    for problem in problems {
      try promise(problem.line >= 1 && problem.column ?? 1 >= 1, "a problem at \(problem)")
      try promise(!problem.message.isEmpty, "a problem without words")
    }
    var state = RegisterState()
    for (place, line) in batch.lines.enumerated() {
      let proposal = line.proposal
      do throws(Refusal) { _ = try state.decide(proposal) } catch {
        try promise(!error.dutch { "\($0)" }.isEmpty, "a refusal without words")
      }
      let id = proposal.id ?? .numbered(place)
      // Total: also of what was refused just now.
      state.evolve(id, proposal)
      try rereads(Scenario.entry(proposal, at: place, id))
    }
    return !batch.lines.isEmpty && problems.isEmpty
  }

  static func process(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    var isProcess = false
    for line in Batch.read(bytes).batch.lines {
      guard case .process(.defined(let defined)) = line.proposal.event else { continue }
      isProcess = true
      let definition = defined.definition
      for problem in definition.problems() {
        try promise(!problem.dutch.isEmpty, "a problem without words")
      }
      let texts = [
        ProcessText.text(definition, title: defined.title),
        ProcessMermaid.text(definition, title: defined.title),
        ProcessDOT.text(definition, title: defined.title),
        ProcessBPMN.xml(definition, id: defined.process.text, title: defined.title),
      ]
      for text in texts { try promise(!text.isEmpty, "an empty picture") }
      var run = ProcessRun()
      for step in definition.transitions {
        _ = run.apply(ProcessEvent(name: step.event, values: [:]), definition)
        _ = definition.steps(from: run.state)
      }
    }
    return isProcess
  }

  static func period(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    try smallTexts(text)
    let period: Period
    do throws(PeriodError) { period = try Period(edtf: text) } catch {
      try promise((1...text.unicodeScalars.count + 1).contains(error.position), "\(error.position)")
      try promise(!error.description.isEmpty, "an error without words")
      return false
    }
    try promise(bytes.count <= 64 && period.edtf == text, "it is kept differently")
    try promise(!period.dutch.isEmpty, "no words for it")
    if let from = period.window.from, let to = period.window.to {
      try promise(from <= to, "it ends before it begins")
    }
    return true
  }

  /// The other texts about time, and identifiers: what is read prints as it was read.
  private static func smallTexts(_ text: String) throws(BrokenPromise) {
    if let day = CalendarDay(iso: text) { try promise(day.iso == text, "\(day.iso)") }
    if let moment = Moment(iso: text) {
      try promise(moment.iso == text && !moment.day.iso.isEmpty, "\(moment.iso)")
    }
    if let id = Identifier(text) { try promise(id.text == text, "\(id.text)") }
    if let id = EntryIdentifier(text) { try promise("\(id)" == text, "\(id)") }
    if let duration = CalendarDuration(text) {
      try promise(duration.text == text && !duration.dutch.isEmpty, "\(duration)")
      for start in ["-9999-01-01", "2024-02-29", "9999-12-31"].compactMap({ CalendarDay(iso: $0) })
      {
        try promise(start.advanced(by: duration) >= start, "back in time from \(start.iso)")
      }
    }
    if let typed = DutchDates.read(text), let edtf = typed.edtf {
      let again = try? Period(edtf: edtf, asStated: typed.asStated, convention: typed.convention)
      try promise(again == typed, "“\(text)” is kept as \(edtf)")
    }
  }
}
