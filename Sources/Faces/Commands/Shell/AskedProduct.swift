internal import Governance
internal import Reading

/// The product that `--product` names, with what is or may be under it.
struct AskedProduct {
  let product: Identifier
  private let parts: [Identifier: Certainty]

  init(_ product: Identifier, _ view: View) {
    self.product = product
    parts = view.partsWithPossible(of: product)
  }

  /// Whether nothing is or may be under it.
  var isAlone: Bool { parts.count == 1 }

  /// Whether one of some products is it or a part of it; `nil` when none is.
  func certainty(of products: [Identifier]) -> Certainty? {
    let found = products.compactMap { parts[$0] }
    return found.contains(.certain) ? .certain : found.first
  }

  /// What to say of something about products that are perhaps parts of it; `nil` of what certainly is.
  func doubt(_ products: [Identifier], _ view: View) -> String? {
    certainty(of: products) == .possible ? "mogelijk onderdeel van \(view.label(product))" : nil
  }
}

extension Invocation {
  /// The product that `--product` names; `nil` when it is not given.
  func askedProduct(_ view: View) throws -> AskedProduct? {
    try arguments.value(.ofProduct).map { try AskedProduct(find($0, .product, view), view) }
  }
}
