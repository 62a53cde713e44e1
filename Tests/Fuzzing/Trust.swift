import Crypto
import Log
import Merkle
import Register

/// What is signed: exactly one text for one meaning, and no signature for what was not signed.
enum Trust {
  static let logName = "fuzz.example/log"

  /// The key of everything here; its seed is public, so it is no secret.
  static func signingKey() throws -> SigningKey {
    try SigningKey(name: logName, seed: [UInt8](0x00...0x1f))
  }

  static func note(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    _ = try checkpoint(text)
    let note: SignedNote
    do throws(CryptoError) { note = try SignedNote(parsing: text) } catch {
      try promise(!"\(error)".isEmpty, "an error without words")
      return false
    }
    try promise(Array(note.encoded.utf8) == bytes, "the note is written differently")
    let checkpoint = try checkpoint(note.text)
    for signature in note.signatures {
      let again = try? NoteSignature.lines(signature.line + "\n")
      try promise(again == [signature], "the line of a note is read as another")
      _ = try? WitnessKey(Examples.witness).time(of: signature, under: note.text)
    }
    if let checkpoint, isSigned(note) {
      try promise(
        Examples.checkpoints.contains(checkpoint.text), "signed, and never by us: \(note.text)")
    }
    return checkpoint != nil
  }

  static func disclosure(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    guard let found = Disclosure.all(in: bytes) else { return false }
    let again = found.map { $0.encoded + "\n" }.joined()
    try promise(again.utf8.elementsEqual(bytes), "the file is written differently")
    for disclosure in found {
      let withheld = disclosure.withheld
      try promise(
        withheld.digest.utf8.count == 43 && withheld.place == disclosure.secret.place,
        "another place, or no digest")
    }
    return true
  }

  private static func checkpoint(_ text: String) throws(BrokenPromise) -> Checkpoint? {
    guard let checkpoint = try? Checkpoint(text: text) else { return nil }
    try promise(checkpoint.text.utf8.elementsEqual(text.utf8), "it is written differently")
    return checkpoint
  }

  private static func isSigned(_ note: SignedNote) -> Bool {
    do {
      try note.verify(with: [signingKey().verifierKey])
      return true
    } catch { return false }
  }

  static func key(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    if let format = LogFormat(parsing: bytes) {
      try promise(format.encoded == bytes, "format.json is written differently")
      try KeyFiles.audit(format)
      return true
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    let printed = [
      try? VerifierKey(text).text, try? WitnessKey(text).text, try? SigningKey(text).text,
    ].compactMap(\.self)
    for words in printed { try promise(words.utf8.elementsEqual(bytes), "the key is \(words)") }
    try promise(printed.count < 2, "it is two kinds of keys")
    if let decoded = Base64.decode(text) {
      try promise(Base64.encode(decoded).utf8.elementsEqual(bytes), "base64 of another text")
    }
    return !printed.isEmpty
  }

  static func proof(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    if let file = try? InclusionFile(parsing: text) {
      try promise(Array(file.encoded.utf8) == bytes, "the proof is written differently")
      return try inclusion(file)
    }
    guard let file = try? ConsistencyFile(parsing: text) else { return false }
    try promise(Array(file.encoded.utf8) == bytes, "the proof is written differently")
    return try consistency(file)
  }

  /// Whether the proof holds for a log that we signed: then its line is the one that stands there.
  private static func inclusion(_ file: InclusionFile) throws(BrokenPromise) -> Bool {
    guard let newer = try signedCheckpoint(file.note), let line = file.extra else { return false }
    var hasher = SHA256()
    let leaf = hasher.leaf(line.span)
    let proof = InclusionProof(index: file.index, size: newer.size, path: file.path)
    do throws(MerkleError) {
      try proof.verify(leaf: leaf, root: newer.root, using: &hasher)
    } catch { return false }
    try promise(
      file.index < UInt64(Examples.lines.count) && Examples.lines[Int(file.index)] == line,
      "proven, and it is not there")
    return true
  }

  private static func consistency(_ file: ConsistencyFile) throws(BrokenPromise) -> Bool {
    guard let newer = try signedCheckpoint(file.note) else { return false }
    var hasher = SHA256()
    let proof = ConsistencyProof(oldSize: file.oldSize, newSize: newer.size, hashes: file.hashes)
    for old in Examples.roots {
      do throws(MerkleError) {
        try proof.verify(oldRoot: old.root, newRoot: newer.root, using: &hasher)
      } catch { continue }
      try promise(old.size == file.oldSize, "proven from \(file.oldSize), and it was \(old.size)")
      return true
    }
    return false
  }

  private static func signedCheckpoint(_ text: String) throws(BrokenPromise) -> Checkpoint? {
    guard let note = try? SignedNote(parsing: text), isSigned(note) else { return nil }
    return try checkpoint(note.text)
  }

  static func stamp(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    // Bytes that begin as a certificate does are tried as that.
    let isCertificate = bytes.starts(with: "-----".utf8)
    let digest: Digest
    let time: Int64
    do throws(CryptoError) {
      let stamp = try TimeStamp(isCertificate ? Examples.stamp : bytes)
      _ = try stamp.verify(certificates: isCertificate ? bytes : Array(Examples.authority.utf8))
      (digest, time) = (stamp.digest, stamp.time)
    } catch {
      try promise(!"\(error)".isEmpty, "an error without words")
      return false
    }
    try promise(
      digest == Examples.stampDigest && time == Examples.stampTime,
      "a stamp of the authority that it never gave")
    return true
  }
}
