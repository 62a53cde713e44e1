/// What an EDTF text says, after reading.
enum EDTFForm: Hashable, Sendable {
  /// One date: `2024-06`.
  case date(EDTFDate)
  /// Something that lasts: `2022-10/2023-09`, `2022-10/..`.
  case interval(from: EDTFBound, to: EDTFBound)
  /// One moment in a window: `[2024-07..2024-12]`; nil is an open end.
  case between(from: EDTFDate?, to: EDTFDate?)
  /// One of these dates, two or more, each of which begins after the one before it has ended:
  /// `[2024-07-01,2024-07-02]`.
  case choice([EDTFDate])
  /// No date at all.
  case words

  var isInterval: Bool {
    if case .interval = self { true } else { false }
  }

  /// The qualifiers of its dates together.
  var qualifier: Period.Qualifier {
    switch self {
    case .date(let date): date.qualifier
    case .interval(let from, let to): from.qualifier.joined(with: to.qualifier)
    case .between, .choice, .words: .none
    }
  }
}

/// One end of an interval.
enum EDTFBound: Hashable, Sendable {
  case date(EDTFDate)
  /// `..`: there is no end.
  case open
  /// Nothing: there is an end, but it is not known.
  case unknown

  var date: EDTFDate? {
    if case .date(let date) = self { date } else { nil }
  }

  fileprivate var qualifier: Period.Qualifier {
    date?.qualifier ?? .none
  }
}

extension Period.Qualifier {
  fileprivate func joined(with other: Self) -> Self {
    switch (self, other) {
    case (.none, let one), (let one, .none): one
    case (.uncertain, .uncertain): .uncertain
    case (.approximate, .approximate): .approximate
    case (.both, _), (_, .both), (.uncertain, .approximate), (.approximate, .uncertain): .both
    }
  }
}
