import Calendar
import Testing
import Workflow

@testable import Governance

// Short ways to write down events, so that a test shows only what it is about.

extension Identifier: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let id = Identifier(text) else { preconditionFailure("\(text) is no identifier") }
    self = id
  }
}

extension Period: ExpressibleByStringLiteral {
  public init(stringLiteral edtf: String) {
    do { self = try Period(edtf: edtf) } catch { preconditionFailure(error.description) }
  }
}

/// The identifier of the entry with this number; `Given` numbers its entries from 1.
func entry(_ number: Int) -> EntryIdentifier {
  let digits = String(number)
  let text = "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
  guard let id = EntryIdentifier(text) else { preconditionFailure("\(text) is no UUID") }
  return id
}

/// A proposal as a batch would hold it; without sources unless they are given.
///
/// A note whose text is the placeholder withholds its text.
func proposal(
  _ event: Event, id: EntryIdentifier? = nil, valid: Period = "2024-06-20",
  known: Period? = "2024-09", source: [Citation] = []
) -> Proposal {
  Proposal(
    id: id, valid: valid, known: known,
    source: source.isEmpty ? sources(neededBy: event) : source, cause: nil, actor: nil,
    despite: nil,
    withheld: withheld(in: event), event: event)
}

private func withheld(in event: Event) -> [WithheldValue] {
  guard case .entry(.noteAdded(let note)) = event, note.text == WithheldValue.placeholder else {
    return []
  }
  return [WithheldValue(place: "/text", digest: String(repeating: "d", count: 43))]
}

func source(_ id: Identifier, title: String = "Titel") -> Event {
  .source(
    .registered(
      SourceRegistered(
        source: id, title: title, kind: .report, date: "2024-09", publisher: nil, references: [],
        file: nil, aliases: [])))
}

func party(
  _ id: Identifier, under parent: Identifier? = nil, name: String = "Naam", kind: String = "body"
) -> Event {
  .party(
    .registered(
      PartyRegistered(
        party: id, name: name, kind: partyKind(kind), parent: parent, aliases: [], ids: [],
        note: nil)))
}

func partyChanged(_ id: Identifier, under parent: Identifier?) -> Event {
  .party(
    .changed(
      PartyChanged(
        party: id, name: "Nieuw", parent: parent, successors: [], aliases: [], ids: [], note: nil)))
}

func partyEnded(_ id: Identifier, successors: [Identifier] = []) -> Event {
  .party(.ended(PartyEnded(party: id, how: nil, successors: successors, note: nil)))
}

func product(
  _ id: Identifier, under parent: Identifier? = nil, title: String = "Titel",
  recommendations: [Identifier] = []
) -> Event {
  .product(
    .registered(
      ProductRegistered(
        product: id, title: title, kind: .product, parent: parent, number: nil,
        recommendations: recommendations, aliases: [], note: nil)))
}

func productChanged(_ id: Identifier, under parent: Identifier?) -> Event {
  .product(
    .changed(
      ProductChanged(
        product: id, title: nil, parent: parent, recommendations: [], aliases: [], scope: nil,
        note: nil)))
}

func absorbed(_ id: Identifier, into other: Identifier, decision: Identifier? = nil) -> Event {
  .product(.absorbed(ProductAbsorbed(product: id, into: other, decision: decision, note: nil)))
}

func split(_ id: Identifier, into others: [Identifier]) -> Event {
  .product(.split(ProductSplit(product: id, into: others, decision: nil, note: nil)))
}

func withdrawn(_ id: Identifier) -> Event {
  .product(.withdrawn(ProductWithdrawn(product: id, reason: nil, decision: nil, note: nil)))
}

func planned(_ id: Identifier, of body: [Identifier], on date: Period = "2024-10-03") -> Event {
  .meeting(.planned(MeetingPlanned(meeting: id, body: body, date: date, title: nil)))
}

func held(_ id: Identifier, of body: [Identifier]) -> Event {
  .meeting(.held(MeetingHeld(meeting: id, body: body, title: nil)))
}

func tabled(
  _ id: Identifier, before body: [Identifier], meeting: Identifier? = nil,
  products: [Identifier] = []
) -> Event {
  .meeting(
    .itemTabled(
      ItemTabled(
        item: id, body: body, meeting: meeting, title: "Punt", number: nil, purpose: .decide,
        check: nil, products: products, follows: nil, note: nil)))
}

