internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let texts = Flag(
    name: "texts", value: "MAP", summary: "de map met de stukken zelf, om ook te zien wat ontbreekt"
  )
  static let products = Flag(
    name: "products", value: nil, summary: "per product wat er niet over is vastgelegd")
}

extension Command {
  static let coverage = Command(
    name: "coverage",
    summary: "Welke regels van een bron zijn vastgelegd, en wat er nog ontbreekt.",
    arguments: "[BRON]", argumentCount: 0...1, flags: clockFlags + [.texts, .products],
    details: """
      Per bron: welke regels worden aangehaald, door welke vermeldingen. Met --texts leest vth de
      stukken zelf, controleert of het dezelfde zijn, en toont welke regels met tekst door geen enkele
      vermelding worden aangehaald. Wat zo’n regel zegt, komt uit uw eigen bestanden: ook namen van
      personen die daarin staan. Per product: of er een eigenaar, een fase en een termijn is.

      Voorbeeld: vth coverage ledenbrief-2024-10
      """
  ) { invocation in
    let view = try invocation.view()
    let sources = view.sourceCoverage()
    guard let words = invocation.arguments.words.first else {
      let texts = try SourceTexts(of: sources.map(\.source), isOnlyOne: false, invocation)
      let text = CoverageText(view, texts, invocation)
      invocation.arguments.has(.products)
        ? text.write(view.productCoverage()) : text.write(sources, view.productCoverage())
      return .done
    }
    let id = try invocation.find(words, .source, view)
    guard let one = sources.first(where: { $0.source.source == id }) else {
      throw CommandError.unknownName(words, .source, [])
    }
    let texts = try SourceTexts(of: [one.source], isOnlyOne: true, invocation)
    CoverageText(view, texts, invocation).write(one)
    return .done
  }
}

/// What is covered, in words or as JSON.
private struct CoverageText {
  private let view: View
  private let texts: SourceTexts
  private let isJSON: Bool
  private let output: Output

  init(_ view: View, _ texts: SourceTexts, _ invocation: Invocation) {
    self.view = view
    self.texts = texts
    isJSON = invocation.arguments.has(.json)
    output = invocation.output
  }

  // MARK: Everything

  func write(_ sources: [SourceCoverage], _ products: [ProductCoverage]) {
    if isJSON {
      output.json(
        .record([
          ("sources", .array(sources.map(json))), ("products", .array(products.map(json))),
        ]))
      return
    }
    output.clocks(view)
    output.heading("Bronnen")
    output.table(
      sources.map { one in
        [
          "  " + one.source.source.text, counted(one.entries.count, "vermelding", "vermeldingen"),
          summary(one),
        ]
      })
    output.heading("Producten")
    output.line("  " + counted(products.count, "product", "producten") + ":")
    for aspect in ProductCoverage.Aspect.allCases {
      output.line("    \(products.count { $0.missing.contains(aspect) }) \(aspect.dutch)")
    }
    output.line()
    output.line("Per regel: vth coverage BRON. Per product: vth coverage --products.")
  }

  private func summary(_ one: SourceCoverage) -> String {
    let cited = counted(one.lineCount, "regel", "regels") + " aangehaald"
    guard let filled = texts.filled(one.source.source) else { return cited }
    let missing = one.uncited(among: filled.map(\.number))
    return "\(cited); \(missing.isEmpty ? "geen" : "\(missing.count)") van de \(filled.count) "
      + "regels met tekst in het bestand nergens aangehaald"
  }

  // MARK: One document

  func write(_ one: SourceCoverage) {
    if isJSON { return output.json(json(one)) }
    output.line("\(one.source.title)  (\(one.source.source))")
    output.clocks(view)
    output.line()
    for stretch in one.stretches {
      output.field("regel \(CitedLines.phrase([stretch.lines]))", numbers(of: stretch))
    }
    for (place, entries) in one.otherPlaces.sorted(by: { $0.key < $1.key }) {
      output.field(place, numbers(entries))
    }
    if !one.elsewhere.isEmpty {
      output.line()
      output.line(
        "In hetzelfde bestand, maar als ander stuk aangehaald: regel "
          + CitedLines.phrase(one.elsewhere) + ".")
    }
    output.heading("Zonder vermelding")
    writeMissing(one)
  }

