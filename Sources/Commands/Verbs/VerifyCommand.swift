internal import EventFormat
internal import Journal
internal import Merkle
internal import Register

extension Command {
  static let verify = Command(
    name: "verify", summary: "Controleer het hele log: elke regel, elk zegel, elke handtekening.",
    arguments: "", argumentCount: 0...0, flags: [.log, .json],
    details: """
      Niets wordt veranderd. Met Python en openssl kan het ook zonder dit programma: zie
      EventLog/README.md.

      Voorbeeld: vth verify
      """
  ) { invocation in
    let audit = try Audit.verify(try invocation.logDirectory(), in: invocation.fileSystem)
    let report = audit.report
    if audit.newerEntries > 0 { invocation.output.warn(Integrity.newer(audit.newerEntries)) }
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("sound", .boolean(audit.isSound)), ("entries", .number(report.entryCount)),
          ("commits", .number(report.commitCount)), ("root", .text(report.root.map { "\($0)" })),
          (
            "problems",
            .array(
              (report.problems.map(Integrity.dutch) + audit.keyProblems.map(Integrity.dutch))
                .map(JSON.string))
          ),
          ("warnings", .array(report.warnings.map { .string(Integrity.dutch($0)) })),
        ]))
    } else {
      write(audit, invocation.output)
    }
    return audit.isSound ? .done : .damaged
  }

  private static func write(_ audit: Audit, _ output: Output) {
    let report = audit.report
    output.line(
      "\(counted(report.entryCount, "vermelding", "vermeldingen")), "
        + "\(counted(report.commitCount, "zegel", "zegels")) nagerekend.")
    if let root = report.root { output.line("Wortel: \(root)") }
    for warning in report.warnings { output.line("Let op: \(Integrity.dutch(warning))") }
    for problem in report.problems { output.line("FOUT: \(Integrity.dutch(problem))") }
    for problem in audit.keyProblems { output.line("FOUT: \(Integrity.dutch(problem))") }
    if report.omittedProblems > 0 { output.line("… en nog \(report.omittedProblems).") }
    output.line(
      audit.isSound
        ? "Alles klopt: elke regel is zoals zij is getekend, tot en met het laatste zegel."
        : "Het log klopt niet. Verander niets; haal een goede kopie, en vergelijk.")
  }
}
