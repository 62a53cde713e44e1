import Foundation
import Testing

/// What a release remembered of what was signed counts ever after, and a log of it goes on.
struct ReleaseMemoryTests {
  /// Leaves out the last commit of the log, and what others said of it.
  private static let cut = """
    set -e
    cp -r log whole
    segment=$(ls -d log/log/*.ndjson | tail -n 1)
    lines=$(grep -n '^{"checkpoint"' "$segment" | tail -n 2 | head -n 1 | cut -d: -f1)
    head -n "$lines" "$segment" > begin && cat begin > "$segment"
    rm -rf log/checkpoint log/cosignatures
    """

  @Test(arguments: try ReleaseShelf.all())
  func `a copy that is older than what a release signed is known for it, and the memory stays`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let remembered = try ReleaseAnswerTests.kept(program)[1]
    try #require(try program.shell(Self.cut).status == 0)
    let answer = try program.run("owners", "--on", "2026-06-30")
    #expect(answer.status == 0 && answer.errors.contains("oudere of andere kopie"))
    for words in [["verify"], ["backup", "kopie"], ["checkpoint"], ["prove", "1"]] {
      let refused = try program.run(words)
      #expect(refused.status == 3, "\(words): \(refused.output) \(refused.errors)")
    }
    #expect(try ReleaseAnswerTests.kept(program)[1] == remembered)
    // And with the whole log back, all is as it was.
    try #require(try program.shell("rm -r log && mv whole log").status == 0)
    try shelf.expectAnswers(
      of: program, "put back", to: ["verify", "keys", "owners --on 2026-06-30"])
  }

  @Test(arguments: try ReleaseShelf.all())
  func `a log of a release goes on under a new key, and says the same`(shelf: ReleaseShelf) throws {
    let program = try Self.goingOn(from: shelf)
    let remembered = try ReleaseAnswerTests.kept(program)[1]
    // None of these shows a number of an entry, which is one higher now.
    let questions = [
      "owners --on 2026-06-30", "deadlines --on 2026-06-30", "handovers --on 2026-06-30",
      "decisions --on 2026-06-30", "conditions --on 2026-06-30",
    ]
    try shelf.expectAnswers(of: program, "gone on", to: questions)
    let own = try program.keptIndex()
    let before = try Data(contentsOf: own)
    let recorded = try KeyRotationTests.record(program, "nieuweling")
    #expect(recorded.status == 0, "\(recorded.errors)")
    // An index of before it is no index of this log any more.
    try program.putIndex(before, at: own)
    #expect(try program.run("party", "nieuweling").status == 0)
    try shelf.expectAnswers(of: program, "gone on, and recorded", to: questions)
    #expect(try KeyRotationTests.verifies(program, "verder"))
    // What the release remembered of its own keys is still there, and of the new key more is remembered now.
    let now = try ReleaseAnswerTests.kept(program)[1]
    let changed = remembered.keys.filter { now[$0] != remembered[$0] }
    #expect(changed.count == 1 && changed[0].contains("keys/verder.example+"), "\(changed)")
  }

  /// A home in which a log of a release goes on in `verder`: its own keys were thrown away.
  static func goingOn(from shelf: ReleaseShelf) throws -> Program {
    var program = try shelf.home()
    let restored = try program.run(
      "restore", "log", "verder", "--new-origin", "verder.example", "--reason", "De sleutel is weg."
    )
    try #require(restored.status == 0, "\(restored.errors)")
    program.variables["VTH_LOG"] = "verder"
    return program
  }
}
