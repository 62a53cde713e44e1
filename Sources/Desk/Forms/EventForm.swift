internal import Calendar
internal import EventFormat
package import Governance

/// The fields of one type of event, and what a person typed turned into a line of a batch.
package struct EventForm: Sendable {
  package let type: EventType
  /// The fields, those of the envelope first.
  package let fields: [FormField]
  private let data: [FieldDescription]
  private let newThings: NewThings

  /// The form of a type of event.
  package init(_ type: EventType) { self.init(type, NewThings.of(type)) }

  private init(_ type: EventType, _ newThings: NewThings) {
    self.type = type
    data = EventCatalogue.shipped.fields(of: type)
    self.newThings = newThings
    fields =
      FormField.envelope
      + data.map { field in
        FormField(
          name: field.name, place: .data, kind: field.kind,
          isRequired: field.isRequired || Self.instead[type]?[field.name] != nil,
          isNewThing: field.name == newThings.main)
      }
  }

  /// The field with this key.
  package func field(_ key: String) -> FormField? { fields.first { $0.key == key } }

  /// The fields that must be filled in; the name of a new thing is made when it is left out.
  package var requiredFields: [FormField] { fields.filter { $0.isRequired && !$0.isNewThing } }

  /// Makes the line that the texts stand for, with ids for what is new.
  ///
  /// - Throws: everything that is wrong with any of the texts.
  package func fill(
    _ typed: [TypedField], knowing known: KnownFacts
  ) throws(FormErrors) -> FilledForm {
    let told = Set(typed.filter { !TypedText.tidy($0.text).isEmpty }.map(\.key))
    if let other = newThings.when(told) {
      return try EventForm(type, other).fill(typed, knowing: known)
    }
    let (values, errors) = read(typed, known)
    guard errors.isEmpty else { throw FormErrors(errors) }
    let draft = Draft(type, values, newThings, known.catalogue)
    do {
      let naming = Naming(draft, rule: newThings.main.map { NamingRule($0, data) }, known: known)
      return try naming.named()
    } catch { throw FormErrors([located(error)]) }
  }

  // MARK: Reading

  /// Every text as a value, and what is wrong with the others, in the order of the form.
  private func read(
    _ typed: [TypedField], _ known: KnownFacts
  ) -> (values: [(field: FormField, value: FormValue)], errors: [FieldError]) {
    let filled = typed.map { TypedField($0.key, TypedText.tidy($0.text)) }
      .filter { !$0.text.isEmpty }
    var errors = strangers(filled)
    var values: [(FormField, FormValue)] = []
    for field in fields {
      guard let text = filled.first(where: { $0.key == field.key })?.text else {
        let instead = Self.instead[type]?[field.name] ?? []
        let isSaidOtherwise = filled.contains { instead.contains($0.key) }
        if field.isRequired, !field.isNewThing, !isSaidOtherwise {
          errors.append(Self.missing(field, type))
        }
        continue
      }
      do throws(ValueProblem) {
        values.append((field, try value(text, field, ValueReader(known: known))))
      } catch { errors.append(error.at(field.key, typed: text)) }
    }
    return (values, errors)
  }

  /// What must be filled in unless one of some others is: who is named, or that nobody is.
  private static let instead: [EventType: [String: [String]]] = [
    .responsibilityAssigned: ["parties": ["unnamed"]],
    .standingConfirmed: ["subjects": ["all"]],
    .handOverOffered: ["to": ["from", "initiative"]],
  ]

  /// Texts for keys that this form does not have, and a second text for the same key.
  private func strangers(_ filled: [TypedField]) -> [FieldError] {
    var seen: Set<String> = []
    return filled.compactMap { typed in
      let isNew = seen.insert(typed.key).inserted
      if isNew, field(typed.key) != nil { return nil }
      let message =
        isNew
        ? "Dit hoort niet bij “\(DutchNames.of(type)[0])”. Laat het leeg."
        : "Dit is twee keer ingevuld. Vul het één keer in."
      return FieldError(
        key: typed.key, typed: typed.text, reason: .unreadable, message: message)
    }
  }

  private static func missing(_ field: FormField, _ type: EventType) -> FieldError {
    FieldError(
      key: field.key, typed: "", reason: .missing,
      message: "Hier moet iets staan: \(DutchNames.of(field, in: type)[0]).")
  }

  private func value(
    _ text: String, _ field: FormField, _ reader: ValueReader
  ) throws(ValueProblem) -> FormValue {
    if field.place == .envelope, field.kind == .period {
      return .moment(try moment(text, field))
    }
    if field.isNewThing { return .json(try newName(text, field, reader)) }
    if let name = newThings.ownWord(text, field) { return .json(.string(name)) }
    if newThings.inLists[field.name] != nil { return .texts(TypedText.elements(text)) }
    if field.place == .envelope, field.name == "id", EntryIdentifier(text.lowercased()) == nil {
      throw ValueProblem(
        "“\(text)” is geen UUID, en een vermelding heeft er een als id. Laat het leeg: dan maakt het "
          + "register er een.")
    }
    if field.place == .envelope, field.name == "id" { return .json(.string(text.lowercased())) }
    return .json(try reader.read(text, field.kind))
  }

  /// A clock of the envelope: one moment, known exactly or not; never a stretch of time.
  private func moment(_ text: String, _ field: FormField) throws(ValueProblem) -> Period {
    let period = try TypedDate.read(text, orWords: false)
    guard period.kind == .moment else {
      throw ValueProblem(
        "“\(text)” is een periode (\(period.dutch)). Hier hoort het moment waarop het gebeurde of "
          + "begon.")
    }
    guard field.name == "valid" || period.window.to != nil else {
      throw ValueProblem("“\(text)” heeft geen einde. Hier hoort een dag, maand of jaar.")
    }
    return period
  }

  /// The name that somebody gives something new; a title only finds what is there already.
  private func newName(
    _ text: String, _ field: FormField, _ reader: ValueReader
  ) throws(ValueProblem) -> JSON {
    if let id = Identifier(text) { return .string(id.text) }
    guard case .thing(let kinds) = field.kind, case .found(let id) = reader.known.find(text, kinds)
    else {
      throw ValueProblem(
        "“\(text)” kan geen naam zijn voor iets nieuws. Gebruik kleine letters, cijfers, en enkele - "
          + "of . ertussen. Of laat het leeg: dan maakt het register een naam.")
    }
    return .string(id.text)
  }

  /// A problem with the whole line, at the field that it is about.
  private func located(_ problem: LineProblem) -> FieldError {
    let key = problem.key.flatMap { field($0)?.key } ?? newThings.main
    return FieldError(
      key: key ?? "valid", typed: "", reason: problem.reason, message: problem.message)
  }
}

/// What somebody typed for one key.
package struct TypedField: Hashable, Sendable {
  package let key: String
  package let text: String

  package init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }
}

/// What a typed text comes down to.
enum FormValue {
  case json(JSON)
  /// A clock of the envelope.
  case moment(Period)
  /// The texts of a list of new things that have no names yet.
  case texts([String])
}
