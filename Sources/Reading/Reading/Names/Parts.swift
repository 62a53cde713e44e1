package import Governance

extension View {
  /// A product and everything that is under it, at whatever depth; `possible` where the sources leave open whether it is.
  package func partsWithPossible(of whole: Identifier) -> [Identifier: Certainty] {
    var parts: [Identifier: Certainty] = [whole: .certain]
    spread(from: [whole], .certain, over: &parts)
    spread(from: parts.keys.sorted(), .possible, over: &parts)
    return parts
  }

  /// Adds what is under some products by links of one certainty, and under that in turn.
  private func spread(
    from begin: [Identifier], _ certainty: Certainty, over parts: inout [Identifier: Certainty]
  ) {
    var waiting = begin
    while let id = waiting.popLast() {
      for card in cards(linkedTo: id) where parts[card.product] == nil {
        // Of several that it may be under, it is certainly under the whole when each of them is.
        let isCertain =
          card.parent != nil
          && ([card.parent].compactMap(\.self) + card.otherParents).allSatisfy {
            parts[$0] == .certain
          }
        guard isCertain || certainty == .possible else { continue }
        parts[card.product] = certainty
        waiting.append(card.product)
      }
    }
  }

  /// What is or may be directly under a product.
  private func cards(linkedTo id: Identifier) -> [ProductCard] {
    let named = facts(about: id, of: [.productRegistered, .productChanged]).compactMap { fact in
      switch fact.event {
      case .product(.registered(let event)) where event.parent == id: event.product
      case .product(.changed(let event)) where event.parent == id: event.product
      default: nil as Identifier?
      }
    }
    return named.unique.compactMap(product).filter {
      $0.parent == id || $0.otherParents.contains(id)
    }
  }
}
