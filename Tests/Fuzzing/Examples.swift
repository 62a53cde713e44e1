import Crypto
import Disk
import FileLog
import Log
import Merkle
import TestSupport

/// A small log that we signed, and everything that can be made of it: the history that no reader may be
/// told another one of.
enum Examples {
  static let directory = "/log"

  /// The log, in commits of 1, 2 and 3 entries.
  static let disk: SimulatedFileSystem = made { () throws in
    let disk = SimulatedFileSystem()
    try LogDirectory.create(at: directory, key: Trust.signingKey().verifierKey, in: disk)
    var writer = try LogWriter(FileLog(directory, in: disk), key: Trust.signingKey())
    for count in [1, 2, 3] {
      let first = writer.contents.entryCount
      _ = try writer.commit((first..<first + count).map(line))
    }
    return disk
  }

  static func line(_ seq: Int) -> [UInt8] { Array("{\"seq\":\(seq),\"title\":\"“\(seq)”\"}".utf8) }

  static let contents: LogContents = made { () throws in
    try FileLog(directory, in: disk).contents(verifying: .everything)
  }

  static let lines: [[UInt8]] = (0..<contents.entryCount).map(line)

  /// The roots that were signed, with the number of entries under each.
  static let roots: [(size: UInt64, root: Digest)] =
    contents.commits.map { (UInt64($0.sizeAfter), $0.root) }

  /// The texts that were signed.
  static let checkpoints: [String] = roots.map {
    Checkpoint(origin: Trust.logName, size: $0.size, root: $0.root).text
  }

  /// The bytes of every commit.
  static let commits: [[UInt8]] = made { () throws in
    let whole = disk.bytes(at: directory + "/log/000000000.ndjson") ?? []
    return contents.commits.map { Array(whole[$0.bytes]) }
  }

  static let notes: [String] = contents.commits.map { contents.note(of: $0) ?? "" }

  static let proofs: [String] = made { () throws in
    let newest = contents.commits[2]
    let note = try contents.verifiedNote(of: newest)
    return (0..<contents.entryCount).map { contents.proof(of: $0, in: newest, under: note).encoded }
      + contents.commits.map { contents.proof(from: $0, to: newest, under: note).encoded }
  }

  /// The published example of a witness, and a line of his.
  static let witness =
    "w1.example/toezicht+9d8d1479+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
  static let witnessLine =
    "— w1.example/toezicht nY0UeQAAAABpHmaAaEkk6c/0F8CLHze5xrbXmC1lvUI1VY7Pc5/XIsPgmEKg0u6vwL5D"
    + "YRKJ+3Cpfqr6Jnu0a9tAeLhXNWYp/8n5Bw==\n"

  /// A stamp of a local authority, which had no more to say than this.
  static let stamp = Corpus.file("stamp/stamp.tsr")
  static let authority = String(decoding: Corpus.file("stamp/authority.pem"), as: UTF8.self)
  static let stampTime: Int64 = 1_591_790_400
  static let stampDigest: Digest = {
    var sha256 = SHA256()
    let text = "log.example/besluiten\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
    return sha256.hash(Array(text.utf8).span)
  }()

  /// What cannot fail here, as nothing comes from outside.
  static func made<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { preconditionFailure("\(error)") }
  }
}
