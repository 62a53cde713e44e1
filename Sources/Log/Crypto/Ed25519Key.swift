import CLibcrypto

/// Owns one Ed25519 key of libcrypto (RFC 8032), private or public, freed when the owner goes.
@safe
struct Ed25519Key: ~Copyable {
  static let keyByteCount = 32
  static let signatureByteCount = 64

  private let pointer: OpaquePointer

  /// The private key that grows from a seed of 32 bytes; libcrypto overwrites its copy when it is freed.
  init(seed: borrowing Secret) throws(CryptoError) {
    let key = unsafe seed.withBytes { bytes in
      unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes.baseAddress, bytes.count)
    }
    guard let key = unsafe key else {
      throw .lastLibcryptoFailure(in: "EVP_PKEY_new_raw_private_key")
    }
    unsafe pointer = key
  }

  /// The public key of 32 bytes, which can only verify.
  init(publicKey: [UInt8]) throws(CryptoError) {
    precondition(publicKey.count == Self.keyByteCount, "a public key of \(publicKey.count) bytes")
    let key = unsafe publicKey.withUnsafeBufferPointer { bytes in
      unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes.baseAddress, bytes.count)
    }
    guard let key = unsafe key else {
      throw .lastLibcryptoFailure(in: "EVP_PKEY_new_raw_public_key")
    }
    unsafe pointer = key
  }

  deinit {
    unsafe EVP_PKEY_free(pointer)
  }

  func publicKey() throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.keyByteCount)
    var count = bytes.count
    let status = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_PKEY_get_raw_public_key(pointer, buffer.baseAddress, &count)
    }
    guard status == 1, count == Self.keyByteCount else {
      throw .lastLibcryptoFailure(in: "EVP_PKEY_get_raw_public_key")
    }
    return bytes
  }

  func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    let context = try DigestContext()
    let started = unsafe EVP_DigestSignInit(context.pointer, nil, nil, nil, pointer)
    guard started == 1 else { throw .lastLibcryptoFailure(in: "EVP_DigestSignInit") }
    var signature = [UInt8](repeating: 0, count: Self.signatureByteCount)
    var count = signature.count
    let signed = unsafe signature.withUnsafeMutableBufferPointer { output in
      unsafe message.withUnsafeBufferPointer { input in
        unsafe EVP_DigestSign(
          context.pointer, output.baseAddress, &count, input.baseAddress, input.count)
      }
    }
    guard signed == 1, count == Self.signatureByteCount else {
      throw .lastLibcryptoFailure(in: "EVP_DigestSign")
    }
    return signature
  }

  /// Whether this key made `signature` over exactly `message`.
  func isSignature(_ signature: [UInt8], of message: [UInt8]) throws(CryptoError) -> Bool {
    guard signature.count == Self.signatureByteCount else { return false }
    let context = try DigestContext()
    let started = unsafe EVP_DigestVerifyInit(context.pointer, nil, nil, nil, pointer)
    guard started == 1 else { throw .lastLibcryptoFailure(in: "EVP_DigestVerifyInit") }
    let verified = unsafe signature.withUnsafeBufferPointer { expected in
      unsafe message.withUnsafeBufferPointer { input in
        unsafe EVP_DigestVerify(
          context.pointer, expected.baseAddress, expected.count, input.baseAddress, input.count)
      }
    }
    // Below 0 libcrypto could not check; 0 is a checked and wrong signature.
    guard verified >= 0 else { throw .lastLibcryptoFailure(in: "EVP_DigestVerify") }
    ERR_clear_error()
    return verified == 1
  }
}
