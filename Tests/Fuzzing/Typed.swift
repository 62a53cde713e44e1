import EventFormat
import Forms
import Governance
import TestSupport

/// What people type: it becomes a line that a batch may hold, or a problem in words.
enum Typed {
  private static let known: KnownFacts = Examples.made { () throws in
    KnownFacts(try Scenario(Scenario.cast).model)
  }

  static func sheet(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let sheet = SheetImport(bytes, allOf: nil, knowing: known)
    for problem in sheet.problems {
      try promise(problem.line >= 1 && !problem.message.isEmpty, "\(problem)")
    }
    for line in sheet.lines { try check(line.form) }
    return !sheet.lines.isEmpty && sheet.problems.isEmpty
  }

  /// Forms in which one field is what was typed and the rest is right.
  private static let forms: [(type: EventType, field: String, others: [(String, String)])] = [
    (.noteAdded, "valid", [("subjects", "handreiking"), ("text", "tekst")]),
    (.noteAdded, "subjects", [("valid", "2024"), ("text", "tekst")]),
    (.fundingGranted, "amount", [("valid", "2024"), ("title", "Subsidie")]),
    (
      .deadlineSet, "due",
      [("valid", "2024-01-01"), ("subject", "handreiking"), ("milestone", "oplevering")]
    ),
  ]

  static func fields(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    var isAccepted = false
    for (type, field, others) in forms {
      let typed = (others + [(field, text)]).map { TypedField($0.0, $0.1) }
      let form: FilledForm
      do throws(FormErrors) { form = try EventForm(type).fill(typed, knowing: known) } catch {
        try promise(error.errors.allSatisfy { !$0.message.isEmpty }, "an error without words")
        continue
      }
      try check(form)
      // A field that may be left out is so when nothing is typed.
      let value = form.json["data"]?[field] ?? form.json[field]
      isAccepted = isAccepted || value != nil
    }
    return isAccepted
  }

  private static func check(_ form: FilledForm) throws(BrokenPromise) {
    let (batch, problems) = Batch.read(form.json.canonicalBytes)
    for problem in problems { try promise(!problem.message.isEmpty, "a problem without words") }
    try promise(
      !problems.isEmpty || batch.lines.map(\.proposal) == [form.proposal],
      "the line says something else than the form")
  }
}
