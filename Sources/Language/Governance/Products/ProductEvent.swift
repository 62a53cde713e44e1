internal import Texts

/// What happens to products: everything the programme was to make, and what it is part of.
package enum ProductEvent: DomainEvent {
  case registered(ProductRegistered)
  case changed(ProductChanged)
  case absorbed(ProductAbsorbed)
  case split(ProductSplit)
  case withdrawn(ProductWithdrawn)

  /// The product that it is about.
  package var product: Identifier {
    switch self {
    case .registered(let event): event.product
    case .changed(let event): event.product
    case .absorbed(let event): event.product
    case .split(let event): event.product
    case .withdrawn(let event): event.product
    }
  }

  package var type: EventType {
    switch self {
    case .registered: .productRegistered
    case .changed: .productChanged
    case .absorbed: .productAbsorbed
    case .split: .productSplit
    case .withdrawn: .productWithdrawn
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .registered(let event): [Reference(.product, event.product)]
    case .changed, .absorbed, .split, .withdrawn: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .registered(let event):
      event.parent.reference(.product) + event.recommendations.references(.product)
    case .changed(let event):
      [Reference(.product, event.product)] + event.parent.reference(.product)
        + event.recommendations.references(.product)
    case .absorbed(let event):
      [Reference(.product, event.product), Reference(.product, event.into)]
        + event.decision.reference(.decision)
    case .split(let event):
      [Reference(.product, event.product)] + event.into.references(.product)
        + event.decision.reference(.decision)
    case .withdrawn(let event):
      [Reference(.product, event.product)] + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .registered: 0
    case .changed: 1
    case .absorbed, .split: 7
    case .withdrawn: 8
    }
  }
}

/// A product is known from this moment.
package struct ProductRegistered: Hashable, Sendable {
  package let product: Identifier
  package let title: String
  package let kind: ProductKind
  package let parent: Identifier?
  /// Its number in the table of its pijler, as printed: `2`, `4 A`.
  package let number: String?
  package let recommendations: [Identifier]
  package let aliases: [String]
  package let note: String?

  package init(
    product: Identifier, title: String, kind: ProductKind, parent: Identifier?, number: String?,
    recommendations: [Identifier], aliases: [String], note: String?
  ) {
    self.product = product
    self.title = title
    self.kind = kind
    self.parent = parent
    self.number = number
    self.recommendations = recommendations
    self.aliases = aliases
    self.note = note
  }
}

/// A product gets another title, parent or scope, or more aliases or recommendations.
package struct ProductChanged: Hashable, Sendable {
  package let product: Identifier
  package let title: String?
  package let parent: Identifier?
  /// The number that it has from then on, among the parts of what it is part of.
  package let number: String?
  package let recommendations: [Identifier]
  package let aliases: [String]
  package let scope: String?
  package let note: String?

  package init(
    product: Identifier, title: String?, parent: Identifier?, number: String? = nil,
    recommendations: [Identifier], aliases: [String], scope: String?, note: String?
  ) {
    self.product = product
    self.title = title
    self.parent = parent
    self.number = number
    self.recommendations = recommendations
    self.aliases = aliases
    self.scope = scope
    self.note = note
  }
}

/// A product goes on as part of another one.
package struct ProductAbsorbed: Hashable, Sendable {
  package let product: Identifier
  package let into: Identifier
  package let decision: Identifier?
  package let note: String?

  package init(product: Identifier, into: Identifier, decision: Identifier?, note: String?) {
    self.product = product
    self.into = into
    self.decision = decision
    self.note = note
  }
}

/// A product goes on as several others.
package struct ProductSplit: Hashable, Sendable {
  package let product: Identifier
  package let into: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(product: Identifier, into: [Identifier], decision: Identifier?, note: String?) {
    self.product = product
    self.into = into
    self.decision = decision
    self.note = note
  }
}

/// A product is no longer pursued.
package struct ProductWithdrawn: Hashable, Sendable {
  package let product: Identifier
  package let reason: String?
  package let decision: Identifier?
  package let note: String?

  package init(product: Identifier, reason: String?, decision: Identifier?, note: String?) {
    self.product = product
    self.reason = reason
    self.decision = decision
    self.note = note
  }
}

/// What sort of product it is, from the whole programme down to one action.
package enum ProductKind: String, Vocabulary {
  case programme, pillar, topic, product, action, recommendation
  case tryOut = "try-out"

  package var dutch: String {
    switch self {
    case .programme: "programma"
    case .pillar: "pijler"
    case .topic: "onderwerp"
    case .product: "product"
    case .action: "actie"
    case .recommendation: "aanbeveling"
    case .tryOut: "try-out"
    }
  }
}
