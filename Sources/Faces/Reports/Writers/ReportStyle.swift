/// How a report looks: on a screen, on a narrow screen, and on A4.
///
/// The colours and their contrast (at least 4.5 to 1; most above 7) are those of the house; a screen
/// that brings its own colours keeps the words and the shapes.
enum ReportStyle {
  static let screen: StaticString = """
    :root { --ink: #1A1A1A; --soft: #4D5358; --link: #0B4F8A; --hover: #083B68; --rule: #6B7278; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 80rem; padding: 16px; color: var(--ink); background: #FFFFFF;
      font: 18px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
    h1 { font-size: 2rem; line-height: 1.2; margin: 16px 0; }
    h2 { font-size: 1.4rem; line-height: 1.3; margin: 32px 0 8px; }
    h1, h2, p { overflow-wrap: anywhere; hyphens: auto; }
    p { max-width: 70ch; margin: 8px 0; }
    a { color: var(--link); }
    a:hover { color: var(--hover); }
    a:focus, [tabindex]:focus { outline: 3px solid #1A1A1A; background: #FFDD00; outline-offset: 2px; }
    div[tabindex]:focus { background: inherit; }
    .skip { position: absolute; left: -100vw; padding: 8px 16px; }
    .skip:focus { left: 16px; top: 8px; }
    .limit { font-weight: bold; }
    .links a { display: inline-block; padding: 4px 16px 4px 0; min-height: 24px; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0; }
    dt { color: var(--soft); }
    dd { margin: 0; overflow-wrap: anywhere; }
    .wide { position: relative; overflow-x: auto; margin: 16px 0; }
    table { border-collapse: collapse; width: 100%; font-size: 1rem; }
    caption { text-align: left; font-weight: bold; padding: 8px 0; }
    th, td { text-align: left; vertical-align: top; padding: 8px; border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: normal; min-width: 14ch; }
    td div + div { margin-top: 4px; }
    .leading > * { background: #EEF0F2; }
    .leading th { font-weight: bold; }
    .number { text-align: right; }
    .letters { text-align: center; padding: 8px 2px; min-width: 1.6em; }
    th.letters span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 18em;
      text-align: left; font-size: .85em; }
    tbody tr:hover > * { background: #EEF0F2; }
    small, code { font-size: .85em; color: var(--soft); }
    code { font-family: ui-monospace, "Liberation Mono", monospace; overflow-wrap: anywhere; }
    .mark { display: inline-block; padding: 0 8px; border-radius: 4px; }
    .done { color: #1E5E2E; background: #E6F4EA; }
    .running { color: #0B3D6B; background: #E6F0FA; }
    .deviating { color: #5F3B00; background: #FFF3D6; }
    .blocked { color: #8C1D18; background: #FDECEA; }
    .new { color: #4B2A7B; background: #F0E9FA; }
    .unknown { color: #3A3F44; background: #EEF0F2; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    footer { margin-top: 32px; border-top: 2px solid var(--ink); }
    @media screen { col { width: auto !important; } }
    @media print {
      body { max-width: none; padding: 0; font: 9pt/1.3 Arial, "Liberation Sans", sans-serif; }
      .skip, nav { display: none; }
      h1 { font-size: 16pt; } h2 { font-size: 12pt; margin-top: 12pt; }
      h2, caption { break-after: avoid; }
      table { font-size: 7.5pt; line-height: 1.2; }
      table:has(col) { table-layout: fixed; }
      th, td { padding: 2pt 4pt 2pt 0; }
      table:has(col) :is(th, td) { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
      td div + div { margin-top: 1pt; }
      .letters { padding: 2pt 0; }
      thead { display: table-header-group; }
      tr:not(:has(div)), td > div { break-inside: avoid; }
      .wide { overflow: visible; margin: 6pt 0; }
      .mark { border: 1px solid currentColor; padding: 0 2pt; }
      a { color: inherit; }
    }
    @media (forced-colors: active) { .mark { border: 1px solid; } }
    """

  static let portrait: StaticString = "@page { size: A4; margin: 15mm; }"

  static let landscape: StaticString = "@page { size: A4 landscape; margin: 10mm; }"
}
