/// The contents of one file: as processes see them, as the disk has them, and what is still on its
/// way.
struct SimulatedInode {
  private static let sectorBytes = 512

  private(set) var visible: [UInt8] = []
  private var durable: [UInt8] = []
  /// The bytes written since the last synchronisation, as ranges of the file.
  private var unsynchronized: [Range<Int>] = []
  /// Counts every change, as the time of change does on a disk.
  private(set) var changes: Int64 = 0

  mutating func write(_ bytes: [UInt8], at offset: Int) {
    let end = offset + bytes.count
    if visible.count < end { visible += [UInt8](repeating: 0, count: end - visible.count) }
    visible.replaceSubrange(offset..<end, with: bytes)
    unsynchronized.append(offset..<end)
    changes += 1
  }

  mutating func truncate(to size: Int) {
    changes += 1
    if size < visible.count {
      visible.removeLast(visible.count - size)
    } else {
      write([UInt8](repeating: 0, count: size - visible.count), at: visible.count)
    }
  }

  /// Brings everything on its way to the disk; what a failed synchronisation forgot is not on its
  /// way any more.
  mutating func synchronize() {
    durable = next { _ in true }
    unsynchronized = []
  }

  /// What a failed synchronisation does: the kernel takes the bytes for written, and they never
  /// will be.
  mutating func forgetUnsynchronized() { unsynchronized = [] }

  /// As if everything had been on the disk all the time.
  mutating func settle() {
    durable = visible
    unsynchronized = []
  }

  /// Keeps only the sectors that `survives` lets through, each for itself, and of the new size as much as
  /// it lets through: all of it, or some of the sectors by which the file grew.
  mutating func crash(_ survives: (_ offset: Int) -> Bool) {
    durable = next(survives)
    visible = durable
    unsynchronized = []
    changes += 1
  }

  /// A size may be on the disk before the bytes are: what never came there reads as zeros.
  private func size(_ survives: (_ offset: Int) -> Bool) -> Int {
    if durable.count == visible.count || survives(0) { return visible.count }
    var size = durable.count
    while size < visible.count, survives(size) {
      size = min((size / Self.sectorBytes + 1) * Self.sectorBytes, visible.count)
    }
    return size
  }

  private func next(_ survives: (_ offset: Int) -> Bool) -> [UInt8] {
    let size = size(survives)
    var next = Array(durable.prefix(size))
    next += [UInt8](repeating: 0, count: size - next.count)
    for range in unsynchronized {
      var start = range.lowerBound
      while start < range.upperBound {
        let sectorEnd = (start / Self.sectorBytes + 1) * Self.sectorBytes
        let end = min(range.upperBound, sectorEnd, size, visible.count)
        if start < end, survives(start) {
          next.replaceSubrange(start..<end, with: visible[start..<end])
        }
        start = sectorEnd
      }
    }
    return next
  }
}
