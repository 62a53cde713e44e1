import Governance

extension ProcessMatrix {
  static let builtIn = [item, condition, handOver, deadline, product, commitment, advice]

  static let item = ProcessMatrix(
    .item,
    paths: [
      "tabled": ["item.tabled decide"], "informed": ["item.tabled inform"],
      "deferred": ["item.tabled discuss", "decision.taken deferred"],
      "decided": ["item.tabled none", "decision.taken agreed"],
      "noted": ["item.tabled decide", "decision.taken noted"],
      "rejected": ["item.tabled decide", "decision.taken rejected"],
      "withdrawn": ["item.tabled decide", "item.withdrawn"],
    ],
    """
                            | -         tabled    deferred  informed  decided noted rejected withdrawn
    item.tabled decide      | tabled    =         =         =         =       =     =        =
    item.tabled discuss     | tabled    =         =         =         =       =     =        =
    item.tabled inform      | informed  =         =         =         =       =     =        =
    item.tabled none        | tabled    =         =         =         =       =     =        =
    decision.taken adopted  | decided   decided   decided   decided   x       x     x        x
    decision.taken agreed   | decided   decided   decided   decided   x       x     x        x
    decision.taken supported| decided   decided   decided   decided   x       x     x        x
    decision.taken decided  | decided   decided   decided   decided   x       x     x        x
    decision.taken signed   | decided   decided   decided   decided   x       x     x        x
    decision.taken noted    | noted     noted     noted     noted     x       x     x        x
    decision.taken rejected | rejected  rejected  rejected  rejected  x       x     x        x
    decision.taken deferred | deferred  deferred  deferred  deferred  x       x     x        x
    item.withdrawn          | withdrawn withdrawn withdrawn withdrawn x       x     x        x
    """)

  static let condition = ProcessMatrix(
    .condition,
    paths: [
      "open": ["decision.taken conditions"],
      "fulfilled": ["handover.offered conditions", "condition.settled fulfilled"],
      "waived": ["handover.accepted conditions", "condition.settled waived"],
      "lapsed": ["decision.taken conditions", "condition.settled lapsed"],
    ],
    """
                                 | -         open      fulfilled waived lapsed
    decision.taken conditions    | open      =         =         =      =
    handover.offered conditions  | open      =         =         =      =
    handover.accepted conditions | open      =         =         =      =
    condition.settled fulfilled  | fulfilled fulfilled x         x      x
    condition.settled waived     | waived    waived    x         x      x
    condition.settled lapsed     | lapsed    lapsed    x         x      x
    """)

  static let handOver = ProcessMatrix(
    .handOver,
    paths: [
      "offered": ["handover.offered"], "accepted": ["handover.offered", "handover.accepted"],
      "declined": ["handover.offered", "handover.declined"],
      "completed": ["handover.offered", "handover.accepted", "handover.completed none"],
      "withdrawn": ["handover.offered", "handover.withdrawn"],
    ],
    """
                       | -          offered    accepted  declined   completed withdrawn
    handover.offered   | offered    =          =         =          =         =
    handover.accepted  | accepted   accepted   x         x          x         x
    handover.declined  | declined   declined   x         x          x         x
    handover.completed none | completed! completed! completed completed! x     completed!
    handover.completed some | completed  completed! completed completed! =     completed!
    handover.withdrawn | withdrawn  withdrawn  withdrawn x          x         x
    """)

  static let deadline = ProcessMatrix(
    .deadline,
    paths: [
      "pending": ["deadline.set none"], "repeating": ["deadline.set some"],
      "missed": ["deadline.set none", "deadline.missed"],
      "met": ["deadline.set none", "deadline.moved", "deadline.met"],
      "dropped": ["deadline.set none", "deadline.dropped"],
    ],
    """
                      | -         pending repeating missed  met dropped
    deadline.set none | pending   =       =         =       =   =
    deadline.set some | repeating =       =         =       =   =
    deadline.moved    | pending   pending repeating pending x   x
    deadline.missed   | missed    missed  repeating missed  x   x
    deadline.met      | met       met     repeating met     x   met
    deadline.dropped  | dropped   dropped dropped   dropped x   x
    """)

  /// Forward always.
  ///
  /// Back within making, within deciding and within using, from use to what was decided, and from adopted
  /// to a next version. All else is possible and odd.
  static let product: ProcessMatrix = {
    let header =
      "  | - planned in-development concept consultation adopted delivered handed-over "
      + "in-implementation implemented continuous ended"
    let back: [(stages: [String], cells: String)] = [
      (["planned"], "S S S! S! S! S! S! S! S! S! S! S!"),
      (["in-development", "concept", "consultation"], "S S S S S S S! S! S! S! S! S!"),
      (["adopted", "delivered", "handed-over"], "S S S S S S S S S S S S!"),
      (["in-implementation", "implemented", "continuous"], "S S S S S S S S S S S S!"),
      (["ended"], "S S S S S S S S S S S S"),
    ]
    let rows = back.flatMap { row in
      row.stages.map { "stage.reached \($0) | \(row.cells.replacing("S", with: $0))" }
    }
    let stages = back.flatMap(\.stages)
    return ProcessMatrix(
      .product,
      paths: Dictionary(uniqueKeysWithValues: stages.map { ($0, ["stage.reached \($0)"]) }),
      ([header] + rows).joined(separator: "\n"))
  }()

  static let commitment = ProcessMatrix(
    .commitment,
    paths: [
      "open": ["commitment.made"],
      "partly": ["commitment.made", "commitment.settled partly"],
      "held": ["commitment.made", "commitment.settled held"],
      "settled": ["commitment.made", "commitment.settled settled"],
      "lapsed": ["commitment.made", "commitment.settled lapsed"],
      "withdrawn": ["commitment.made", "commitment.settled withdrawn"],
      "replaced": ["commitment.made", "commitment.settled replaced"],
    ],
    """
                                           | -         open      partly    held      settled lapsed withdrawn replaced
    commitment.made                        | open      =         =         =         =       =      =         =
    commitment.moved                       | open      open      partly    held      x       x      x         x
    commitment.settled settled             | settled   settled   settled   settled   x       x      x         x
    commitment.settled partly              | partly    partly    partly    x         x       x      x         x
    commitment.settled lapsed              | lapsed    lapsed    lapsed    lapsed    x       x      x         x
    commitment.settled withdrawn           | withdrawn withdrawn withdrawn withdrawn x       x      x         x
    commitment.settled replaced            | replaced  replaced  replaced  replaced  x       x      x         x
    commitment.settled held                | held      held      held      held      x       x      x         x
    commitment.settled postponed           | open      open      partly    held      x       x      x         x
    commitment.settled confirmed-open      | open      open      partly    open      x       x      x         x
    commitment.settled clarification-asked | open      open      partly    held      x       x      x         x
    commitment.settled amended             | open      open      partly    held      x       x      x         x
    """)

  static let advice = ProcessMatrix(
    .advice,
    paths: [
      "requested": ["advice.requested"], "given": ["advice.requested", "advice.given"],
    ],
    """
                     | -         requested given
    advice.requested | requested =         =
    advice.given     | given     given     given
    """)
}
