extension GuidePage {
  /// What is promised, advised, and done by somebody else for a time.
  static let promises: [GuideChapter] = [
    GuideChapter(
      "Acties en toezeggingen, advies en vervanging",
      [
        .text(
          """
          Een nummer hoort bij één toezegging of actie van dezelfde partij: u vindt haar ermee terug.
          """),
        .command(
          """
          vth commitment make --kind actie --number GEUR-7 --title "Bijlage aanvullen" --by VvB \\
              --due 1-11-2026 --valid 5-9-2026 --known 5-9-2026
          """),
        .command(
          """
          vth commitment move GEUR-7 --due 20-11-2026 --reason "Meer reacties dan verwacht" \\
              --valid 20-10-2026 --known 20-10-2026
          """),
        .text(
          """
          Valt iemand in, leg dan vast voor wie, en tot en met welke dag. Wat op de een wacht, wacht \
          dan ook op de ander. De rollen blijven waar ze zijn.
          """),
        .command(
          """
          vth delegation grant --from VvB --to "Projectteam Geur" --until 30-11-2026 \\
              --valid 1-11-2026 --known 28-10-2026
          """),
        .command(
          """
          vth todo --party "Projectteam Geur" --on 2026-11-10
          """,
          shows: """
            …
              vervanging: Projectteam Geur voor Vereniging van Beheerders (bron: geen bron vastgelegd)
            …
            """),
        .text(
          """
          Gevraagd advies: vth advice request. Wat ervan kwam: vth advice give. Wat een bron niet in \
          woorden zegt, maar volgt uit een kop of rij, krijgt --inferred met waaruit het volgt.
          """),
      ])
  ]
}
