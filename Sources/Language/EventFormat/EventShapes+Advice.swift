internal import Calendar
internal import Governance

// The keys of advice and of who stands in for whom.

extension RecordShape where Root == AdviceRequested {
  static let shape = RecordShape(
    AdviceRequested.init(advice:title:from:by:products:items:decisions:due:note:),
    .required("advice", .id(.advice), \.advice), .required("title", .short, \.title),
    .requiredList("from", .id(.party), \.from), .list("by", .id(.party), \.by),
    .list("products", .id(.product), \.about.products), .list("items", .id(.item), \.about.items),
    .list("decisions", .id(.decision), \.about.decisions), .optional("due", .period, \.due),
    .optional("note", .long, \.note))
}

extension AdviceRequested {
  fileprivate init(
    advice: Identifier, title: String, from: [Identifier], by: [Identifier],
    products: [Identifier], items: [Identifier], decisions: [Identifier], due: Period?,
    note: String?
  ) {
    self.init(
      advice: advice, title: title, from: from, by: by,
      about: AdviceSubjects(products: products, items: items, decisions: decisions), due: due,
      note: note)
  }
}

extension RecordShape where Root == AdviceGiven {
  static let shape = RecordShape(
    AdviceGiven.init(advice:by:tenor:text:products:items:decisions:note:),
    .optional("advice", .id(.advice), \.advice), .requiredList("by", .id(.party), \.by),
    .optional("tenor", .choice, \.tenor), .optional("text", .long, \.text),
    .list("products", .id(.product), \.about.products), .list("items", .id(.item), \.about.items),
    .list("decisions", .id(.decision), \.about.decisions), .optional("note", .long, \.note))
}

extension AdviceGiven {
  fileprivate init(
    advice: Identifier?, by: [Identifier], tenor: AdviceTenor?, text: String?,
    products: [Identifier], items: [Identifier], decisions: [Identifier], note: String?
  ) {
    self.init(
      advice: advice, by: by, tenor: tenor, text: text,
      about: AdviceSubjects(products: products, items: items, decisions: decisions), note: note)
  }
}

extension RecordShape where Root == DelegationGranted {
  static let shape = RecordShape(
    DelegationGranted.init(delegation:from:to:products:scope:until:called:decision:note:),
    .required("delegation", .id(.delegation), \.delegation),
    .requiredList("from", .id(.party), \.from), .requiredList("to", .id(.party), \.to),
    .list("products", .id(.product), \.products), .optional("scope", .long, \.scope),
    .optional("until", .period, \.until), .optional("called", .short, \.called),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension RecordShape where Root == DelegationEnded {
  static let shape = RecordShape(
    DelegationEnded.init(delegation:reason:decision:note:),
    .required("delegation", .id(.delegation), \.delegation),
    .optional("reason", .long, \.reason), .optional("decision", .id(.decision), \.decision),
    .optional("note", .long, \.note))
}
