internal import Answers
internal import Calendar
internal import Crypto
internal import Disk
internal import EventFormat
internal import Forms
internal import Governance
internal import Log
internal import Merkle
internal import Reading
internal import Register
internal import Reports
internal import Texts

/// One run of one verb: what was asked, and the world it is asked in.
struct Invocation: Sendable {
  let arguments: ParsedArguments
  let fileSystem: any FileSystem
  let environment: Environment
  let output: Output

  // MARK: The log

  /// The folder of the log: `--log`, else VTH_LOG, else `EventLog` here or above the program.
  func logDirectory() throws -> String {
    if let directory = arguments.value(.log) { return directory }
    if let directory = try Environment.variable("VTH_LOG") { return directory }
    if try fileSystem.status("EventLog/format.json") != nil { return "EventLog" }
    guard let above = try folderAboveProgram(with: "EventLog/format.json") else {
      throw CommandError.noLog
    }
    return above + "/EventLog"
  }

  /// A log in the files of a folder, with what this user has beside it.
  func log(in directory: String) -> KeptLog { KeptLog(folder: directory, in: fileSystem) }

  /// The nearest folder above the running program that holds a file; `nil` when there is none.
  func folderAboveProgram(with file: String) throws -> String? {
    var path = (ProcessFacts.executablePath() ?? "")[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if try fileSystem.status("\(path)/\(file)") != nil { return String(path) }
    }
    return nil
  }

  /// The name of a new log, or of the log that continues another; composed, as the names of keys are.
  static func origin(_ typed: String) throws(CommandError) -> String {
    let text = TypedCharacters.composed(typed)
    guard Checkpoint.isOrigin(text), VerifierKey.isName(text),
      text.utf8.first != UInt8(ascii: ".")
    else { throw .badOrigin(text) }
    return text
  }

  /// The register, read only, with the whole log verified and in memory.
  func register() throws -> Register {
    let directory = try logDirectory()
    let witnesses = try witnessesAtHand(of: directory)
    let register = try Register.open(log(in: directory))
    warn(of: register.contents.tail)
    warn(of: witnesses?.contradiction(of: register.contents))
    return register
  }

  /// The same for what others will take for the log, or for a proof of it: throws unless it holds all that is known
  /// of it here.
  func vouchedRegister() throws -> Register {
    let witnesses = try witnesses()
    let register = try Register.open(log(in: logDirectory()))
    warn(of: register.contents.tail)
    try require(witnesses, in: register.contents)
    return register
  }

  /// The withheld texts beside the log.
  func disclosures() throws -> DisclosureFolder {
    log(in: try logDirectory()).disclosures
  }

  /// What a form must know of the register; when it `mayWithhold`, also the withheld texts, only to see what was
  /// said before.
  func knownFacts(_ model: ReadModel, mayWithhold: Bool) throws -> KnownFacts {
    KnownFacts(model, knowing: mayWithhold ? try disclosures().secrets(in: model) : [:])
  }

  /// What questions need of the register; with `--withheld` what is withheld as well.
  func model() throws -> ReadModel {
    if arguments.has(.withheld) { return countingUnread(try register().disclosing(disclosures())) }
    let directory = try logDirectory()
    let witnesses = try witnessesAtHand(of: directory)
    let found = try Register.model(of: log(in: directory))
    output.check { found.trouble }
    warn(of: found.tail)
    warn(of: witnesses.flatMap(found.contradiction))
    return countingUnread(found.model)
  }

  /// A model of which the answer says what it could not understand.
  private func countingUnread(_ model: ReadModel) -> ReadModel {
    output.countUnread { model.unread }
    return model
  }

  /// Says of a whole log what cannot be understood of it: for who counts, copies or hands over all of it.
  func countUnread(in register: Register) {
    let model = register.model
    output.countUnread { model.unreadInAll() }
  }

  /// What is known here of a log, for an answer to be held against; asked before the log is read.
  ///
  /// What cannot be read takes nothing from an answer, and is said; who writes, verifies or copies is refused.
  private func witnessesAtHand(of directory: String) throws -> LogWitnesses? {
    let log = log(in: directory)
    let format = try log.format()
    do throws(RegisterError) {
      let witnesses = try LogWitnesses(of: format, log, .newest)
      warn(ofCosigned: witnesses.cosignedTrouble)
      return witnesses
    } catch {
      output.warn(
        "Let op: of dit de nieuwste kopie is, is niet nagegaan. \(Failure.explain(error).message)")
      return nil
    }
  }

  /// Says that what others co-signed could not all be compared with the log.
  func warn(ofCosigned trouble: LogError?) {
    guard let trouble else { return }
    output.warn(
      "Let op: niet alles wat anderen van dit log meetekenden is te lezen, dus daarmee is het niet vergeleken. "
        + Failure.explain(trouble).message)
  }

  private func warn(of contradiction: LogError?) {
    if let contradiction { output.warn(Integrity.otherCopy(contradiction)) }
  }

