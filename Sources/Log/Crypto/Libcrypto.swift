import CLibcrypto
import Merkle
internal import Synchronization

/// The library itself: begun without the settings of the machine, and tried before anything rests on it.
package enum Libcrypto {
  /// To be called first; throws `libcrypto` unless hashing and verifying give the answers that are published.
  ///
  /// The machine's settings (openssl.cnf, OPENSSL_CONF) are not loaded: they may take SHA-256 or Ed25519 away, or
  /// name modules that are not there. So this is not for those who must use a FIPS module.
  package static func requireWorking() throws(CryptoError) {
    guard OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1 else {
      throw .lastLibcryptoFailure(in: "OPENSSL_init_crypto")
    }
    guard try hash("abc") == abc else {
      throw .libcrypto(function: "EVP_Digest", .wrongAnswer)
    }
    let key = try Ed25519Key(publicKey: publicKey)
    guard try key.isSignature(signature, of: []) else {
      throw .libcrypto(function: "EVP_DigestVerify", .wrongAnswer)
    }
  }

  /// What is done when the library cannot hash any more; the process must end, for nothing can be believed then.
  private static let ending = Mutex<(@Sendable (CryptoError) -> Never)?>(nil)

  /// Says how the process ends when the library stops working after it was tried; else it traps.
  package static func whenItStops(_ end: @escaping @Sendable (CryptoError) -> Never) {
    ending.withLock { $0 = end }
  }

  static func stop(_ error: CryptoError) -> Never {
    if let end = ending.withLock(\.self) { end(error) }
    preconditionFailure("\(error)")
  }

  /// A hash that throws where `SHA256` ends the process.
  private static func hash(_ text: String) throws(CryptoError) -> Digest? {
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    var message = text
    let status = message.withUTF8 { input in
      unsafe bytes.withUnsafeMutableBufferPointer { output in
        unsafe EVP_Digest(
          input.baseAddress, input.count, output.baseAddress, nil, EVP_sha256(), nil)
      }
    }
    guard status == 1 else { throw .lastLibcryptoFailure(in: "EVP_Digest") }
    return Digest(bytes)
  }

  /// FIPS 180-4, the example of one block.
  private static let abc = Digest(
    hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")

  /// RFC 8032, section 7.1, test 1: the empty message.
  private static let publicKey: [UInt8] = [
    0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
    0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
  ]
  private static let signature: [UInt8] = [
    0xe5, 0x56, 0x43, 0x00, 0xc3, 0x60, 0xac, 0x72, 0x90, 0x86, 0xe2, 0xcc, 0x80, 0x6e, 0x82, 0x8a,
    0x84, 0x87, 0x7f, 0x1e, 0xb8, 0xe5, 0xd9, 0x74, 0xd8, 0x73, 0xe0, 0x65, 0x22, 0x49, 0x01, 0x55,
    0x5f, 0xb8, 0x82, 0x15, 0x90, 0xa3, 0x3b, 0xac, 0xc6, 0x1e, 0x39, 0x70, 0x1c, 0xf9, 0xb4, 0x6b,
    0xd2, 0x5b, 0xf5, 0xf0, 0x59, 0x5b, 0xbe, 0x24, 0x65, 0x51, 0x41, 0x43, 0x8e, 0x7a, 0x10, 0x0b,
  ]
}
