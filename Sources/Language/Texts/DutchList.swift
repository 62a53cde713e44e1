/// `a`, `a en b`, `a, b en c`.
package func dutchList(_ words: [String], _ conjunction: String = "en") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
