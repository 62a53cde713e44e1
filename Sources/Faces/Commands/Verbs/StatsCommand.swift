internal import Answers
internal import EventFormat
internal import Governance
internal import Log
internal import Reading

extension Command {
  static let stats = Command(
    name: "stats", summary: "Hoeveel er in het log staat, en van wanneer.", arguments: "",
    argumentCount: 0...0, flags: [.log, .json], details: "Voorbeeld: vth stats"
  ) { invocation in
    let register = try invocation.register()
    let contents = register.contents
    var counts: [(name: String, count: Int)] = []
    let model = register.model
    let types = (0..<model.count).map { model.counts($0) ? model.type(at: $0) : nil }
    for type in EventType.allCases {
      let count = types.count { $0 == type }
      if count > 0 { counts.append((EventCatalogue.shipped.wireName(of: type), count)) }
    }
    invocation.countUnread(in: register)
    let uncounted = types.count { $0 == nil }
    if uncounted > 0 { counts.append(("(telt niet mee)", uncounted)) }
    let bytes = (0..<contents.entryCount).reduce(0) { $0 + contents.line($1).count }
    let ends = [0, contents.entryCount - 1].map { register.model.entry($0)?.recorded.iso }
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("origin", .string(contents.origin)), ("entries", .number(contents.entryCount)),
          ("commits", .number(contents.commits.count)), ("bytes", .number(bytes)),
          ("root", .text(contents.commits.last.map { "\($0.root)" })),
          ("firstRecorded", .text(ends[0])), ("lastRecorded", .text(ends[1])),
          (
            "types",
            .object(counts.map { JSONMember($0.name, .number($0.count)) })
          ),
        ]))
      return .done
    }
    let output = invocation.output
    output.field("Log", "\(contents.origin) (\(contents.address))")
    output.field("Vermeldingen", "\(contents.entryCount), \(bytes) bytes")
    output.field("Zegels", "\(contents.commits.count)")
    if let commit = contents.commits.last { output.field("Wortel", "\(commit.root)") }
    if let first = ends[0], let last = ends[1] { output.field("Vastgelegd", "\(first) – \(last)") }
    output.line()
    output.table(counts.map { ["  " + $0.name, "\($0.count)"] })
    return .done
  }
}
