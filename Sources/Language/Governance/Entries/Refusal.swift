package import Workflow

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
  case endsOther(EntryIdentifier)
  case namedOrNot(Identifier)
  case supportsNothing(EntryIdentifier)
  case confirmsSomeOrAll
  case confirmsUntilNoDay(String)
  case confirmsAhead(String)
  case offerWithoutSide(Identifier)
  case incompleteHandOver(Identifier)
  case releaseWithoutAudience
  case otherBody(meeting: Identifier)
  case unknownEntry(EntryIdentifier)
  case uncounted(EntryIdentifier)
  case sameIdOtherContent(EntryIdentifier)
  case sameIdOtherText(EntryIdentifier)
  case alreadyOverridden(EntryIdentifier, by: EntryIdentifier)
  case alreadyAnnulled(EntryIdentifier, by: EntryIdentifier)
  case emptyCorrection
  case correctsOtherType
  case correctsIdentity(Identifier)
  case correctsOverride(EntryIdentifier)
  case stillMentioned(Identifier, times: Int)
  case notAFact(EntryIdentifier)
  case notDisputed(EntryIdentifier, in: Identifier)
  case namedTwiceEntry(EntryIdentifier)
  case tooFewClaims
  case tooManyCombinations(Int)
  case alreadyRuled(Identifier)
  case versionExists(Identifier, version: Int)
  case otherSubject(Identifier, ProcessSubject)
  case hasProcess(ProcessSubject, Identifier)
  case badProcess([ProcessProblem])
  case outcomeWithoutDelay(Outcome)
  case unknownStage(StageName, known: [String])
  case unknownPartyKind(PartyKindName, known: [String])
  case usualPartyKind(PartyKindName)
  case adviceAboutNothing
  /// Recorded only with a reason.
  case numberTaken(String, by: Identifier)
  case fileElsewhere(String)
  case repeatsErased(EntryIdentifier)
  case nothingWithheld(EntryIdentifier)
  case overridesRedaction(EntryIdentifier)
  case notWithheld(String, EntryIdentifier, [String])
  /// Recorded only with a reason.
  case doubtfulDays([DayDoubt])

  /// What is wrong and what to do next, for the person who records.
  package var dutch: String { dutch { "\($0)" } }

  /// The same with entries called as the reader knows them: by their number in the log.
  package func dutch(_ name: (EntryIdentifier) -> String) -> String {
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
    case .endsOther(let id):
      "Vermelding \(name(id)) gaf deze rol aan geen van deze partijen, dus dat kan hier niet mee eindigen."
    case .namedOrNot(let subject):
      "Noem wie de rol bij “\(subject)” heeft, of zeg dat de bron niet noemt wie (“unnamed”); niet allebei."
    case .supportsNothing(let id):
      "Noem de bron die hetzelfde zegt als vermelding \(name(id)): het document en de plaats erin (--source)."
    case .confirmsSomeOrAll:
      "Noem welke producten zijn nagegaan, of zeg dat het alle producten zijn (“all”); niet allebei."
    case .confirmsUntilNoDay(let text):
      "“\(text)” is niet één dag. Bevestigd is tot en met een dag: schrijf bijvoorbeeld 2026-11-30."
    case .confirmsAhead(let text):
      "Bevestigd tot en met \(text) kan pas op of na die dag. Noem een eerdere dag."
    case .offerWithoutSide(let id):
      "Overdracht “\(id)” noemt niemand. Noem wie het aanbod deed (“initiative”), van wie het komt (“from”) of aan "
        + "wie het is gedaan (“to”). Wat de bron niet noemt, laat u leeg."
    case .incompleteHandOver(let id):
      "Overdracht “\(id)” is niet eerder aangeboden. Dan hoort erbij wat er overgaat (“products”), in welke rol "
        + "(“roles”), en van wie of aan wie (“from”, “to”). Is de overdracht wel eerder aangeboden, laat die dan leeg."
    case .releaseWithoutAudience:
      "Een vrijgave is voor partijen die u noemt (“audience”), of openbaar (“public”: ja). Vul een van beide in."
    case .otherBody(let meeting):
      "Vergadering “\(meeting)” staat vast als vergadering van een ander orgaan."
    case .unknownEntry(let id): "Er is geen vermelding met id \(id)."
    case .uncounted(let id):
      "Vermelding \(name(id)) telt niet mee, dus er is niets aan te veranderen. Waarom, zegt: vth verify."
    case .sameIdOtherContent(let id):
      "Vermelding \(name(id)) bestaat al met een andere inhoud. Geef een andere id dan \(id), of "
        + "corrigeer de bestaande."
    case .sameIdOtherText(let id):
      "Vermelding \(name(id)) zegt hetzelfde, maar de afgeschermde tekst is een andere, is gewist of staat niet "
        + "bij dit log. Is hij gewist, laat deze regel dan weg. Geef anders een andere id dan \(id), of corrigeer "
        + "de bestaande."
    case .alreadyOverridden(let id, let other):
      "Vermelding \(name(id)) is al gecorrigeerd door vermelding \(name(other)). Corrigeer of annuleer die."
    case .alreadyAnnulled(let id, let other):
      "Vermelding \(name(id)) is al geannuleerd door vermelding \(name(other)). Moet zij weer tellen, "
        + "annuleer die dan. Moet er iets anders staan, leg dat dan opnieuw vast."
    case .emptyCorrection: "De correctie verandert niets: geef “period”, “data” of beide."
    case .correctsOtherType:
      "De correctie heeft een ander type dan het origineel. Annuleer het origineel en leg het "
        + "juiste vast."
    case .correctsIdentity(let id):
      "Een correctie mag de naam “\(id)” niet veranderen. Annuleer het origineel en leg het "
        + "juiste vast."
    case .correctsOverride(let id):
      "Vermelding \(name(id)) annuleert zelf iets. Annuleer haar als zij onjuist is."
    case .stillMentioned(let id, let times):
      "“\(id)” wordt nog \(times) keer genoemd door andere vermeldingen. Annuleer of corrigeer "
        + "die eerst."
    case .notAFact(let id):
      "Vermelding \(name(id)) is zelf een correctie, annulering, wissing, geschil of uitspraak. Noem de "
        + "oorspronkelijke vermelding."
    case .notDisputed(let id, let dispute):
      "Vermelding \(name(id)) hoort niet bij geschil “\(dispute)”, dus de uitspraak kan haar niet "
        + "terzijde stellen. Leg een geschil vast dat haar noemt."
    case .alreadyRuled(let dispute):
      "Over geschil “\(dispute)” is al een uitspraak. Corrigeer of annuleer die eerst."
    case .namedTwiceEntry(let id):
      "Vermelding \(name(id)) staat er twee keer in. Noem haar één keer."
    case .tooManyCombinations(let count):
      "Dit zegt van heel veel zaken iets over heel veel partijen tegelijk: \(count) combinaties. Hoogstens "
        + "\(Event.combinationsMax) mag. Maak er meer gebeurtenissen van."
    case .tooFewClaims:
      "Een geschil noemt ten minste twee vermeldingen die elkaar tegenspreken. Leg de andere bewering ook "
        + "vast, met haar bron, en noem haar erbij."
    case .versionExists(let id, let version):
      "Proces “\(id)” heeft al een versie \(version). Geef de nieuwe regels een hoger nummer, of "
        + "corrigeer die versie."
    case .otherSubject(let id, let subject):
      "Proces “\(id)” gaat over: \(subject.dutch). Een nieuwe versie kan dat niet veranderen."
    case .hasProcess(let subject, let id):
      "Voor \(subject.dutch) is er al een proces: “\(id)”. Leg daar een nieuwe versie van vast."
    case .badProcess(let problems):
      "Dit proces kan zo niet: " + problems.map(\.dutch).joined(separator: " ")
    case .unknownStage(let stage, let known):
      "“\(stage.text)” is geen stand van een product. Kies uit: \(known.joined(separator: ", ")). "
        + "Een eigen stand hoort in een versie van het proces: vth workflow product"
    case .unknownPartyKind(let kind, let known):
      "“\(kind.text)” is geen soort partij. Kies uit: "
        + "\((PartyKind.allCases.map(\.dutch) + known).joined(separator: ", ")). Een eigen soort hoort in de "
        + "beschrijving van het programma (programme.described)."
    case .usualPartyKind(let kind):
      "“\(kind.text)” is al een soort partij van elk programma. Kies een andere naam voor de eigen soort."
    case .adviceAboutNothing:
      "Waarover dit advies gaat, staat er niet bij. Noem het gevraagde advies, een product, een agendapunt of een "
        + "besluit."
    case .numberTaken(let number, let other):
      "Nummer “\(number)” staat al bij “\(other)”, van dezelfde. Is het dezelfde toezegging, leg haar dan niet nog "
        + "een keer vast. Is het een andere, zeg dan waarom beide dit nummer hebben (--despite)."
    case .fileElsewhere(let name):
      "“\(name)” is geen naam van een bestand zonder map ervoor. Schrijf alleen de naam van het bestand, zoals "
        + "ledenbrief-2024-10.txt."
    case .repeatsErased(let id):
      "Dit staat er al als vermelding \(name(id)), maar daar is de tekst gewist. Vastleggen zou terugzetten wat weg "
        + "moest: haal de tekst ook uit uw bestand. Is het een andere tekst, of moet hij er toch weer in, zeg dat dan: --despite "
        + "REDEN."
    case .nothingWithheld(let id):
      "In vermelding \(name(id)) is niets afgeschermd. Wat in een regel staat, is niet te wissen: zo blijft het "
        + "log na te rekenen."
    case .overridesRedaction(let id):
      "Vermelding \(name(id)) zegt dat er iets is gewist, en dat is niet terug te draaien. Zij blijft zoals zij is. "
        + "Moet er meer weg, leg dat dan apart vast met vth redact."
    case .notWithheld(let place, let id, let places):
      "In vermelding \(name(id)) is “\(place)” niet afgeschermd. Wel: \(places.joined(separator: ", "))."
    case .doubtfulDays(let doubts):
      doubts.map(\.dutch).joined(separator: " ")
        + " Klopt het toch, zeg dan waarom: --despite REDEN (in een bestand: “despite”)."
    case .outcomeWithoutDelay(let outcome):
      "“until” hoort bij een aangehouden besluit (deferred), niet bij “\(outcome.rawValue)”."
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
      .neverAssigned(_, _, party: let id), .namedOrNot(let id), .otherBody(meeting: let id),
      .correctsIdentity(let id), .stillMentioned(let id, _), .offerWithoutSide(let id),
      .incompleteHandOver(let id):
      id.text
    case .notDisputed(let id, _), .notAFact(let id), .namedTwiceEntry(let id), .endsOther(let id):
      id.description
    case .alreadyRuled(let id), .versionExists(let id, _), .otherSubject(let id, _),
      .hasProcess(_, let id):
      id.text
    case .unknownStage(let stage, _): stage.text
    case .unknownPartyKind(let kind, _), .usualPartyKind(let kind): kind.text
    case .numberTaken(let number, _): number
    case .fileElsewhere(let name): name
    case .confirmsUntilNoDay(let text), .confirmsAhead(let text): text
    case .intervalAsMoment(let text): text
    case .unknownEntry(let id), .supportsNothing(let id), .uncounted(let id),
      .sameIdOtherContent(let id),
      .sameIdOtherText(let id),
      .alreadyOverridden(let id, _), .alreadyAnnulled(let id, _),
      .correctsOverride(let id), .nothingWithheld(let id), .overridesRedaction(let id),
      .repeatsErased(let id):
      id.description
    case .notWithheld(let place, _, _): place
    case .doubtfulDays(let doubts): doubts.first?.subject
    case .withoutDate, .emptyCorrection, .adviceAboutNothing, .correctsOtherType, .badProcess,
      .outcomeWithoutDelay,
      .tooFewClaims, .tooManyCombinations, .confirmsSomeOrAll,
      .releaseWithoutAudience:
      nil
    }
  }
}