  private func writeMissing(_ one: SourceCoverage) {
    guard let filled = texts.filled(one.source.source) else {
      let before =
        one.uncited.isEmpty ? "" : "regel \(CitedLines.phrase(one.uncited)), en "
      output.line("  \(before)wat na regel \(one.lastLine) komt.")
      output.line("  Welke daarvan leeg zijn, zegt het log niet: geef de stukken met --texts MAP.")
      return
    }
    let missing = Set(one.uncited(among: filled.map(\.number)))
    for (number, text) in filled where missing.contains(number) {
      output.field("  regel \(number)", text.shortened(to: 100))
    }
    output.line(
      missing.isEmpty
        ? "  Geen: elke regel met tekst wordt aangehaald."
        : "  \(missing.count) van de \(filled.count) regels met tekst.")
  }

  private func numbers(_ entries: [Int]) -> String {
    (entries.count == 1 ? "vermelding " : "vermeldingen ") + CitedLines.phrase(entries)
  }

  /// The entries that cite a stretch; of very many the first, and how many more.
  private func numbers(of stretch: CitedStretch) -> String {
    if stretch.entries.isEmpty {
      return counted(stretch.entryCount, "vermelding", "vermeldingen")
    }
    return numbers(stretch.entries)
      + (stretch.unnamedCount > 0 ? " en nog \(stretch.unnamedCount)" : "")
  }

  private func json(_ one: SourceCoverage) -> JSON {
    let filled = texts.filled(one.source.source)
    let lines = one.linesInJSON
    return .record([
      ("source", .string(one.source.source.text)), ("title", .string(one.source.title)),
      ("entries", .number(one.entries.count)), ("lines", .array(lines.listed)),
      ("linesLeftOut", lines.leftOut > 0 ? .number(lines.leftOut) : nil),
      (
        "otherPlaces",
        .array(
          one.otherPlaces.sorted { $0.key < $1.key }.map { place, entries in
            .record([
              ("at", .string(place)), ("entries", .array(entries.map(JSON.number))),
            ])
          })
      ),
      ("linesWithText", filled.map { .number($0.count) }),
      ("uncited", filled.map { .array(one.uncited(among: $0.map(\.number)).map(JSON.number)) }),
    ])
  }

  // MARK: Products

  func write(_ products: [ProductCoverage]) {
    let incomplete = products.filter { !$0.missing.isEmpty }
    if isJSON { return output.json(.array(products.map(json))) }
    output.clocks(view)
    output.line()
    for one in incomplete {
      output.line(
        "\(view.label(one.product))  (\(one.product), \(view.programmeWords.word(one.kind)))")
      output.line("  \(one.missing.map(\.dutch).joined(separator: ", "))")
    }
    output.line("")
    output.line(
      "Bij \(incomplete.count) van \(counted(products.count, "product", "producten")) ontbreekt iets."
    )
  }

  private func json(_ one: ProductCoverage) -> JSON {
    .record([
      ("product", .string(one.product.text)), ("kind", .string(one.kind.rawValue)),
      ("missing", .array(one.missing.map { .string($0.rawValue) })),
    ])
  }
}

extension SourceCoverage {
  /// A place for each line with the entries that cite it, as long as the names of those are not too many together;
  /// of the lines behind that only how many there are.
  fileprivate var linesInJSON: (listed: [JSON], leftOut: Int) {
    var listed: [JSON] = []
    var room = CitedStretch.namedOfAllMax
    for stretch in stretches {
      let each = max(1, stretch.entries.count)
      let fitting = stretch.lines.prefix(room / each)
      let entries = JSON.array(stretch.entries.map(JSON.number))
      for line in fitting {
        listed.append(
          .record([
            ("line", .number(line)), ("entries", entries),
            ("more", stretch.unnamedCount > 0 ? .number(stretch.unnamedCount) : nil),
          ]))
      }
      room -= fitting.count * each
      if fitting.count < stretch.lines.count { break }
    }
    return (listed, lineCount - listed.count)
  }
}

extension ProductCoverage.Aspect {
  fileprivate var dutch: String {
    switch self {
    case .owner: "eigenaar niet genoemd"
    case .stage: "zonder fase"
    case .deadline: "zonder termijn"
    }
  }
}
