package import Governance

/// An empty spreadsheet with the right headers, as text for Dutch Excel.
package enum SheetTemplate {
  /// The columns for rows of one type; for `nil`, of the types that a list of decisions has most.
  package static func text(_ type: EventType?) -> String {
    var headers = type == nil ? ["soort"] : []
    let types = type.map { [$0] } ?? usual
    let forms = types.map(EventForm.init)
    for form in forms {
      for field in form.fields where field.place == .data && !field.isNewThing {
        add(DutchNames.of(field, in: form.type)[0], &headers)
      }
    }
    headers.insert("datum", at: type == nil ? 1 : 0)
    if type == nil || forms.contains(where: { $0.fields.contains(where: \.isNewThing) }) {
      add("id", &headers)
    }
    for name in ["bron", "regel", "bekend", "afschermen"] { add(name, &headers) }
    return "\u{FEFF}" + headers.joined(separator: ";") + "\n"
  }

  private static func add(_ header: String, _ headers: inout [String]) {
    if !headers.contains(header) { headers.append(header) }
  }

  private static let usual: [EventType] = [
    .decisionTaken, .itemTabled, .conditionSettled, .handOverOffered, .handOverAccepted,
    .handOverCompleted, .deadlineSet, .deadlineMoved, .deadlineMet, .responsibilityAssigned,
  ]
}
