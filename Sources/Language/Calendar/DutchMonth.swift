/// The Dutch names of the months.
enum DutchMonth {
  static let names = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
  ]

  private static let abbreviations: [String: Int] = [
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "dec": 12,
  ]

  /// The name of a month, 1...12.
  static func name(_ month: Int) -> String {
    names[month - 1]
  }

  /// The number of a month by its lower-case name or usual abbreviation.
  static func number(_ name: String) -> Int? {
    if let index = names.firstIndex(of: name) { return index + 1 }
    return abbreviations[name]
  }
}