func itemWithdrawn(_ id: Identifier) -> Event {
  .meeting(.itemWithdrawn(ItemWithdrawn(item: id, reason: nil)))
}

func decision(
  _ id: Identifier, by body: [Identifier] = [], meeting: Identifier? = nil,
  item: Identifier? = nil, products: [Identifier] = [], conditions: [Identifier] = [],
  supersedes: [Identifier] = [], until: Period? = nil
) -> Event {
  .decision(
    .taken(
      DecisionTaken(
        decision: id, title: "Besluit", outcome: .adopted, number: nil, text: nil, summary: nil,
        votes: nil, effective: nil, effectiveUntil: nil, body: body, meeting: meeting, item: item,
        products: products,
        conditions: conditions.map { Condition(condition: $0, text: "Mits.") }, preparedBy: [],
        supersedes: supersedes, until: until, note: nil)))
}

func settled(_ condition: Identifier) -> Event {
  .decision(
    .conditionSettled(ConditionSettled(condition: condition, how: .fulfilled, note: nil)))
}

/// What supports an entry makes no sense without the other source.
private func sources(neededBy event: Event) -> [Citation] {
  guard case .entry(.supported) = event else { return [] }
  return [Citation(document: "vgr-2024-09", at: "regel 1")]
}

func assigned(_ subject: Identifier, _ role: Role, to parties: [Identifier]) -> Event {
  .responsibility(
    .assigned(
      ResponsibilityAssigned(
        subject: subject, role: role, parties: parties, decision: nil, note: nil)))
}

func confirmed(
  _ subjects: [Identifier], isAll: Bool = false, through: Period, by: Identifier = "a"
) -> Event {
  .confirmation(
    .confirmed(
      StandingConfirmed(
        subjects: subjects, isAll: isAll, through: through, by: [by], ground: nil, note: nil)))
}

func ended(
  _ subject: Identifier, _ role: Role, of parties: [Identifier], ends: [EntryIdentifier] = []
) -> Event {
  .responsibility(
    .ended(
      ResponsibilityEnded(
        subject: subject, role: role, parties: parties, ends: ends, reason: nil, decision: nil,
        note: nil)))
}

func offered(
  _ id: Identifier, _ products: [Identifier], to parties: [Identifier], roles: [Role] = [.owner],
  conditions: [Identifier] = []
) -> Event {
  .handOver(
    .offered(
      HandOverOffered(
        handOver: id, products: products, from: [], to: parties, roles: roles, initiative: [],
        conditions: conditions.map { Condition(condition: $0, text: "Mits.") }, decision: nil,
        note: nil)))
}

func accepted(_ id: Identifier, conditions: [Identifier] = []) -> Event {
  .handOver(
    .accepted(
      HandOverAccepted(
        handOver: id, by: [],
        conditions: conditions.map { Condition(condition: $0, text: "Mits.") },
        decision: nil, note: nil)))
}

func declined(_ id: Identifier) -> Event {
  .handOver(.declined(HandOverDeclined(handOver: id, by: [], reason: nil, decision: nil)))
}

/// A hand-over that nobody offered.
func moved(_ id: Identifier, _ products: [Identifier], to: [Identifier]) -> Event {
  .handOver(
    .completed(
      HandOverCompleted(
        handOver: id, products: products, from: [], to: to, roles: [.owner], decision: nil,
        note: nil)))
}

func completed(_ id: Identifier) -> Event {
  .handOver(
    .completed(
      HandOverCompleted(
        handOver: id, products: [], from: [], to: [], roles: [], decision: nil, note: nil)))
}

func takenBack(_ id: Identifier) -> Event {
  .handOver(.withdrawn(HandOverWithdrawn(handOver: id, reason: nil)))
}

func set(_ id: Identifier, for subject: Identifier, due: Period = "2024-12") -> Event {
  .deadline(
    .set(
      DeadlineSet(
        deadline: id, subject: subject, milestone: "oplevering", due: due, repeats: nil, by: [],
        decision: nil,
        note: nil)))
}

func moved(_ id: Identifier, to due: Period) -> Event {
  .deadline(
    .moved(
      DeadlineMoved(deadline: id, due: due, reason: nil, by: [], decision: nil, note: nil)))
}

