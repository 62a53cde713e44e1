internal import EventFormat

// What happens to the log itself.

extension Given {
  package static func keyAdded(_ key: String, when: String) -> Given {
    Given("key.added", when, [("key", .string(key))])
  }

  package static func keyRetired(_ key: String, _ reason: String, when: String) -> Given {
    Given("key.retired", when, [("key", .string(key)), ("reason", .string(reason))])
  }

  package static func continued(
    _ checkpoint: String, copied: Int, _ reason: String, when: String
  ) -> Given {
    Given(
      "log.continued", when,
      [
        ("checkpoint", .string(checkpoint)), ("keys", .list(["k"])),
        ("copied", .integer(Int64(copied))), ("reason", .string(reason)),
      ])
  }
}
