import Crypto
import Disk
import EventFormat
import Governance
import Log
import TestSupport

/// What a target starts from: examples that are right, and what once went wrong.
///
/// Files in `Corpus/<target>` are fed as they are. A crash that was found goes there, so that it is tried
/// at every run of the tests.
package enum Corpus {
  private static let root = String(#filePath.dropLast("Tests/Fuzzing/Corpus.swift".count))

  /// Everything that a target starts from.
  package static func of(_ target: FuzzTarget) -> [[UInt8]] {
    examples(target) + files(target)
  }

  private static func files(_ target: FuzzTarget) -> [[UInt8]] {
    let folder = root + "Tests/Fuzzing/Corpus/\(target.rawValue)"
    return Examples.made { () throws in
      guard try PosixFileSystem().status(folder) != nil else { return [] }
      return try PosixFileSystem().list(folder).map { file("\(target.rawValue)/\($0)") }
    }
  }

  /// A file of the corpus.
  static func file(_ name: String) -> [UInt8] { repository("Tests/Fuzzing/Corpus/" + name) }

  private static func repository(_ path: String) -> [UInt8] {
    Examples.made { () throws in try PosixFileSystem().readWhole(root + path, bytesMax: 1 << 20) }
  }

  /// The lines that the wire format was agreed with.
  private static let golden: [[UInt8]] =
    repository("Tests/EventFormatTests/Golden/entries-v1.ndjson")
    .split(separator: UInt8(ascii: "\n")).map(Array.init)

  private static func examples(_ target: FuzzTarget) -> [[UInt8]] {
    switch target {
    case .json: golden + texts(["[]", "{\"a\":[1,-2,null,true],\"b\":\"\\n\\u0001é\"}"])
    case .entry: golden
    case .batch:
      [repository("Scripts/voorbeeld.ndjson")] + batches(Scenario.cast)
        + batches([
          Given.note(on: ["vng"], "Bel Jansen.", when: "2024").withholding("/text"),
          Given.note(on: ["vng"], "Bel Smit.", when: "2024").withholding("/text", "/subjects/0"),
        ])
    case .process: BuiltInProcesses.all.map(batch)
    case .period: texts(periods)
    case .note: texts(Examples.notes + Examples.notes.map { $0 + Examples.witnessLine })
    case .key:
      Examples.made { () throws in
        let key = try Trust.signingKey()
        let other = try SigningKey(name: Trust.logName, seed: [UInt8](0x20...0x3f)).verifierKey
        let formats = [
          LogFormat(keys: [key.verifierKey], retired: []),
          LogFormat(keys: [key.verifierKey], retired: [RetiredKey(key: other, size: 3)]),
        ]
        return texts([key.text, key.verifierKey.text, Examples.witness])
          + formats.compactMap { $0?.encoded }
      }
    case .proof: texts(Examples.proofs)
    case .stamp: []
    case .disclosure: texts(disclosures)
    case .segment: segments
    case .sheet: texts(sheets)
    case .typed: texts(typed)
    }
  }

  private static func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static func batches(_ facts: [Given]) -> [[UInt8]] {
    texts([facts.map(\.line).joined(separator: "\n"), facts.map { $0.line + "\r\n\r\n" }.joined()])
  }

  private static func batch(_ defined: ProcessDefined) -> [UInt8] {
    JSON.object([
      JSONMember("type", .string("process.defined")), JSONMember("valid", .string("2026-11-21")),
      JSONMember("data", EventCatalogue.shipped.write(.process(.defined(defined)))),
    ]).canonicalBytes
  }

  private static let segments: [[UInt8]] = {
    let (one, two, three) = (Examples.commits[0], Examples.commits[1], Examples.commits[2])
    let (oldest, newest) = (Array(Examples.notes[0].utf8), Array(Examples.notes[2].utf8))
    return [
      one + two + three + [0, 0] + newest, one + two + [0] + three + [0] + newest,
      one + two + [0] + three, one + [0, 0] + oldest, one + two + three.dropLast(90),
      one + two + three.dropLast(90) + [0, 0] + newest, one + two + three + [0, 0] + oldest, [],
    ]
  }()

  private static let periods = [
    "2024-06-20", "2024-06-20T14:30:00+01:00", "2024-06", "-0044", "2024-24", "9999-24",
    "2024-XX-XX",
    "20XX", "[2024-07..2024-12]", "[2024-07-01,2024-07-02]", "[..2024-09]", "2022-10/2023-09",
    "2022-10/..", "/2023-09?",
    "2024-06~", "2026-11-21T09:12:44.031Z", "P1Y2M3W4D", "P9999W", "eind Q3 2024",
    "18 december 2024",
    "medio 2025", "voor de zomer van 2024", "p1.robuustheid",
    "01a1fbf9-4ddf-7a8c-87f4-df6e8751e934",
  ]

  private static let typed =
    periods + [
      "20-6-2024", "20/06/2024 00:00:00", "binnenkort", "45000", "mrt-24", "€ 15.000.000,00",
      "15 mln",
      "EUR 1,5 miljard", "handreiking; Modelmandaat",
    ]

  /// The second is that of RFC 9901, section 4.2.1.
  private static let disclosures = [
    "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwiL3RleHQiLCJCZWwgSmFuc2VuLiJd\n",
    "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0\n",
  ]

  private static let sheets = [
    """
    soort;datum;orgaan;titel;uitkomst;voorwaarden;voorwaarde;hoe
    besluit;20-6-2024;BO;Roadmap;vastgesteld;Geld is er;;
    voorwaarde vervuld;1-7-2024;;;;;geld is er;vervuld
    """,
    "sep=,\r\nsoort,datum,orgaan,titel,uitkomst\r\nbesluit,2024,bo,\"T \"\"a\"\"\nb\",noted\r\n",
    "\u{FEFF}outcome;preparedBy;title;type;valid;body\nadopted;vng;T;besluit;2024;bo\n",
  ]
}
