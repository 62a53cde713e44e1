internal import Disk
internal import Log

extension DiskError {
  /// What it is about: the path, or what the path is called.
  var subject: String { path == StandardStreams.inputPath ? "de standaardinvoer" : path }
}

extension ErrorCode {
  /// What the system says, as the end of a sentence about a path.
  var dutch: String {
    switch self {
    case .isDirectory: "dit is een map, geen bestand."
    case .notDirectory: "dit is geen map."
    case .inputOutput, .damagedFileSystem, .badMessage:
      "de schijf meldt een fout bij lezen of schrijven. Doe daarna: vth verify"
    case .fileTooLarge, .overflow: "het bestand is te groot."
    case .nameTooLong: "de naam is te lang."
    case .badDescriptor: "die is gesloten, dus er is niets te lezen of te schrijven."
    case .noDevice, .noSuchDeviceOrAddress, .illegalSeek:
      "dit is geen gewoon bestand, maar een pijp, een socket of een apparaat."
    case .tooManyOpenFiles, .tooManyOpenFilesOfAll:
      "er staan te veel bestanden open. Sluit andere programma's, of vraag om meer (ulimit -n)."
    case .noMemory: "er is te weinig geheugen. Sluit andere programma's, en probeer het weer."
    case .loop: "dit is een verwijzing (symbolische link), en die volgt vth hier niet."
    case .notPlainFile: "dit is geen gewoon bestand, maar een pijp, een socket of een apparaat."
    case .otherNames:
      "dit bestand heeft nog een naam (een harde link), en schrijven zou ook daar veranderen. Maak er een echte "
        + "kopie van."
    case .outsideFolder: "dit ligt buiten de map."
    case .directoryNotEmpty: "de map is niet leeg."
    case .deviceBusy, .textBusy: "een ander programma gebruikt dit. Probeer het zo weer."
    case .invalidArgument, .notSupported, .notImplemented, .notTerminal:
      "dat kan het bestandssysteem van deze schijf niet."
    case .otherDevice: "dit staat op een andere schijf."
    case .stale, .timedOut, .notConnected, .hostDown, .remoteInputOutput:
      "de netwerkschijf antwoordt niet goed. Probeer het weer als zij er weer is."
    case .noLocks: "het systeem heeft geen sloten meer vrij. Probeer het zo weer."
    case .tooManyLinks: "er zijn te veel verwijzingen naar dit bestand."
    case .badCharacters: "de naam kan zo niet op deze schijf."
    case .noKeyForFile: "het bestand is versleuteld, en de sleutel van de schijf is er niet."
    default: "het systeem geeft fout \(number)."
    }
  }
}

extension CommitRefusal {
  /// Why a commit cannot be written, and what to do.
  var dutch: String {
    switch self {
    case .noEntries: "er is geen vermelding."
    case .tooManyEntries(let found, let max):
      "het zijn \(found) vermeldingen, en meer dan \(max) kan niet. Leg ze in delen vast."
    case .tooManyBytes(let found, let max):
      "het zijn \(found) bytes, en meer dan \(max) kan niet. Leg ze in delen vast."
    case .badLine(let index, let fault):
      "regel \(index + 1) kan geen vermelding zijn: \(Integrity.dutch(fault))."
    case .logFull(let size):
      "het log is vol, met \(size) vermeldingen. Begin een nieuw log: vth help restore"
    }
  }
}
