internal import Answers
internal import EventFormat
internal import Forms
internal import Governance
internal import Reading
internal import Register

extension Failure {
  /// The failure as programs read it: stable keys, and the Dutch words for people.
  static func json(_ error: any Error) -> JSON {
    let (message, status) = explain(error)
    let problems = problems(error)
    let suggestions = suggestions(error)
    return .record([
      (
        "error",
        .record([
          ("kind", .string(status.name)), ("status", .number(Int(status.rawValue))),
          ("message", .string(message)),
          ("problems", problems.isEmpty ? nil : .array(problems)),
          ("suggestions", suggestions.isEmpty ? nil : .array(suggestions.map { .string($0) })),
        ])
      )
    ])
  }

  /// What is wrong, one by one, each with the place where it is.
  private static func problems(_ error: any Error) -> [JSON] {
    switch error {
    case RegisterError.badBatch(let problems):
      problems.map { problem in
        .record([
          ("line", .number(problem.line)), ("column", problem.column.map { .number($0) }),
          ("message", .string(problem.message)),
        ])
      }
    case CommandError.badForm(let troubles, _), CommandError.refusedForm(let troubles):
      troubles.map { .record([("flag", .text($0.flag)), ("message", .string($0.message))]) }
    case CommandError.badSheet(let problems):
      problems.map { problem in
        .record([
          ("line", .number(problem.line)), ("field", .text(problem.column)),
          ("message", .string(problem.message)),
        ])
      }
    default: []
    }
  }

  /// What may have been meant.
  private static func suggestions(_ error: any Error) -> [String] {
    switch error as? CommandError {
    case .unknownName(_, _, let candidates), .ambiguous(_, let candidates):
      candidates.map(\.id.text)
    case .unknownVerb(_, let near), .unknownFlag(_, _, let near), .unknownEvent(_, let near),
      .unknownWithheld(_, let near):
      near
    default: []
    }
  }
}

extension ExitStatus {
  /// The word for it in JSON.
  fileprivate var name: String {
    switch self {
    case .done: "done"
    case .refused: "refused"
    case .usage: "usage"
    case .damaged: "damaged"
    case .failed: "failed"
    }
  }
}
