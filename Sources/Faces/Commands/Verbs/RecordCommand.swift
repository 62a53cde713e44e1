internal import Disk
internal import EventFormat

extension Command {
  static let record = Command(
    name: "record", summary: "Leg een reeks gebeurtenissen vast: alles, of niets.",
    arguments: "BESTAND|-", argumentCount: 1...1,
    flags: recordingFlags,
    details: """
      Elke regel is één gebeurtenis in JSON: “type”, “valid”, “data”, en zo mogelijk “source” en
      “known”. Wat mag staan in “data”: zie vth help gebeurtenissen, en FORMAT.md.
      Klopt één regel niet, dan wordt niets vastgelegd en ziet u alle fouten. Wat er precies zo al
      staat, wordt niet nog eens vastgelegd, ook niet als het daarna is gecorrigeerd of geannuleerd.

      Voorbeeld: vth record besluiten.ndjson --dry-run
      """
  ) { invocation in
    let (batch, problems) = Batch.read(try invocation.batchBytes())
    return try Recording(invocation).run(batch, problems)
  }
}

extension Invocation {
  /// A batch may be so long; more than one commit may hold is refused anyway.
  private static let batchBytesMax = 128 << 20

  /// What stands in the file that was named, or on the standard input for `-`.
  func batchBytes() throws -> [UInt8] {
    let path = arguments.words[0]
    if path == "-" { return try StandardStreams.readInput(bytesMax: Self.batchBytesMax) }
    do throws(DiskError) {
      return try fileSystem.readToEnd(path, bytesMax: Self.batchBytesMax)
    } catch {
      throw error.kind == .notFound
        ? CommandError.inputNotFound(path) : CommandError.unreadableInput(error)
    }
  }
}
