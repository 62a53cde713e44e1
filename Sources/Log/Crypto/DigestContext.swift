import CLibcrypto

/// Owns one libcrypto hashing context, freed when the owner goes.
@safe
struct DigestContext: ~Copyable {
  let pointer: OpaquePointer

  init() throws(CryptoError) {
    guard let pointer = unsafe EVP_MD_CTX_new() else {
      throw .lastLibcryptoFailure(in: "EVP_MD_CTX_new")
    }
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe EVP_MD_CTX_free(pointer)
  }
}

extension CryptoError {
  /// The failure libcrypto reported last; also empties its queue of errors.
  static func lastLibcryptoFailure(in function: String) -> CryptoError {
    let code = ERR_peek_last_error()
    ERR_clear_error()
    let words = unsafe ERR_reason_error_string(code).map { unsafe String(cString: $0) }
    return .libcrypto(function: function, .failed(code: UInt(code), words: words))
  }
}
