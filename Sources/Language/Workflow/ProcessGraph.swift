/// Which states can be reached from which, over all steps, irregular ones too.
struct ProcessGraph {
  private let next: [String: [String]]
  private let beginnings: [String]

  init(_ definition: ProcessDefinition) {
    var next: [String: [String]] = [:]
    var beginnings: [String] = []
    for arrow in definition.arrows {
      if let from = arrow.from {
        next[from.name, default: []].append(arrow.to.name)
      } else {
        beginnings.append(arrow.to.name)
      }
    }
    self.next = next
    self.beginnings = beginnings
  }

  /// The states in which a thing can come at all.
  var reachable: Set<String> { reach(from: beginnings) }

  /// Whether a step leaves the state.
  func hasStep(from state: String) -> Bool { next[state] != nil }

  /// The states in which a thing can come from this one; itself included.
  func reach(from state: String) -> Set<String> { reach(from: [state]) }

  /// How many steps each reachable state is from the beginning, at the least; the first is 0.
  var distances: [String: Int] {
    var distances: [String: Int] = [:]
    var front = beginnings
    var distance = 0
    while !front.isEmpty {
      for state in front where distances[state] == nil { distances[state] = distance }
      distance += 1
      front = front.flatMap { next[$0, default: []] }.filter { distances[$0] == nil }
    }
    return distances
  }

  private func reach(from states: [String]) -> Set<String> {
    var found = Set(states)
    var open = states
    while let state = open.popLast() {
      for other in next[state, default: []] where found.insert(other).inserted {
        open.append(other)
      }
    }
    return found
  }
}
