package import EventFormat
internal import Governance
package import Reading

extension Difference {
  /// The difference between two views, each change with its state before and after.
  package func json(_ before: View, _ after: View) -> JSON {
    .record([
      ("from", .record(before.clocks)), ("to", .record(after.clocks)),
      (
        "owners",
        .array(
          owners.map {
            .record([
              ("product", .string($0.product.text)), ("before", $0.before.json(before)),
              ("after", $0.after.json(after)),
            ])
          })
      ),
      (
        "handovers",
        .array(
          handOvers.map { .record([("before", $0.before?.json), ("after", $0.after?.json)]) })
      ), ("decisions", .array(decisions.map { $0.json(after) })),
      ("withdrawnDecisions", .array(withdrawnDecisions.map { $0.json(before) })),
      (
        "deadlines",
        .array(
          deadlines.map {
            .record([("before", $0.before?.json(before)), ("after", $0.after?.json(after))])
          })
      ),
      (
        "things",
        .array(
          things.map {
            .record([("before", $0.before?.json(before)), ("after", $0.after?.json(after))])
          })
      ),
      ("learned", .array(learned.map { $0.json(Narration(after)) })),
      ("unlearned", .array(unlearned.map { $0.json(Narration(before)) })),
      (
        "stages",
        .array(
          stages.map {
            .record([
              ("product", .string($0.product.text)),
              ("before", .text($0.before.last?.value.stage.text)),
              ("beforeMayBe", .some($0.before.others.map(\.value.stage.text))),
              ("after", .text($0.after.last?.value.stage.text)),
              ("afterMayBe", .some($0.after.others.map(\.value.stage.text))),
            ])
          })
      ),
      ("disputes", .array(disputes(after).map { $0.json(after) })),
    ])
  }
}
