import Glibc
import Synchronization

/// A thread with a small stack: who calls himself for every step of a long chain does not come back.
package enum SmallStack {
  private static let bytes = 256 * 1024

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private final class Answer<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// What the work answers on such a thread.
  package static func answer<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
    let answer = Answer<Value>()
    run(Work { answer.value.withLock { $0 = work() } })
    guard let value = answer.value.withLock(\.self) else {
      preconditionFailure("the thread was waited for")
    }
    return value
  }

  private static func run(_ work: Work) {
    // The thread takes over the one reference that is passed to it, and is joined before this returns.
    let context = unsafe Unmanaged.passRetained(work).toOpaque()
    var attributes = pthread_attr_t()
    var thread = pthread_t()
    let isMade =
      unsafe pthread_attr_init(&attributes) == 0
      && pthread_attr_setstacksize(&attributes, bytes) == 0
      && pthread_create(
        &thread, &attributes,
        { context in
          guard let context = unsafe context else { return nil }
          unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, context) == 0
    precondition(isMade && pthread_join(thread, nil) == 0, "no thread could be made")
  }
}
