package import Calendar
package import Governance
package import Reading

extension View {
  /// How a thing came to be: every fact about it and about its deadlines, hand-overs, agenda items
  /// and conditions, in the order in which they happened.
  ///
  /// That it exists comes first, whenever that was known; its parts are things of their own, so that
  /// they exist is not part of its history.
  package func timeline(of id: Identifier) -> [Fact] {
    var ids: [Identifier] = [id]
    var seen: Set<Identifier> = [id]
    var entries: Set<Int> = []
    var result: [Fact] = []
    while let next = ids.popLast() {
      for fact in facts(about: next).flatMap({ [$0] + claims(over: $0) })
      where entries.insert(fact.entry.sequence).inserted {
        result.append(fact)
        for reference in fact.event.domain.introduced
        where reference.kind.followsItsSubject && seen.insert(reference.id).inserted {
          ids.append(reference.id)
        }
      }
    }
    let existing = result.filter { $0.introduces(id) }
    let rest = result.filter { !$0.introduces(id) && !$0.introducesPart }
    return (existing + rest.sorted(by: Fact.happensBefore))
  }

  /// The open disputes about one thing: those over facts that concern it, its deadlines, hand-overs,
  /// agenda items or conditions.
  package func disputes(about id: Identifier) -> [DisputeStanding] {
    guard model.hasClaims else { return [] }
    return disputes(of: timeline(of: id))
  }

  /// The disputes over a fact, and that something in it was erased.
  private func claims(over fact: Fact) -> [Fact] {
    facts(mentioning: fact.entry.id, of: .claimDisputed)
      + facts(mentioning: fact.entry.id, of: .entryRedacted)
  }

  /// The facts in whose sentence, note or dates all of the words occur, each as the beginning of a
  /// word; facts that only give a thing its name are left to `NameIndex`.
  package func facts(saying words: String) -> [Fact] {
    let wanted = Spelling.folded(words).split(separator: " ").map { " " + $0 }
    guard !wanted.isEmpty else { return [] }
    let narration = Narration(self)
    return facts(of: Set(EventType.allCases).subtracting([.productRegistered, .partyRegistered]))
      .filter { fact in
        let said = [
          narration.sentence(fact.event), narration.note(fact.event) ?? "",
          fact.valid.dutchWithWords,
        ]
        let text = " " + Spelling.folded(said.joined(separator: " "))
        return wanted.allSatisfy { text.contains($0) }
      }
  }

  /// What was noted about a thing by the day asked.
  package func notes(about id: Identifier) -> [(note: NoteAdded, fact: Fact)] {
    facts(about: id, of: [.noteAdded]).compactMap { fact in
      guard fact.happening != .notYet, case .entry(.noteAdded(let note)) = fact.event else {
        return nil
      }
      return (note, fact)
    }
  }

  /// The same, but for what stands only in documents that certainly were not there on the day asked: a
  /// note says what a document says, and cannot be older than that document.
  package func notesByThen(about id: Identifier) -> [(note: NoteAdded, fact: Fact)] {
    notes(about: id).filter { _, fact in
      let known = fact.entry.proposal.known
      return (known == nil ? fact.entry.knownBy : known?.window.from).map { $0 <= asOf.on } ?? true
    }
  }

  /// The facts that certainly or possibly happened within a period, in order.
  package func facts(within period: Window) -> [Fact] {
    facts().filter { $0.window.overlaps(period) }
  }
}

extension Kind {
  /// Whether the history of a thing of this kind is part of that of its subject.
  fileprivate var followsItsSubject: Bool {
    switch self {
    case .handOver, .deadline, .condition, .item, .dependency, .commitment, .funding, .dispute,
      .advice, .delegation:
      true
    case .source, .party, .product, .meeting, .decision, .process, .report: false
    }
  }
}

extension Fact {
  /// Whether the fact is that a party, product or source exists.
  fileprivate var introducesPart: Bool {
    event.domain.introduced.contains { $0.kind.isStanding }
  }

  fileprivate func introduces(_ id: Identifier) -> Bool {
    event.domain.introduced.contains { $0.id == id && $0.kind.isStanding }
  }
}

extension Kind {
  /// Whether things of this kind simply exist, rather than happen.
  fileprivate var isStanding: Bool {
    switch self {
    case .party, .product, .source: true
    case .meeting, .item, .decision, .condition, .handOver, .deadline, .dependency, .commitment,
      .funding, .dispute, .process, .advice, .delegation, .report:
      false
    }
  }
}
