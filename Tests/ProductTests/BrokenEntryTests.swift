import Testing

/// What is said of an entry that is not there, or is there and cannot be understood.
struct BrokenEntryTests {
  private static let party =
    #"{"type":"party.registered.v1","valid":"2020-01-01","data":{"party":"a","name":"A","kind":"body"}}"#
  /// The type is known here, the kind of party is none.
  private static let broken =
    #"{"type":"party.registered.v1","valid":"2020-01-01","data":{"party":"b","name":"B","kind":"een kring"}}"#
  private static let newer =
    #"{"type":"party.registered.v2","valid":"2020-01-01","data":{"party":"c","name":"C","kind":"body"}}"#

  @Test func `a newer program is advised only for what a newer program made`() throws {
    let program = try ForeignLog([Self.party, Self.broken, Self.newer]) { $0 }.program
    let entry = try program.run("entry", "1")
    #expect(entry.status == 1 && entry.errors.contains("niet te begrijpen"), "\(entry)")
    #expect(entry.errors.contains("vth verify") && !entry.errors.contains("nieuwere versie"))
    // That says why, and advises the same only for the other.
    let verified = try program.run("verify")
    #expect(verified.status == 3 && verified.output.contains("kring"), "\(verified)")
    #expect(try program.run("entry", "2").errors.contains("Haal een nieuwere versie"))

    let all = try program.run("stats").output
    #expect(all.contains("Vermelding 1 (party.registered.v1) is niet te begrijpen"), "\(all)")
    #expect(all.contains("Vermelding 2 (party.registered.v2) is niet te begrijpen"), "\(all)")
    #expect(all.components(separatedBy: "Haal een nieuwere versie").count == 2, "\(all)")
    let refused = try program.run("entry", "3")
    #expect(refused.errors.contains("Geef een nummer van 0 tot en met 2"), "\(refused)")
  }

  @Test func `of a log without entries no number is asked for`() throws {
    let program = try ForeignLog([Self.party]) { $0 }.program
    for word in ["0", "1", "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f"] {
      let result = try program.run("entry", word, "--at", "0")
      #expect(result.errors.contains("want er zijn er nog geen"), "\(result)")
      #expect(!result.errors.contains("tot en met"), "\(result)")
    }
  }
}
