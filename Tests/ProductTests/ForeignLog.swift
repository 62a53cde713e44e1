import Crypto
import Disk
import EventFormat
import FileLog
import Foundation
import Log
import Testing

/// A log that another program made: signed as it should be, with texts that ours would not record.
struct ForeignLog {
  let program: Program

  /// Where in the facts the text stands: `§` in short text, `¶` in long text.
  private static let facts = [
    #"{"type":"source.registered.v1","valid":"2026-01-01","data":{"source":"brief","title":"§ brief","kind":"letter","date":{"edtf":"2026-01-01","asStated":"§"},"publisher":"§","references":["§"],"aliases":["§ b"]}}"#,
    #"{"type":"party.registered.v1","valid":"2026-01-01","data":{"party":"sg","name":"§ groep","kind":"body","aliases":["§ g"],"ids":[{"scheme":"§","value":"§"}],"note":"¶"}}"#,
    #"{"type":"party.registered.v1","valid":"2026-01-01","data":{"party":"vng","name":"§ partij","kind":"association","note":"¶"}}"#,
    #"{"type":"product.registered.v1","valid":"2026-01-01","data":{"product":"gids","title":"§ gids","kind":"product","number":"§","aliases":["§ p"],"note":"¶"},"source":[{"document":"brief","at":"§"}]}"#,
    #"{"type":"product.registered.v1","valid":"2026-01-01","data":{"product":"deel","title":"§ deel","kind":"product","parent":"gids"}}"#,
    #"{"type":"product.registered.v1","valid":"2026-01-01","data":{"product":"advies-1","title":"§ advies","kind":"recommendation","number":"§"}}"#,
    #"{"type":"product.changed.v1","valid":"2026-01-02","data":{"product":"gids","scope":"¶","note":"¶"}}"#,
    #"{"type":"meeting.held.v1","valid":"2026-02-01","data":{"meeting":"sg-1","body":["sg"],"title":"§ overleg"}}"#,
    #"{"type":"item.tabled.v1","valid":"2026-02-01","data":{"item":"punt","body":["sg"],"meeting":"sg-1","title":"§ punt","products":["gids"],"note":"¶"}}"#,
    #"{"type":"item.tabled.v1","valid":"2026-02-01","data":{"item":"punt-2","body":["sg"],"title":"§ punt twee","products":["gids"],"note":"¶"}}"#,
    #"{"type":"decision.taken.v1","valid":"2026-02-01","asStated":"§","data":{"decision":"besluit","title":"§ besluit","outcome":"adopted","body":["sg"],"meeting":"sg-1","item":"punt","products":["gids"],"conditions":[{"condition":"geld","text":"¶"},{"condition":"tekst","text":"¶ twee"}],"note":"¶"},"source":[{"document":"brief","at":"§"}]}"#,
    #"{"type":"condition.settled.v1","valid":"2026-03-01","data":{"condition":"geld","how":"fulfilled","note":"¶"}}"#,
    #"{"type":"responsibility.assigned.v1","valid":"2026-02-02","data":{"subject":"gids","role":"owner","parties":["vng"],"note":"¶","decision":"besluit"},"despite":"¶"}"#,
    #"{"type":"responsibility.assigned.v1","valid":"2026-02-02","data":{"subject":"deel","role":"owner","parties":["vng"],"note":"¶"}}"#,
    #"{"type":"handover.offered.v1","valid":"2026-02-03","data":{"handover":"ov","products":["gids"],"from":["vng"],"to":["sg"],"roles":["owner"],"conditions":[{"condition":"ovv","text":"¶"}],"note":"¶"}}"#,
    #"{"type":"deadline.set.v1","valid":"2026-02-01","data":{"deadline":"t1","subject":"gids","milestone":"§","due":{"edtf":"2026-06","asStated":"§"},"note":"¶"}}"#,
    #"{"type":"deadline.moved.v1","valid":"2026-02-05","data":{"deadline":"t1","due":{"edtf":"2026-09","asStated":"§"},"reason":"¶","note":"¶"}}"#,
    #"{"type":"deadline.set.v1","valid":"2026-02-01","data":{"deadline":"t2","subject":"deel","milestone":"§ twee","due":{"edtf":"2026-12-31"}}}"#,
    #"{"type":"deadline.met.v1","valid":"2026-10-01","data":{"deadline":"t2","note":"¶"}}"#,
    #"{"type":"stage.reached.v1","valid":"2026-02-01","data":{"subject":"gids","stage":"concept","version":"§","note":"¶"}}"#,
    #"{"type":"implementation.reported.v1","valid":"2026-02-01","data":{"subject":"gids","state":"partial","count":{"done":1,"total":2},"measure":"§","note":"¶"}}"#,
    #"{"type":"progress.reported.v1","valid":"2026-02-01","data":{"subject":"gids","rating":"risk","text":"¶","note":"¶"}}"#,
    #"{"type":"dependency.recorded.v1","valid":"2026-02-01","data":{"dependency":"wacht","subject":"gids","relation":"waits-for","target":"deel","note":"¶"}}"#,
    #"{"type":"commitment.made.v1","valid":"2026-02-01","data":{"commitment":"toez","kind":"promise","title":"§ toezegging","number":"§","by":["vng"],"to":["sg"],"products":["gids"],"note":"¶"}}"#,
    #"{"type":"funding.granted.v1","valid":"2026-02-01","data":{"funding":"geldpot","title":"§ geld","amount":{"asStated":"§","currency":"EUR","value":"12"},"from":["sg"],"to":["vng"],"products":["gids"],"note":"¶"}}"#,
    #"{"type":"note.added.v1","valid":"2026-02-01","data":{"subjects":["gids","vng"],"text":"¶"},"source":[{"document":"brief","at":"§"}]}"#,
    #"{"type":"claim.disputed.v1","valid":"2026-02-06","data":{"dispute":"ruzie","entries":["00000000-0000-7000-8000-000000000013","00000000-0000-7000-8000-000000000010"],"question":"¶","note":"¶"}}"#,
    #"{"type":"entry.corrected.v1","valid":"2026-02-07","data":{"entry":"00000000-0000-7000-8000-000000000025","reason":"¶","period":{"edtf":"2026-02-03"}}}"#,
    #"{"type":"process.defined.v1","valid":"2026-01-01","data":{"process":"proces","version":1,"title":"§ proces","subject":"item","states":[{"state":"gevraagd","title":"§ gevraagd","limit":{"within":"P6W"}},{"final":true,"state":"klaar","title":"§ klaar"}],"transitions":[{"on":"item.tabled","title":"§ vragen","to":"gevraagd"},{"from":["gevraagd"],"on":"decision.taken","title":"§ besluiten","to":"klaar","irregular":"§"}],"note":"¶"}}"#,
  ]

