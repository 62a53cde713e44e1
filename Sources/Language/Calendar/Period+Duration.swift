extension Period {
  /// The same so much later, and as imprecise as it is; what was stated of the one is not said of the other.
  ///
  /// A day stays a day, a month a month and a year a year as long as whole months or years are added; anything else becomes
  /// the days between its ends. What has no date stays as it is.
  package func advanced(by duration: CalendarDuration) -> Period {
    guard alternatives.isEmpty else {
      return Period(oneOf: alternatives.map { $0.advanced(by: duration) }) ?? self
    }
    if isExactDay, let day = window.from { return Period(day: day.advanced(by: duration)) }
    let first = window.from.map { $0.advanced(by: duration) }
    let last = window.to.map { $0.advanced(by: duration) }
    let separator = kind == .interval ? "/" : ".."
    let bounds =
      (first?.iso ?? (kind == .interval ? ".." : "")) + separator
      + (last?.iso ?? (kind == .interval ? ".." : ""))
    let texts = [
      sameUnit(after: duration), kind == .interval ? bounds : "[\(bounds)]",
    ].compactMap(\.self)
    for text in texts {
      do { return try Period(edtf: text) } catch { continue }
    }
    return self
  }

  /// `2029` four years after `2025`, `2026-03` three months after `2025-12`; seasons and quarters only by years.
  private func sameUnit(after duration: CalendarDuration) -> String? {
    guard let edtf, duration.weeks == 0, duration.days == 0, kind == .moment, qualifier == .none,
      edtf.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(edtf.prefix(4))
    else { return nil }
    func four(_ number: Int) -> String { String(String(10_000 + number).suffix(4)) }
    if duration.months == 0, edtf.utf8.count == 4 || edtf.utf8.count == 7 {
      return four(year + duration.years) + edtf.dropFirst(4)
    }
    let isMonth = edtf.utf8.count == 7 && window.from?.month == window.to?.month
    return isMonth ? (window.from?.advanced(by: duration).iso).map { String($0.prefix(7)) } : nil
  }
}
