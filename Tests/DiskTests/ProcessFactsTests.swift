import Disk
import Testing

@Suite struct ProcessFactsTests {
  @Test func `an absent variable is nil`() throws {
    #expect(try ProcessFacts.environment("BESLUITBOEK_NO_SUCH_VARIABLE") == nil)
    #expect(try ProcessFacts.environment("PATH") != nil)
  }

  @Test func `the running program has a path that is a file`() throws {
    let path = try #require(ProcessFacts.executablePath())
    #expect(try PosixFileSystem().status(path)?.kind == .file)
  }

  @Test func `the current directory is a directory`() throws {
    let path = try ProcessFacts.currentDirectory()
    #expect(try PosixFileSystem().status(path)?.kind == .directory)
  }

  @Test func `the wall clock counts milliseconds within the second`() {
    let now = ProcessFacts.wallClock()
    #expect(now.secondsSince1970 > 1_763_600_000)
    #expect((0...999).contains(now.milliseconds))
  }

  @Test func `noon UTC is the same calendar day in every zone west of +12`() throws {
    let day = try ProcessFacts.localCalendarDate(secondsSince1970: 1_719_489_600)
    #expect(day == (2024, 6, 27))
  }
}

@Suite struct ByteSearchTests {
  @Test func `every place of a byte is found from every start`() {
    for count in 0...20 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 1, count: count)
        bytes[place] = 10
        for start in 0...count {
          let found = ByteSearch.firstIndex(of: 10, in: bytes.span, from: start)
          #expect(found == (start <= place ? place : nil), "\(count) \(place) \(start)")
        }
      }
    }
  }
}
