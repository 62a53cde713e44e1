/// A file that proves that one entry is in a log (C2SP tlog-proof, main of 2026-05-22).
///
///     c2sp.org/tlog-proof@v1
///     extra <base64>              optional
///     index <decimal>
///     <base64 of a hash>          none or more, the leaf's sibling first
///     <empty line>
///     <the signed note of a checkpoint, as it is>
///
/// `extra` is authenticated by nothing; this project puts the entry's line there, whose leaf hash the
/// proof then vouches for. Reading verifies nothing.
package struct InclusionFile: Equatable, Sendable {
  package let extra: [UInt8]?
  package let index: UInt64
  package let path: [Digest]
  package let note: String

  /// How such a file begins (C2SP tlog-proof), without the line feed.
  package static let firstLine = "c2sp.org/tlog-proof@v1"

  package init(extra: [UInt8]?, index: UInt64, path: [Digest], note: String) {
    self.extra = extra
    self.index = index
    self.path = path
    self.note = note
  }

  /// Reads exactly what `encoded` prints; throws `MerkleError.malformedProof` for anything else.
  package init(parsing text: String) throws(MerkleError) {
    do throws(ProofFault) {
      let (lines, note) = try ProofText.parts(of: text)
      var rest = lines[...]
      let first = rest.popFirst() ?? ""
      guard first.utf8.elementsEqual(Self.firstLine.utf8) else { throw .wrongFirstLine(first) }
      var extra: [UInt8]?
      if let blob = ProofText.value(of: "extra", in: rest.first) {
        extra = Base64.decode(blob)
        guard extra?.isEmpty == false else { throw .badExtra }
        rest = rest.dropFirst()
      }
      let line = rest.popFirst() ?? ""
      guard let index = ProofText.value(of: "index", in: line).flatMap(ProofText.number) else {
        throw .badNumber(line)
      }
      self.init(extra: extra, index: index, path: try ProofText.hashes(rest), note: note)
    } catch { throw .malformedProof(error) }
  }

  /// The file.
  package var encoded: String {
    let extra = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
    return "\(Self.firstLine)\n\(extra)index \(index)\n\(ProofText.lines(of: path))\n\(note)"
  }
}
