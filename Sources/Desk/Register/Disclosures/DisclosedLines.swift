internal import EventFormat
internal import Governance
package import Reading

extension Register {
  /// The register with its withheld texts in their places, each between marks that say what it is; only for
  /// those who may see them.
  ///
  /// No cache is used or made: what may have to be erased is kept in one place.
  package func disclosing(_ folder: DisclosureFolder) throws(RegisterError) -> ReadModel {
    let contents = contents
    let places = model.places
    var lines: [Int: [UInt8]] = [:]
    // What should be gone is not shown, also when erasing it failed.
    for (id, texts) in WithheldLines(erasingsOf: model).standing(try folder.all()) {
      guard let place = places[id] else { continue }
      lines[place] = DisclosedLine(contents.line(place), texts).bytes
    }
    guard !lines.isEmpty else { return model }
    for place in 0..<model.count where model.type(at: place) == .entryCorrected {
      guard let correction = Correction(Array(contents.line(place))),
        correction.data?.placeholders.isEmpty == false,
        let base = fact(before: correction, at: place, among: lines, places)
      else { continue }
      lines[place] = correction.shown(lines[place], over: base)
    }
    let disclosed = lines
    // As the lines stand in the log they were judged: with texts in them, they are not what was recorded.
    return ReadModel(count: model.count, model.catalogue) {
      disclosed[$0]?[...] ?? contents.line($0)
    } counts: {
      model.counts($0)
    }
  }

  /// The data that a correction replaced: as they stand in the log, and with the texts that are known.
  private func fact(
    before correction: Correction, at place: Int, among lines: [Int: [UInt8]],
    _ places: [EntryIdentifier: Int]
  ) -> (inLog: JSON, disclosed: JSON)? {
    var (next, limit) = (correction.target, place)
    // A line that is no fault of ours may correct itself, or a later one.
    while let place = next.flatMap(EntryIdentifier.init).flatMap({ places[$0] }), place < limit {
      limit = place
      let inLog = Array(contents.line(place))
      let disclosed = lines[place] ?? inLog
      guard model.type(at: place) == .entryCorrected else {
        return JSON(line: inLog)?["data"].flatMap { data in
          JSON(line: disclosed)?["data"].map { (data, $0) }
        }
      }
      guard let before = Correction(inLog), let shown = Correction(disclosed) else { return nil }
      if let data = before.data, let disclosedData = shown.data { return (data, disclosedData) }
      next = before.target
    }
    return nil
  }
}

/// A line as it would have been without withholding.
private struct DisclosedLine {
  let bytes: [UInt8]

  init(_ line: ArraySlice<UInt8>, _ texts: [Disclosure]) {
    guard let json = JSON(line: Array(line)) else {
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

/// A line that corrects another; a text that it left as it was is withheld by the entry before it.
private struct Correction {
  private let json: JSON
  /// The entry that it corrects, as written.
  let target: String?
  /// What it puts in the place of the data of the fact; nil when it changes only the period.
  let data: JSON?

  init?(_ line: [UInt8]) {
    guard let json = JSON(line: line) else { return nil }
    self.json = json
    target = json["data"]?["entry"]?.string
    data = json["data"]?["data"]
  }

  /// The line with the texts of the fact before it, each where the same placeholder stood.
  ///
  /// What it withholds itself is another text; `disclosed` is the line with those, if any are known. In a list only when the list is the same: whoever moved an element may have meant another text.
  func shown(_ disclosed: [UInt8]?, over base: (inLog: JSON, disclosed: JSON)) -> [UInt8] {
    var shown = disclosed.flatMap { JSON(line: $0) } ?? json
    let own = (json["withheld"]?.array ?? []).compactMap { $0["at"]?.string }
    for place in data?.placeholders ?? []
    where base.inLog[at: place]?.string == WithheldValue.placeholder {
      guard !own.contains("/data" + place),
        data?.list(around: place) == base.inLog.list(around: place),
        let text = base.disclosed[at: place]
      else { continue }
      shown = shown.replacing("/data/data" + place, by: text)
    }
    return shown.canonicalBytes
  }
}

extension JSON {
  /// A line of a log; nil when it is none.
  fileprivate init?(line: [UInt8]) {
    do throws(JSONError) { self = try JSONReader.read(line[...], .canonical) } catch { return nil }
  }

  /// Where a placeholder stands: JSON Pointers.
  fileprivate var placeholders: [String] {
    switch self {
    case .object(let members):
      members.flatMap { member in
        member.value.placeholders.map { JSON.pointer(to: member.name) + $0 }
      }
    case .array(let elements):
      elements.enumerated().flatMap { index, element in
        element.placeholders.map { "/\(index)" + $0 }
      }
    case .string(WithheldValue.placeholder): [""]
    case .null, .boolean, .integer, .string: []
    }
  }

  /// The outermost list on the way to a place; nil when there is none.
  fileprivate func list(around pointer: String) -> JSON? {
    let steps = pointer.split(separator: "/")
    for count in steps.indices {
      let found = self[at: steps[..<count].map { "/" + $0 }.joined()]
      if case .array? = found { return found }
    }
    return nil
  }
}
