package import Governance
package import Reading

extension View {
  /// The reports that the register describes by the day asked, by name.
  package func ownReports() -> [ReportDefined] {
    facts(of: [.reportDefined]).compactMap { fact -> ReportDefined? in
      guard fact.happening != .notYet, case .programme(.reportDefined(let event)) = fact.event
      else { return nil }
      return event
    }.sorted { $0.report < $1.report }
  }
}
