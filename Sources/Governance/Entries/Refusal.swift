/// Why a proposal is nonsense and is not recorded.
///
/// Irregular is not nonsense: what really happened is recorded, however odd. Refused is only what
/// cannot be understood: things that do not exist, names given twice, loops.
package enum Refusal: Error, Hashable, Sendable {
  case unknown(Kind, Identifier)
  case wrongKind(Identifier, expected: Kind, found: Kind)
  case exists(Kind, Identifier)
  case namedTwice(Identifier)
  case unknownSubject(Identifier)
  case loop(Identifier, parent: Identifier)
  case namesItself(Identifier)
  case intoItself(Identifier)
  case intervalAsMoment(String)
  case withoutDate
  case neverAssigned(Identifier, Role, party: Identifier)
  case otherBody(meeting: Identifier)
  case unknownEntry(EntryIdentifier)
  case sameIdOtherContent(EntryIdentifier)
  case alreadyOverridden(EntryIdentifier, by: EntryIdentifier)
  case emptyCorrection
  case correctsOtherType
  case correctsIdentity(Identifier)
  case correctsOverride(EntryIdentifier)
  case stillMentioned(Identifier, times: Int)

  /// What is wrong and what to do next, for the person who records.
  package var dutch: String {
    switch self {
    case .unknown(let kind, let id):
      "\(kind.unknownDutch) “\(id)”. Registreer \(kind.isNeuter ? "dat" : "die") eerst, of verbeter de naam."
    case .wrongKind(let id, let expected, let found):
      "“\(id)” is een \(found.dutch), maar hier hoort een \(expected.dutch)."
    case .exists(let kind, let id):
      "“\(id)” bestaat al als \(kind.dutch). Kies een andere naam, of leg vast wat er wijzigt."
    case .namedTwice(let id):
      "“\(id)” wordt in één gebeurtenis twee keer nieuw gemaakt. Geef elk een eigen naam."
    case .unknownSubject(let id):
      "“\(id)” is niet bekend in het register. Registreer het eerst, of verbeter de naam."
    case .loop(let id, let parent):
      "“\(id)” kan niet onder “\(parent)” vallen: “\(parent)” valt al onder “\(id)”."
    case .namesItself(let id): "“\(id)” kan niet naar zichzelf verwijzen."
    case .intoItself(let id): "“\(id)” kan niet in zichzelf opgaan."
    case .intervalAsMoment(let text):
      "“\(text)” is een periode. “valid” is het moment waarop het feit begint: schrijf "
        + "bijvoorbeeld [2024-07..2024-12] voor een onbekend moment daarin."
    case .withoutDate:
      "“valid” heeft een datum of venster nodig. Schrijf [..D] als alleen vaststaat dat het "
        + "uiterlijk op dag D zo was."
    case .neverAssigned(let subject, let role, let party):
      "“\(party)” is nooit als \(role.dutch) van “\(subject)” vastgelegd, dus dat kan niet "
        + "eindigen. Leg eerst de toewijzing vast."
    case .otherBody(let meeting):
      "Vergadering “\(meeting)” staat vast als vergadering van een ander orgaan."
    case .unknownEntry(let id): "Er is geen vermelding met id \(id)."
    case .sameIdOtherContent(let id):
      "Vermelding \(id) bestaat al met een andere inhoud. Geef een nieuwe id, of corrigeer de "
        + "bestaande."
    case .alreadyOverridden(let id, let other):
      "Vermelding \(id) is al gecorrigeerd of geannuleerd door \(other). Corrigeer die."
    case .emptyCorrection: "De correctie verandert niets: geef “period”, “data” of beide."
    case .correctsOtherType:
      "De correctie heeft een ander type dan het origineel. Annuleer het origineel en leg het "
        + "juiste vast."
    case .correctsIdentity(let id):
      "Een correctie mag de naam “\(id)” niet veranderen. Annuleer het origineel en leg het "
        + "juiste vast."
    case .correctsOverride(let id):
      "Vermelding \(id) annuleert zelf iets. Annuleer haar als zij onjuist is."
    case .stillMentioned(let id, let times):
      "“\(id)” wordt nog \(times) keer genoemd door andere vermeldingen. Annuleer of corrigeer "
        + "die eerst."
    }
  }

  /// The name that is not known, when that is what is wrong; others may look like it.
  package var unknownName: String? {
    switch self {
    case .unknown(_, let id), .unknownSubject(let id): id.text
    default: nil
    }
  }

  /// The text in the proposal that the refusal is about.
  package var subject: String? {
    switch self {
    case .unknown(_, let id), .wrongKind(let id, _, _), .exists(_, let id), .namedTwice(let id),
      .unknownSubject(let id), .loop(_, parent: let id), .namesItself(let id), .intoItself(let id),
      .neverAssigned(_, _, party: let id), .otherBody(meeting: let id), .correctsIdentity(let id),
      .stillMentioned(let id, _):
      id.text
    case .intervalAsMoment(let text): text
    case .unknownEntry(let id), .sameIdOtherContent(let id), .alreadyOverridden(let id, _),
      .correctsOverride(let id):
      id.description
    case .withoutDate, .emptyCorrection, .correctsOtherType: nil
    }
  }
}
