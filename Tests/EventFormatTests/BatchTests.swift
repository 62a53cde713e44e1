import Calendar
import Governance
import Testing

@testable import EventFormat

@Suite struct BatchTests {
  private static let first = #"{"type":"party.ended.v1","valid":"2024","data":{"party":"vng"}}"#
  private static let second = #"{"type":"party.ended.v1","valid":"2024","data":{"party":"ipo"}}"#

  @Test func `every line is a proposal with its number and its bytes`() throws {
    let (batch, problems) = Batch.read(bytes("\(Self.first)\n\(Self.second)\n"))
    #expect(problems.isEmpty)
    #expect(batch.lines.map(\.number) == [1, 2])
    #expect(batch.lines.map { text($0.bytes) } == [Self.first, Self.second])
    let proposal = try #require(batch.lines.first?.proposal)
    #expect(proposal.id == nil)
    #expect(proposal.known == nil)
    #expect(proposal.actor == nil)
    #expect(proposal.valid == (try Period(edtf: "2024")))
    #expect(proposal.event.type == .partyEnded)
  }

  @Test func `a last line without line feed is read`() {
    #expect(Batch.read(bytes("\(Self.first)\n\(Self.second)")).batch.lines.count == 2)
  }

  @Test func `carriage returns before line feeds are passed over`() {
    let (batch, problems) = Batch.read(bytes("\(Self.first)\r\n\(Self.second)\r\n"))
    #expect(problems.isEmpty)
    #expect(batch.lines.map { text($0.bytes) } == [Self.first, Self.second])
  }

  @Test func `a byte order mark before the first line is passed over`() {
    let (batch, problems) = Batch.read([0xEF, 0xBB, 0xBF] + bytes(Self.first))
    #expect(problems.isEmpty)
    #expect(batch.lines.count == 1)
  }

  @Test func `a byte order mark before a later line is refused`() {
    let file = bytes("\(Self.first)\n") + [0xEF, 0xBB, 0xBF] + bytes(Self.second)
    #expect(Batch.read(file).problems.map(\.line) == [2])
  }

  @Test func `blank lines are passed over but counted`() {
    let (batch, problems) = Batch.read(bytes("\n\r\n\(Self.first)\n \t \n\n\(Self.second)\n\n"))
    #expect(problems.isEmpty)
    #expect(batch.lines.map(\.number) == [3, 6])
  }

  @Test(arguments: ["", "\n", "\u{FEFF}", "\r\n \n"])
  func `a file without lines is an empty batch`(_ file: String) {
    let (batch, problems) = Batch.read(bytes(file))
    #expect(batch.lines.isEmpty)
    #expect(problems.isEmpty)
  }

  @Test func `white space and the order of keys are free`() throws {
    let line =
      #" { "valid" : "2024" , \#t"data":{ "successors" : [ "ipo" , "odnl" ], "party":"vng"},"type":"party.ended.v1" } "#
    let plain =
      #"{"data":{"party":"vng","successors":["ipo","odnl"]},"type":"party.ended.v1","valid":"2024"}"#
    let read = try #require(Batch.read(bytes(line)).batch.lines.first)
    #expect(read.proposal == Batch.read(bytes(plain)).batch.lines.first?.proposal)
  }

