import Fuzzing
import TestSupport
import Testing

/// Every reader of bytes from outside, fed what is almost right and what is far too much of it.
///
/// The same targets run under libFuzzer for as long as one likes: `Scripts/fuzz`.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.allCases)
  func `every target accepts something, and what it starts from holds`(target: FuzzTarget) throws {
    let accepted = try Corpus.of(target).map { bytes in try target.feed(bytes) }
    #expect(accepted.contains(true))
  }

  @Test(arguments: FuzzTarget.allCases)
  func `what is almost right is not misread and stops nothing`(target: FuzzTarget) throws {
    let examples = Corpus.of(target)
    for seed in Seeds.first(2) {
      var mutator = Mutator(seed: seed)
      for _ in 0..<250 {
        let bytes = mutator.variant(of: examples)
        #expect(throws: Never.self, "seed \(seed): \(bytes)") { _ = try target.feed(bytes) }
      }
    }
  }

  /// Nesting, digits, lines, cells, escapes and bytes that are no text, 60,000 bytes of each: as long as the
  /// longest line that is looked at.
  static let tooMuch: [String] = [
    "[", "{\"a\":", "9", "\"", "\\", "\n", "\r", ";", ",", "a", "a\n", "a;", "\"\n", "e\u{301}",
    "\u{301}",
    "\\u0000", "{}\n", "{\"checkpoint\":\"\n", "+", "A", "— a AAAA\n", "1 ", "-", "€", "X", "\n\n",
  ]

  @Test(arguments: FuzzTarget.allCases)
  func `far too much of anything is refused`(target: FuzzTarget) throws {
    for piece in Self.tooMuch.map({ Array($0.utf8) }) + [[0xFF], [0x30, 0x84, 0x7F]] {
      let bytes = Array(repeatElement(piece, count: 60_000 / piece.count).joined())
      #expect(try !target.feed(bytes), "\(piece)")
    }
  }
}
