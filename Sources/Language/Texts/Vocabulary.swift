/// A closed list of words, each with the word that a Dutch reader knows it by.
///
/// The raw values stand in the log: they never change and never disappear.
package protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  var dutch: String { get }
}
