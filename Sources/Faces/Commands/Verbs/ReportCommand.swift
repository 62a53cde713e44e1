internal import Answers
internal import Disk
internal import Governance
internal import Reading
internal import Reports
internal import Texts

extension Flag {
  static let reportFormat = Flag(
    name: "format", value: "VORM",
    summary: "md (anders), html, csv (voor Excel), csv-machine (komma’s, ISO-data, EDTF) of json")
  static let meeting = Flag(
    name: "meeting", value: "VERGADERING", summary: "alleen deze vergadering")
  static let out = Flag(
    name: "out", value: "BESTAND|MAP",
    summary: "schrijf naar dit bestand, of met een vaste naam in deze map")
}

extension Command {
  static let report = Command(
    name: "report", summary: "De stukken van het secretariaat, als Markdown, HTML of CSV.",
    arguments: "[RAPPORT]", argumentCount: 0...1,
    flags: [
      .log, .on, .known, .at, .withheld, .reportFormat, .json, .out, .party, .body, .from, .to,
      .meeting,
    ],
    details: """
      Zonder RAPPORT: de lijst van rapporten, met wat elk ervan kan. Elk rapport eindigt met wat
      onzeker, betwist of onbekend is, en met het log waaruit het is gemaakt.

      Een rapport over vroeger zegt “mogelijk” bij wat pas uit een later stuk blijkt en toen al zo
      kan zijn. Met --known telt alleen wat toen bekend was.

      csv opent met een dubbelklik in Excel. csv-machine is voor programma’s: daarin staat elke tekst
      precies zoals hij is, ook als een rekenblad er een formule in zou zien. In beide staan achter elke
      rij de peildatum, het log, zijn aantal vermeldingen en zijn wortel: dat is het anker. --json is
      hetzelfde als --format json: de rijen met dezelfde namen als in de CSV.

      In een map krijgt het bestand een naam met de dag van de vergadering (anders die van maken) en
      de peildatum: besluitenlijst_2024-06-20_peil-2024-09-30.csv. Een bestand dat er al is, blijft
      zoals het is.

      Ook een rapport dat in het register is beschreven (report.defined): noem het bij zijn naam.

      Een vergadering mag u noemen zoals u haar kent: --meeting "BO IBP VTH 20 juni 2024".

      Voorbeeld: vth report termijnen --on 2024-09-30 --known 2024-09-30 --format html --out stukken
      """
  ) { invocation in
    guard let name = invocation.arguments.words.first else {
      ReportList.write(try ownReports(invocation), to: invocation.output)
      return .done
    }
    let definition = try definition(named: name, invocation)
    let format = try ReportFormat(invocation)
    try refuseUseless(invocation, definition)
    let report = definition.report(try request(invocation))
    let text = format.text(report)
    guard let path = invocation.arguments.value(.out) else {
      invocation.output.document(text)
      return .done
    }
    if let trouble = invocation.output.trouble { throw trouble }
    let file = ReportFile(invocation.fileSystem)
    let written = try file.write(
      text, to: path,
      named: ReportFile.name(
        report.name, report.day ?? (try invocation.environment.today()), report.asOf, format.ending),
      withheld: invocation.arguments.has(.withheld))
    invocation.output.did("Wel gelukt: het rapport staat in \(written).")
    invocation.output.line("Geschreven: \(written)")
    return .done
  }

  /// The reports that the register describes; none where there is no register to ask.
  private static func ownReports(_ invocation: Invocation) throws -> [ReportDefined] {
    do { return try invocation.view().ownReports() } catch CommandError.noLog { return [] }
  }

