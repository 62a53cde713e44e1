/// A piece of a page.
///
/// Text is escaped because of what it is, not because somebody remembered to: there is no way to
/// write markup as text. Tags and attributes are closed lists.
indirect enum HTML {
  case element(Tag, [Attribute], [HTML])
  case text(String)
  /// The style sheet; only a constant of this program can be one.
  case style(StaticString)

  enum Tag: String {
    case html, head, title, meta, body, a, header, main, footer, section, nav, div, span, p, dl, dt,
      dd, h1, h2, table, caption, colgroup, col, thead, tbody, tr, th, td, code, strong, small

    var isVoid: Bool { self == .meta || self == .col }
  }

  enum Attribute {
    case className(String)
    case id(String)
    case lang(String)
    case charset
    /// What the page may load and do: nothing but show its own style (Content Security Policy, level 3).
    case policy
    case viewport
    case link(to: String)
    case columnScope
    case rowScope
    /// A part that can be scrolled with the keyboard.
    case region(labelledBy: String)
    case labelled(by: String)
    case hidden
    /// How wide a column is.
    case width(percentage: Int)
  }

  /// An element.
  static func tag(_ tag: Tag, _ attributes: [Attribute] = [], _ children: HTML...) -> HTML {
    .element(tag, attributes, children)
  }

  static func tag(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [HTML]) -> HTML {
    .element(tag, attributes, children)
  }

  func write(to result: inout String) {
    switch self {
    case .text(let text): result += Self.escaped(text)
    case .style(let css): result += "<style>\n\(css)\n</style>\n"
    case .element(let tag, let attributes, let children):
      result += "<" + tag.rawValue + attributes.map(\.written).joined()
      // With a slash it is XML too, so that any reader of XML can read it.
      if tag.isVoid { return result += "/>\n" }
      result += ">"
      if tag.isBlock { result += "\n" }
      for child in children { child.write(to: &result) }
      result += "</" + tag.rawValue + ">"
      if tag.isBlock || tag.endsLine { result += "\n" }
    }
  }

  fileprivate static func escaped(_ text: String) -> String {
    PlainText.escaped(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}

extension HTML.Tag {
  fileprivate var isBlock: Bool {
    switch self {
    case .html, .head, .body, .header, .main, .footer, .section, .nav, .div, .dl, .table,
      .colgroup, .thead, .tbody, .tr:
      true
    default: false
    }
  }

  fileprivate var endsLine: Bool {
    switch self {
    case .title, .p, .dt, .dd, .h1, .h2, .caption, .th, .td: true
    default: false
    }
  }
}

extension HTML.Attribute {
  fileprivate var written: String {
    switch self {
    case .className(let name): Self.pair("class", name)
    case .id(let id): Self.pair("id", id)
    case .lang(let language): Self.pair("lang", language)
    case .charset: Self.pair("charset", "utf-8")
    case .policy:
      Self.pair("http-equiv", "Content-Security-Policy") + Self.pair("content", Self.policyText)
    case .viewport:
      Self.pair("name", "viewport") + Self.pair("content", "width=device-width, initial-scale=1")
    case .link(let anchor): Self.pair("href", "#" + anchor)
    case .columnScope: Self.pair("scope", "col")
    case .rowScope: Self.pair("scope", "row")
    case .region(let id):
      Self.pair("role", "region") + Self.pair("aria-labelledby", id) + Self.pair("tabindex", "0")
    case .labelled(let id): Self.pair("aria-labelledby", id)
    case .hidden: Self.pair("aria-hidden", "true")
    case .width(let percentage): Self.pair("style", "width:\(percentage)%")
    }
  }

  private static let policyText =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  private static func pair(_ name: String, _ value: String) -> String {
    " \(name)=\"\(HTML.escaped(value))\""
  }
}
