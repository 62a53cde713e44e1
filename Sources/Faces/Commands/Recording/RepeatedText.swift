internal import EventFormat
internal import Register

/// Says of lines that are not recorded which entry says it already, what became of that, and how to record the same
/// again on purpose.
struct RepeatedText {
  private let repeated: [RepeatedLine]
  private let origin: Recording.Origin

  /// So many lines are told one by one: of those that nobody need look at, only when it is all there is.
  private static let shownMax = 20
  private static let standingMax = 1

  init(_ plan: RecordingPlan, _ origin: Recording.Origin) {
    repeated = plan.repeated
    self.origin = origin
  }

  func write(_ output: Output) {
    let standing = repeated.filter { !$0.isOtherwise }
    let all =
      repeated.filter(\.isOtherwise) + (standing.count <= Self.standingMax ? standing : [])
    for line in all.prefix(Self.shownMax) { output.line("\(place(line))\(sentence(line))") }
    if all.count > Self.shownMax {
      output.line("… en nog \(all.count - Self.shownMax). Met --json ziet u ze alle.")
    }
    if repeated.contains(where: \.isOtherwise) {
      output.line(
        "Is het iets anders dat toevallig net zo luidt, geef het dan een eigen id (een UUID).")
    }
  }

  private func place(_ line: RepeatedLine) -> String {
    switch origin {
    case .batch: "  regel \(line.line): "
    case .sheet: "  rij \(line.line): "
    case .form: ""
    }
  }

  /// What became of the entry that says it, and what to do when it should be otherwise.
  func sentence(_ line: RepeatedLine) -> String {
    let before = "eerder vastgelegd als vermelding \(line.entry), en daarna"
    let text =
      switch line.since {
      case .stands: "staat er al, als vermelding \(line.entry)."
      case .readsSo(let other):
        "staat er al: zo luidt vermelding \(line.entry) sinds de correctie in vermelding \(other)."
      case .corrected(let other):
        "\(before) gecorrigeerd door vermelding \(other). Moet er toch dit staan, doe dan: vth correct "
          + "\(line.entry)"
      case .annulled(let other):
        "\(before) geannuleerd door vermelding \(other). Moet zij weer tellen, doe dan: vth annul \(other)"
      case .setAside(let other):
        "\(before) terzijde gesteld door de uitspraak in vermelding \(other). Moet zij weer tellen, doe dan: "
          + "vth annul \(other)"
      }
    return origin == .form ? text.prefix(1).uppercased() + text.dropFirst() : text
  }

  /// `nil` when there is none.
  var json: JSON? {
    repeated.isEmpty ? nil : .array(repeated.map(Self.json))
  }

  private static func json(_ line: RepeatedLine) -> JSON {
    var (readsSo, corrected, annulled, setAside): (Int?, Int?, Int?, Int?)
    switch line.since {
    case .stands: break
    case .readsSo(let other): readsSo = other
    case .corrected(let other): corrected = other
    case .annulled(let other): annulled = other
    case .setAside(let other): setAside = other
    }
    return .record([
      ("line", .number(line.line)), ("entry", .number(line.entry)),
      ("id", .string(line.id.description)), ("readsSoBy", readsSo.map { .number($0) }),
      ("correctedBy", corrected.map { .number($0) }),
      ("annulledBy", annulled.map { .number($0) }),
      ("setAsideBy", setAside.map { .number($0) }),
    ])
  }
}

extension RepeatedLine {
  /// Whether the register says something else now.
  var isOtherwise: Bool {
    switch since {
    case .stands, .readsSo: false
    case .corrected, .annulled, .setAside: true
    }
  }
}
