/// Where the states of a process stand in a BPMN diagram: a simple grid.
///
/// A state stands in the column of its distance from the beginning, and one where everything ends
/// in the last column. Every cell has room for a task with its timer below it, a choice on its right
/// and the end below that choice; the gap above a row is kept free for lines that go back or skip a
/// column.
struct BPMNLayout {
  private var cells: [String: BPMNCell] = [:]

  /// The cell for the start event and the choice after it.
  let beginning = BPMNCell(x: 80, middle: 160)

  init(_ definition: ProcessDefinition) {
    let graph = ProcessGraph(definition)
    let distances = graph.distances.filter { graph.hasStep(from: $0.key) }
    let last = (distances.values.max() ?? -1) + 1
    var rows: [Int: Int] = [:]
    for state in definition.states {
      let column = distances[state.name, default: last]
      let row = rows[column, default: 0]
      rows[column] = row + 1
      cells[state.name] = BPMNCell(x: 300 + column * 360, middle: 160 + row * 200)
    }
  }

  /// The cell of a state of the definition.
  func cell(of state: String) -> BPMNCell { cells[state, default: beginning] }
}

/// One cell of the grid, by its left side and the height at which its shapes are centred.
struct BPMNCell {
  let x: Int
  let middle: Int

  /// A shape centred on the row.
  func box(width: Int, height: Int, dx: Int) -> BPMNBox {
    BPMNBox(x: x + dx, y: middle - height / 2, width: width, height: height)
  }

  /// An event centred so far below the middle of the row.
  func box(below dy: Int, dx: Int) -> BPMNBox {
    BPMNBox(x: x + dx, y: middle + dy - 18, width: 36, height: 36)
  }
}

/// The place and size of a shape, in pixels.
struct BPMNBox: Hashable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  var left: BPMNPoint { BPMNPoint(x: x, y: y + height / 2) }
  var right: BPMNPoint { BPMNPoint(x: x + width, y: y + height / 2) }
  var top: BPMNPoint { BPMNPoint(x: x + width / 2, y: y) }
  var bottom: BPMNPoint { BPMNPoint(x: x + width / 2, y: y + height) }
}

/// A point of a line, in pixels.
struct BPMNPoint: Hashable {
  let x: Int
  let y: Int
}

extension BPMNGraph {
  /// The points of a flow's line, which crosses no shape.
  ///
  /// Down within a cell, straight or in one step to the next column, otherwise through the gap above
  /// the row of the source and down the gap before the column of the target.
  func waypoints(of flow: BPMNFlow) -> [BPMNPoint] {
    guard let source = node(flow.source)?.box, let target = node(flow.target)?.box else {
      return []
    }
    let isBelow = (0..<100).contains(target.top.y - source.bottom.y)
    if isBelow, target.top.x == source.bottom.x {
      return [source.bottom, target.top]
    }
    let (start, finish) = (source.right, target.left)
    let apart = flow.number % 5 * 5
    let gap = target.x - 15 - apart
    let isNext = (1...300).contains(finish.x - start.x)
    if isNext, start.y == finish.y { return [start, finish] }
    if isNext {
      return [start, BPMNPoint(x: gap, y: start.y), BPMNPoint(x: gap, y: finish.y), finish]
    }
    let lane = start.y - 50 - apart
    return [
      source.top, BPMNPoint(x: source.top.x, y: lane), BPMNPoint(x: gap, y: lane),
      BPMNPoint(x: gap, y: finish.y), finish,
    ]
  }
}
