internal import Answers
internal import EventFormat
package import Governance
package import Reading

/// A correction of an entry, of which only what changes is typed.
///
/// The rest is taken from the fact as it stands: the entry with its earlier corrections applied. The
/// correction holds the whole fact, of the same type.
package struct CorrectionForm: Sendable {
  private let fact: Fact
  private let form: EventForm
  private let newThings: NewThings

  /// Keys of the correction itself; see `key(of:)`.
  package static let ownKeys: Set<String> = ["entry", "reason", "period"]

  /// The correction of a fact as it stands.
  package init(of fact: Fact) {
    self.fact = fact
    form = EventForm(fact.event.type)
    newThings = NewThings.of(fact.event.type)
  }

  /// The correction of the entry with this number or UUID.
  package static func ofEntry(
    _ text: String, in view: View, knowing known: KnownFacts
  ) throws(FormErrors) -> CorrectionForm {
    func problem(_ problem: ValueProblem) -> FormErrors {
      FormErrors([problem.at("entry", typed: text)])
    }
    let id: EntryIdentifier
    do { id = try ValueReader(known: known).entry(TypedText.tidy(text)) } catch {
      throw problem(error)
    }
    guard let number = known.number(of: id) else {
      throw problem(ValueProblem("Er is geen vermelding met id \(id).", .unknownName))
    }
    if let gone = view.withdrawal(ofEntry: number) {
      throw problem(ValueProblem(useless(number, gone), .unknownName))
    }
    guard let fact = view.fact(ofEntry: number) else {
      throw problem(
        ValueProblem(
          "Vermelding \(number) annuleert zelf iets, en een annulering is niet te corrigeren. Klopt zij "
            + "niet, annuleer haar dan: vth annul \(number)",
          .unknownName))
    }
    return CorrectionForm(of: fact)
  }

  /// Why a correction of this entry would change nothing, and what to do.
  private static func useless(_ number: Int, _ gone: WithdrawnFact) -> String {
    let by = gone.by.sequence
    return
      "Vermelding \(number) is \(gone.isRuling ? "terzijde gesteld" : "geannuleerd") door vermelding "
      + "\(by) (\(gone.reason)). Een correctie verandert daarom niets. Moet zij weer tellen, annuleer dan "
      + "eerst die \(gone.isRuling ? "uitspraak" : "annulering"): vth annul \(by). Moet er iets anders "
      + "staan, leg dat dan vast als nieuwe gebeurtenis."
  }

  /// The type of event that is corrected; a correction never changes it.
  package var type: EventType { fact.event.type }

  /// The fields that can be corrected.
  package var fields: [FormField] { form.fields.filter { $0.place == .data } }

  /// How a field of the corrected event is called here: with `data.` before it where the correction
  /// has a key of that name itself.
  package static func key(of field: FormField) -> String {
    ownKeys.contains(field.name) ? "data." + field.name : field.key
  }

  /// The keys with a text that stands apart from the log.
  package var withheldKeys: Set<String> {
    let entries = [fact.entry] + fact.corrections
    let keys = entries.flatMap(\.proposal.withheld).compactMap { withheld -> String? in
      let steps = withheld.place.split(separator: "/").map(String.init)
      return steps.first == "data" ? steps.dropFirst().first : steps.first
    }
    return Set(fields.filter { keys.contains($0.name) }.map(Self.key))
  }

  /// Makes the line; an empty text takes a key out.
  ///
  /// `typed` holds `reason`, `period`, keys of the envelope, and keys of the event.
  package func fill(
    _ typed: [TypedField], knowing known: KnownFacts
  ) throws(FormErrors) -> FilledForm {
    var errors: [FieldError] = []
    let reader = ValueReader(known: known)
    let data = changed(typed, reader, &errors)
    let target = earlierTarget(typed, reader) ?? (fact.corrections.last ?? fact.entry).id
    var members = [JSONMember("entry", .string(target.description))]
    for text in Self.texts("period", typed) {
      do throws(ValueProblem) {
        members.append(
          JSONMember("period", ValueReader.period(try TypedDate.read(text, orWords: false))))
      } catch { errors.append(error.at("period", typed: text)) }
    }
    let last = fact.corrections.last
    let masked = data.map {
      known.masking($0, as: (last ?? fact.entry).id, isCorrection: last != nil)
    }
    if let data, masked != EventCatalogue.shipped.write(fact.event) {
      members.append(JSONMember("data", data))
      members.append(JSONMember("type", .string(known.catalogue.wireName(of: type))))
    }
    if errors.isEmpty, members.count == 1 { errors.append(nothing) }
    guard errors.isEmpty else { throw FormErrors(errors) }
    return try finished(members, typed, target, known)
  }

  /// What an earlier correction corrected that said just this; `nil` when none did.
  ///
  /// Then it was recorded before, or its text was erased, and the register says so. Otherwise what somebody put right
  /// since would come back by it. A text that stands apart is passed over: whether it is the same, the register knows or
  /// nobody does.
  private func earlierTarget(_ typed: [TypedField], _ reader: ValueReader) -> EntryIdentifier? {
    let periods = Self.texts("period", typed)
    var before = fact.entry.event
    for correction in fact.corrections {
      guard case .entry(.corrected(let said)) = correction.event else { continue }
      defer { before = said.event ?? before }
      guard Self.texts("reason", typed) == [said.reason], periods.isEmpty == (said.period == nil)
      else { continue }
      var errors: [FieldError] = []
      guard var data = changed(typed, over: EventCatalogue.shipped.write(before), reader, &errors)
      else {
        continue
      }
      for withheld in correction.proposal.withheld.compactMap(\.inCorrectedEvent) {
        data = data.replacing(withheld.place, by: .string(WithheldValue.placeholder))
      }
      if data == EventCatalogue.shipped.write(said.event ?? before) { return said.entry }
    }
    return nil
  }

  /// The line of the last correction, when what is typed says just what that says and brought about; else `nil`.
  ///
  /// Then it was recorded before. A correction that withheld texts is repeated only by one that does so too.
  package func repeated(
    _ typed: [TypedField], isWithholding: Bool, knowing known: KnownFacts
  ) -> FilledForm? {
    let own = Set(fields.map(Self.key) + ["reason", "period"])
    var errors: [FieldError] = []
    guard let last = fact.corrections.last, case .entry(.corrected(let correction)) = last.event,
      last.proposal.withheld.isEmpty != isWithholding,
      typed.allSatisfy({ own.contains($0.key) }),
      Self.texts("reason", typed) == [correction.reason],
      let data = changed(typed, ValueReader(known: known), &errors),
      known.masking(data, as: last.id, isCorrection: true)
        == EventCatalogue.shipped.write(fact.event)
    else { return nil }
    for text in Self.texts("period", typed) {
      do throws(ValueProblem) {
        guard try TypedDate.read(text, orWords: false) == fact.valid else { return nil }
      } catch { return nil }
    }
    return FilledForm(again: last, with: known.secrets(of: last.id), known.catalogue)
  }

  private var nothing: FieldError {
    FieldError(
      key: "period", typed: "", reason: .missing,
      message:
        "De correctie verandert niets. Vul in wat anders moet: de juiste datum, of wat er in de "
        + "gebeurtenis had moeten staan.")
  }

  /// The correction as an event of its own, read by its own form.
  private func finished(
    _ members: [JSONMember], _ typed: [TypedField], _ target: EntryIdentifier,
    _ known: KnownFacts
  ) throws(FormErrors) -> FilledForm {
    let own = EventForm(.entryCorrected)
    let envelope = typed.filter { field in
      own.field(field.key).map { $0.place == .envelope || $0.name == "reason" } ?? false
    }
    let entry = TypedField("entry", target.description)
    let filled = try own.fill([entry] + envelope, knowing: known)
    let reason = (filled.json["data"]?.object ?? []).filter { $0.name == "reason" }
    let rest = (filled.json.object ?? []).filter { $0.name != "data" }
    let json = JSON.object(rest + [JSONMember("data", .object(reason + members))])
    do {
      return try FilledForm(json, known.catalogue)
    } catch {
      let key = error.key == "data" ? "period" : error.key ?? "period"
      throw FormErrors([
        FieldError(key: key, typed: "", reason: .unreadable, message: error.message)
      ])
    }
  }

  // MARK: What changes

  /// The data of the fact with the typed keys changed; `nil` when one of them is wrong.
  private func changed(
    _ typed: [TypedField], _ reader: ValueReader, _ errors: inout [FieldError]
  ) -> JSON? {
    changed(typed, over: EventCatalogue.shipped.write(fact.event), reader, &errors)
  }

  private func changed(
    _ typed: [TypedField], over before: JSON, _ reader: ValueReader, _ errors: inout [FieldError]
  ) -> JSON? {
    var members: [JSONMember] = []
    let count = errors.count
    for field in fields {
      let key = Self.key(of: field)
      guard let text = typed.first(where: { $0.key == key })?.text else {
        if let value = before[field.name] { members.append(JSONMember(field.name, value)) }
        continue
      }
      do throws(ValueProblem) {
        if let value = try value(TypedText.tidy(text), field, before[field.name], reader) {
          members.append(JSONMember(field.name, value))
        }
      } catch { errors.append(error.at(key, typed: text)) }
    }
    return errors.count == count ? .object(members) : nil
  }

  private func value(
    _ text: String, _ field: FormField, _ before: JSON?, _ reader: ValueReader
  ) throws(ValueProblem) -> JSON? {
    if text.isEmpty {
      guard field.isRequired else { return nil }
      throw ValueProblem("Dit kan niet leeg. Vul in wat er had moeten staan.")
    }
    if let keys = newThings.inLists[field.name] { return renamed(text, keys, before) }
    if let word = newThings.ownWord(text, field) { return .string(word) }
    if field.isNewThing { return .string(text) }
    return try reader.read(text, field.kind)
  }

  /// The new texts of a list of things that have names: a text that stays keeps its name, a changed
  /// one takes over the next name that is left, one more gets the next number.
  private func renamed(_ text: String, _ keys: NewThings.Listed, _ before: JSON?) -> JSON {
    let texts = TypedText.elements(text)
    let old = before?.array ?? []
    func words(_ record: JSON) -> String? { record[keys.textKey]?.string }
    var free = old.filter { record in !texts.contains { $0 == words(record) } }
      .compactMap { $0[keys.nameKey]?.string }[...]
    let stem =
      EventCatalogue.shipped.write(fact.event).object?.compactMap { $0.value.string }.first ?? ""
    var number = old.count
    return .array(
      texts.map { text in
        if let kept = old.first(where: { words($0) == text }) { return kept }
        if free.isEmpty { number += 1 }
        return .object([
          JSONMember(keys.nameKey, .string(free.popFirst() ?? "\(stem).v\(number)")),
          JSONMember(keys.textKey, .string(text)),
        ])
      })
  }

  /// The text typed for a key, if one was.
  private static func texts(_ key: String, _ typed: [TypedField]) -> [String] {
    typed.filter { $0.key == key }.map { TypedText.tidy($0.text) }.filter { !$0.isEmpty }
  }
}