  /// How many entries such a log has.
  static var count: Int { facts.count }

  /// The log with a text in every place where text can stand.
  init(saying short: String, _ long: String) throws {
    try self.init(Self.facts) {
      $0.replacingOccurrences(of: "§", with: short).replacingOccurrences(of: "¶", with: long)
    }
  }

  /// A log with these facts, and something else said in their texts.
  init(_ facts: [String], _ said: (String) -> String) throws {
    var program = try Program()
    let path = program.home.appendingPathComponent("log").path
    program.variables["VTH_LOG"] = path
    var draft = LogDraft(address: path, key: try Self.key())
    let lines = try facts.enumerated().map { try Self.line($1, $0, said) }
    _ = try draft.commit(lines)
    try LogCopy.write(
      draft.contents, beside: nil, with: [], to: path, in: PosixFileSystem(patience: 0))
    self.program = program
  }

  /// The key that signed it, for who writes on in it.
  static func key() throws -> SigningKey {
    try SigningKey(name: "vreemd.example", seed: [UInt8](repeating: 7, count: 32))
  }

  private static func line(
    _ fact: String, _ sequence: Int, _ said: (String) -> String
  ) throws -> [UInt8] {
    let number = String(sequence)
    let id = "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    let members = try #require(JSONReader.read(Array(fact.utf8), .lenient).object)
    let all: [JSONMember] =
      members.map { JSONMember($0.name, Self.filled($0.value, said)) } + [
        JSONMember("actor", .string("bot")), JSONMember("id", .string(id)),
        JSONMember("recorded", .string("2026-11-01T12:00:00.000Z")),
        JSONMember("seq", .integer(Int64(sequence))),
      ]
    return JSON.object(all).canonicalBytes
  }

  private static func filled(_ json: JSON, _ said: (String) -> String) -> JSON {
    switch json {
    case .string(let text): .string(said(text))
    case .array(let elements): .array(elements.map { filled($0, said) })
    case .object(let members):
      .object(
        members.map { member in
          // A place in a document is shorter than other text.
          let most = member.name == "at" ? 190 : 8_000
          return JSONMember(
            member.name, filled(member.value) { Self.cut(said($0), bytesMax: most) })
        })
    case .null, .boolean, .integer: json
    }
  }

  /// As much of a text as fits.
  static func cut(_ text: String, bytesMax: Int) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > bytesMax { break }
      result.append(scalar)
    }
    return String(result)
  }
}
