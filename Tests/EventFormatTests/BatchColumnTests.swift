import Testing

@testable import EventFormat

@Suite struct BatchColumnTests {
  /// A line, and below it a caret under the sign that the column must point at.
  @Test(arguments: [
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"VNG"}}
                                                    ^
    """#,
    #"""
    {"type":"party.endd.v1","valid":"2024","data":{"party":"vng"}}
     ^
    """#,
    #"""
    {"data":{"party":"vng"},"type":"party.ended.v1","valid":"2024-13"}
                                                    ^
    """#,
    #"""
    {"type":"party.ended.v1","data":{"party":"vng"}}
    ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"note":"n"}}
                                            ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","seq":5,"data":{"party":"vng"}}
                                            ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"vng","note":"één € 😀","noot":1}}
                                                                                   ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"vng","successors":["a", "b","C"]}}
                                                                                         ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"vng"},"source":[{"document":"s","at":"1"},{"document":"s","at":""}]}
                                                                                                                       ^
    """#,
    #"""
    {"type":"deadline.moved.v1","valid":"2024","data":{"deadline":"d","due":{"asStated":"ja, {\"x\"]","edtf":"2024-00"}}}
                                                                                                      ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"vng",}}
                                                                  ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"één","note":5.5}}
                                                                         ^
    """#,
    #"""
    {"type":"party.ended.v1","valid":"2024","data":{"party":"vng","party":"ipo"}}
                                                                  ^
    """#,
    #"""
       {"type":"party.ended.v1","valid":"2024","data":{"party":"VNG"}}
                                                       ^
    """#,
    #"""
       {"type":"party.ended.v1","valid":"2024","data":{"party":"vng",}}
                                                                     ^
    """#,
  ])
  func `the column points at what is wrong`(_ marked: String) throws {
    let parts = marked.split(separator: "\n")
    let (line, caret) = (String(parts[0]), parts[1])
    #expect(Sample.problem(line)?.column == caret.count, "\(Sample.problem(line)?.message ?? "-")")
  }

  @Test func `a byte order mark counts for no column`() {
    let line = bytes(
      "\u{FEFF}" + #"{"type":"party.ended.v1","valid":"2024","data":{"party":"VNG"}}"#)
    #expect(Sample.problem(line)?.column == 49)
  }
}

@Suite struct JSONPlaceTests {
  private static let line = bytes(
    #"{ "a" : [ 10, {"é":"x\"}", "c":[[],[1,2]]} ], "b":{"a":null} , "d\n":true}"#)

  private func column(_ path: String...) -> Int { JSONPlace.column(of: path, in: Self.line[...]) }

  @Test func `no path is the first column`() {
    #expect(column() == 1)
  }

  @Test func `a path leads to the key of a member and to the value of an element`() {
    #expect(column("a") == 3)
    #expect(column("a", "0") == 11)
    #expect(column("a", "1") == 15)
    #expect(column("a", "1", "é") == 16)
    #expect(column("a", "1", "c") == 28)
    #expect(column("a", "1", "c", "0") == 33)
    #expect(column("a", "1", "c", "1") == 36)
    #expect(column("a", "1", "c", "1", "1") == 39)
    #expect(column("b") == 47)
    #expect(column("b", "a") == 52)
  }

  @Test func `a path that leads nowhere stops at its last part that exists`() {
    #expect(column("z") == 1)
    #expect(column("a", "2") == 3)
    #expect(column("a", "x") == 3)
    #expect(column("a", "0", "q") == 11)
    #expect(column("b", "z") == 47)
    #expect(column("b", "a", "z") == 52)
    #expect(column("b", "z", "a") == 47)
  }

  @Test func `a slice of a larger file is measured from its own begin`() {
    let file = bytes("éé\n") + Self.line
    #expect(JSONPlace.column(of: ["b", "a"], in: file[5...]) == 52)
  }

  @Test func `a text is found at the first string that is exactly it`() {
    let line = bytes(#"{"é":"vng-nl","b":["vng","vng"]}"#)
    #expect(JSONPlace.column(ofText: "vng", in: line[...]) == 20)
    #expect(JSONPlace.column(ofText: "vn", in: line[...]) == nil)
    #expect(JSONPlace.column(ofText: String(repeating: "v", count: 99), in: line[...]) == nil)
    #expect(JSONPlace.column(ofText: "vng", in: []) == nil)
  }

  @Test func `no path and no line makes it trap`() {
    for end in 0...Self.line.count {
      for path in [["a", "1", "c", "1", "1"], ["b", "a"], ["d\n"], ["z", "0"]] {
        #expect(JSONPlace.column(of: path, in: Self.line[..<end]) >= 1)
      }
    }
  }
}
