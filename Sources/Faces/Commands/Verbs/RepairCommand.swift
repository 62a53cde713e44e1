internal import Disk
internal import EventFormat
internal import FileLog
internal import Governance
internal import Log
internal import Register

extension Flag {
  static let setAside = Flag(
    name: "set-aside", value: nil, summary: "haal de vastlegging uit het log, en bewaar haar apart")
  static let strayTexts = Flag(
    name: "erase-stray", value: nil,
    summary: "wis afgeschermde teksten die bij geen vermelding van dit log horen")
}

extension Command {
  static let repair = Command(
    name: "repair",
    summary: "Bekijk een laatste vastlegging waarvan het zegel niet past, en zet haar apart.",
    arguments: "", argumentCount: 0...0, flags: [.log, .setAside, .strayTexts, .json],
    details: """
      Valt de stroom uit terwijl iemand vastlegt, dan kan het zegel er staan zonder de regels die het dekt. Het
      kan ook schade zijn aan iets dat al was bevestigd. Dat ziet een programma niet, dus beslist u: vth leest
      alleen wat ervoor staat, en schrijft niet. Zonder vlag verandert vth repair niets.

      Met --set-aside gaat de vastlegging naar de map quarantine, naast het log; weg is zij niet. Weet vth dat
      zij was bevestigd, dan weigert het: zet dan een goede kopie terug.

      Een vastlegging die mislukt, kan afgeschermde tekst achterlaten in de map disclosures; vth verify zegt dat.
      Met --erase-stray wordt zulke tekst overschreven en verwijderd. Doe dat niet met een oudere kopie van het
      log: daar kan de vermelding nog bij komen.

      Voorbeelden:
        vth repair
        vth repair --set-aside
        vth repair --erase-stray
      """
  ) { invocation in
    let directory = try invocation.logDirectory()
    if invocation.arguments.has(.strayTexts) {
      if invocation.arguments.has(.setAside) {
        throw CommandError.onePair(["--set-aside", "--erase-stray"], verb: "repair")
      }
      return try eraseStray(directory, invocation)
    }
    let repair: LogRepair
    do throws(LogError) {
      repair = try LogRepair(of: directory, in: invocation.fileSystem)
    } catch { throw RegisterError.log(error) }
    let witnesses = try LogWitnesses(
      of: repair.contents.format, invocation.log(in: directory), .all)
    let obstacle = repair.obstacle(witnesses.checkpoints) { $0.keysAhead() }
    guard invocation.arguments.has(.setAside) else {
      let text = RepairText(repair, obstacle, witnesses.memory)
      if invocation.arguments.has(.json) {
        invocation.output.json(text.json)
      } else {
        text.write(to: invocation.output)
      }
      return text.isSound ? .done : .damaged
    }
    if let obstacle { throw TrustError.notSetAside(obstacle) }
    let report: RecoveryReport?
    do throws(LogError) {
      report = try LogRepair.setAside(
        in: directory, remembered: witnesses.checkpoints, in: invocation.fileSystem
      ) { $0.keysAhead() }
    } catch { throw RegisterError.log(error) }
    if let report { invocation.output.did("Wel gelukt: apart gezet in \(report.quarantine).") }
    invocation.answer(setAside: report, of: repair)
    return .done
  }
}

extension Command {
  private static func eraseStray(
    _ directory: String, _ invocation: Invocation
  ) throws -> ExitStatus {
    let witnesses = try invocation.witnesses()
    let (erased, passedOver) = try LogRepair.whileNobodyWrites(
      in: directory, in: invocation.fileSystem
    ) {
      contents in
      try invocation.require(witnesses, in: contents)
      return try invocation.disclosures().eraseStray(of: Register(contents))
    }
    for path in passedOver {
      invocation.output.warn(
        "Let op: \(path) heeft een naam die geen tekst is, en is niet van vth. Kijk wat het is, en haal het zelf weg."
      )
    }
    invocation.output.did("Wel gelukt: \(counted(erased.count, "bestand", "bestanden")) gewist.")
    if invocation.arguments.has(.json) {
      invocation.output.json(.record([("erased", .array(erased.map(JSON.string)))]))
    } else {
      for path in erased { invocation.output.line("Gewist: \(path)") }
      if erased.isEmpty { invocation.output.line("Er is geen tekst die nergens bij hoort.") }
    }
    return .done
  }
}

extension Invocation {
  /// Whether all before the last commit of a log is right, and the checkpoint under that one does not match.
  func endsInSuspect(_ directory: String) throws -> Bool {
    do throws(LogError) {
      return try LogRepair(of: directory, in: fileSystem).suspect != nil
    } catch {
      guard case .damaged = error else { throw RegisterError.log(error) }
      return false
    }
  }

