import Testing

@testable import Journal

@Suite struct RecoveryTableTests {
  @Test(arguments: [
    (
      Recovery.Remainder.nothing, Recovery.Follower.nothing, Recovery.Published.covered,
      Recovery.Verdict.keep
    ),
    (.nothing, .nothing, .ahead, .damage(.entriesLost)),
    (.nothing, .nothing, .forked, .damage(.historyForked)),
    (.nothing, .more, .covered, .keep),
    (.nothing, .more, .ahead, .damage(.entriesLost)),
    (.nothing, .more, .forked, .damage(.historyForked)),
    (.linesWithoutCheckpoint, .nothing, .covered, .quarantineAndCut),
    (.linesWithoutCheckpoint, .nothing, .ahead, .damage(.entriesLost)),
    (.linesWithoutCheckpoint, .nothing, .forked, .damage(.historyForked)),
    (.linesWithoutCheckpoint, .more, .covered, .damage(.commitSplit)),
    (.linesWithoutCheckpoint, .more, .ahead, .damage(.commitSplit)),
    (.linesWithoutCheckpoint, .more, .forked, .damage(.commitSplit)),
    (.badCheckpoint, .nothing, .covered, .stopBefore),
    (.badCheckpoint, .nothing, .ahead, .stopBefore),
    (.badCheckpoint, .nothing, .forked, .damage(.historyForked)),
    (.badCheckpoint, .more, .covered, .damage(.changedByte)),
    (.badCheckpoint, .more, .ahead, .damage(.changedByte)),
    (.badCheckpoint, .more, .forked, .damage(.changedByte)),
  ])
  func `every cell has its verdict`(
    remainder: Recovery.Remainder, follower: Recovery.Follower, published: Recovery.Published,
    verdict: Recovery.Verdict
  ) {
    #expect(Recovery.verdict(remainder, followedBy: follower, published: published) == verdict)
  }

  @Test func `the table above has as many rows as there are cells`() {
    let cells =
      Recovery.Remainder.allCases.count * Recovery.Follower.allCases.count
      * Recovery.Published.allCases.count
    #expect(cells == 18)
  }
}