  private func warn(of tail: Tail) {
    switch tail {
    case .clean: break
    case .unfinished(let bytes, _, let place):
      output.warn(Integrity.unfinished(place, bytes: bytes))
    case .mismatchedCheckpoint(let place, _): output.warn(Integrity.dutch(tail: place))
    }
  }

  /// The register as seen with the clocks of the flags.
  func view() throws -> View {
    let model = try model()
    return View(model, try clocks(count: model.count))
  }

  /// The same, with the log that it was read from: its size and root under the newest checkpoint.
  ///
  /// With witnesses it throws unless the log holds all that they know.
  func anchoredView(
    requiring witnesses: LogWitnesses? = nil
  ) throws -> (view: View, anchor: ReportAnchor) {
    let directory = try logDirectory()
    let contents = try Register.contents(of: log(in: directory))
    if let witnesses { try require(witnesses, in: contents) }
    // Somebody may have recorded something meanwhile: then the anchor's own lines are the ones read.
    var model = try model()
    if model.count != contents.entryCount {
      let register = Register(contents)
      model = countingUnread(
        arguments.has(.withheld) ? try register.disclosing(disclosures()) : register.model)
    }
    let root = contents.commits.last?.root
    let anchor = ReportAnchor(
      origin: contents.origin, size: contents.entryCount, root: root?.description,
      rootInCheckpoint: root.map { Base64.encode($0.bytes) })
    return (View(model, try clocks(count: model.count)), anchor)
  }

  // MARK: The clocks

  func clocks(count: Int) throws -> AsOf {
    AsOf(
      on: try day(.on) ?? environment.today(), known: try day(.known),
      at: try position(.at, count: count))
  }

  /// How many entries a flag says that count.
  func position(_ flag: Flag, count: Int) throws -> Int? {
    guard let text = arguments.value(flag) else { return nil }
    guard let number = Int(text), number >= 0, number <= count else {
      throw CommandError.badPosition(flag.name, text, count: count)
    }
    return number
  }

  /// The entries that a flag names by their numbers; nil without the flag.
  func entryNumbers(_ flag: Flag, count: Int) throws -> [Int]? {
    try arguments.value(flag)?.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let number = Int(word), number >= 0, number < count else {
        throw CommandError.noEntry(String(word), count: count)
      }
      return number
    }
  }

  /// The one day a flag names.
  func day(_ flag: Flag) throws -> CalendarDay? {
    guard let text = arguments.value(flag), let period = try asked(flag) else { return nil }
    guard period.isExactDay, let day = period.window.from else {
      throw CommandError.notOneDay(flag.name, text, period.dutch)
    }
    return day
  }

  /// The period between `--from` and `--to`, each a day or a longer stretch taken whole.
  func period() throws -> Window {
    let from = try window(.from)?.from
    let to = try window(.to)?.to
    if let from, let to, to < from {
      throw CommandError.backwards(from: from.dutch, to: to.dutch, flags: ["from", "to"])
    }
    return Window(from: from, to: to)
  }

  private func window(_ flag: Flag) throws -> Window? { try asked(flag)?.window }

  /// The date that a flag gives, as precise as it is.
  private func asked(_ flag: Flag) throws -> Period? {
    guard let text = arguments.value(flag) else { return nil }
    guard let period = TypedDate.asked(text) else { throw CommandError.badDate(flag.name, text) }
    warn(ofDate: text, flag.name)
    return period
  }

  /// Says how a date such as 03/04/2026 was read: in another country it is another day.
  func warn(ofDate text: String, _ flag: String) {
    guard let period = TypedDate.slashed(text) else { return }
    output.warn(
      "--\(flag): “\(text)” is gelezen als \(period.dutch), als dag/maand/jaar. Klopt dat niet, schrijf "
        + "dan jaar-maand-dag.")
  }

  // MARK: Names

  /// The thing of one kind that somebody means by what they typed.
  func find(_ words: String, _ kind: Kind, _ view: View) throws -> Identifier {
    try find(words, [kind], view)
  }

  func find(_ words: String, _ kinds: Set<Kind>, _ view: View) throws -> Identifier {
    if Spelling.folded(words).isEmpty { throw CommandError.noName }
    if let id = Identifier(words), let kind = view.kind(of: id), kinds.contains(kind) { return id }
    let match = NameIndex(view.model, kinds: kinds).find(words)
    switch view.orMeeting(match, called: words, among: kinds) {
    case .found(let id):
      if view.kind(of: id) == nil, let gone = view.withdrawnFacts(about: id).first {
        throw CommandError.withdrawn(words, id, gone)
      }
      return id
    case .ambiguous(let candidates):
      throw CommandError.ambiguous(words, candidates.map { $0.named(view.fullLabel($0)) })
    case .unknown(let suggestions):
      let others = NameIndex(view.model, kinds: Set(Kind.allCases).subtracting(kinds))
      if case .found(let other) = others.find(words), let kind = view.kind(of: other) {
        throw CommandError.otherKind(words, other, kind)
      }
      throw CommandError.unknownName(words, kinds.count == 1 ? kinds.first : nil, suggestions)
    }
  }
}
