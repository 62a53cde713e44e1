import Foundation

@testable import EventFormat

/// The wire format as it was agreed, in a file that nobody generates from this code.
///
/// For every type one entry with every key that it may have and then one with only those it must; last, one
/// that withholds a text.
enum Golden {
  static func lines() throws -> [[UInt8]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/entries-v1.ndjson")
    return [UInt8](try Data(contentsOf: file)).split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  /// The full (even) or minimal (odd) entry at a place in the file.
  static func entry(_ number: Int) throws -> Entry {
    try EntryReader.read(try lines()[number][...])
  }
}

/// Text as bytes, and bytes as text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