  /// The report with this name: one of the program, or else one that the register describes.
  private static func definition(
    named name: String, _ invocation: Invocation
  ) throws -> ReportDefinition {
    if let definition = ReportDefinition.named(name) { return definition }
    let own = try invocation.view().ownReports()
    if let defined = own.first(where: { $0.report.text == name }) {
      if let definition = ReportDefinition(defined) { return definition }
      throw CommandError.unknownReport(
        defined.base,
        suggestions: Spelling.nearest(to: defined.base, in: ReportDefinition.all.map(\.name)))
    }
    let names = ReportDefinition.all.map(\.name) + own.map(\.report.text)
    throw CommandError.unknownReport(name, suggestions: Spelling.nearest(to: name, in: names))
  }

  /// A limit that a report has no use for would give a report that says more than was asked.
  private static func refuseUseless(
    _ invocation: Invocation, _ definition: ReportDefinition
  ) throws(CommandError) {
    let useless = ReportFilter.allCases.filter { filter in
      invocation.arguments.values[filter.rawValue] != nil && !definition.filters.contains(filter)
    }
    guard let first = useless.first else { return }
    throw .uselessFilter(
      first.rawValue, report: definition.name, useful: definition.filters.map(\.rawValue))
  }

  private static func request(_ invocation: Invocation) throws -> ReportRequest {
    // What stands in a file goes on to others, without what is said beside it here.
    let witnesses = invocation.arguments.has(.out) ? try invocation.witnesses() : nil
    let (view, anchor) = try invocation.anchoredView(requiring: witnesses)
    var request = ReportRequest(view: view, anchor: anchor)
    if let words = invocation.arguments.value(.party) {
      request.party = try invocation.find(words, .party, view)
    }
    if let words = invocation.arguments.value(.body) {
      request.body = try invocation.find(words, .party, view)
    }
    if let words = invocation.arguments.value(.meeting) {
      request.meeting = try invocation.find(words, .meeting, view)
    }
    request.period = try invocation.period()
    return request
  }
}

/// The list of reports, for who asks for none.
private enum ReportList {
  static func write(_ own: [ReportDefined], to output: Output) {
    output.line("Rapporten:")
    output.line()
    output.table(ReportDefinition.all.map { ["  " + $0.name, $0.summary] })
    if !own.isEmpty {
      output.line()
      output.line("Beschreven in dit register:")
      output.table(own.map { ["  \($0.report)", "\($0.title), naar \($0.base)"] })
    }
    output.line()
    output.line("Te beperken met:")
    output.table(
      ReportDefinition.all.map { definition in
        let flags = definition.filters.map { "--" + $0.rawValue }
        return ["  " + definition.name, flags.isEmpty ? "niets" : flags.joined(separator: ", ")]
      })
    output.line()
    output.line("Eén rapport: vth report RAPPORT. Uitleg: vth help report")
  }
}

/// In which shape a report is written.
enum ReportFormat: String, CaseIterable {
  case markdown = "md"
  case html
  case csv
  case machineCSV = "csv-machine"
  case json

  /// The format of `--format` or `--json`; Markdown when neither is given.
  init(_ invocation: Invocation) throws(CommandError) {
    let isJSON = invocation.arguments.has(.json)
    guard let text = invocation.arguments.value(.reportFormat) else {
      self = isJSON ? .json : .markdown
      return
    }
    guard !isJSON else { throw .onePair(["--format", "--json"], verb: "report") }
    guard let format = Self(rawValue: text.lowercased()) else {
      throw .badChoice("format", text, Self.allCases.map(\.rawValue))
    }
    self = format
  }

  func text(_ report: Report) -> String {
    switch self {
    case .markdown: MarkdownReport.text(report)
    case .html: HTMLReport.text(report)
    case .csv: CSVReport.text(report, .dutchExcel)
    case .machineCSV: CSVReport.text(report, .machine)
    case .json: HarmlessText.json(JSONReport.value(report).canonicalText) + "\n"
    }
  }

  /// The end of the name of a file.
  var ending: String {
    switch self {
    case .markdown, .html, .csv, .json: ".\(rawValue)"
    case .machineCSV: "_machine.csv"
    }
  }
}