func met(_ id: Identifier) -> Event {
  .deadline(.met(DeadlineMet(deadline: id, occurrence: nil, note: nil)))
}

func missed(_ id: Identifier) -> Event {
  .deadline(.missed(DeadlineMissed(deadline: id, note: nil)))
}

func agendaFixed(_ meeting: Identifier, _ items: [Identifier]) -> Event {
  .meeting(.agendaFixed(AgendaFixed(meeting: meeting, version: "A", items: items, note: nil)))
}

func releasePlanned(_ subjects: [Identifier], to parties: [Identifier]) -> Event {
  .release(
    .planned(
      ReleasePlanned(
        subjects: subjects, audience: Audience(parties: parties, isPublic: false), from: "2025",
        note: nil)))
}

func released(_ subjects: [Identifier], isPublic: Bool = true) -> Event {
  .release(
    .done(
      ReleaseDone(
        subjects: subjects, audience: Audience(parties: [], isPublic: isPublic), from: nil,
        note: nil)))
}

func lapsed(_ id: Identifier) -> Event {
  .decision(.lapsed(DecisionLapsed(decision: id, reason: nil, note: nil)))
}

func dropped(_ id: Identifier) -> Event {
  .deadline(.dropped(DeadlineDropped(deadline: id, reason: nil, by: [], decision: nil)))
}

func stage(_ subject: Identifier, _ stage: Stage) -> Event {
  .progress(
    .stageReached(StageReached(subject: subject, stage: StageName(stage), version: nil, note: nil)))
}

func implementation(_ subject: Identifier, by parties: [Identifier] = []) -> Event {
  .progress(
    .implementationReported(
      ImplementationReported(
        subject: subject, state: .partial, parties: parties, count: Count(done: 20, total: 28),
        measure: nil, note: nil)))
}

func corrected(_ entry: EntryIdentifier, period: Period? = nil, _ event: Event? = nil) -> Event {
  .entry(.corrected(EntryCorrected(entry: entry, reason: "Fout.", period: period, event: event)))
}

func annulled(_ entry: EntryIdentifier) -> Event {
  .entry(.annulled(EntryAnnulled(entry: entry, reason: "Fout.")))
}

func note(about subjects: [Identifier], _ text: String = "Let op.") -> Event {
  .entry(.noteAdded(NoteAdded(subjects: subjects, text: text)))
}

func dependency(
  _ id: Identifier, of subject: Identifier, on target: Identifier, _ relation: Relation = .waitsFor
) -> Event {
  .dependency(
    .recorded(
      DependencyRecorded(
        dependency: id, subject: subject, relation: relation, target: target, decision: nil,
        note: nil)))
}

func dependencyEnded(_ id: Identifier) -> Event {
  .dependency(.ended(DependencyEnded(dependency: id, reason: nil, note: nil)))
}

func commitment(
  _ id: Identifier, by parties: [Identifier] = [], products: [Identifier] = []
) -> Event {
  .commitment(
    .made(
      CommitmentMade(
        commitment: id, kind: .promise, title: "Toezegging", number: nil, by: parties, to: [],
        due: nil, products: products, meeting: nil, note: nil)))
}

func commitmentSettled(_ id: Identifier) -> Event {
  .commitment(
    .settled(
      CommitmentSettled(
        commitment: id, how: .settled, due: nil, replacedBy: nil, decision: nil, note: nil)))
}

func commitmentMoved(_ id: Identifier, to due: Period) -> Event {
  .commitment(
    .moved(
      CommitmentMoved(
        commitment: id, due: due, reason: nil, by: [], decision: nil, note: nil)))
}

func adviceRequested(_ id: Identifier, from parties: [Identifier]) -> Event {
  .advice(
    .requested(
      AdviceRequested(
        advice: id, title: "Advies", from: parties, by: [],
        about: AdviceSubjects(products: [], items: [], decisions: []), due: nil, note: nil)))
}

func adviceGiven(_ id: Identifier?, by parties: [Identifier]) -> Event {
  .advice(
    .given(
      AdviceGiven(
        advice: id, by: parties, tenor: nil, text: nil,
        about: AdviceSubjects(products: [], items: [], decisions: []), note: nil)))
}

