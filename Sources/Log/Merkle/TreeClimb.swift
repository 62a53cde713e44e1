/// Climbs from one node to the root, knowing at each level on which side the sibling stands.
///
/// This is the `fn`/`sn` pair of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
struct TreeClimb {
  /// The place of our node within its level, counted from the left.
  private var position: UInt64

  /// The place of the last node within that level.
  private var last: UInt64

  init(from position: UInt64, lastPosition: UInt64) {
    precondition(position <= lastPosition, "position \(position) is beyond \(lastPosition)")
    self.position = position
    self.last = lastPosition
  }

  var isAtRoot: Bool { last == 0 }

  var siblingIsAtLeft: Bool { position & 1 == 1 || position == last }

  /// Goes up past the sibling, and past the levels where a last node has no sibling at all.
  mutating func passSibling() {
    if siblingIsAtLeft {
      while position & 1 == 0 && position != 0 {
        goUp()
      }
    }
    goUp()
  }

  /// Goes up while the node is a right child: that whole subtree is one node of the old tree.
  mutating func skipRightChildren() {
    while position & 1 == 1 {
      goUp()
    }
  }

  private mutating func goUp() {
    position >>= 1
    last >>= 1
  }
}
