/// What a log is signed with: one key or, while one takes over from another, both.
package struct SigningKeys: ~Copyable {
  package let first: SigningKey
  package let second: SigningKey?

  package init(_ first: consuming SigningKey, and second: consuming SigningKey?) {
    self.first = first
    self.second = second
  }

  /// The public halves.
  package var verifierKeys: [VerifierKey] {
    switch second {
    case .some(let second): [first.verifierKey, second.verifierKey]
    case .none: [first.verifierKey]
    }
  }
}
