package import Governance
internal import Texts

/// A batch: facts that are recorded together or not at all, one JSON object a line (NDJSON).
///
/// People and programs write batches, so white space and the order of keys are free here and blank
/// lines are passed over; what goes into the log is canonical all the same.
package struct Batch: Sendable {
  /// A line that was understood.
  package struct Line: Sendable {
    /// Its number in the file, from 1.
    package private(set) var number: Int
    package let proposal: Proposal
    /// Texts that must not stand in the log; the proposal has a placeholder for each.
    package let secrets: [WithheldText]
    private let written: Written

    /// What it was read from.
    private enum Written: Sendable {
      case bytes(ArraySlice<UInt8>)
      case json(JSON)
    }

    /// The line as it was written, or as it would be.
    package var bytes: ArraySlice<UInt8> {
      switch written {
      case .bytes(let bytes): bytes
      case .json(let json): json.canonicalBytes[...]
      }
    }

    /// Reads a line that was made and never written: a form that was filled in, a row of a sheet.
    package init(
      _ number: Int, made json: JSON, _ catalogue: EventCatalogue
    ) throws(BatchProblem) {
      try self.init(number, json, .json(json), catalogue)
      // What stands apart does not make the entry longer; the others are measured as they will stand in the log.
      if !secrets.isEmpty { try Self.checkLength(bytes.count, number) }
    }

    /// Reads a line as it was written, without its line feed.
    init(
      _ number: Int, _ bytes: ArraySlice<UInt8>, _ catalogue: EventCatalogue
    ) throws(BatchProblem) {
      try Self.checkLength(bytes.count, number)
      let json: JSON
      do { json = try JSONReader.read(bytes, .lenient) } catch {
        throw BatchProblem(
          line: number, column: error.column, message: error.reason.dutch + ".")
      }
      try self.init(number, json, .bytes(bytes), catalogue)
    }

    private init(
      _ number: Int, _ json: JSON, _ written: Written, _ catalogue: EventCatalogue
    ) throws(BatchProblem) {
      self.number = number
      self.written = written
      do { (proposal, secrets) = try EntryShape.readLine(json, catalogue) } catch {
        let bytes: ArraySlice<UInt8> =
          if case .bytes(let bytes) = written { bytes } else { json.canonicalBytes[...] }
        throw BatchProblem(
          line: number, column: JSONPlace.column(of: error.wholePath, in: bytes),
          message: error.dutch)
      }
    }

    /// The same line, where it stands in something else.
    package func numbered(_ number: Int) -> Line {
      var line = self
      line.number = number
      return line
    }

    private static func checkLength(_ count: Int, _ number: Int) throws(BatchProblem) {
      guard count > Batch.lineBytesMax else { return }
      throw BatchProblem(
        line: number, column: 1,
        message: "de regel is \(count) bytes lang; hoogstens \(Batch.lineBytesMax) mag.")
    }

    /// The withheld text that it says is erased, if it says so.
    package var redacted: EntryRedacted? {
      if case .entry(.redacted(let redacted)) = proposal.event { redacted } else { nil }
    }
  }

  /// The longest line that is looked at, in bytes; an entry must fit `EntryShape.lineBytesMax`.
  package static let lineBytesMax = EntryShape.lineBytesMax

  package let lines: [Line]

  /// Lines that were read already, in this order.
  package init(lines: [Line]) { self.lines = lines }

  /// After so many problems reading stops: whoever mends those reads it again.
  package static let problemsMax = 10_000

  /// Reads a whole batch and reports everything that is wrong with it, not just the first thing.
  package static func read(
    _ bytes: [UInt8], _ catalogue: EventCatalogue = .shipped
  ) -> (batch: Batch, problems: [BatchProblem]) {
    var lines: [Line] = []
    var problems: [BatchProblem] = []
    var number = 0
    var start = bytes.startIndex
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      number += 1
      var line = bytes[start..<end]
      start = end + 1
      if line.last == 0x0D { line.removeLast() }
      if line.allSatisfy(isSpace) { continue }
      guard problems.count < problemsMax else {
        problems.append(.tooMany(line: number))
        break
      }
      do throws(BatchProblem) {
        lines.append(try Line(number, line, catalogue))
      } catch { problems.append(error) }
    }
    return (Batch(lines: lines), problems)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

/// One thing that is wrong with one line of a batch.
package struct BatchProblem: Error, Equatable, Sendable {
  /// The line in the file, from 1.
  package let line: Int
  /// The character in the line, from 1; `nil` when the whole line is meant.
  package let column: Int?
  package let message: String

  package init(line: Int, column: Int?, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  fileprivate static func tooMany(line: Int) -> BatchProblem {
    BatchProblem(
      line: line, column: nil,
      message: "na \(Batch.problemsMax) fouten is vanaf hier niet verder gelezen.")
  }
}

extension FormatError {
  /// The way to the value that is wrong; for a key that should not be there, the way to that key.
  var wholePath: [String] {
    if case .unknownKey(let key, _) = problem { path + [key] } else { path }
  }
}

/// Finds where in a line a value stands, for error messages.
package enum JSONPlace {
  /// The column, in characters from 1, of the key or list element that a path leads to; where the
  /// path leads nowhere, that of the last part that exists.
  ///
  /// The line must be valid JSON.
  package static func column(of path: [String], in line: ArraySlice<UInt8>) -> Int {
    var walker = Walker(line: line, position: line.startIndex)
    var place = line.startIndex
    for step in path {
      guard let found = walker.enter(step) else { break }
      place = found
    }
    let before = line[line.startIndex..<place]
    return before.count { $0 & 0xC0 != 0x80 } + 1
  }

  /// The column of the first string that is exactly this text; `nil` when there is none.
  package static func column(ofText text: String, in line: ArraySlice<UInt8>) -> Int? {
    let wanted = Array("\"\(text)\"".utf8)
    guard wanted.count <= line.count else { return nil }
    for start in line.startIndex...(line.endIndex - wanted.count)
    where line[start..<start + wanted.count].elementsEqual(wanted) {
      return line[line.startIndex..<start].count { $0 & 0xC0 != 0x80 } + 1
    }
    return nil
  }

  private struct Walker {
    let line: ArraySlice<UInt8>
    var position: Int

    private var current: UInt8 { position < line.endIndex ? line[position] : 0 }

    /// Moves to the value of a member or element; answers where it (or its key) begins.
    mutating func enter(_ step: String) -> Int? {
      let start = position
      defer { if !found { position = start } }
      found = false
      skipSpace()
      switch current {
      case UInt8(ascii: "{"): return member(step)
      case UInt8(ascii: "["): return element(Int(step) ?? -1)
      default: return nil
      }
    }

    private var found = false

    init(line: ArraySlice<UInt8>, position: Int) {
      self.line = line
      self.position = position
    }

    private mutating func member(_ name: String) -> Int? {
      position += 1
      while position < line.endIndex {
        skipSpace()
        let start = position
        guard current == UInt8(ascii: "\"") else { return nil }
        let key = string()
        skipSpace()
        position += 1
        skipSpace()
        if key.elementsEqual(name.utf8) {
          found = true
          return start
        }
        skipValue()
        skipSpace()
        guard current == UInt8(ascii: ",") else { return nil }
        position += 1
      }
      return nil
    }

    private mutating func element(_ index: Int) -> Int? {
      position += 1
      var remaining = index
      while position < line.endIndex {
        skipSpace()
        if remaining == 0 {
          found = true
          return position
        }
        remaining -= 1
        skipValue()
        skipSpace()
        guard current == UInt8(ascii: ",") else { return nil }
        position += 1
      }
      return nil
    }

    private mutating func skipSpace() {
      while [0x20, 0x09, 0x0A, 0x0D].contains(current), position < line.endIndex { position += 1 }
    }

    private mutating func string() -> ArraySlice<UInt8> {
      position += 1
      let start = position
      while position < line.endIndex, current != UInt8(ascii: "\"") {
        position += current == UInt8(ascii: "\\") ? 2 : 1
      }
      position = min(position + 1, line.endIndex)
      return line[start..<max(start, position - 1)]
    }

    private mutating func skipValue() {
      var depth = 0
      repeat {
        switch current {
        case UInt8(ascii: "\""):
          _ = string()
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        position += 1
      } while position < line.endIndex
        && (depth > 0
          || ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(current))
    }
  }
}
