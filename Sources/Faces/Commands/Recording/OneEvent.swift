internal import Answers
internal import EventFormat
internal import Forms
internal import Governance
internal import Reading
internal import Register

/// Records one event out of flags: the same road as a batch of one line.
struct OneEvent {
  private let invocation: Invocation
  private let verb: String

  /// Types of event that happen now, unless somebody says otherwise.
  static let happensNow: Set<EventType> = [.entryCorrected, .entryAnnulled, .entryRedacted]

  init(_ invocation: Invocation, verb: String) {
    self.invocation = invocation
    self.verb = verb
  }

  /// Records what the flags say; the text of `bareKey` may stand behind the verb by itself.
  func record(_ form: EventForm, bareKey: String?, bareWord: String?) throws -> ExitStatus {
    // What the form must know of the register is much, and is gone when this is recorded.
    try record(try fill(form, bareKey: bareKey, bareWord: bareWord))
  }

  private func fill(
    _ form: EventForm, bareKey: String?, bareWord: String?
  ) throws -> FilledForm {
    var typed = FormFlags(form).typed(invocation.arguments)
    if let bareKey, let bareWord { typed.append(TypedField(bareKey, bareWord)) }
    let isToday = Self.happensNow.contains(form.type) && !typed.contains { $0.key == "valid" }
    if isToday { typed = try withToday(typed) }
    warn(ofDates: typed, form.fields)
    if form.type == .entryRedacted, typed.contains(where: { $0.key == "fields" && $0.text.isEmpty })
    {
      // Left empty it would mean all.
      throw CommandError.flagNeedsValue("--fields", "TEKST[;…]")
    }
    let keys = try FormFlags(form).withheld(invocation.arguments)
    let known = try invocation.knownFacts(invocation.model(), mayWithhold: !keys.isEmpty)
    do throws(FormErrors) {
      if isToday, let moment = known.moment(of: try form.fill(typed, knowing: known).proposal) {
        // Nobody gave a day: said before, it was found out then.
        typed = typed.filter { $0.key != "valid" }
        typed.append(TypedField("valid", moment.asStated ?? moment.edtf ?? ""))
      }
      return try WithheldKeys(of: form.type).withhold(
        keys, from: form.fill(typed, knowing: known),
        given: Set(typed.filter { $0.text.contains { !$0.isWhitespace } }.map(\.key)))
    } catch {
      throw trouble(error, FormFlags.example(of: form, verb: verb, bareKey: bareKey))
    }
  }

  /// Records a correction of an entry, of which only what changes was typed.
  func correct(_ entry: String, example: String) throws -> ExitStatus {
    try record(try fillCorrection(of: entry, example: example))
  }

  private func fillCorrection(of entry: String, example: String) throws -> FilledForm {
    let model = try invocation.model()
    let known = try invocation.knownFacts(
      model, mayWithhold: invocation.arguments.has(.withhold))
    let view = View(model, AsOf(on: try invocation.environment.today()))
    let form: CorrectionForm
    do throws(FormErrors) {
      form = try CorrectionForm.ofEntry(entry, in: view, knowing: known)
    } catch { throw trouble(error, example, bareKey: "entry") }
    let flags = FormFlags(correcting: form.type)
    try flags.refuseOthers(
      invocation.arguments, verb: "log " + DutchNames.wire(form.type))
    let keys = try flags.withheld(invocation.arguments)
    let again = form.repeated(
      flags.typed(invocation.arguments), isWithholding: !keys.isEmpty, knowing: known)
    if let again { return again }
    let typed = try withToday(flags.typed(invocation.arguments))
    warn(ofDates: typed, EventForm(.entryCorrected).fields + form.fields)
    let bare = form.withheldKeys.subtracting(keys.map(\.key)).intersection(typed.map(\.key))
    if let key = bare.sorted().first {
      throw CommandError.correctsWithheld(FormFlags.name(of: key))
    }
    do throws(FormErrors) {
      return try WithheldKeys(of: form.type, isCorrected: true).withhold(
        keys, from: form.fill(typed, knowing: known), given: [])
    } catch { throw trouble(error, example) }
  }

  private func warn(ofDates typed: [TypedField], _ fields: [FormField]) {
    for text in typed where fields.contains(where: { $0.key == text.key && $0.kind == .period }) {
      invocation.warn(ofDate: text.text, FormFlags.name(of: text.key))
    }
  }

  /// Corrections and annulments happen now, unless somebody says otherwise.
  private func withToday(_ typed: [TypedField]) throws -> [TypedField] {
    if typed.contains(where: { $0.key == "valid" }) { return typed }
    return typed + [TypedField("valid", try invocation.environment.today().iso)]
  }

  private func record(_ filled: FilledForm) throws -> ExitStatus {
    let batch = Batch(lines: [filled.line])
    do { return try Recording(invocation, from: .form).run(batch, []) } catch {
      guard case .badBatch(let problems)? = error as? RegisterError else { throw error }
      throw CommandError.refusedForm(
        problems.map { problem in
          let key = problem.column.flatMap { JSONPlace.key(atColumn: $0, in: filled.json) }
          return FormTrouble(flag: key.map(FormFlags.name), message: problem.message)
        })
    }
  }

  /// Names that are unknown or in use are refused; anything else is a matter of how the verb is used.
  ///
  /// What is wrong with the word behind the verb, for which there is no flag, stands by itself.
  private func trouble(
    _ errors: FormErrors, _ example: String, bareKey: String? = nil
  ) -> CommandError {
    let troubles = errors.errors.map { error in
      let flag = error.key == bareKey ? nil : FormFlags.name(of: error.key)
      return FormTrouble(flag: flag, message: error.message)
    }
    return errors.errors.allSatisfy { [.unknownName, .inUse].contains($0.reason) }
      ? .refusedForm(troubles) : .badForm(troubles, example: example)
  }
}
