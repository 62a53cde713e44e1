import Crypto
import Log
import TestSupport
import Testing
import Texts

/// What both verifiers must see alike in the bytes of a log, whatever the machine knows of Unicode.
struct SettledTextTests {
  @Test(
    arguments: [
      [0x61], [0xE9], [0x301], [0x1F600], [0xE000], [0x10FFFD], [0x71, 0x323, 0x301], [0x1FAE0],
    ] as [[UInt32]])
  func `a text is settled when Unicode 14 has its characters and it is in NFC`(scalars: [UInt32]) {
    #expect(TextRules.isSettled(Self.text(scalars)))
  }

  // What is not in NFC; what is no character; what is one in Unicode 15, 15.1 and 16.
  @Test(
    arguments: [
      [0x65, 0x301], [0x212B], [0x71, 0x301, 0x323], [0x378], [0xFFFE], [0xFDD0], [0x1FFFF],
      [0x1FAE8], [0x2EBF0], [0x1C89],
    ] as [[UInt32]])
  func `a text of which another machine may think otherwise is not`(scalars: [UInt32]) {
    #expect(!TextRules.isSettled(Self.text(scalars)))
  }

  private static func text(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  /// The log with one more signature line, of somebody else, under its newest checkpoint.
  private static func signed(with line: String) throws -> Book {
    let book = try Book.made(commits: [2, 1])
    book.edit(book.firstSegment) { bytes in
      bytes.removeLast(3)
      bytes += Array("— \(line)\\n\"}\n".utf8)
    }
    return book
  }

  @Test func `a checkpoint line is canonical JSON, the names of others included`() throws {
    #expect(try Self.signed(with: "é AAAAAAAA").verify().problems == [])
    for name in ["e\u{301}", "\u{378}", "\u{1FAE8}"] {
      let report = try Self.signed(with: "\(name) AAAAAAAA").verify()
      guard case .checkpointMismatch(_, .malformed) = report.problems.first else {
        Issue.record("\(name.debugDescription): \(report)")
        continue
      }
    }
  }

  @Test(arguments: [
    "a+b AAAAAAAA", "x AAAA", "x AAAAAA==", "x AAAAAAA", "a b AAAAAAAA", "AAAAAAAA",
  ])
  func `a line under a note that is no signature line makes it unreadable`(line: String) throws {
    #expect(try Self.signed(with: "x AAAAAAAA").verify().isSound)
    #expect(try !Self.signed(with: line).verify().isSound)
  }

  /// To Swift, U+0600 and the point behind it are one character.
  @Test func `a name that ends as a segment is seen by its bytes`() throws {
    let book = try Book.made(commits: [2])
    let path = "\(book.directory)/log/000000002\u{600}.ndjson"
    book.disk.place([], at: path)
    #expect(try book.verify().problems == [.strangeSegmentName(path: path)])
  }

  @Test(arguments: [
    "0", "-1", "01", "1.0", "9007199254740992", "18446744073709551615", "18446744073709551616",
    "99999999999999999999999", "true", "\"1\"",
  ])
  func `a key is retired at a size that a log can have`(size: String) throws {
    let (key, old) = try (
      SigningKey(generatingFor: "a").verifierKey, SigningKey(generatingFor: "a").verifierKey
    )
    func text(_ size: String) -> [UInt8] {
      Array(
        #"{"format":1,"keys":["\#(key.text)"],"origin":"a","retired":[{"key":"\#(old.text)","size":\#(size)}]}"#
          .utf8) + [10]
    }
    for right in ["1", "9007199254740991"] { #expect(LogFormat(parsing: text(right)) != nil) }
    #expect(LogFormat(parsing: text(size)) == nil)
  }

  @Test func `format json is canonical JSON, so its origin is in NFC`() throws {
    let key = try SigningKey(generatingFor: "é.nl").verifierKey
    let format = try #require(LogFormat(keys: [key], retired: []))
    #expect(LogFormat(parsing: format.encoded) == format)
    for name in ["e\u{301}.nl", "\u{378}"] {
      let error = #expect(throws: CryptoError.self) { _ = try SigningKey(generatingFor: name) }
      #expect(error == .badKeyName(name))
    }
  }

  @Test func `a format json over its limit is no format json`() throws {
    let book = try Book.made(commits: [1])
    book.edit("\(book.directory)/format.json") {
      $0 = Array("{\"format\":1,\"keys\":[\"".utf8) + Array(repeating: 97, count: 17_000)
    }
    let error = #expect(throws: LogError.self) { try book.verify() }
    #expect(error == .unreadableFormat(path: "\(book.directory)/format.json"))
  }
}
