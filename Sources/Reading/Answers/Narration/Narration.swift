package import Governance
package import Reading
internal import Texts

/// Says what an event says, in one short Dutch sentence with the names a reader knows.
package struct Narration: Sendable {
  let view: View

  package init(_ view: View) { self.view = view }

  /// The sentence for an event, without its date; ends in one full stop.
  package func sentence(_ event: Event) -> String {
    let words = words(of: event)
    return words.hasSuffix("..") ? String(words.dropLast()) : words
  }

  private func words(of event: Event) -> String {
    switch event {
    case .source(let event): source(event)
    case .party(let event): party(event)
    case .product(let event): product(event)
    case .meeting(let event): meeting(event)
    case .decision(let event): decision(event)
    case .release(let event): release(event)
    case .responsibility(let event): responsibility(event)
    case .handOver(let event): handOver(event)
    case .deadline(let event): deadline(event)
    case .progress(let event): progress(event)
    case .dependency(let event): dependency(event)
    case .commitment(let event): commitment(event)
    case .advice(let event): advice(event)
    case .delegation(let event): delegation(event)
    case .funding(let event): funding(event)
    case .claim(let event): claim(event)
    case .confirmation(let event): confirmation(event)
    case .process(let event): process(event)
    case .programme(let event): programme(event)
    case .entry(let event): entry(event)
    case .log(let event): log(event)
    }
  }

  private func log(_ event: LogEvent) -> String {
    switch event {
    case .keyAdded(let added): "Nieuwe sleutel van het log: \(added.key)."
    case .keyRetired(let retired):
      "Sleutel van het log vervallen: \(retired.key)"
        + (retired.reason.map { " (\($0))" } ?? "") + "."
    case .continued(let other):
      "Dit log zet een ander voort (\(other.copied) vermeldingen overgenomen): \(other.reason)"
    case .indexCommitted(let index):
      "Namenlijst verzegeld, van \(index.size) vermeldingen."
    }
  }

  private func source(_ event: SourceEvent) -> String {
    switch event {
    case .registered(let source): "Bron: \(source.title) (\(source.kind.dutch))."
    }
  }

  private func party(_ event: PartyEvent) -> String {
    switch event {
    case .registered(let party): "\(party.name) bestaat (\(view.kindWord(party.kind)))."
    case .changed(let party):
      "\(view.label(party.party)) gewijzigd"
        + (party.name.map { ": heet voortaan \($0)" } ?? "")
        + (party.successors.isEmpty ? "" : "; opvolger: \(view.labels(party.successors))") + "."
    case .ended(let party):
      "\(view.label(party.party)) eindigt"
        + (party.how.map { " (\($0.dutch))" } ?? "")
        + (party.successors.isEmpty ? "" : "; opvolger: \(view.labels(party.successors))") + "."
    }
  }

  private func product(_ event: ProductEvent) -> String {
    switch event {
    case .registered(let product): "\(product.title) (\(view.programmeWords.word(product.kind)))."
    case .changed(let product):
      "\(view.label(product.product)) gewijzigd"
        + (product.title.map { ": heet voortaan \($0)" } ?? "")
        + (product.scope.map { ": \($0)" } ?? "") + "."
    case .absorbed(let product):
      "\(view.label(product.product)) gaat op in \(view.label(product.into))."
    case .split(let product):
      "\(view.label(product.product)) wordt gesplitst in \(view.labels(product.into))."
    case .withdrawn(let product):
      "\(view.label(product.product)) wordt niet voortgezet"
        + (product.reason.map { ": \($0)" } ?? "") + "."
    }
  }

  private func meeting(_ event: MeetingEvent) -> String {
    switch event {
    case .planned(let meeting):
      "\(view.labels(meeting.body)): vergadering gepland op \(meeting.date.dutch)."
    case .held(let meeting): "\(view.labels(meeting.body)): vergadering gehouden."
    case .agendaFixed(let agenda):
      "Agenda vastgesteld\(agenda.version.map { ", versie \($0)" } ?? ""): "
        + "\(view.label(agenda.meeting)), \(agenda.items.count) "
        + "\(agenda.items.count == 1 ? "agendapunt" : "agendapunten")."
    case .itemTabled(let item):
      "\(view.labels(item.body)): voorgelegd"
        + (item.purpose.map { " \($0.dutch)" } ?? "") + ": \(item.title)."
    case .itemWithdrawn(let item): "\(view.label(item.item)): van de agenda gehaald."
    }
  }

  private func decision(_ event: DecisionEvent) -> String {
    switch event {
    case .taken(let decision):
      (decision.body.isEmpty ? "Besluit (orgaan niet genoemd)" : view.labels(decision.body))
        + (decision.outcome == .decided
          ? ", besluit genomen (de bron zegt niet wat): " : ", \(decision.outcome.dutch): ")
        + decision.title
        + (decision.conditions.isEmpty ? "" : " – onder voorwaarde") + "."
    case .lapsed(let lapsed):
      "Besluit vervallen: \(view.label(lapsed.decision))" + (lapsed.reason.map { ": \($0)" } ?? "")
        + "."
    case .conditionSettled(let condition):
      "Voorwaarde \(condition.how.dutch): \(view.label(condition.condition))."
    }
  }

  private func release(_ event: ReleaseEvent) -> String {
    let what = view.labels(event.subjects)
    let who = view.phrase(event.audience)
    let from = event.from.map { ", vanaf \($0.dutchWithWords)" } ?? ""
    return switch event {
    case .planned: "Vrijgave gepland: \(what), \(who)\(from)."
    case .done: "Vrijgegeven: \(what), \(who)\(from)."
    }
  }

  private func responsibility(_ event: ResponsibilityEvent) -> String {
    switch event {
    case .assigned(let given) where given.isUnnamed:
      "Iemand is \(given.role.dutch) van \(view.label(given.subject)); wie, noemt de bron niet."
    case .vacant(let vacant):
      "Niemand is \(vacant.role.dutch) van \(view.label(vacant.subject))."
    case .assigned(let given):
      "\(view.labels(given.parties)) "
        + "\(given.parties.count > 1 ? "worden samen" : isSeveral(given.parties) ? "worden" : "wordt") "
        + "\(given.role.dutch) van \(view.label(given.subject))."
    case .ended(let ended):
      "\(view.labels(ended.parties)) \(isSeveral(ended.parties) ? "zijn" : "is") niet langer "
        + "\(ended.role.dutch) van \(view.label(ended.subject))"
        + (ended.reason.map { ": \($0)" } ?? "") + "."
    }
  }

  /// Whether the names of the parties take a plural verb: more than one, or a group such as Provincies.
  func isSeveral(_ parties: [Identifier]) -> Bool {
    guard parties.count == 1, let card = view.party(parties[0]) else { return parties.count > 1 }
    return view.usualKind(card.kind) == .group && Self.isPlural(card.name)
  }

  /// Whether the first noun of a name is a plural: `Veiligheidsregio's`, not `Werkgroep financiering`.
  ///
  /// Adjectives and abbreviations before it are passed over.
  static func isPlural(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    let noun = words.first { word in
      let isAbbreviation = word.count > 1 && word == word.uppercased()
      return !isAbbreviation && !word.hasSuffix("e") && word != "Buitengewoon"
    }
    guard let noun else { return false }
    return noun.hasSuffix("en") || noun.hasSuffix("s")
  }

  private func handOver(_ event: HandOverEvent) -> String {
    switch event {
    case .offered(let offer): offered(offer)
    case .accepted(let accepted):
      "Aanvaard: \(view.label(accepted.handOver))"
        + (accepted.by.isEmpty ? "" : ", door \(view.labels(accepted.by))") + "."
    case .declined(let declined):
      "Afgewezen: \(view.label(declined.handOver))" + (declined.reason.map { ": \($0)" } ?? "")
        + "."
    case .completed(let completed):
      completed.terms.map { "Overgedragen\(view.sides(of: $0)): \(what($0))." }
        ?? "Overgedragen: \(view.label(completed.handOver))."
    case .withdrawn(let withdrawn):
      "Ingetrokken: \(view.label(withdrawn.handOver))" + (withdrawn.reason.map { ": \($0)" } ?? "")
        + "."
    }
  }

  /// Who offers what to whom: the same words never make the receiver of who offers to take over.
  private func offered(_ offer: HandOverOffered) -> String {
    let maker = offer.initiative.isEmpty ? offer.from : offer.initiative
    guard !maker.isEmpty else { return "Aangeboden\(view.sides(of: offer)): \(what(offer))." }
    let (from, to) = (Set(offer.from), Set(offer.to))
    if from.union(to).isDisjoint(with: maker) {
      let sides = view.sides(of: offer)
      return
        "Aangeboden op initiatief van \(view.labels(maker))\(sides.isEmpty ? "" : ",")\(sides): "
        + "\(what(offer))."
    }
    let offers = "\(view.labels(maker)) \(isSeveral(maker) ? "bieden" : "biedt")"
    let giver = offer.from.filter { !maker.contains($0) }
    let receiver = offer.to.filter { !maker.contains($0) }
    let whom = receiver.isEmpty ? "" : " aan \(view.labels(receiver))"
    if !to.isDisjoint(with: maker), from.isDisjoint(with: maker) {
      let from = giver.isEmpty ? "" : " van \(view.labels(giver))"
      return "\(offers)\(whom) aan over te nemen\(from): \(what(offer))."
    }
    return "\(offers)\(whom) aan: \(what(offer))."
  }

  /// What goes over, and in which roles.
  private func what(_ offer: HandOverOffered) -> String {
    "\(view.labels(offer.products)) (\(dutchList(offer.roles.map(\.dutch))))"
  }

  private func deadline(_ event: DeadlineEvent) -> String {
    switch event {
    case .set(let set):
      "Termijn voor \(set.milestone) van \(view.label(set.subject)): \(set.due.dutchWithWords)"
        + (set.repeats.map { ", daarna \($0.dutch)" } ?? "") + "."
    case .moved(let moved):
      "Termijn verschoven: \(view.label(moved.deadline)), nu \(moved.due.dutchWithWords)"
        + (moved.reason.map { " – \($0)" } ?? "") + "."
    case .missed(let missed): "Termijn niet gehaald: \(view.label(missed.deadline))."
    case .met(let met):
      "Termijn gehaald: \(view.label(met.deadline))"
        + (met.occurrence.map { ", keer \($0)" } ?? "") + "."
    case .dropped(let dropped):
      "Termijn vervallen: \(view.label(dropped.deadline))"
        + (dropped.reason.map { ": \($0)" } ?? "")
        + "."
    }
  }

  private func progress(_ event: ProgressEvent) -> String {
    switch event {
    case .stageReached(let stage):
      "\(view.label(stage.subject)): \(view.stageTitle(stage.stage))"
        + (stage.version.map { ", versie \($0)" } ?? "") + "."
    case .implementationReported(let report):
      "\(view.label(report.subject)): \(Self.phrase(report))"
        + (report.parties.isEmpty ? "" : " bij \(view.labels(report.parties))") + "."
    case .progressReported(let report):
      "Voortgang van \(view.label(report.subject)): "
        + (Self.phrases(report).isEmpty ? "gemeld" : Self.phrases(report).joined(separator: "; "))
        + "."
    }
  }

  /// The rating, and whether it will be finished within the programme.
  package static func phrases(_ report: ProgressReported) -> [String] {
    [
      report.rating.map(\.dutch),
      report.withinProgramme.map { "afronden binnen programma: \($0.dutch)" },
      report.text,
    ].compactMap(\.self)
  }

  /// `20 van 28 visitaties uitgevoerd`, or the state in a word.
  package static func phrase(_ report: ImplementationReported) -> String {
    guard let count = report.count else {
      return report.state.dutch + (report.measure.map { " (\($0))" } ?? "")
    }
    let number = count.total.map { "\(count.done) van \($0)" } ?? "\(count.done)"
    return number + (report.measure.map { " \($0)" } ?? " (\(report.state.dutch))")
  }

  private func entry(_ event: EntryEvent) -> String {
    switch event {
    case .corrected(let corrected):
      "Correctie van vermelding \(view.name(ofEntry: corrected.entry)): \(corrected.reason)"
    case .annulled(let annulled):
      "Annulering van vermelding \(view.name(ofEntry: annulled.entry)): \(annulled.reason)"
    case .redacted(let redacted):
      "Gewist in vermelding \(view.name(ofEntry: redacted.entry)): "
        + (redacted.fields.isEmpty ? "wat was afgeschermd" : dutchList(redacted.fields))
        + ". Grond: \(redacted.ground.dutch)" + (redacted.reason.map { "; \($0)" } ?? "") + "."
    case .supported(let supported):
      "Ook in een andere bron: wat vermelding \(view.name(ofEntry: supported.entry)) zegt."
    case .noteAdded(let note): "Aantekening bij \(view.labels(note.subjects)): \(note.text)"
    }
  }
}
