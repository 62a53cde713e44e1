internal import Answers
package import Calendar
package import Governance
package import Reading

/// One sort of report: what it is called, what it can be limited to, and how it is made.
package struct ReportDefinition: Sendable {
  package let name: String
  package let title: String
  /// One sentence for the list of reports.
  package let summary: String
  /// What it can be limited to; anything else is refused.
  package let filters: [ReportFilter]
  let make: @Sendable (ReportRequest) -> ReportContent

  /// Makes the report; limits that it has no use for must not be given.
  package func report(_ request: ReportRequest) -> Report {
    let content = make(request)
    let horizon = request.view.horizon()
    let unread = UnreadText.doubts(request.view.model.unread)
    return Report(
      name: name, title: content.title ?? title, asOf: request.view.asOf,
      horizon: horizon,
      horizonWords: request.view.horizonPhrase(of: horizon), day: request.day,
      limits: request.limits,
      introduction: content.introduction, sections: content.sections,
      generalDoubts: unread + content.doubts, anchor: request.anchor)
  }
}

/// What a report can be limited to, by the names of the flags.
package enum ReportFilter: String, CaseIterable, Sendable {
  case party, body, from, to, meeting
}

/// What is asked: the register as of three clocks, the limits, and the log it comes from.
package struct ReportRequest: Sendable {
  package let view: View
  package let anchor: ReportAnchor
  package var party: Identifier?
  package var body: Identifier?
  package var meeting: Identifier?
  /// Open on both sides when no period is asked.
  package var period = Window(from: nil, to: nil)

  package init(view: View, anchor: ReportAnchor) {
    self.view = view
    self.anchor = anchor
  }

  /// The one day to which the limits come down, if they do.
  var day: CalendarDay? {
    if let meeting {
      guard let day = view.day(ofMeeting: meeting), day.isExactDay else { return nil }
      return day.window.from
    }
    return period.from == period.to ? period.from : nil
  }

  /// The limits in words.
  var limits: [String] {
    var words: [String] = []
    if let party { words.append("Alleen \(view.label(party)).") }
    if let body { words.append("Alleen \(view.label(body)).") }
    if let meeting { words.append("Alleen \(view.datedLabel(ofMeeting: meeting)).") }
    switch (period.from, period.to) {
    case (let from?, let to?): words.append("Van \(from.dutch) tot en met \(to.dutch).")
    case (let from?, nil): words.append("Vanaf \(from.dutch).")
    case (nil, let to?): words.append("Tot en met \(to.dutch).")
    case (nil, nil): break
    }
    return words
  }
}

/// What one sort of report has to say, before title page and foot.
struct ReportContent {
  var title: String?
  var introduction: [String] = []
  var sections: [ReportSection]
  var doubts: [Doubt] = []
}
