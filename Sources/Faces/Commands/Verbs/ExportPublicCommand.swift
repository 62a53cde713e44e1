internal import Disk
internal import EventFormat
internal import FileLog
internal import Governance
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let disclose = Flag(
    name: "disclose", value: "N,M,…",
    summary: "van deze vermeldingen gaan de afgeschermde teksten wel mee")
}

extension Command {
  static let exportPublic = Command(
    name: "export public",
    summary: "Een kopie van het log om openbaar te maken, zonder wat is afgeschermd.",
    arguments: "MAP", argumentCount: 1...1, flags: [.log, .disclose, .json],
    details: """
      De kopie heeft alle regels en zegels, en is na te rekenen als het log zelf. Waar een tekst is
      afgeschermd staat “\(WithheldValue.placeholder)”. Met --disclose gaan de teksten van die vermeldingen
      mee: in \(DisclosureFolder.name), met het bewijs dat zij bij de regel horen.

      Voorbeeld: vth export public openbaar-2026
      """
  ) { invocation in
    let directory = invocation.arguments.words[0]
    let register = try invocation.vouchedRegister()
    invocation.countUnread(in: register)
    let chosen = try disclosedEntries(register, invocation)
    let texts = try invocation.disclosures().files(of: register, disclosing: chosen)
    let evidence = try invocation.evidence()
    let written: LogCopy.Written
    do throws(LogError) {
      written = try LogCopy.write(
        register.contents, beside: evidence, with: texts, to: directory,
        in: invocation.fileSystem)
    } catch { throw RegisterError.log(error) }
    invocation.warn(leftOut: written.leftOut)
    let audit: Audit
    do {
      audit = try Audit.verify(invocation.log(in: directory))
      guard audit.isSound else {
        throw RegisterError.unsoundCopy(
          path: directory,
          problems: audit.logProblemCount + audit.disclosures.problems.count)
      }
    } catch {
      written.makings.takeAway()
      throw error
    }
    invocation.output.did("Wel gelukt: de kopie staat in \(directory).")
    invocation.answer(register.contents, directory, "Openbare kopie")
    if let words = Integrity.dutch(audit.disclosures), !invocation.arguments.has(.json) {
      invocation.output.line(words)
    }
    return .done
  }

  /// The entries that `--disclose` names; each must have a text that can go along.
  private static func disclosedEntries(
    _ register: Register, _ invocation: Invocation
  ) throws -> Set<EntryIdentifier> {
    let count = register.contents.entryCount
    guard let numbers = try invocation.entryNumbers(.disclose, count: count) else { return [] }
    // What is not as it should be here, or should be gone, must not be handed over.
    let directory = try invocation.logDirectory()
    let problems = try Audit.verify(invocation.log(in: directory)).disclosures.problems
    if let problem = problems.first { throw TrustError.unsoundTexts(Integrity.dutch(problem)) }
    let here = Set(try invocation.disclosures().contents().ids)
    var chosen: Set<EntryIdentifier> = []
    for number in numbers {
      guard let entry = register.model.entry(number), here.contains(entry.id) else {
        throw TrustError.nothingToDisclose(number)
      }
      chosen.insert(entry.id)
    }
    return chosen
  }
}
