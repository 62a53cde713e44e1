internal import Journal
internal import Register

/// What is kept beside a log of what others said of it, looked at file by file.
///
/// It is no part of the log, so nothing that is wrong with it makes the log wrong.
struct EvidenceReview {
  private(set) var cosignedCount = 0
  private(set) var stampCount = 0
  /// What does not count, and why.
  private(set) var troubles: [String] = []

  init(_ contents: LogContents, _ invocation: Invocation) throws {
    let folder = EvidenceFolder(contents.paths.directory, in: invocation.fileSystem)
    let (cosigned, stamps, stampFiles): ([String], [KeptStamp], [String])
    do throws(JournalError) {
      cosigned = try folder.paths(in: "cosignatures")
      stamps = try folder.stamps()
      stampFiles = try folder.paths(in: "stamps")
    } catch { throw RegisterError.journal(error) }
    try review(cosigned, folder, contents, invocation)
    review(stamps, contents, invocation)
    let known = Set(stamps.flatMap { [$0.path, $0.path.dropLast(4) + ".pem"] })
    troubles += stampFiles.filter { !known.contains($0) }.map(Self.stray)
  }

  private mutating func review(
    _ cosigned: [String], _ folder: EvidenceFolder, _ contents: LogContents,
    _ invocation: Invocation
  ) throws {
    let commits = Dictionary(
      contents.commits.map { (folder.cosignedPath($0.sizeAfter), $0) }, uniquingKeysWith: { $1 })
    for path in cosigned {
      guard let commit = commits[path] else {
        troubles.append(Self.stray(path))
        continue
      }
      let (_, witnessCount, found) = try invocation.reviewedNote(of: commit, in: contents)
      if witnessCount > 0 { cosignedCount += 1 }
      troubles += found
      if witnessCount == 0, found.isEmpty {
        troubles.append(
          "\(path) heeft geen handtekening van een getuige die u vertrouwt, en telt niet mee. Vertrouwt u hem "
            + "wel? Doe: vth keys witness")
      }
    }
  }

  private mutating func review(
    _ stamps: [KeptStamp], _ contents: LogContents, _ invocation: Invocation
  ) {
    for stamp in stamps {
      do {
        _ = try invocation.verify(stamp, nil, in: contents)
        stampCount += 1
      } catch { troubles.append("\(stamp.path) telt niet mee. \(Failure.explain(error).message)") }
    }
  }

  private static func stray(_ path: String) -> String {
    "\(path) hoort bij geen zegel van dit log, en telt niet mee."
  }

  /// What counts; nil when there is nothing.
  var sentence: String? {
    guard cosignedCount + stampCount > 0 else { return nil }
    return "Ernaast: \(counted(cosignedCount, "medegetekend zegel", "medegetekende zegels")) en "
      + "\(counted(stampCount, "tijdstempel", "tijdstempels")), nagerekend."
  }
}
