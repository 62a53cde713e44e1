internal import Crypto
internal import Disk
internal import Governance

/// The documents themselves, when the user has them: never part of a log.
///
/// What they are called is in the log, so perhaps somebody else's word: only plain files in the user's folder itself are
/// opened, never through a link, and what cannot be used is named and stops nothing else.
struct SourceTexts {
  private let lines: [Identifier: [String]]

  /// One file, as it was found.
  private struct Found {
    let sha256: String
    let lines: [String]
  }

  /// Why there is no text to look in.
  private enum Obstacle: Error {
    case absent
    case elsewhere(String)
    case unreadable(DiskError)
    case otherText
  }

  private static let bytesMax = 64 << 20

  /// Reads the files of these documents in the folder of `--texts`.
  ///
  /// With `isOnlyOne` it is the one that was asked for, and another file than was registered is refused; among all it is
  /// only worth a warning.
  init(of sources: [SourceRegistered], isOnlyOne: Bool, _ invocation: Invocation) throws {
    guard let folder = invocation.arguments.value(.texts) else {
      lines = [:]
      return
    }
    let fileSystem = invocation.fileSystem.within(folder)
    var lines: [Identifier: [String]] = [:]
    // Many documents may be read from one file.
    var read: [String: Result<Found, Obstacle>] = [:]
    for source in sources {
      guard let file = source.file else { continue }
      let path = "\(folder)/\(file.name)"
      let found = read[file.name] ?? Self.read(file, in: folder, fileSystem)
      read[file.name] = found
      do throws(Obstacle) {
        let text = try found.get()
        guard text.sha256 == file.sha256 else { throw .otherText }
        lines[source.source] = text.lines
      } catch {
        if case .otherText = error, isOnlyOne { throw CommandError.otherText(path, source.title) }
        invocation.output.warn(Self.words(error, path, source))
      }
    }
    self.lines = lines
  }

  private static func read(
    _ file: SourceFile, in folder: String, _ fileSystem: any FileSystem
  ) -> Result<Found, Obstacle> {
    guard file.isPlainName else { return .failure(.elsewhere(file.name)) }
    let path = "\(folder)/\(file.name)"
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return .failure(.absent) }
      let bytes = try fileSystem.readWhole(path, bytesMax: bytesMax)
      var hasher = SHA256()
      return .success(
        Found(sha256: hasher.hash(bytes.span).description, lines: lines(of: bytes)))
    } catch { return .failure(.unreadable(error)) }
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
  }

  private static func words(_ obstacle: Obstacle, _ path: String, _ source: SourceRegistered)
    -> String
  {
    switch obstacle {
    case .absent: "\(path) is er niet; van dat stuk is niet te zien wat ontbreekt."
    case .elsewhere(let name):
      "Het bestand van “\(source.title)” heet in het log “\(name)”. Dat is geen naam in een map; er is niet naar gezocht. "
        + "Van dat stuk is niet te zien wat ontbreekt."
    case .unreadable(let error) where error.code == .fileTooLarge:
      "\(path) is groter dan \(bytesMax) bytes; van dat stuk is niet te zien wat ontbreekt."
    case .unreadable(let error):
      "\(Failure.disk(error)) Van dat stuk is niet te zien wat ontbreekt."
    case .otherText:
      "\(CommandError.otherText(path, source.title).dutch) Van dat stuk is niet te zien wat ontbreekt."
    }
  }

  /// The lines of a document that hold text, counted from 1, with that text; `nil` without the document.
  func filled(_ source: Identifier) -> [(number: Int, text: String)]? {
    lines[source]?.enumerated().compactMap { index, text in
      text.contains { !$0.isWhitespace } ? (index + 1, text) : nil
    }
  }
}
