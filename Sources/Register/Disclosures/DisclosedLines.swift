internal import EventFormat
internal import Governance
package import Projections

extension Register {
  /// The register with its withheld texts in their places, each between marks that say what it is; only for
  /// those who may see them.
  ///
  /// No cache is used or made: what may have to be erased is kept in one place.
  package func disclosing(_ folder: DisclosureFolder) throws(RegisterError) -> ReadModel {
    let contents = contents
    let places = model.places
    var lines: [Int: [UInt8]] = [:]
    let erased = erasures
    for (id, all) in try folder.all() {
      guard let place = places[id] else { continue }
      // What should be gone is not shown, also when erasing it failed.
      let texts = all.filter { text in
        !(erased[id] ?? []).contains { $0?.contains(text.secret.place) ?? true }
      }
      lines[place] = DisclosedLine(contents.line(place), texts).bytes
    }
    let disclosed = lines
    return ReadModel(count: contents.entryCount) { disclosed[$0]?[...] ?? contents.line($0) }
  }

  /// Per entry the places that were erased, each time; nil for all.
  private var erasures: [EntryIdentifier: [Set<String>?]] {
    var pass = WithheldPass()
    for place in 0..<model.count where model.type(at: place) == .entryRedacted {
      if let entry = model.entry(place) { pass.take(entry) }
    }
    return pass.redacted
  }
}

/// A line as it would have been without withholding.
private struct DisclosedLine {
  let bytes: [UInt8]

  init(_ line: ArraySlice<UInt8>, _ texts: [Disclosure]) {
    let json: JSON
    do throws(JSONError) { json = try JSONReader.read(line, .canonical) } catch {
      bytes = Array(line)
      return
    }
    var known: [String: Disclosure] = [:]
    for text in texts { known[text.withheld.digest] = text }
    var line = json
    var left: [JSON] = []
    for withheld in json["withheld"]?.array ?? [] {
      guard let text = withheld["digest"]?.string.flatMap({ known[$0] }),
        text.secret.place == withheld["at"]?.string
      else {
        left.append(withheld)
        continue
      }
      line = line.replacing(
        "/data" + text.secret.place, by: .string(WithheldValue.shown(text.secret.text)))
    }
    let members = (line.object ?? []).compactMap { member -> JSONMember? in
      guard member.name == "withheld" else { return member }
      return left.isEmpty ? nil : JSONMember(member.name, .array(left))
    }
    bytes = JSON.object(members).canonicalBytes
  }
}
