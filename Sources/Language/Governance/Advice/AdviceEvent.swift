package import Calendar
internal import Texts

/// Advice that was asked, and advice that was given.
package enum AdviceEvent: DomainEvent {
  case requested(AdviceRequested)
  case given(AdviceGiven)

  package var type: EventType {
    switch self {
    case .requested: .adviceRequested
    case .given: .adviceGiven
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .requested(let event): [Reference(.advice, event.advice)]
    case .given: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .requested(let event):
      event.from.references(.party) + event.by.references(.party) + event.about.references
    case .given(let event):
      event.advice.reference(.advice) + event.by.references(.party) + event.about.references
    }
  }

  package var rank: Int {
    switch self {
    case .requested: 1
    case .given: 2
    }
  }
}

/// What advice is about.
package struct AdviceSubjects: Hashable, Sendable {
  package let products: [Identifier]
  package let items: [Identifier]
  package let decisions: [Identifier]

  package init(products: [Identifier], items: [Identifier], decisions: [Identifier]) {
    self.products = products
    self.items = items
    self.decisions = decisions
  }

  var references: [Reference] {
    products.references(.product) + items.references(.item) + decisions.references(.decision)
  }
}

/// Somebody is asked for advice.
package struct AdviceRequested: Hashable, Sendable {
  package let advice: Identifier
  package let title: String
  /// Who is to give it.
  package let from: [Identifier]
  /// Who asked; empty when no source says so.
  package let by: [Identifier]
  package let about: AdviceSubjects
  package let due: Period?
  package let note: String?

  package init(
    advice: Identifier, title: String, from: [Identifier], by: [Identifier], about: AdviceSubjects,
    due: Period?, note: String?
  ) {
    self.advice = advice
    self.title = title
    self.from = from
    self.by = by
    self.about = about
    self.due = due
    self.note = note
  }
}

/// Somebody gave advice, asked or not.
package struct AdviceGiven: Hashable, Sendable {
  /// The request that it answers; absent when no source says that it was asked.
  package let advice: Identifier?
  package let by: [Identifier]
  /// Absent when the source does not say.
  package let tenor: AdviceTenor?
  /// What it says, in its own words.
  package let text: String?
  package let about: AdviceSubjects
  package let note: String?

  package init(
    advice: Identifier?, by: [Identifier], tenor: AdviceTenor?, text: String?,
    about: AdviceSubjects, note: String?
  ) {
    self.advice = advice
    self.by = by
    self.tenor = tenor
    self.text = text
    self.about = about
    self.note = note
  }

  /// Whether it names neither the request nor anything else that it is about.
  var isAboutNothing: Bool { advice == nil && about.references.isEmpty }
}

/// What advice comes down to.
package enum AdviceTenor: String, Vocabulary {
  case positive, negative, conditional

  package var dutch: String {
    switch self {
    case .positive: "positief"
    case .negative: "negatief"
    case .conditional: "positief, onder voorwaarden"
    }
  }
}
