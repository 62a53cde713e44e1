internal import EventFormat
package import Governance

/// What a Dutch reader calls every type of event and every key: the headers of a spreadsheet and the
/// words of help and forms.
///
/// The first name is the one that is shown; the others are understood too, in any spelling. A new
/// event gets a line in each of the two tables; FormsTests says which is missing.
package enum DutchNames {
  /// The names of a type of event; its name on disk when the table has none.
  package static func of(_ type: EventType) -> [String] {
    types[wire(type)] ?? [wire(type)]
  }

  /// The names of a field of a type of event; its key when the tables have none.
  package static func of(_ field: FormField, in type: EventType) -> [String] {
    let names =
      field.place == .envelope
      ? envelope[field.name] : special[wire(type)]?[field.name] ?? keys[field.name]
    return (field.isNewThing ? ["id"] : []) + (names ?? [field.key])
  }

  /// The name of a key inside a record.
  static func ofRecordKey(_ name: String) -> String { recordKeys[name] ?? name }

  /// Whether the tables know the field; for the test that guards them.
  package static func knows(_ field: FormField, in type: EventType) -> Bool {
    field.place == .envelope
      ? envelope[field.name] != nil
      : special[wire(type)]?[field.name] != nil || keys[field.name] != nil
  }

  /// Whether the table knows the type of event.
  package static func knows(_ type: EventType) -> Bool { types[wire(type)] != nil }

  /// The name on disk without its version: `decision.taken`.
  package static func wire(_ type: EventType) -> String {
    EventCatalogue.shipped.eventName(of: type)
  }

  // MARK: The tables

  private static let types: [String: [String]] = [
    "source.registered": ["bron"],
    "party.registered": ["partij"],
    "party.changed": ["partij gewijzigd"],
    "party.ended": ["partij beëindigd", "partij opgeheven"],
    "product.registered": ["product"],
    "product.changed": ["product gewijzigd"],
    "product.absorbed": ["product opgegaan", "opgegaan in"],
    "product.split": ["product gesplitst"],
    "product.withdrawn": ["product ingetrokken", "product vervallen"],
    "meeting.planned": ["vergadering gepland"],
    "meeting.held": ["vergadering", "vergadering gehouden"],
    "agenda.fixed": ["agenda vastgesteld", "agenda"],
    "item.tabled": ["agendapunt"],
    "item.withdrawn": ["agendapunt ingetrokken", "agendapunt teruggetrokken"],
    "decision.taken": ["besluit", "besluit genomen"],
    "decision.lapsed": ["besluit vervallen"],
    "condition.settled": ["voorwaarde afgehandeld", "voorwaarde vervuld", "voorwaarde"],
    "release.planned": ["vrijgave gepland"],
    "release.done": ["vrijgegeven"],
    "responsibility.assigned": [
      "rol toegewezen", "verantwoordelijkheid", "verantwoordelijkheid toegewezen", "toewijzing",
    ],
    "responsibility.ended": [
      "rol beëindigd", "verantwoordelijkheid beëindigd", "toewijzing beëindigd",
    ],
    "responsibility.vacant": ["rol vacant", "vacant", "niemand heeft de rol"],
    "handover.offered": ["overdracht aangeboden", "overdracht"],
    "handover.accepted": ["overdracht aanvaard", "overdracht geaccepteerd"],
    "handover.declined": ["overdracht afgewezen", "overdracht geweigerd"],
    "handover.completed": ["overdracht voltooid", "overdracht afgerond"],
    "handover.withdrawn": ["overdracht ingetrokken"],
    "deadline.set": ["termijn gesteld", "termijn"],
    "deadline.moved": ["termijn verschoven", "termijn verplaatst"],
    "deadline.missed": ["termijn niet gehaald"],
    "deadline.met": ["termijn gehaald"],
    "deadline.dropped": ["termijn vervallen"],
    "stage.reached": ["fase bereikt", "fase", "stadium"],
    "implementation.reported": ["uitvoering gemeld", "uitvoering", "stand van uitvoering"],
    "entry.corrected": ["correctie"],
    "entry.annulled": ["annulering", "vermelding geannuleerd"],
    "entry.supported": ["ook in andere bron"],
    "note.added": ["aantekening", "noot"],
    "standing.confirmed": ["stand bevestigd", "bevestiging"],
    "dependency.recorded": ["afhankelijkheid"],
    "dependency.ended": ["afhankelijkheid beëindigd", "afhankelijkheid vervallen"],
    "progress.reported": ["voortgang gemeld", "voortgang"],
    "commitment.made": ["toezegging", "toezegging gedaan", "motie", "afspraak", "actie"],
    "commitment.moved": ["toezegging uitgesteld", "toezegging verschoven"],
    "commitment.settled": ["toezegging afgehandeld", "toezegging nagekomen"],
    "advice.requested": ["advies gevraagd"],
    "advice.given": ["advies gegeven", "advies"],
    "delegation.granted": ["vervanging begonnen", "vervanging"],
    "delegation.ended": ["vervanging beëindigd"],
    "funding.granted": ["geld toegekend", "geldstroom", "subsidie", "bijdrage"],
    "funding.changed": ["geld gewijzigd", "geldstroom gewijzigd"],
    "claim.disputed": ["geschil", "tegenspraak"],
    "claim.resolved": ["geschil beslecht", "uitspraak"],
    "process.defined": ["proces", "procesdefinitie"],
    "programme.described": ["programma beschreven"],
    "report.defined": ["rapport beschreven"],
    "entry.redacted": ["gegevens gewist", "vermelding geschoond"],
    "key.added": ["sleutel toegevoegd"],
    "key.retired": ["sleutel vervallen"],
    "log.continued": ["log voortgezet"],
    "index.committed": ["namenlijst verzegeld"],
  ]

  private static let envelope: [String: [String]] = [
    "valid": ["datum", "geldig", "geldig vanaf", "wanneer"],
    "known": ["bekend", "bekend op", "bekend sinds"],
    "source": ["bron", "bronnen", "gevonden in"],
    "inferred": ["afgeleid", "afgeleid uit"],
    "id": ["vermelding-id"],
    "despite": ["toch vastgelegd omdat", "ondanks"],
    "after": ["niet voor", "gebeurde na"],
    "proposedBy": ["voorgesteld door"],
    "actor": ["vastgelegd door"],
  ]

  /// Names that differ from the general ones.
  private static let special: [String: [String: [String]]] = [
    "source.registered": [
      "source": ["document"], "kind": ["soort bron", "aard"],
      "date": ["documentdatum", "datum document"],
    ],
    "party.registered": ["kind": ["soort partij", "aard"], "ids": ["nummers", "RSIN en OIN"]],
    "party.changed": ["ids": ["nummers", "RSIN en OIN"], "name": ["nieuwe naam", "naam"]],
    "product.registered": ["kind": ["soort product", "aard"]],
    "product.changed": ["title": ["nieuwe titel", "titel"]],
    "meeting.planned": ["date": ["vergaderdatum", "datum vergadering"]],
    "decision.taken": ["preparedBy": ["voorbereid door", "voorbereiding"]],
    "party.ended": ["how": ["hoe beëindigd", "hoe"]],
    "commitment.moved": [
      "due": ["termijn", "nieuwe termijn"], "by": ["door", "verschoven door"],
    ],
    "commitment.settled": ["replacedBy": ["vervangen door"]],
    "advice.requested": ["from": ["advies van", "van"], "by": ["gevraagd door", "door"]],
    "delegation.granted": [
      "from": ["wie wordt vervangen", "van"], "to": ["vervanger", "aan"],
      "until": ["tot en met", "tot"], "scope": ["waarvoor"], "called": ["woord van de bron"],
    ],
    "programme.described": [
      "ends": ["einde"], "party": ["uitvoerende partij", "partij"],
      "kinds": ["eigen soorten partij"],
      "parts": ["namen van onderdelen"],
    ],
    "report.defined": [
      "party": ["alleen van partij", "partij"], "body": ["alleen van orgaan", "orgaan"],
    ],
    "index.committed": ["size": ["aantal vermeldingen"], "root": ["wortel"]],
    "deadline.moved": ["due": ["termijn", "nieuwe termijn"], "by": ["door", "verschoven door"]],
    "commitment.made": [
      "kind": ["soort toezegging", "aard"], "title": ["titel", "wat is toegezegd"],
    ],
    "process.defined": ["subject": ["gaat over"]],
    "key.added": ["key": ["sleutel"]],
    "key.retired": ["key": ["sleutel"]],
    "log.continued": [
      "checkpoint": ["zegel"], "keys": ["sleutels"], "copied": ["overgenomen vermeldingen"],
    ],
    "release.planned": ["from": ["vanaf", "van"]],
    "release.done": ["from": ["vanaf", "van"]],
    "note.added": ["text": ["tekst", "noot", "aantekening"]],
    "entry.corrected": [
      "period": ["juiste datum"], "type": ["soort gebeurtenis"], "data": ["gegevens"],
    ],
  ]

  private static let keys: [String: [String]] = [
    "aliases": ["andere namen", "alias"],
    "all": ["alle producten", "alles"],
    "advice": ["advies"],
    "amount": ["bedrag"],
    "audience": ["voor wie", "doelgroep"],
    "amountAsStated": ["bedrag in woorden"],
    "base": ["naar rapport"],
    "calendar": ["naam van de agenda"],
    "columns": ["kolommen"],
    "decisions": ["over besluit", "besluiten"],
    "delegation": ["vervanging"],
    "every": ["hoe vaak"],
    "leaveOut": ["zonder kolommen"],
    "legends": ["legenda"],
    "programme": ["programma"],
    "qualifier": ["hoe precies"],
    "report": ["rapport"],
    "short": ["korte naam"],
    "tenor": ["strekking"],
    "body": ["orgaan", "organen"],
    "check": ["in orde", "toets"],
    "by": ["door"],
    "commitment": ["toezegging"],
    "condition": ["voorwaarde"],
    "conditions": ["voorwaarden", "voorwaarde"],
    "count": ["aantal"],
    "decision": ["besluit"],
    "deadline": ["termijnnaam", "welke termijn"],
    "dependency": ["afhankelijkheid"],
    "dispute": ["geschil"],
    "due": ["termijn", "uiterlijk"],
    "effective": ["gaat in", "ingangsdatum"],
    "effectiveUntil": ["geldt tot en met"],
    "entries": ["vermeldingen", "vermelding"],
    "entry": ["vermelding"],
    "fields": ["velden", "veld"],
    "file": ["bestand"],
    "follows": ["volgt op"],
    "from": ["van"],
    "funding": ["geldstroom"],
    "ground": ["grond"],
    "handover": ["overdracht"],
    "holidays": ["gelijkgestelde dagen"],
    "how": ["hoe", "afhandeling", "uitkomst"],
    "initiative": ["initiatief", "op initiatief van"],
    "into": ["gaat op in", "wordt"],
    "item": ["agendapunt"],
    "items": ["agendapunten"],
    "measure": ["wat is geteld", "maat"],
    "meeting": ["vergadering"],
    "milestone": ["mijlpaal"],
    "name": ["naam", "titel"],
    "note": ["noot", "toelichting", "opmerking"],
    "occurrence": ["hoeveelste keer"],
    "number": ["nummer"],
    "outcome": ["uitkomst"],
    "parent": ["valt onder", "onderdeel van"],
    "parties": ["partijen", "partij"],
    "party": ["partij"],
    "period": ["periode"],
    "process": ["proces"],
    "product": ["product"],
    "products": ["product", "producten"],
    "public": ["openbaar"],
    "publisher": ["uitgever", "afzender"],
    "purpose": ["doel"],
    "question": ["vraag"],
    "rating": ["oordeel", "kleur"],
    "ends": ["beëindigt", "eindigt"],
    "reason": ["reden"],
    "recommendations": ["aanbevelingen", "aanbeveling"],
    "references": ["kenmerken", "kenmerk"],
    "relation": ["relatie"],
    "repeats": ["herhaalt", "herhaling"],
    "role": ["rol"],
    "roles": ["rol", "rollen"],
    "routes": ["routes", "route"],
    "ruling": ["uitspraak"],
    "scope": ["reikwijdte"],
    "setAside": ["terzijde gelegd"],
    "stage": ["fase", "stadium"],
    "state": ["stand"],
    "states": ["toestanden"],
    "subject": ["product", "onderwerp"],
    "summary": ["samenvatting", "samengevat"],
    "subjects": ["onderwerpen", "onderwerp", "product"],
    "successors": ["opvolgers", "opvolger"],
    "supersedes": ["vervangt", "vervangt besluit"],
    "target": ["waarvan", "hangt af van"],
    "text": ["tekst"],
    "through": ["tot en met", "bevestigd tot en met"],
    "title": ["titel", "onderwerp"],
    "to": ["aan", "naar"],
    "transitions": ["stappen"],
    "unnamed": ["niet genoemd wie", "niet genoemd"],
    "until": ["tot", "aangehouden tot"],
    "version": ["versie"],
    "votes": ["stemmen", "stemming"],
    "withinProgramme": ["binnen het programma"],
  ]

  private static let recordKeys: [String: String] = [
    "at": "plaats", "bytes": "aantal bytes", "column": "kolom", "document": "document",
    "every": "elke", "from": "geteld vanaf", "is": "is een", "kind": "soort", "legend": "legenda",
    "name": "naam", "plural": "meervoud", "rating": "oordeel", "title": "titel",
    "scheme": "soort nummer", "sha256": "SHA-256", "value": "nummer",
  ]
}
