/// What is wrong with one thing that a person filled in.
package struct FieldError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// It must be filled in, and is not.
    case missing
    /// It cannot be understood, or does not go with the rest.
    case unreadable
    /// No thing, or more than one thing, has this name.
    case unknownName
    /// The register has something under this name already that is not the same.
    case inUse
  }

  /// The key of the form; see `FormField.key`.
  package let key: String
  /// What was typed; empty when nothing was.
  package let typed: String
  package let reason: Reason
  /// What is wrong and what to do, in Dutch; a whole sentence that does not name the key.
  package let message: String

  package init(key: String, typed: String, reason: Reason, message: String) {
    self.key = key
    self.typed = typed
    self.reason = reason
    self.message = message
  }
}

/// Everything that is wrong with one form; never empty.
package struct FormErrors: Error, Equatable, Sendable {
  package let errors: [FieldError]

  package init(_ errors: [FieldError]) { self.errors = errors }
}

/// What is wrong with one text, before it is known which key it belongs to.
struct ValueProblem: Error {
  let reason: FieldError.Reason
  let message: String

  init(_ message: String, _ reason: FieldError.Reason = .unreadable) {
    self.reason = reason
    self.message = message
  }

  func at(_ key: String, typed: String) -> FieldError {
    FieldError(key: key, typed: typed, reason: reason, message: message)
  }
}
