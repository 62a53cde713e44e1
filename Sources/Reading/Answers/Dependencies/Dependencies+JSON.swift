package import EventFormat
internal import Governance
package import Reading

extension Impact {
  package func json(_ view: View) -> JSON {
    .record(
      [("product", .string(product.text)), ("title", .string(view.label(product)))] + view.clocks
        + [
          ("deadlines", .array(deadlines.map { $0.json(view) })),
          ("waitsFor", .array(awaited.map { $0.json })),
          (
            "waiting",
            .array(
              waiting.map { reached in
                .record([
                  ("product", .string(reached.product.text)),
                  ("owners", .ids(reached.owners.flatMap(\.parties))),
                  (
                    "ownerCertainty",
                    reached.owners.isEmpty
                      ? nil
                      : .string(
                        reached.owners.contains { $0.certainty == .possible }
                          ? "possible" : "certain")
                  ),
                  ("path", .array(reached.path.map { $0.json })),
                  (
                    "pathLength",
                    reached.pathLength == reached.path.count ? nil : .number(reached.pathLength)
                  ),
                  ("deadlines", .array(reached.deadlines.map { $0.json(view) })),
                  ("disputes", .ids(reached.disputes.map(\.dispute.dispute))),
                ])
              })
          ),
          (
            "parts",
            .array(
              parts.map {
                .record([
                  ("product", .string($0.product.text)), ("waiting", .number($0.waiting)),
                ])
              })
          ), ("loops", .array(loops.map(JSON.ids))),
          ("disputes", .array(allDisputes.map { $0.json(view) })),
        ])
  }
}

extension DependencyStanding {
  package var json: JSON {
    .record(
      [
        ("dependency", .string(dependency.dependency.text)),
        ("subject", .string(dependency.subject.text)),
        ("relation", .string(dependency.relation.rawValue)),
        ("target", .string(dependency.target.text)), ("certainty", .string(certainty.rawValue)),
        ("since", .period(fact.valid)), ("ended", ended.map { .period($0.valid) }),
        ("disputes", .ids(disputes.map(\.dispute.dispute))),
        ("basis", .basis(fact, decision: dependency.decision)),
      ], on: fact)
  }
}
