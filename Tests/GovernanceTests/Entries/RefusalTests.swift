import Calendar
import Testing

@testable import Governance

/// A proposal that makes no sense after some events, why, and what its maker is told.
struct Nonsense: Sendable, CustomTestStringConvertible {
  let given: [Event]
  let when: Proposal
  let refusal: Refusal
  let dutch: String

  init(given: [Event], when event: Event, _ refusal: Refusal, _ dutch: String) {
    self.init(given: given, when: proposal(event), refusal, dutch)
  }

  init(given: [Event], when proposal: Proposal, _ refusal: Refusal, _ dutch: String) {
    self.given = given
    self.when = proposal
    self.refusal = refusal
    self.dutch = dutch
  }

  var testDescription: String { "\(refusal)" }
}

@Suite struct RefusalTests {
  @Test(arguments: names + clocks + entries + claims + rules)
  func `nonsense is refused and its maker told what to do`(_ nonsense: Nonsense) throws {
    let given = try Given(nonsense.given)
    #expect(given.when(nonsense.when) == .failure(nonsense.refusal))
    #expect(nonsense.refusal.dutch == nonsense.dutch)
  }

  @Test func `every refusal there is is reached above`() {
    let reached = Set(
      (Self.names + Self.clocks + Self.entries + Self.claims + Self.rules).map {
        Self.number($0.refusal)
      })
    // Only who knows what became of texts can refuse to bring one back: the planner does.
    let elsewhere = Refusal.repeatsErased(entry(1))
    var judged = RegisterState()
    judged.reject(entry(1))
    let uncounted = Refusal.uncounted(entry(1))
    #expect(throws: uncounted) { try judged.decide(proposal(annulled(entry(1)))) }
    #expect(
      uncounted.dutch { _ in "1" }
        == "Vermelding 1 telt niet mee, dus er is niets aan te veranderen. Waarom, zegt: vth verify."
    )
    // A log of before is not asked about its days.
    let doubtful = Refusal.doubtfulDays([])
    let file = Refusal.fileElsewhere("map/a.txt")
    let numbered = Refusal.numberTaken("1", by: "tz")
    #expect(
      reached.union([elsewhere, uncounted, doubtful, file, numbered].map(Self.number))
        == Set(0...53))
    #expect(
      elsewhere.dutch { _ in "1" }
        == "Dit staat er al als vermelding 1, maar daar is de tekst gewist. Vastleggen zou terugzetten wat "
        + "weg moest: haal de tekst ook uit uw bestand. Is het een andere tekst, of moet hij er toch weer in, zeg "
        + "dat dan: --despite REDEN."
    )
  }

  static let names: [Nonsense] = [
    Nonsense(
      given: [], when: assigned("p", .owner, to: ["vng"]), .unknown(.product, "p"),
      "Onbekend product “p”. Registreer dat eerst, of verbeter de naam."),
    Nonsense(
      given: [product("p")], when: assigned("p", .owner, to: ["vng"]), .unknown(.party, "vng"),
      "Onbekende partij “vng”. Registreer die eerst, of verbeter de naam."),
    Nonsense(
      given: [product("p")], when: partyEnded("p"),
      .wrongKind("p", expected: .party, found: .product),
      "“p” is een product, maar hier hoort een partij."),
    Nonsense(
      given: [product("p")], when: party("p"), .exists(.product, "p"),
      "“p” bestaat al als product. Kies een andere naam, of leg vast wat er wijzigt."),
    Nonsense(
      given: [], when: decision("b", conditions: ["b.mits", "b.mits"]), .namedTwice("b.mits"),
      "“b.mits” wordt in één gebeurtenis twee keer nieuw gemaakt. Geef elk een eigen naam."),
    Nonsense(
      given: [], when: note(about: ["vng"]), .unknownSubject("vng"),
      "“vng” is niet bekend in het register. Registreer het eerst, of verbeter de naam."),
    Nonsense(
      given: [party("a"), party("b", under: "a")], when: partyChanged("a", under: "b"),
      .loop("a", parent: "b"), "“a” kan niet onder “b” vallen: “b” valt al onder “a”."),
    Nonsense(
      given: [product("p")], when: absorbed("p", into: "p"), .intoItself("p"),
      "“p” kan niet in zichzelf opgaan."),
    Nonsense(
      given: [product("p"), product("q")], when: split("p", into: ["q", "p"]), .intoItself("p"),
      "“p” kan niet in zichzelf opgaan."),
    Nonsense(
      given: [party("a"), party("b")], when: partyEnded("a", successors: ["b", "a"]),
      .intoItself("a"), "“a” kan niet in zichzelf opgaan."),
    Nonsense(
      given: [party("vng"), product("p")], when: ended("p", .owner, of: ["vng"]),
      .neverAssigned("p", .owner, party: "vng"),
      "“vng” is nooit als eigenaar van “p” vastgelegd, dus dat kan niet eindigen. Leg eerst de "
        + "toewijzing vast."),
    Nonsense(
      given: [product("a")], when: corrected(entry(1), product("a", recommendations: ["a"])),
      .namesItself("a"), "“a” kan niet naar zichzelf verwijzen."),
    Nonsense(
      given: [party("a"), party("b"), planned("m", of: ["a"])], when: held("m", of: ["b"]),
      .otherBody(meeting: "m"), "Vergadering “m” staat vast als vergadering van een ander orgaan."),
  ]

  static let clocks: [Nonsense] = [
    Nonsense(
      given: [], when: proposal(party("a"), valid: "2024-07/2024-12"),
      .intervalAsMoment("2024-07/2024-12"),
      "“2024-07/2024-12” is een periode. “valid” is het moment waarop het feit begint: schrijf "
        + "bijvoorbeeld [2024-07..2024-12] voor een onbekend moment daarin."),
    Nonsense(
      given: [], when: proposal(party("a"), valid: Period(words: "binnenkort")), .withoutDate,
      "“valid” heeft een datum of venster nodig. Schrijf [..D] als alleen vaststaat dat het "
        + "uiterlijk op dag D zo was."),
    Nonsense(
      given: [party("a")], when: corrected(entry(1), period: "2024/2025"),
      .intervalAsMoment("2024/2025"),
      "“2024/2025” is een periode. “valid” is het moment waarop het feit begint: schrijf "
        + "bijvoorbeeld [2024-07..2024-12] voor een onbekend moment daarin."),
    Nonsense(
      given: [party("a")], when: corrected(entry(1), period: Period(words: "ooit")), .withoutDate,
      "“valid” heeft een datum of venster nodig. Schrijf [..D] als alleen vaststaat dat het "
        + "uiterlijk op dag D zo was."),
  ]

  static let entries: [Nonsense] = [
    Nonsense(
      given: [], when: annulled(entry(7)), .unknownEntry(entry(7)),
      "Er is geen vermelding met id 00000000-0000-7000-8000-000000000007."),
    Nonsense(
      given: [party("a")], when: proposal(party("b"), id: entry(1)), .sameIdOtherContent(entry(1)),
      "Vermelding 00000000-0000-7000-8000-000000000001 bestaat al met een andere inhoud. Geef een "
        + "andere id dan 00000000-0000-7000-8000-000000000001, of corrigeer de bestaande."),
    Nonsense(
      given: [party("a"), note(about: ["a"], WithheldValue.placeholder)],
      when: proposal(note(about: ["a"], WithheldValue.placeholder), id: entry(2))
        .withholding([WithheldValue(place: "/text", digest: "another")]),
      .sameIdOtherText(entry(2)),
      "Vermelding 00000000-0000-7000-8000-000000000002 zegt hetzelfde, maar de afgeschermde tekst is een andere, "
        + "is gewist of staat niet bij dit log. Is hij gewist, laat deze regel dan weg. Geef anders een andere id "
        + "dan 00000000-0000-7000-8000-000000000002, of corrigeer de bestaande."),
    Nonsense(
      given: [party("a"), corrected(entry(1), period: "2024")],
      when: corrected(entry(1), period: "2025"), .alreadyOverridden(entry(1), by: entry(2)),
      "Vermelding 00000000-0000-7000-8000-000000000001 is al gecorrigeerd door "
        + "vermelding 00000000-0000-7000-8000-000000000002. Corrigeer of annuleer die."),
    Nonsense(
      given: [party("a"), annulled(entry(1))], when: corrected(entry(1), period: "2025"),
      .alreadyAnnulled(entry(1), by: entry(2)),
      "Vermelding 00000000-0000-7000-8000-000000000001 is al geannuleerd door vermelding "
        + "00000000-0000-7000-8000-000000000002. Moet zij weer tellen, annuleer die dan. Moet er iets "
        + "anders staan, leg dat dan opnieuw vast."),
    Nonsense(
      given: [party("a")], when: corrected(entry(1)), .emptyCorrection,
      "De correctie verandert niets: geef “period”, “data” of beide."),
    Nonsense(
      given: [party("a")], when: corrected(entry(1), product("a")), .correctsOtherType,
      "De correctie heeft een ander type dan het origineel. Annuleer het origineel en leg het "
        + "juiste vast."),
    Nonsense(
      given: [party("a")], when: corrected(entry(1), party("b")), .correctsIdentity("a"),
      "Een correctie mag de naam “a” niet veranderen. Annuleer het origineel en leg het juiste "
        + "vast."),
    Nonsense(
      given: [party("a"), annulled(entry(1))], when: corrected(entry(2), period: "2025"),
      .correctsOverride(entry(2)),
      "Vermelding 00000000-0000-7000-8000-000000000002 annuleert zelf iets. Annuleer haar als zij "
        + "onjuist is."),
    Nonsense(
      given: [party("a"), product("p"), assigned("p", .owner, to: ["a"])],
      when: annulled(entry(1)), .stillMentioned("a", times: 1),
      "“a” wordt nog 1 keer genoemd door andere vermeldingen. Annuleer of corrigeer die eerst."),
  ]

  static let claims: [Nonsense] = [
    Nonsense(
      given: [party("a"), annulled(entry(1))], when: disputed("g", [entry(2)]), .notAFact(entry(2)),
      "Vermelding 00000000-0000-7000-8000-000000000002 is zelf een correctie, annulering, wissing, geschil "
        + "of uitspraak. Noem de oorspronkelijke vermelding."),
    Nonsense(
      given: [party("a"), party("b"), disputed("g", [entry(1), entry(2)])],
      when: disputed("h", [entry(3)]), .notAFact(entry(3)),
      "Vermelding 00000000-0000-7000-8000-000000000003 is zelf een correctie, annulering, wissing, geschil "
        + "of uitspraak. Noem de oorspronkelijke vermelding."),
    Nonsense(
      given: [party("a"), note(about: ["a"], WithheldValue.placeholder), redacted(entry(2))],
      when: disputed("g", [entry(2), entry(3)]), .notAFact(entry(3)),
      "Vermelding 00000000-0000-7000-8000-000000000003 is zelf een correctie, annulering, wissing, geschil "
        + "of uitspraak. Noem de oorspronkelijke vermelding."),
    Nonsense(
      given: [party("a")], when: disputed("g", [entry(1)]), .tooFewClaims,
      "Een geschil noemt ten minste twee vermeldingen die elkaar tegenspreken. Leg de andere bewering "
        + "ook vast, met haar bron, en noem haar erbij."),
    Nonsense(
      given: [], when: offered("o", many("p", 101), to: many("q", 100)),
      .tooManyCombinations(10_100),
      "Dit zegt van heel veel zaken iets over heel veel partijen tegelijk: 10100 combinaties. Hoogstens 10000 mag. "
        + "Maak er meer gebeurtenissen van."),
    Nonsense(
      given: [], when: offered("o", many("p", 50), to: many("q", 101), roles: [.owner, .executor]),
      .tooManyCombinations(10_100),
      "Dit zegt van heel veel zaken iets over heel veel partijen tegelijk: 10100 combinaties. Hoogstens 10000 mag. "
        + "Maak er meer gebeurtenissen van."),
    Nonsense(
      given: [
        product("p"), party("vng"), party("ipo"), product("r"),
        offered("o", ["p"], to: ["vng"]), offered("n", ["r"], to: ["ipo"]),
      ],
      when: ended("p", .owner, of: ["ipo"]), .neverAssigned("p", .owner, party: "ipo"),
      "“ipo” is nooit als eigenaar van “p” vastgelegd, dus dat kan niet eindigen. Leg eerst de toewijzing vast."
    ),
    Nonsense(
      given: [
        product("p"), party("vng"), party("ipo"), assigned("p", .owner, to: ["vng"]),
        assigned("p", .owner, to: ["ipo"]),
      ],
      when: ended("p", .owner, of: ["ipo"], ends: [entry(4)]), .endsOther(entry(4)),
      "Vermelding 00000000-0000-7000-8000-000000000004 gaf deze rol aan geen van deze partijen, dus dat kan hier "
        + "niet mee eindigen."),
    Nonsense(
      given: [], when: disputed("g", [entry(7)]), .unknownEntry(entry(7)),
      "Er is geen vermelding met id 00000000-0000-7000-8000-000000000007."),
    Nonsense(
      given: [party("a")], when: disputed("g", [entry(1), entry(1)]), .namedTwiceEntry(entry(1)),
      "Vermelding 00000000-0000-7000-8000-000000000001 staat er twee keer in. Noem haar één keer."),
    Nonsense(
      given: [
        party("a"), party("c"), disputed("g", [entry(1), entry(2)]),
        resolved("g", settingAside: []),
      ], when: resolved("g", settingAside: [entry(1)]), .alreadyRuled("g"),
      "Over geschil “g” is al een uitspraak. Corrigeer of annuleer die eerst."),
    Nonsense(
      given: [party("a"), party("b"), party("c"), disputed("g", [entry(1), entry(2)])],
      when: resolved("g", settingAside: [entry(3)]), .notDisputed(entry(3), in: "g"),
      "Vermelding 00000000-0000-7000-8000-000000000003 hoort niet bij geschil “g”, dus de uitspraak "
        + "kan haar niet terzijde stellen. Leg een geschil vast dat haar noemt."),
    Nonsense(
      given: [party("a"), party("b", under: "a"), disputed("g", [entry(1), entry(2)])],
      when: resolved("g", settingAside: [entry(1)]), .stillMentioned("a", times: 1),
      "“a” wordt nog 1 keer genoemd door andere vermeldingen. Annuleer of corrigeer die eerst."),
    Nonsense(
      given: [
        party("a"), party("b"), disputed("g", [entry(1), entry(2)]),
        resolved("g", settingAside: [entry(1)]), product("a"),
      ], when: annulled(entry(4)), .exists(.product, "a"),
      "“a” bestaat al als product. Kies een andere naam, of leg vast wat er wijzigt."),
  ]

  static let rules: [Nonsense] = [
    Nonsense(
      given: [product("p"), party("a")],
      when: .responsibility(
        .assigned(
          ResponsibilityAssigned(
            subject: "p", role: .owner, parties: ["a"], isUnnamed: true, decision: nil, note: nil))),
      .namedOrNot("p"),
      "Noem wie de rol bij “p” heeft, of zeg dat de bron niet noemt wie (“unnamed”); niet allebei."),
    Nonsense(
      given: [party("a")],
      when: Proposal(
        id: nil, valid: "2024", known: "2024", source: [], cause: nil, actor: nil, despite: nil,
        event: .entry(.supported(EntrySupported(entry: entry(1), note: nil)))),
      .supportsNothing(entry(1)),
      "Noem de bron die hetzelfde zegt als vermelding 00000000-0000-7000-8000-000000000001: het document en de "
        + "plaats erin (--source)."),
    Nonsense(
      given: [product("p"), party("a")], when: confirmed([], isAll: false, through: "2024-06-01"),
      .confirmsSomeOrAll,
      "Noem welke producten zijn nagegaan, of zeg dat het alle producten zijn (“all”); niet allebei."
    ),
    Nonsense(
      given: [product("p"), party("a")], when: confirmed(["p"], through: "2024-06"),
      .confirmsUntilNoDay("2024-06"),
      "“2024-06” is niet één dag. Bevestigd is tot en met een dag: schrijf bijvoorbeeld 2026-11-30."
    ),
    Nonsense(
      given: [product("p"), party("a")], when: confirmed(["p"], through: "2024-06-21"),
      .confirmsAhead("2024-06-21"),
      "Bevestigd tot en met 2024-06-21 kan pas op of na die dag. Noem een eerdere dag."),
    Nonsense(
      given: [process("k", version: 1)], when: proposal(process("k", version: 1), known: "2025"),
      .versionExists("k", version: 1),
      "Proces “k” heeft al een versie 1. Geef de nieuwe regels een hoger nummer, of corrigeer die "
        + "versie."),
    Nonsense(
      given: [process("k", version: 1)], when: process("l", version: 1), .hasProcess(.item, "k"),
      "Voor agendapunt is er al een proces: “k”. Leg daar een nieuwe versie van vast."),
    Nonsense(
      given: [process("k", version: 1)], when: process("k", version: 2, for: .deadline),
      .otherSubject("k", .item),
      "Proces “k” gaat over: agendapunt. Een nieuwe versie kan dat niet veranderen."),
    Nonsense(
      given: [], when: process("k", version: 1, states: []),
      .badProcess(processWithoutStates.problems()),
      "Dit proces kan zo niet: "
        + processWithoutStates.problems().map(\.dutch).joined(separator: " ")),
    Nonsense(
      given: [product("p")], when: stage("p", named: "op-proef"),
      .unknownStage(stageName("op-proef"), known: Stage.allCases.map(\.rawValue)),
      "“op-proef” is geen stand van een product. Kies uit: planned, in-development, concept, "
        + "consultation, adopted, delivered, handed-over, in-implementation, implemented, "
        + "continuous, ended. Een eigen stand hoort in een versie van het proces: vth workflow "
        + "product"),
    Nonsense(
      given: [], when: party("a", kind: "pijler"),
      .unknownPartyKind(partyKind("pijler"), known: []),
      "“pijler” is geen soort partij. Kies uit: "
        + PartyKind.allCases.map(\.dutch).joined(separator: ", ")
        + ". Een eigen soort hoort in de beschrijving van het programma (programme.described)."),
    Nonsense(
      given: [product("p")],
      when: described(
        "p", kinds: [OwnPartyKind(kind: partyKind("body"), base: .group, title: "clubje")]),
      .usualPartyKind(partyKind("body")),
      "“body” is al een soort partij van elk programma. Kies een andere naam voor de eigen soort."),
    Nonsense(
      given: [party("a")], when: adviceGiven(nil, by: ["a"]), .adviceAboutNothing,
      "Waarover dit advies gaat, staat er niet bij. Noem het gevraagde advies, een product, een agendapunt of een "
        + "besluit."),
    Nonsense(
      given: [commitment("tz")],
      when: .commitment(
        .settled(
          CommitmentSettled(
            commitment: "tz", how: .replaced, due: nil, replacedBy: "tz", decision: nil, note: nil))
      ),
      .namesItself("tz"), "“tz” kan niet naar zichzelf verwijzen."),
    Nonsense(
      given: [], when: decision("b", until: "2025"), .outcomeWithoutDelay(.adopted),
      "“until” hoort bij een aangehouden besluit (deferred), niet bij “adopted”."),
    Nonsense(
      given: [product("p")], when: dependency("w", of: "p", on: "p"), .namesItself("p"),
      "“p” kan niet naar zichzelf verwijzen."),
    Nonsense(
      given: [party("a")], when: redacted(entry(1)), .nothingWithheld(entry(1)),
      "In vermelding 00000000-0000-7000-8000-000000000001 is niets afgeschermd. Wat in een regel staat, is "
        + "niet te wissen: zo blijft het log na te rekenen."),
    Nonsense(
      given: [party("a"), note(about: ["a"], WithheldValue.placeholder), redacted(entry(2))],
      when: annulled(entry(3)), .overridesRedaction(entry(3)),
      "Vermelding 00000000-0000-7000-8000-000000000003 zegt dat er iets is gewist, en dat is niet terug te "
        + "draaien. Zij blijft zoals zij is. Moet er meer weg, leg dat dan apart vast met vth redact."
    ),
    Nonsense(
      given: [party("a"), note(about: ["a"], WithheldValue.placeholder)],
      when: redacted(entry(2), ["/a"]), .notWithheld("/a", entry(2), ["/text"]),
      "In vermelding 00000000-0000-7000-8000-000000000002 is “/a” niet afgeschermd. Wel: /text."),
    Nonsense(
      given: [product("p")], when: offered("o", ["p"], to: []), .offerWithoutSide("o"),
      "Overdracht “o” noemt niemand. Noem wie het aanbod deed (“initiative”), van wie het komt (“from”) of aan "
        + "wie het is gedaan (“to”). Wat de bron niet noemt, laat u leeg."),
    Nonsense(
      given: [product("p")], when: released(["p"], isPublic: false), .releaseWithoutAudience,
      "Een vrijgave is voor partijen die u noemt (“audience”), of openbaar (“public”: ja). Vul een van beide in."
    ),
    Nonsense(
      given: [product("p")], when: moved("o", ["p"], to: []), .incompleteHandOver("o"),
      "Overdracht “o” is niet eerder aangeboden. Dan hoort erbij wat er overgaat (“products”), in welke rol "
        + "(“roles”), en van wie of aan wie (“from”, “to”). Is de overdracht wel eerder aangeboden, laat die dan leeg."
    ),
  ]

  /// A number for every refusal; the compiler says when one is missing.
  private static func number(_ refusal: Refusal) -> Int {
    switch refusal {
    case .unknown: 0
    case .wrongKind: 1
    case .exists: 2
    case .namedTwice: 3
    case .unknownSubject: 4
    case .loop: 5
    case .intoItself: 6
    case .intervalAsMoment: 7
    case .withoutDate: 8
    case .neverAssigned: 9
    case .otherBody: 10
    case .unknownEntry: 11
    case .sameIdOtherContent: 12
    case .alreadyOverridden: 13
    case .emptyCorrection: 14
    case .correctsOtherType: 15
    case .correctsIdentity: 16
    case .correctsOverride: 17
    case .stillMentioned: 18
    case .namesItself: 19
    case .notAFact: 20
    case .notDisputed: 21
    case .namedTwiceEntry: 22
    case .versionExists: 23
    case .otherSubject: 24
    case .hasProcess: 25
    case .badProcess: 26
    case .unknownStage: 27
    case .outcomeWithoutDelay: 28
    case .alreadyRuled: 29
    case .alreadyAnnulled: 30
    case .tooFewClaims: 31
    case .nothingWithheld: 32
    case .notWithheld: 33
    case .overridesRedaction: 34
    case .sameIdOtherText: 35
    case .repeatsErased: 36
    case .tooManyCombinations: 37
    case .uncounted: 38
    case .doubtfulDays: 39
    case .endsOther: 40
    case .fileElsewhere: 41
    case .namedOrNot: 42
    case .supportsNothing: 43
    case .confirmsSomeOrAll: 44
    case .confirmsUntilNoDay: 45
    case .confirmsAhead: 46
    case .offerWithoutSide: 47
    case .incompleteHandOver: 48
    case .releaseWithoutAudience: 49
    case .unknownPartyKind: 50
    case .usualPartyKind: 51
    case .adviceAboutNothing: 52
    case .numberTaken: 53
    }
  }

  private static func many(_ name: String, _ count: Int) -> [Identifier] {
    (0..<count).compactMap { Identifier("\(name)\($0)") }
  }

  @Test func `as many combinations as may be are recorded, and each can end`() throws {
    let (products, parties) = (Self.many("p", 100), Self.many("q", 100))
    var given = try Given(
      products.map { product($0) } + parties.map { party($0) }
        + [offered("o", products, to: parties)])
    try given.record(ended("p99", .owner, of: ["q99"]))
    #expect(
      given.when(ended("p99", .executor, of: ["q99"]))
        == .failure(.neverAssigned("p99", .executor, party: "q99")))
  }

  // MARK: Words

  @Test(arguments: [
    (Kind.source, "Onbekende bron"), (.party, "Onbekende partij"), (.product, "Onbekend product"),
    (.meeting, "Onbekende vergadering"), (.item, "Onbekend agendapunt"),
    (.decision, "Onbekend besluit"), (.condition, "Onbekende voorwaarde"),
    (.handOver, "Onbekende overdracht"), (.deadline, "Onbekende termijn"),
    (.dependency, "Onbekende afhankelijkheid"), (.commitment, "Onbekende toezegging"),
    (.funding, "Onbekende geldstroom"), (.dispute, "Onbekend geschil"),
    (.process, "Onbekend proces"),
  ])
  func `an unknown thing is called by its Dutch article`(_ kind: Kind, _ begin: String) {
    let dutch = Refusal.unknown(kind, "x").dutch
    #expect(dutch.hasPrefix(begin + " “x”. "))
    let pronoun = begin.hasPrefix("Onbekende ") ? "die" : "dat"
    #expect(dutch.hasSuffix("Registreer \(pronoun) eerst, of verbeter de naam."))
  }

  @Test func `only a name that is not known asks for names that look like it`() {
    #expect(Refusal.unknown(.party, "vgn").unknownName == "vgn")
    #expect(Refusal.unknownSubject("vgn").unknownName == "vgn")
    #expect(Refusal.exists(.party, "vng").unknownName == nil)
    #expect(Refusal.unknownEntry(entry(1)).unknownName == nil)
    #expect(Refusal.emptyCorrection.unknownName == nil)
  }

  @Test func `a refusal points at the text it is about`() {
    #expect(Refusal.unknown(.party, "vgn").subject == "vgn")
    #expect(Refusal.loop("a", parent: "b").subject == "b")
    #expect(Refusal.neverAssigned("p", .owner, party: "vng").subject == "vng")
    #expect(Refusal.intervalAsMoment("2024/2025").subject == "2024/2025")
    #expect(Refusal.unknownEntry(entry(1)).subject == "00000000-0000-7000-8000-000000000001")
    #expect(Refusal.withoutDate.subject == nil)
    #expect(Refusal.emptyCorrection.subject == nil)
  }
}
