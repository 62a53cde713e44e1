import Governance
import Testing

@testable import EventFormat

@Suite struct BatchProblemTests {
  /// A line and the message about it, word for word.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let line: String
    let message: String

    init(_ line: String, _ message: String) {
      self.line = line
      self.message = message
    }

    var testDescription: String { String(line.prefix(150)) }
  }

  @Test(arguments: keys + values + periods + json)
  func `a line that is wrong is explained`(_ wrong: Wrong) {
    #expect(Sample.problem(wrong.line)?.message == wrong.message)
  }

  static let allowed =
    "actor, after, asStated, cause, convention, data, despite, id, inferred, known, proposedBy, source, type, valid, withhold."

  static let keys = [
    Wrong(
      Sample.line("party.registered", #"{"party":"vng","nam":"VNG","kind":"body"}"#),
      "bij “data”: onbekende sleutel “nam”. Bedoelt u “name”? Toegestaan: aliases, ids, kind, name, "
        + "note, parent, party."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","zzzzzz":1}"#),
      "bij “data”: onbekende sleutel “zzzzzz”. Toegestaan: how, note, party, successors."),
    Wrong(
      Sample.line(with: #""vald":"2024""#),
      "onbekende sleutel “vald”. Bedoelt u “valid”? Toegestaan: " + allowed),
    Wrong(
      Sample.line(with: #""valid":"2024","seq":3"#),
      "onbekende sleutel “seq”. Toegestaan: " + allowed),
    Wrong(
      Sample.line(with: #""valid":"2024","seq":"drie""#),
      "onbekende sleutel “seq”. Toegestaan: " + allowed),
    Wrong(
      Sample.line(with: #""valid":"2024","recorded":"2026-11-21T09:12:44.031Z""#),
      "onbekende sleutel “recorded”. Toegestaan: " + allowed),
    Wrong(
      Sample.line(with: #""valid":"2024","record":1"#),
      "onbekende sleutel “record”. Toegestaan: " + allowed),
    Wrong(
      Sample.line(
        "decision.taken",
        #"{"decision":"b","title":"B","outcome":"noted","conditions":[{"condition":"b.c","text":"T","txt":1}]}"#
      ),
      "bij “data.conditions.0”: onbekende sleutel “txt”. Bedoelt u “text”? Toegestaan: condition, "
        + "text."),
    Wrong(
      Sample.line("party.registered", #"{"party":"vng","name":"VNG"}"#),
      "bij “data”: de verplichte sleutel “kind” ontbreekt."),
    Wrong(
      Sample.line("stage.reached", "{}"), "bij “data”: de verplichte sleutel “subject” ontbreekt."),
    Wrong(#"{"valid":"2024","data":{}}"#, "de verplichte sleutel “type” ontbreekt."),
    Wrong(#"{"type":"party.ended.v1","data":{}}"#, "de verplichte sleutel “valid” ontbreekt."),
    Wrong(
      #"{"type":"party.ended.v1","valid":"2024"}"#, "de verplichte sleutel “data” ontbreekt."),
    Wrong(
      Sample.line("xyzzy", "{}"),
      "bij “type”: onbekend type gebeurtenis “xyzzy.v1”. Zie: vth help gebeurtenissen."),
    Wrong(
      Sample.line("deadline.mat", "{}"),
      "bij “type”: onbekend type gebeurtenis “deadline.mat.v1”. Bedoelt u deadline.met.v1 of "
        + "deadline.set.v1 of deadline.moved.v1?"),
    Wrong(
      Sample.line(
        "entry.corrected",
        #"{"entry":"00000000-0000-0000-0000-000000000000","reason":"R","data":{"party":"vng"}}"#),
      "bij “data”: de verplichte sleutel “type” ontbreekt."),
    Wrong(
      Sample.line(
        "entry.corrected",
        #"{"entry":"00000000-0000-0000-0000-000000000000","reason":"R","type":"xyzzy","data":{}}"#),
      "bij “data.type”: onbekend type gebeurtenis “xyzzy”. Zie: vth help gebeurtenissen."),
    Wrong(
      Sample.line(
        "entry.corrected",
        #"{"entry":"00000000-0000-0000-0000-000000000000","reason":"R","type":"party.ended.v1","data":{"party":"vng","nota":"x"}}"#
      ),
      "bij “data.data”: onbekende sleutel “nota”. Bedoelt u “note”? Toegestaan: how, note, party, "
        + "successors."),
  ]

  static let values = [
    Wrong("[]", "hier hoort een object { … }."),
    Wrong(Sample.line("party.ended", "[]"), "bij “data”: hier hoort een object { … }."),
    Wrong(Sample.line("party.ended", "null"), "bij “data”: hier hoort een object { … }."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":null}"#),
      "bij “data.note”: hier hoort een tekst."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":5}"#),
      "bij “data.note”: hier hoort een tekst."),
    Wrong(
      Sample.line("party.ended", #"{"party":5}"#), "bij “data.party”: hier hoort een naam (id)."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","successors":"ipo"}"#),
      "bij “data.successors”: hier hoort een lijst [ … ]."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","successors":[]}"#),
      "bij “data.successors”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
    Wrong(
      Sample.line("note.added", #"{"subjects":[],"text":"T"}"#),
      "bij “data.subjects”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":""}"#),
      "bij “data.note”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":" \n\t"}"#),
      "bij “data.note”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","successors":["ipo","OD NL"]}"#),
      "bij “data.successors.1”: “OD NL” is geen geldige naam. Gebruik kleine letters, cijfers, en "
        + "enkele - of . ertussen."),
    Wrong(
      Sample.line(
        "product.registered", #"{"product":"p","title":"P","kind":"topik"}"#),
      "bij “data.kind”: “topik” kan hier niet. Bedoelt u “topic”? Kies uit: programme, pillar, "
        + "topic, product, action, recommendation, try-out."),
    Wrong(
      Sample.line("condition.settled", #"{"condition":"c","how":1}"#),
      "bij “data.how”: hier hoort een tekst."),
    Wrong(
      Sample.line(
        "implementation.reported", #"{"subject":"p","state":"done","count":{"done":-1}}"#),
      "bij “data.count.done”: hier hoort een geheel getal van 0 of meer."),
    Wrong(
      Sample.line(
        "implementation.reported", #"{"subject":"p","state":"done","count":{"done":"20"}}"#),
      "bij “data.count.done”: hier hoort een geheel getal van 0 of meer."),
    Wrong(
      Sample.line("entry.annulled", #"{"entry":"0197C3F2","reason":"R"}"#),
      "bij “data.entry”: “0197C3F2” klopt niet van vorm. Voorbeeld: "
        + "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f."),
    Wrong(
      Sample.line(
        "source.registered",
        #"{"source":"s","title":"T","kind":"report","date":{"edtf":"2024"},"file":{"name":"n","sha256":"E3B0"}}"#
      ),
      "bij “data.file.sha256”: “E3B0” klopt niet van vorm. Voorbeeld: "
        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855."),
    Wrong(
      Sample.line(with: #""valid":"2024","source":[{"document":"s"}]"#),
      "bij “source.0”: de verplichte sleutel “at” ontbreekt."),
    Wrong(
      Sample.line(with: #""valid":"2024","source":[]"#),
      "bij “source”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
    Wrong(
      Sample.line(with: #""valid":2024"#), "bij “valid”: hier hoort een tekst."),
    Wrong(
      Sample.line(
        "party.ended", #"{"party":"vng","note":"\#(String(repeating: "n", count: 8001))"}"#),
      "bij “data.note”: deze tekst is te lang; hoogstens 8000 bytes."),
    Wrong(
      Sample.line(
        "stage.reached",
        #"{"subject":"p","stage":"ended","version":"\#(String(repeating: "é", count: 251))"}"#),
      "bij “data.version”: deze tekst is te lang; hoogstens 500 bytes."),
    Wrong(
      Sample.line(
        with:
          #""valid":"2024","source":[{"document":"s","at":"\#(String(repeating: "r", count: 201))"}]"#
      ),
      "bij “source.0.at”: deze tekst is te lang; hoogstens 200 bytes."),
  ]

  static let periods = [
    Wrong(
      Sample.line(with: #""valid":"2024-09","convention":"eind-kwartaal""#),
      "bij “valid”: \"2024-09\" is geen geldige datum: een leesafspraak kan alleen samen met de "
        + "woorden van de bron (asStated) (teken 1). Bijvoorbeeld: 2024-09 met asStated \"eind Q3 "
        + "2024\"."),
    Wrong(
      Sample.line(
        "deadline.moved", #"{"deadline":"d","due":{"edtf":"2024-09","convention":"eind-kwartaal"}}"#
      ),
      "bij “data.due.edtf”: \"2024-09\" is geen geldige datum: een leesafspraak kan alleen samen met "
        + "de woorden van de bron (asStated) (teken 1). Bijvoorbeeld: 2024-09 met asStated \"eind Q3 "
        + "2024\"."),
    Wrong(
      Sample.line("deadline.moved", #"{"deadline":"d","due":{}}"#),
      "bij “data.due”: de verplichte sleutel “edtf” ontbreekt."),
    Wrong(
      Sample.line("deadline.moved", #"{"deadline":"d","due":{"convention":"eind-kwartaal"}}"#),
      "bij “data.due”: de verplichte sleutel “edtf” ontbreekt."),
    Wrong(
      Sample.line(
        "deadline.moved",
        #"{"deadline":"d","due":{"asStated":"eind Q3","convention":"eind-kwartaal"}}"#),
      "bij “data.due”: de verplichte sleutel “edtf” ontbreekt."),
    Wrong(
      Sample.line("deadline.moved", #"{"deadline":"d","due":"2024-09"}"#),
      "bij “data.due”: hier hoort een object { … }."),
    Wrong(
      Sample.line("deadline.moved", #"{"deadline":"d","due":{"edtf":"2024-02-30"}}"#),
      "bij “data.due.edtf”: \"2024-02-30\" is geen geldige datum: februari 2024 heeft de dagen 1 tot "
        + "en met 29 (teken 9). Bijvoorbeeld: 2024-02-29."),
    Wrong(
      Sample.line(with: #""valid":"2024-09","asStated":"ooit","convention":"eind-kwartal""#),
      "bij “convention”: “eind-kwartal” kan hier niet. Bedoelt u “eind-kwartaal”? Kies uit: "
        + "jaar-uit-verband, begin-kwartaal, eind-kwartaal, kwartaalgrens, begin-jaar, eind-jaar, "
        + "medio-jaar, begin-maand, eind-maand, voor-de-zomer, na-de-zomer, rond-de-zomer, zomer, "
        + "najaar, voorjaar, jaarwisseling, kerstreces, voor-de-dag, uiterlijk-op, kwartalen, "
        + "start, open-eind, periode, stand-van-document, zonder-datum, programma-looptijd."),
    Wrong(
      Sample.line(with: #""valid":"2024","known":"[2024-09..]""#),
      "bij “known”: hier hoort een datum of venster met een einde, zoals 2024-09."),
    Wrong(
      Sample.line(with: #""valid":"2024","known":"2024-09/2024-10""#),
      "bij “known”: hier hoort een datum of venster met een einde, zoals 2024-09."),
    Wrong(
      Sample.line(with: #""valid":"2024","known":"gisteren""#),
      "bij “known”: \"gisteren\" is geen geldige datum: hier staat iets dat niet in een datum past "
        + "(teken 1). Bijvoorbeeld: 2024-06-20, 2024-06 of 2024."),
    Wrong(
      Sample.line(with: #""valid":"""#),
      "bij “valid”: deze waarde is leeg. Laat de sleutel weg, of vul iets in."),
  ]

  static let json = [
    Wrong("{", "de regel houdt te vroeg op."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng"}"#) + "{}", "er staat nog iets achter het einde."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","party":"ipo"}"#), "dubbele sleutel \"party\"."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":"e\#u{301}"}"#),
      "tekst is niet in NFC-vorm."),
    Wrong(
      Sample.line("party.ended", #"{"party":"vng","note":"\ud83d"}"#),
      "een half surrogaatpaar is geen teken."),
    Wrong(
      Sample.line(
        "implementation.reported",
        #"{"subject":"p","state":"done","count":{"done":9007199254740992}}"#),
      "getal groter dan 2^53−1."),
    Wrong(
      Sample.line(
        "implementation.reported", #"{"subject":"p","state":"done","count":{"done":1.5}}"#),
      "getal met een breuk; alleen hele getallen mogen."),
  ]

  @Test func `bytes that are no UTF-8 are refused`() {
    let line =
      bytes(#"{"type":"party.ended.v1","valid":"2024","data":{"party":"vng","note":""#)
      + [0xFF] + bytes(#""}}"#)
    let problem = Sample.problem(line)
    #expect(problem?.message == "de bytes zijn geen geldige UTF-8.")
    #expect(problem?.column == 71)
  }

  @Test func `after ten thousand problems no more is read`() {
    let lines = [[UInt8]](repeating: bytes("x"), count: 20_000)
    let file = Batch.read(Array(lines.joined(separator: [UInt8(ascii: "\n")]))).problems
    #expect(file.count == 10_001)
    #expect(
      file.last
        == BatchProblem(
          line: 10_001, column: nil,
          message: "na 10000 fouten is vanaf hier niet verder gelezen."))
  }

  @Test func `a line that was made is read as one that was written`() throws {
    let written = Sample.line("note.added", #"{"subjects":["vng"],"text":"Iets."}"#)
    let json = try JSONReader.read(bytes(written)[...], .lenient)
    let made = try Batch.Line(7, made: json, .shipped)
    #expect(made.number == 7 && made.bytes.elementsEqual(json.canonicalBytes))
    #expect(made.proposal == Batch.read(bytes(written)).batch.lines.first?.proposal)
    let wrong = JSON.object([JSONMember("type", .string("x.v1"))])
    let problem = #expect(throws: BatchProblem.self) {
      try Batch.Line(7, made: wrong, .shipped)
    }
    #expect(
      problem
        == Batch.read(wrong.canonicalBytes).problems.first.map {
          BatchProblem(line: 7, column: $0.column, message: $0.message)
        })
  }

  @Test func `a word that is much too long is shown as far as one needs to find it`() {
    let word = String(repeating: "a", count: 50_000)
    let shown = String(repeating: "a", count: 100) + "…"
    #expect(
      Sample.problem("{\"\(word)\":1}")?.message
        == "onbekende sleutel “\(shown)”. Toegestaan: \(Self.allowed)")
  }

  @Test func `the largest whole number that every reader keeps is accepted`() {
    let line = Sample.line(
      "implementation.reported",
      #"{"subject":"p","state":"done","count":{"done":9007199254740991}}"#)
    #expect(Sample.problem(line) == nil)
  }

  @Test func `a title, name or number is one line`() {
    let line = Sample.line(
      "stage.reached", #"{"subject":"p","stage":"ended","version":"een\ntwee"}"#)
    #expect(Sample.problem(line) != nil)
  }

  @Test func `texts and lines may be as long as the limit and no longer`() {
    let note = String(repeating: "n", count: 8_000)
    #expect(
      Sample.problem(Sample.line("party.ended", #"{"party":"vng","note":"\#(note)"}"#)) == nil)
    let line = Sample.line("party.ended", #"{"party":"vng"}"#)
    let space = String(repeating: " ", count: 60_000 - line.utf8.count)
    #expect(Sample.problem("{\(space)\(line.dropFirst())") == nil)
    let problem = Sample.problem("{ \(space)\(line.dropFirst())")
    #expect(problem?.message == "de regel is 60001 bytes lang; hoogstens 60000 mag.")
    #expect(problem?.column == 1)
  }
}