  @Test func `any legal escape is read as the sign it stands for`() throws {
    let line = Sample.line(
      "note.added", #"{"subjects":["vng"],"text":"\u00e9\/\u20ac \ud83d\ude00"}"#)
    guard
      case .entry(.noteAdded(let note))? = Batch.read(bytes(line)).batch.lines.first?.proposal.event
    else {
      Issue.record("no note")
      return
    }
    #expect(note.text == "é/€ 😀")
  }

  @Test func `a type without version is the newest version`() {
    let line = #"{"type":"party.ended","valid":"2024","data":{"party":"vng"}}"#
    #expect(Batch.read(bytes(line)).batch.lines.first?.proposal.event.type == .partyEnded)
  }

  @Test func `everything that is wrong is reported in order and the good lines are kept`() {
    let file = """
      geen json
      \(Self.first)

      {"type":"party.ended.v1","valid":"2024","data":{"party":"VNG"}}
      \(Self.second)
      {"type":"party.ended.v1","valid":"2024-13","data":{"party":"vng"}}
      """
    let (batch, problems) = Batch.read(bytes(file))
    #expect(batch.lines.map(\.number) == [2, 5])
    #expect(problems.map(\.line) == [1, 4, 6])
    #expect(problems.map(\.column) == [1, 49, 26])
    #expect(
      problems.map(\.message) == [
        "hier hoort een waarde te staan.",
        "bij “data.party”: “VNG” is geen geldige naam. Gebruik kleine letters, cijfers, en enkele "
          + "- of . ertussen.",
        "bij “valid”: \"2024-13\" is geen geldige datum: maand 13 bestaat niet (teken 6). "
          + "Bijvoorbeeld: 2024-12.",
      ])
  }

  @Test func `an interval as valid is read, for judging it is not a matter of form`() {
    let line = #"{"type":"party.ended.v1","valid":"2024/2025","data":{"party":"vng"}}"#
    #expect(Batch.read(bytes(line)).batch.lines.first?.proposal.valid.kind == .interval)
  }

  @Test func `intervals, windows and words alone are periods inside data`() throws {
    let periods: [(json: String, kind: Period.Kind)] = [
      (#"{"edtf":"2022-10/2023-09"}"#, .interval), (#"{"edtf":"2022-10/.."}"#, .interval),
      (#"{"edtf":"[..2024-09]","asStated":"ooit"}"#, .moment),
      (#"{"asStated":"binnenkort"}"#, .undetermined),
      (#"{"edtf":"2024-09","asStated":"eind Q3","convention":"eind-kwartaal"}"#, .moment),
    ]
    for (json, kind) in periods {
      let line = Sample.line("deadline.moved", #"{"deadline":"d","due":\#(json)}"#)
      let event = Batch.read(bytes(line)).batch.lines.first?.proposal.event
      guard case .deadline(.moved(let moved))? = event else {
        Issue.record("\(json)")
        continue
      }
      #expect(moved.due.kind == kind, "\(json)")
    }
  }

  @Test(arguments: ["zonder-datum", "stand-van-document", "programma-looptijd"])
  func `a convention that stands in for words that are not there needs none`(_ name: String) {
    let line = Sample.line(with: #""valid":"[..2024-09]","convention":"\#(name)""#)
    let valid = Batch.read(bytes(line)).batch.lines.first?.proposal.valid
    #expect(valid?.convention?.rawValue == name)
    #expect(valid?.asStated == nil)
  }

  @Test func `the source, known date, cause, actor and id of a line are kept`() throws {
    let line = Sample.line(
      with:
        #""valid":"[..2024-09]","asStated":"ooit","convention":"zonder-datum","known":"2024-09","#
        + #""actor":"ik","id":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","#
        + #""cause":"00000000-0000-0000-0000-000000000000","#
        + #""source":[{"document":"vgr","at":"regel 1"}]"#)
    let proposal = try #require(Batch.read(bytes(line)).batch.lines.first?.proposal)
    #expect(proposal.id?.description == "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f")
    #expect(proposal.cause?.description == "00000000-0000-0000-0000-000000000000")
    #expect(proposal.actor == "ik")
    #expect(proposal.known?.edtf == "2024-09")
    #expect(proposal.valid.convention == .undated)
    #expect(proposal.valid.asStated == "ooit")
    #expect(proposal.source.map(\.at) == ["regel 1"])
  }

  @Test func `no damage to a file makes reading stop`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed)
    let file = try Golden.lines().prefix(20).flatMap { $0 + [UInt8(ascii: "\n")] }
    for _ in 0..<200 {
      var damaged = file
      for _ in 0..<20 {
        damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let (batch, problems) = Batch.read(damaged)
      #expect(batch.lines.count + problems.count > 0, "SEED=\(SeededGenerator.seed)")
    }
  }
}
