import CLibcrypto

/// Unpredictable bytes from libcrypto's generator, which the kernel seeds.
package enum Randomness {
  /// Throws `libcrypto` when the generator cannot be seeded; never returns weaker bytes.
  package static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    precondition(count >= 0 && count <= Int(Int32.max), "\(count) random bytes")
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe RAND_bytes(buffer.baseAddress, Int32(buffer.count))
    }
    guard status == 1 else { throw .lastLibcryptoFailure(in: "RAND_bytes") }
    return bytes
  }
}
