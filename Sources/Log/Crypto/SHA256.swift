import CLibcrypto
import Merkle

/// SHA-256 by libcrypto, and with it the hashes of a Merkle tree (RFC 6962, section 2.1).
///
/// One context is reused for every hash: allocating one for each line would take half the time.
/// libcrypto allocates only in `init`; when it fails all the same, the process ends (`Libcrypto.whenItStops`): without
/// a hash there is nothing that may be believed.
@safe
package struct SHA256: ~Copyable, TreeHasher {
  private let context: DigestContext

  /// Ends the process when there is no memory or no SHA-256; `Libcrypto.requireWorking` says so before.
  package init() {
    do {
      context = try DigestContext()
    } catch { Libcrypto.stop(error) }
    let started = unsafe EVP_DigestInit_ex2(context.pointer, EVP_sha256(), nil)
    Self.require(started, "EVP_DigestInit_ex2")
  }

  private static func require(_ status: Int32, _ function: String) {
    if status != 1 { Libcrypto.stop(.lastLibcryptoFailure(in: function)) }
  }

  /// The plain hash, as `sha256sum` prints it.
  package mutating func hash(_ bytes: Span<UInt8>) -> Digest {
    restart()
    update(bytes)
    return finish()
  }

  package mutating func leaf(_ entry: Span<UInt8>) -> Digest {
    restart()
    update(Self.leafPrefix.span)
    update(entry)
    return finish()
  }

  package mutating func node(_ left: Digest, _ right: Digest) -> Digest {
    restart()
    update(Self.nodePrefix.span)
    update(left.storage.span)
    update(right.storage.span)
    return finish()
  }

  package mutating func emptyTree() -> Digest {
    restart()
    return finish()
  }

  private static let leafPrefix: [1 of UInt8] = [0x00]
  private static let nodePrefix: [1 of UInt8] = [0x01]

  /// Begins a new hash with the algorithm chosen in `init`.
  private mutating func restart() {
    let status = unsafe EVP_DigestInit_ex2(context.pointer, nil, nil)
    Self.require(status, "EVP_DigestInit_ex2")
  }

  private mutating func update(_ bytes: Span<UInt8>) {
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe EVP_DigestUpdate(context.pointer, buffer.baseAddress, buffer.count)
    }
    Self.require(status, "EVP_DigestUpdate")
  }

  private mutating func finish() -> Digest {
    var digest = [32 of UInt8](repeating: 0)
    var span = digest.mutableSpan
    let status = unsafe span.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_DigestFinal_ex(context.pointer, buffer.baseAddress, nil)
    }
    Self.require(status, "EVP_DigestFinal_ex")
    return Digest(storage: digest)
  }
}
