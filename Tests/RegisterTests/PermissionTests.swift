import EventFormat
import Governance
import Register
import TestSupport
import Testing

/// Nobody records what they may not, by whatever road; everybody with the key may everything unless somebody says
/// otherwise.
@Suite struct PermissionTests {
  private static let cast: [Given] = [.party("vng", "VNG"), .product("gids", "Gids")]

  @Test func `what is not permitted is refused before anything is planned, all lines at once`()
    throws
  {
    let ledger = try Ledger()
    let onlyNotes = Permission { actor, event in actor == "secretariaat" && event.type == .noteAdded
    }
    var writer = try ledger.writer(Ledger.environment(permission: onlyNotes))
    let files = try ledger.files()
    let given = batch(Self.cast + [.note(on: ["gids"], "Iets.", when: "2024-01-01")])
    for found in [
      failure { _ = try writer.perform(given) }, failure { _ = try writer.plan(given) },
    ] {
      guard case .notPermitted(let refusals) = found else {
        Issue.record("\(String(describing: found))")
        return
      }
      #expect(refusals.map(\.line) == [1, 2])
      #expect(refusals.map(\.type) == [.partyRegistered, .productRegistered])
    }
    #expect(try ledger.files() == files)
  }

  @Test func `whom a line names does not count, only who is at work`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer(
      Ledger.environment(permission: Permission { actor, _ in actor == "bob" }))
    let line = Given.party("vng", "VNG").by("bob")
    guard case .notPermitted = failure({ _ = try writer.perform(batch(line)) }) else {
      Issue.record("recorded in the name of somebody else")
      return
    }
  }
}
