import CLibcrypto

/// The way from the signer of a time stamp up to a root, verified as it was at the time of the stamp.
enum CertificateChain {
  /// Security level 2 of libcrypto: keys and signatures of at least 112 bits, so neither RSA below 2,048 bits nor
  /// MD5 or SHA-1 (X509_VERIFY_PARAM_set_auth_level(3)).
  static let securityLevel: Int32 = 2

  /// The signer first, the root last; throws `badTimeStamp` when there is no such chain in the store.
  static func verified(
    from signer: Certificate, with others: OpaquePointer?, in store: OpaquePointer
  ) throws(CryptoError) -> [Certificate] {
    guard let context = unsafe X509_STORE_CTX_new() else {
      throw .lastLibcryptoFailure(in: "X509_STORE_CTX_new")
    }
    defer { unsafe X509_STORE_CTX_free(context) }
    guard unsafe X509_STORE_CTX_init(context, store, signer.pointer, others) == 1,
      unsafe X509_STORE_CTX_set_purpose(context, X509_PURPOSE_TIMESTAMP_SIGN) == 1
    else { throw .lastLibcryptoFailure(in: "X509_STORE_CTX_init") }
    let status = unsafe X509_verify_cert(context)
    let error = unsafe X509_STORE_CTX_get_error(context)
    ERR_clear_error()
    guard status == 1 else { throw .badTimeStamp(TimeStampProblem(chainError: error)) }
    guard let chain = unsafe X509_STORE_CTX_get0_chain(context) else {
      throw .lastLibcryptoFailure(in: "X509_STORE_CTX_get0_chain")
    }
    return unsafe (0..<OPENSSL_sk_num(chain)).compactMap { place in
      guard let certificate = unsafe OPENSSL_sk_value(chain, place) else { return nil }
      return unsafe Certificate(sharing: OpaquePointer(certificate))
    }
  }
}

/// Why a time stamp does not count.
package enum TimeStampProblem: Error, Equatable, Sendable {
  /// A certificate had expired already, or did not count yet, when the stamp was made.
  case expired
  case notYetValid
  /// The chain leads to none of the certificates given.
  case unknownAuthority
  /// A key is weaker than RSA of 2,048 bits or a curve of 224.
  case weakKey
  /// The stamp or a certificate is signed over MD5 or SHA-1.
  case weakHash
  /// The signature does not fit, or a certificate is not for this; as libcrypto says it.
  case other(reason: String)

  init(chainError code: Int32) {
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED: self = .expired
    case X509_V_ERR_CERT_NOT_YET_VALID: self = .notYetValid
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      self = .unknownAuthority
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL: self = .weakKey
    case X509_V_ERR_CA_MD_TOO_WEAK: self = .weakHash
    default:
      let words = unsafe X509_verify_cert_error_string(Int(code))
      self = .other(reason: unsafe words.map { unsafe String(cString: $0) } ?? "error \(code)")
    }
  }
}

extension TimeStampProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .expired: "a certificate had expired"
    case .notYetValid: "a certificate was not valid yet"
    case .unknownAuthority: "it leads to none of the certificates given"
    case .weakKey: "a key is too weak"
    case .weakHash: "it is signed over a hash that is too weak"
    case .other(let reason): reason
    }
  }
}
