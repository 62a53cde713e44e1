extension ReportDefinition {
  /// Every report, in the order in which the list shows them.
  ///
  /// To add one: a file in List, and a line here.
  package static let all: [ReportDefinition] = [
    .progressReport, .recommendationReport, .decisionList, .deadlineAgenda, .actionList,
    .commitmentList, .handOverList, .ownershipMatrix,
  ]

  /// The report with this name.
  package static func named(_ name: String) -> ReportDefinition? { all.first { $0.name == name } }
}
