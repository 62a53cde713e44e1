internal import Calendar
package import EventFormat
internal import Governance
package import Reading

extension Ownership {
  package func json(_ view: View) -> JSON {
    .record(
      [("product", .string(product.text)), ("title", .string(view.label(product)))] + view.clocks
        + [
          ("holders", .array(holders.map { $0.json })),
          ("vacant", .boolean(vacancies[.owner]?.certainty == .certain)),
          ("vacancies", vacancies.isEmpty ? nil : .array(vacanciesJSON)),
          ("horizon", view.horizon(of: product).map { $0.json }),
          ("certainlyHeld", .some(certainlyHeld.map(\.rawValue).sorted())),
          ("lastHolders", endings[.owner].map { .ids($0.last) }),
          ("lastHeldUntil", endings[.owner].map { .period($0.fact.valid) }),
          ("handovers", .array(handOvers.map { $0.json })),
          ("disputes", .array(disputes.map { $0.json(view) })),
        ])
  }
}

extension Ownership {
  private var vacanciesJSON: [JSON] {
    Role.allCases.compactMap { role in
      vacancies[role].map { vacancy in
        .record(
          [
            ("role", .string(role.rawValue)), ("since", .period(vacancy.fact.valid)),
            ("certainty", .string(vacancy.certainty.rawValue)),
            ("basis", .basis(vacancy.fact, decision: nil)),
          ], on: vacancy.fact)
      }
    }
  }
}

extension Horizon {
  /// How far what is known goes: the newest document, by when it was known, and up to when it is confirmed.
  package var json: JSON {
    .record([
      ("known", .string(known.iso)), ("document", .id(newest?.document)),
      ("date", newest.map { .period($0.date) }),
      ("confirmedThrough", confirmation.map { .string($0.through.iso) }),
      ("confirmedBy", confirmation.map { .ids($0.confirmed.by) }),
    ])
  }
}

extension Holding {
  fileprivate var json: JSON {
    .record(
      [
        ("role", .string(role.rawValue)), ("parties", .ids(parties)),
        ("unnamed", isUnnamed ? .boolean(true) : nil),
        ("since", .text(since.edtf) ?? .null), ("asStated", .text(since.asStated)),
        ("certainty", .string(certainty.rawValue)),
        ("basis", .basis(basis, decision: decision)), ("handover", .id(handOver)),
        ("note", .text(note)), ("mayHaveEnded", mayHaveEnded.map { .period($0.valid) }),
      ], on: basis)
  }
}
