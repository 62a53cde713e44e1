// What stands along the lanes, and what follows when that changes.

extension OverrideTree {
  func standing(of node: Int) -> Int? {
    let last = nodes[node].others.last
    guard let next = next(inLaneOf: node), !isAnnulled(next) else { return last }
    return max(next, last ?? next)
  }

  private func next(inLaneOf node: Int) -> Int? {
    let lane = lanes[nodes[node].lane].nodes
    let position = nodes[node].position + 1
    return position < lane.count ? lane[position] : nil
  }

  func isAnnulled(_ node: Int) -> Bool {
    let lane = lanes[nodes[node].lane]
    let start = nodes[node].position
    for position in lane.held[Self.index(of: start, in: lane.held)...] {
      let holder = lane.nodes[position]
      if let known = isAnnulled(holder, by: nodes[holder].others) {
        return known != (position - start).isOdd
      }
    }
    return (lane.nodes.count - 1 - start).isOdd
  }

  /// What the overrides apart from the lane make of it; `nil` when the next in the lane tells.
  private func isAnnulled(_ node: Int, by others: [Int]) -> Bool? {
    guard let last = others.last else { return nil }
    if nodes[last].isAnnulment { return true }
    guard let next = next(inLaneOf: node) else { return false }
    return next < last ? false : nil
  }

  func others(of node: Int, with change: Change?) -> [Int] {
    var others = nodes[node].others
    guard let change, change.target == node else { return others }
    let index = Self.index(of: change.override, in: others)
    let isThere = index < others.count && others[index] == change.override
    if change.stands, !isThere { others.insert(change.override, at: index) }
    if !change.stands, isThere { others.remove(at: index) }
    return others
  }

  /// Goes down from an entry that comes to be annulled, or no longer is, as far as that changes anything.
  func consequences(of start: Int, isAnnulled: Bool) -> Consequences {
    var result = Consequences()
    var (node, annulled) = (start, isAnnulled)
    while true {
      let (lane, position) = (lanes[nodes[node].lane], nodes[node].position)
      let held = Self.index(of: position, in: lane.held)
      if held > 0 {
        let holder = lane.nodes[lane.held[held - 1]]
        // The one before the holder changes as often as the lane is long.
        let falls = annulled != (position - nodes[holder].position - 1).isOdd
        let others = nodes[holder].others
        if !falls, let other = others.last { result.conflict = result.conflict ?? (holder, other) }
        if self.isAnnulled(holder, by: others) != nil { return result }
        (node, annulled) = (holder, !falls)
        continue
      }
      let head = lane.nodes[0]
      annulled = annulled != position.isOdd
      guard let target = nodes[head].target else {
        result.isRootAnnulled = annulled
        return result
      }
      if !annulled, let other = standing(of: target) {
        result.conflict = result.conflict ?? (target, other)
      }
      let change = Change(target: target, override: head, stands: !annulled)
      result.changes.append(change)
      let (before, after) = (self.isAnnulled(target), self.isAnnulled(target, with: change))
      if before == after { return result }
      (node, annulled) = (target, after)
    }
  }

  private func isAnnulled(_ node: Int, with change: Change) -> Bool {
    if let known = isAnnulled(node, by: others(of: node, with: change)) { return known }
    return next(inLaneOf: node).map { !isAnnulled($0) } ?? false
  }

  /// How much of the corrections that stand on each other stays after some changes.
  func kept(of root: Int, _ after: Consequences) -> Int {
    let path = paths[root] ?? [root]
    var kept = after.isRootAnnulled == nil ? path.count : 1
    for change in after.changes {
      let depth = nodes[change.target].depth
      guard depth < path.count, path[depth] == change.target else { continue }
      kept = min(kept, depth + 1)
    }
    return kept
  }

  /// The last of the corrections that would stand on each other after some changes.
  func last(of root: Int, _ after: Consequences) -> Int {
    let last = (paths[root] ?? [root])[kept(of: root, after) - 1]
    let changed = Dictionary(after.changes.map { ($0.target, $0) }) { $1 }
    return corrections(above: last, changed).last ?? last
  }

  /// The corrections that stand on each other above an entry, after some changes, each by its target.
  func corrections(above entry: Int, _ changed: [Int: Change]) -> [Int] {
    var (last, found) = (entry, [Int]())
    while let next = others(of: last, with: changed[last]).last, !nodes[next].isAnnulment {
      found.append(next)
      last = next
    }
    return found
  }

  /// Where a number stands in a row, or would.
  static func index(of number: Int, in row: [Int]) -> Int {
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int {
  var isOdd: Bool { !isMultiple(of: 2) }
}
