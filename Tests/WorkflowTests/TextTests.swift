import Testing

@testable import Workflow

@Suite struct TextTests {
  @Test func `the text says states, steps and routes in Dutch`() {
    let text = ProcessText.text(Given.decision, title: "Besluit") { actor in
      if case .party(let party) = actor { party.uppercased() } else { actor.dutch }
    }
    #expect(
      text == """
        Besluit

        Toestanden
          geagendeerd: wacht op het volgende orgaan van de route
          aangehouden: wacht op wie de rol "owner" heeft of een partij van de soort "ministry"
          vastgesteld: einde

        Stappen
          begin → geagendeerd: agenderen (item.tabled), door iedereen
          begin → aangehouden: inbrengen (note.added), door iedereen; onregelmatig: niet geagendeerd
          geagendeerd → vastgesteld: vaststellen (decision.taken), \
        door het volgende orgaan van de route, met "bodies", \
        als "outcome" "adopted" of "agreed" is, daarna naar het volgende orgaan van de route
          geagendeerd → aangehouden: aanhouden (decision.taken), door iedereen, \
        als "outcome" "deferred" is
          aangehouden → geagendeerd: weer agenderen (item.tabled), door iedereen
          vastgesteld → geagendeerd: weer agenderen (item.tabled), door iedereen

        Routes
          Besluiten: PIJLERTEAM → STUURGROEP of KERN → BO

        """)
  }

  @Test func `a step says the limit of the state that it leaves`() {
    let text = ProcessText.text(Given.handOver, title: "Overdracht")
    #expect(text.contains("  aangeboden: wacht op wie onder \"to\" staat, binnen 6 weken\n"))
    #expect(
      text.contains(
        "  aangeboden → aanvaard: aanvaarden (handover.accepted), door wie onder \"to\" staat, "
          + "binnen 6 weken\n"))
    #expect(!text.contains("Routes"))
  }

  @Test func `Mermaid draws states, steps, beginnings and ends`() {
    #expect(
      ProcessMermaid.text(Given.deadline, title: "De \"termijn\"") == """
        ---
        title: "De \\"termijn\\""
        ---
        stateDiagram-v2
          state "loopt<br/>uiterlijk op de datum onder #34;due#34;" as s_pending
          state "gehaald" as s_met
          state "vervallen" as s_dropped
          [*] --> s_pending : stellen
          s_pending --> s_pending : verzetten
          s_pending --> s_met : halen
          s_dropped --> s_met : alsnog halen
          s_pending --> s_dropped : laten vervallen
          s_met --> [*]
          s_dropped --> [*]

        """)
  }

  @Test func `what Mermaid would read as syntax is written as a code`() {
    #expect(
      ProcessMermaid.escaped("a:b;c\"#{}[]<>%&\n`*-\\é🙂")
        == "a#58;b#59;c#34;#35;#123;#125;#91;#93;#60;#62;#37;#38; #96;#42;#45;#92;é🙂")
    for line in ProcessMermaid.text(Given.nasty, title: "x").split(separator: "\n").dropFirst(4) {
      let label = line.drop { $0 != "\"" && $0 != ":" }.dropFirst()
      #expect(!label.contains { "{}[]%".contains($0) } || line.hasSuffix("[*]"), "\(line)")
    }
  }

  @Test func `DOT draws final states double and irregular steps dashed`() {
    let text = ProcessDOT.text(Given.handOver, title: "Overdracht")
    #expect(text.contains("  \"state declined\" [label=\"afgewezen\", peripheries=2];\n"))
    #expect(
      text.contains(
        "  \"state offered\" -> \"state completed\" [label=\"overdragen\", style=dashed];\n"))
    #expect(text.contains("  \"begin\" -> \"state offered\" [label=\"aanbieden\"];\n"))
  }

  @Test func `what DOT would read as syntax is escaped`() {
    #expect(ProcessDOT.quoted(["a\"b\\n&\n", "c"]) == "\"a\\\"b\\\\n&amp; \\nc\"")
  }

  @Test func `every rendering of nothing is still a document`() {
    let nothing = definition([], [])
    #expect(ProcessText.text(nothing, title: "Leeg") == "Leeg\n\nToestanden\n\nStappen\n")
    #expect(ProcessMermaid.text(nothing, title: "Leeg").hasSuffix("stateDiagram-v2\n"))
    #expect(ProcessDOT.text(nothing, title: "Leeg").hasSuffix("}\n"))
  }
}