  fileprivate func answer(setAside report: RecoveryReport?, of repair: LogRepair) {
    if arguments.has(.json) {
      output.json(
        .record([
          ("size", .number(repair.contents.entryCount)),
          ("quarantine", .text(report?.quarantine)), ("bytes", report.map { .number($0.bytes) }),
        ]))
    } else if let report {
      output.line(
        "Apart gezet: \(report.quarantine) (\(counted(report.bytes, "byte", "bytes"))). Het log heeft "
          + "\(counted(repair.contents.entryCount, "vermelding", "vermeldingen")).")
      output.line("Leg opnieuw vast wat daarin stond en nog nodig is.")
    } else {
      output.line("Er is niets apart te zetten: \(RepairText.sound)")
    }
  }
}

/// What stands at the end of a log, and what is known of it.
private struct RepairText {
  static let sound = "het laatste zegel past bij alles wat ervoor staat."

  private let repair: LogRepair
  private let obstacle: LogError?
  /// Whether what was last signed here, as far as it was kept, is the last checkpoint that fits.
  private let isLastSigned: Bool

  init(_ repair: LogRepair, _ obstacle: LogError?, _ memory: [RememberedCheckpoint]) {
    self.repair = repair
    self.obstacle = obstacle
    isLastSigned = memory.contains {
      Int($0.checkpoint.size) == repair.contents.entryCount
    }
  }

  /// Whether there is nothing to repair, and nothing that says that something is gone.
  var isSound: Bool { repair.suspect == nil && obstacle == nil }

  func write(to output: Output) {
    if let suspect = repair.suspect {
      write(suspect, to: output)
    } else if obstacle == nil {
      output.line("Er is niets te herstellen: \(Self.sound)")
      if case .unfinished = repair.contents.tail {
        output.line(
          "Wel staat erachter een vastlegging die nooit is voltooid. De volgende vastlegging bewaart haar apart."
        )
      }
    }
    if let obstacle {
      output.line(TrustError.notSetAside(obstacle).dutch)
    } else if repair.suspect != nil {
      output.line(
        isLastSigned
          ? "Voor zover deze computer weet is dit nooit bevestigd: het laatste zegel dat hij onthield, staat ervoor."
          : "Deze computer weet niet of dit is bevestigd. Vergelijk eerst met een kopie of zegel van elders."
      )
      output.line("Zet het apart met: vth repair --set-aside")
    }
  }

  private func write(_ suspect: SuspectCommit, to output: Output) {
    let entries = counted(repair.contents.entryCount, "vermelding", "vermeldingen")
    output.line(
      "\(Integrity.at(suspect.place)): het laatste zegel past niet bij de regels ervoor "
        + "(\(Integrity.dutch(suspect.mismatch))).")
    output.line("Wat daarvoor staat klopt: \(entries).")
    let lines = suspect.entryLines
    if !lines.isEmpty { output.heading("Onder dit zegel staat:") }
    for (offset, line) in lines.prefix(Self.linesMax).enumerated() {
      output.line("  regel \(suspect.start.line + offset): \(Self.words(line))")
    }
    let more = lines.count - Self.linesMax
    if more > 0 { output.line("  … en nog \(counted(more, "regel", "regels")).") }
    output.line()
  }

  var json: JSON {
    let suspect = repair.suspect
    return .record([
      ("size", .number(repair.contents.entryCount)),
      (
        "suspect",
        suspect.map { suspect in
          .record([
            ("segment", .string(suspect.start.path)), ("line", .number(suspect.start.line)),
            ("offset", .number(suspect.start.offset)), ("bytes", .number(suspect.bytes.count)),
            ("entries", .array(suspect.entryLines.map(Self.json))),
          ])
        }
      ),
      ("lastSignedHere", suspect.map { _ in .boolean(isLastSigned) }),
      ("obstacle", obstacle.map { .string(TrustError.notSetAside($0).dutch) }),
    ])
  }

  private static let linesMax = 20

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    do throws(EntryError) { return try EntryReader.read(line) } catch { return nil }
  }

  private static func words(_ line: ArraySlice<UInt8>) -> String {
    guard let entry = entry(line) else {
      return "niet te lezen (\(counted(line.count, "byte", "bytes")))"
    }
    return
      "vermelding \(entry.sequence), \(EventCatalogue.shipped.wireName(of: entry.event.type)), "
      + "vastgelegd \(entry.recorded.iso) door \(entry.actor)"
  }

  private static func json(_ line: ArraySlice<UInt8>) -> JSON {
    guard let entry = entry(line) else {
      return .record([("readable", .boolean(false)), ("bytes", .number(line.count))])
    }
    return .record([
      ("readable", .boolean(true)), ("seq", .number(entry.sequence)),
      ("id", .string(entry.id.description)),
      ("type", .string(EventCatalogue.shipped.wireName(of: entry.event.type))),
      ("recorded", .string(entry.recorded.iso)), ("actor", .string(entry.actor)),
    ])
  }
}
