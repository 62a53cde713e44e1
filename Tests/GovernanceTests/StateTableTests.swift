import Testing

@testable import Governance

@Suite struct HandOverStateTests {
  /// One column of the table: an event and what it makes of each state, written out.
  struct Column: Sendable {
    let event: Event
    let fromNothing: HandOverState?
    let fromOffered: HandOverState
    let fromAccepted: HandOverState
    let fromDeclined: HandOverState
    let fromCompleted: HandOverState
    let fromWithdrawn: HandOverState
  }

  static let table = [
    Column(
      event: offered("o", ["p"], to: ["vng"]), fromNothing: .offered, fromOffered: .offered,
      fromAccepted: .accepted, fromDeclined: .declined, fromCompleted: .completed,
      fromWithdrawn: .withdrawn),
    Column(
      event: accepted("o"), fromNothing: .accepted, fromOffered: .accepted,
      fromAccepted: .accepted, fromDeclined: .declined, fromCompleted: .completed,
      fromWithdrawn: .withdrawn),
    Column(
      event: declined("o"), fromNothing: .declined, fromOffered: .declined,
      fromAccepted: .accepted, fromDeclined: .declined, fromCompleted: .completed,
      fromWithdrawn: .withdrawn),
    Column(
      event: completed("o"), fromNothing: .completed, fromOffered: .completed,
      fromAccepted: .completed, fromDeclined: .declined, fromCompleted: .completed,
      fromWithdrawn: .withdrawn),
    Column(
      event: takenBack("o"), fromNothing: .withdrawn, fromOffered: .withdrawn,
      fromAccepted: .withdrawn, fromDeclined: .declined, fromCompleted: .completed,
      fromWithdrawn: .withdrawn),
  ]

  @Test(arguments: table)
  func `every event makes of every state what the table says`(_ column: Column) throws {
    let event = try handOver(column.event)
    let nothing: HandOverState? = nil
    #expect(nothing.evolved(by: event) == column.fromNothing)
    #expect(HandOverState?.some(.offered).evolved(by: event) == column.fromOffered)
    #expect(HandOverState?.some(.accepted).evolved(by: event) == column.fromAccepted)
    #expect(HandOverState?.some(.declined).evolved(by: event) == column.fromDeclined)
    #expect(HandOverState?.some(.completed).evolved(by: event) == column.fromCompleted)
    #expect(HandOverState?.some(.withdrawn).evolved(by: event) == column.fromWithdrawn)
  }

  @Test(arguments: table)
  func `every event twice changes nothing more`(_ column: Column) throws {
    let event = try handOver(column.event)
    for state in [nil] + HandOverState.allCases.map(Optional.some) {
      let once = state.evolved(by: event)
      #expect(once.evolved(by: event) == once, "from \(String(describing: state))")
    }
  }

  @Test func `only what is offered or accepted is under way`() {
    #expect(HandOverState.allCases.filter(\.isUnderWay) == [.offered, .accepted])
  }

  private func handOver(_ event: Event) throws -> HandOverEvent {
    guard case .handOver(let event) = event else { throw NotInTable() }
    return event
  }
}

@Suite struct DeadlineStateTests {
  /// One column of the table; every pending state is due in 2024-12.
  struct Column: Sendable {
    let event: Event
    let fromNothing: DeadlineState
    let fromPending: DeadlineState
    let fromMet: DeadlineState
    let fromDropped: DeadlineState
  }

  static let table = [
    Column(
      event: set("d", for: "p", due: "2025-03"), fromNothing: .pending(due: "2025-03"),
      fromPending: .pending(due: "2024-12"), fromMet: .met, fromDropped: .dropped),
    Column(
      event: moved("d", to: "2025-06"), fromNothing: .pending(due: "2025-06"),
      fromPending: .pending(due: "2025-06"), fromMet: .met, fromDropped: .dropped),
    Column(
      event: met("d"), fromNothing: .met, fromPending: .met, fromMet: .met, fromDropped: .met),
    Column(
      event: dropped("d"), fromNothing: .dropped, fromPending: .dropped, fromMet: .met,
      fromDropped: .dropped),
  ]

  private static let pending: DeadlineState? = .pending(due: "2024-12")

  @Test(arguments: table)
  func `every event makes of every state what the table says`(_ column: Column) throws {
    let event = try deadline(column.event)
    let nothing: DeadlineState? = nil
    #expect(nothing.evolved(by: event) == column.fromNothing)
    #expect(Self.pending.evolved(by: event) == column.fromPending)
    #expect(DeadlineState?.some(.met).evolved(by: event) == column.fromMet)
    #expect(DeadlineState?.some(.dropped).evolved(by: event) == column.fromDropped)
  }

  @Test(arguments: table)
  func `every event twice changes nothing more`(_ column: Column) throws {
    let event = try deadline(column.event)
    for state in [nil, Self.pending, .met, .dropped] {
      let once = state.evolved(by: event)
      #expect(once.evolved(by: event) == once, "from \(String(describing: state))")
    }
  }

  private func deadline(_ event: Event) throws -> DeadlineEvent {
    guard case .deadline(let event) = event else { throw NotInTable() }
    return event
  }
}

/// A table holds an event of another family.
struct NotInTable: Error {}
