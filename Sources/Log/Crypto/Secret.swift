import CLibcrypto
import CProcess

/// Bytes that nobody else may see: kept once, and overwritten when their owner goes.
///
/// Known gap: what the system wrote to a swap file, or Swift copied while a new key was made, is not overwritten.
@safe
struct Secret: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>

  /// Also forbids core dumps, and that other processes of this user read the memory of this one.
  init(_ bytes: some Collection<UInt8>) {
    // Where a sandbox forbids even this, signing goes on: the key is as safe as without it.
    _ = process_forbid_dumps()
    unsafe buffer = .allocate(capacity: bytes.count)
    _ = unsafe buffer.initialize(from: bytes)
  }

  deinit {
    unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    unsafe buffer.deallocate()
  }

  /// A copy, to be overwritten with `cleanse` by whoever asked for it.
  var bytes: [UInt8] { unsafe Array(buffer) }

  /// The bytes themselves, only within the closure.
  func withBytes<Answer>(_ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
    unsafe body(UnsafeBufferPointer(buffer))
  }

  /// Overwrites bytes that were secret.
  static func cleanse(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    }
  }
}

/// Whether what this process holds in memory can get out of it.
package enum Dumps {
  /// No core dump is made, and no other process of this user reads its memory: so from the first secret on.
  package static var areForbidden: Bool { process_may_be_dumped() == 0 }
}
