/// The bodies that see a thing, in order: first the pijlerteam, then the stuurgroep.
package struct ProcessRoute: Hashable, Sendable {
  /// The slug of the route.
  package let name: String

  /// What people call the route, in Dutch.
  package let title: String

  /// The stops in order, each with the bodies of which any will do.
  package let stops: [[String]]

  package init(name: String, title: String, stops: [[String]]) {
    self.name = name
    self.title = title
    self.stops = stops
  }

  /// The number of the last stop with one of these bodies, counted from 0.
  func lastStop(of bodies: Set<String>) -> Int? {
    stops.lastIndex { !bodies.isDisjoint(with: $0) }
  }
}

/// Where a thing goes next, and on which route.
package struct ProcessNextStop: Hashable, Sendable {
  package let route: ProcessRoute

  /// The bodies there, of which any will do.
  package let stop: [String]

  package init(route: ProcessRoute, stop: [String]) {
    self.route = route
    self.stop = stop
  }
}

extension ProcessDefinition {
  /// The stop after the one where these bodies sit; nothing at the end or off every route.
  ///
  /// The first route that has one of the bodies counts. When they sit at several of its stops (a
  /// joint meeting), the furthest counts.
  package func nextStop(after bodies: Set<String>) -> ProcessNextStop? {
    for route in routes {
      guard let here = route.lastStop(of: bodies) else { continue }
      guard here + 1 < route.stops.count else { return nil }
      return ProcessNextStop(route: route, stop: route.stops[here + 1])
    }
    return nil
  }

  /// The stops that a thing passes by when it goes from these bodies to those, in order.
  ///
  /// From nothing means from before the first stop. The route is the first on which the thing goes
  /// forward; a route that begins at the target comes before all others when there is no `from`.
  /// Going back, or off every route, passes nothing by.
  package func stopsSkipped(from: Set<String>?, to: Set<String>) -> [[String]] {
    if from == nil, routes.contains(where: { !to.isDisjoint(with: $0.stops.first ?? []) }) {
      return []
    }
    for route in routes {
      guard let target = route.lastStop(of: to) else { continue }
      var start = -1
      if let from {
        guard let here = route.lastStop(of: from) else { continue }
        start = here
      }
      guard start < target else { continue }
      return route.stops[(start + 1)..<target].filter { to.isDisjoint(with: $0) }
    }
    return []
  }
}