func delegated(_ id: Identifier, from: [Identifier], to: [Identifier]) -> Event {
  .delegation(
    .granted(
      DelegationGranted(
        delegation: id, from: from, to: to, products: [], scope: nil, until: nil, called: nil,
        decision: nil, note: nil)))
}

func delegationEnded(_ id: Identifier) -> Event {
  .delegation(.ended(DelegationEnded(delegation: id, reason: nil, decision: nil, note: nil)))
}

func described(_ programme: Identifier, kinds: [OwnPartyKind] = []) -> Event {
  .programme(
    .described(
      ProgrammeDescribed(
        programme: programme, party: nil, title: "Programma", short: nil, ends: nil, calendar: nil,
        kinds: kinds, parts: [], legends: [], decision: nil, note: nil)))
}

func reportDefined(_ id: Identifier) -> Event {
  .programme(
    .reportDefined(
      ReportDefined(
        report: id, base: "toezeggingen", title: "Rapport", party: nil, body: nil, columns: [],
        leaveOut: [], note: nil)))
}

func funding(_ id: Identifier, to parties: [Identifier] = []) -> Event {
  .funding(
    .granted(
      FundingGranted(
        funding: id, title: "Geld", amount: nil, amountAsStated: nil, qualifier: nil, every: nil,
        from: [], to: parties, products: [], period: nil,
        decision: nil, note: nil)))
}

func disputed(_ id: Identifier, _ entries: [EntryIdentifier]) -> Event {
  .claim(
    .disputed(ClaimDisputed(dispute: id, entries: entries, question: "Klopt dit?", note: nil)))
}

func resolved(_ id: Identifier, settingAside entries: [EntryIdentifier]) -> Event {
  .claim(
    .resolved(
      ClaimResolved(
        dispute: id, ruling: "Zo is het.", setAside: entries, by: [], decision: nil, note: nil)))
}

func redacted(_ entry: EntryIdentifier, _ fields: [String] = []) -> Event {
  .entry(
    .redacted(EntryRedacted(entry: entry, ground: .personalData, fields: fields, reason: nil)))
}

func fundingChanged(_ id: Identifier) -> Event {
  .funding(
    .changed(
      FundingChanged(
        funding: id, amount: Money(currency: "EUR", value: "1", asStated: nil),
        amountAsStated: nil, qualifier: nil, every: nil, to: [], period: nil, reason: nil,
        decision: nil, note: nil)))
}

func progress(_ subject: Identifier, _ rating: ProgressRating) -> Event {
  .progress(
    .progressReported(
      ProgressReported(
        subject: subject, rating: rating, withinProgramme: .yes, text: nil, note: nil)))
}

func partyKind(_ text: String) -> PartyKindName {
  guard let kind = PartyKindName(text) else { preconditionFailure("“\(text)” is no kind") }
  return kind
}

func stageName(_ text: String) -> StageName {
  guard let name = StageName(text) else { preconditionFailure("\(text) is no name") }
  return name
}

func stage(_ subject: Identifier, named name: String) -> Event {
  .progress(
    .stageReached(
      StageReached(subject: subject, stage: stageName(name), version: nil, note: nil)))
}

let processWithoutStates = processDefinition(states: [], stops: [])

func processDefinition(states: [String], stops: [Identifier]) -> ProcessDefinition {
  let stops = Set(stops).sorted().map { [$0.text] }
  return ProcessDefinition(
    states: states.map {
      ProcessState(name: $0, title: $0, isFinal: true, waitsFor: [], limit: nil, was: [])
    },
    transitions: states.map {
      ProcessTransition(
        event: "item.tabled", from: [], to: $0, title: "voorleggen", by: [], needs: [], when: [],
        irregular: nil, advances: false, isTogether: false)
    },
    routes: stops.isEmpty ? [] : [ProcessRoute(name: "r", title: "Route", stops: stops)])
}

/// A process that is over as soon as it begins, seen by some bodies.
func process(
  _ id: Identifier, version: Int, for subject: ProcessSubject = .item, stops: [Identifier] = [],
  states: [String] = ["klaar"]
) -> Event {
  .process(
    .defined(
      ProcessDefined(
        process: id, version: version, title: "Proces", subject: subject,
        definition: processDefinition(states: states, stops: stops), holidays: [],
        decision: nil, note: nil)))
}
