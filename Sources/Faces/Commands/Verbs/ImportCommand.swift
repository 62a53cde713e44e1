internal import Answers
internal import EventFormat
internal import Forms
internal import Governance
internal import Reading
internal import Register

extension Flag {
  static let sort = Flag(
    name: "soort", value: "SOORT", summary: "de soort van alle rijen, als er geen kolom “soort” is")
  static let template = Flag(
    name: "template", value: nil, summary: "een leeg bestand met de juiste kolommen")
}

extension Command {
  static let importSheet = Command(
    name: "import", summary: "Leg de rijen van een spreadsheet (CSV) vast: alles, of niets.",
    arguments: "BESTAND.csv|-", argumentCount: 0...1,
    flags: [.sort, .template] + recordingFlags,
    details: """
      Elke rij is één gebeurtenis. De kolom “soort” zegt wat voor een; de andere kolommen zijn
      Nederlandse namen, in elke volgorde. Wat niet klopt, ziet u per rij en kolom, en dan wordt niets
      vastgelegd. Een rij mag verwijzen naar wat een eerdere rij noemt. Hetzelfde bestand nog eens
      importeren legt niets dubbel vast, ook niet wat daarna is gecorrigeerd of geannuleerd. Is er tekst
      gewist, haal die dan ook uit het bestand: zo’n rij wordt geweigerd. In een cel staat ; tussen meer dan
      één naam of voorwaarde.
      De kolom “afschermen” noemt per rij de kolommen waarvan de tekst niet in het log mag staan.

      vth import --template            de kolommen van een besluitenlijst
      vth import --template besluit    alleen de kolommen van een besluit

      Soorten: \(sortNames)

      Voorbeeld: vth import besluitenlijst.csv --dry-run
      """
  ) { invocation in
    let word = invocation.arguments.words.first
    if invocation.arguments.has(.template) {
      let sort = invocation.arguments.value(.sort) ?? word
      invocation.output.text(SheetTemplate.text(try sort.map { try type(called: $0) }))
      return .done
    }
    guard word != nil else {
      throw CommandError.wrongArgumentCount("import", "BESTAND.csv|-", found: 0)
    }
    return try SheetRecording(invocation).run()
  }

  /// The sorts in Dutch, as few to a line as fit.
  private static var sortNames: String {
    var lines = [""]
    let names = EventType.allCases.filter { $0 != .entryCorrected }.map { DutchNames.of($0)[0] }
    for name in names {
      let last = lines[lines.count - 1]
      if last.count + name.count > 85 {
        lines.append(name)
      } else {
        lines[lines.count - 1] = last.isEmpty ? name : last + ", " + name
      }
    }
    return lines.joined(separator: ",\n")
  }
}

/// Records the rows of a spreadsheet, and says everything that is wrong by row and column.
struct SheetRecording {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  private static let withoutKnown =
    "Rijen zonder “bekend” gelden als bekend op de dag van vastleggen. Komt het uit een ouder stuk, "
    + "geef dan een kolom “bekend” met de datum daarvan."

  func run() throws -> ExitStatus {
    let sort = try invocation.arguments.value(.sort).map { try Command.type(called: $0) }
    let bytes = try invocation.batchBytes()
    let sheet = SheetImport(
      bytes, allOf: sort, knowing: try invocation.knownFacts(invocation.model(), mayWithhold: true))
    for warning in sheet.warnings { invocation.output.warn(warning) }
    guard sheet.problems.isEmpty else {
      let refusals = try invocation.refusals(of: sheet.batch)
      let all = sheet.problems + refusals.map { problem($0, sheet) }
      throw CommandError.badSheet(all.sorted { $0.line < $1.line })
    }
    let remark = sheet.hasRowWithoutKnown ? Self.withoutKnown : nil
    do { return try Recording(invocation, from: .sheet, remark: remark).run(sheet.batch, []) } catch
    {
      guard case .badBatch(let problems)? = error as? RegisterError else { throw error }
      throw CommandError.badSheet(problems.map { problem($0, sheet) })
    }
  }

  private func problem(_ problem: BatchProblem, _ sheet: SheetImport) -> SheetProblem {
    SheetProblem(
      line: problem.line,
      column: sheet.header(ofColumn: problem.column, inLine: problem.line), typed: "",
      message: problem.message)
  }
}
