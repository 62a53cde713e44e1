import CLibcrypto
import Merkle

/// The answer of a time stamping authority (RFC 3161, section 2.4.2): these bytes existed at that time.
@safe
package struct TimeStamp: ~Copyable {
  private let response: OpaquePointer
  /// The SHA-256 that was stamped.
  package let digest: Digest
  /// When, by the clock of the authority, in seconds since 1970.
  package let time: Int64

  /// Reads an answer and believes nothing of it yet.
  ///
  /// Throws `malformedTimeStamp` when it is none, when the authority refused, or when it is not about a
  /// SHA-256.
  package init(_ bytes: [UInt8]) throws(CryptoError) {
    let read = unsafe bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var place = buffer.baseAddress
      guard let response = unsafe d2i_TS_RESP(nil, &place, buffer.count) else { return nil }
      // Bytes behind the answer are signed by nobody.
      guard unsafe place == buffer.baseAddress.map({ unsafe $0 + buffer.count }) else {
        unsafe TS_RESP_free(response)
        return nil
      }
      return unsafe response
    }
    ERR_clear_error()
    guard let response = unsafe read else { throw .malformedTimeStamp(.notAnAnswer) }
    let digest: Digest
    let time: Int64
    do throws(TimeStampFault) {
      guard let info = unsafe TS_RESP_get_tst_info(response) else { throw .refused }
      digest = try unsafe Self.digest(info)
      time = try unsafe Self.time(info)
    } catch {
      unsafe TS_RESP_free(response)
      throw .malformedTimeStamp(error)
    }
    unsafe self.response = response
    self.digest = digest
    self.time = time
  }

  deinit {
    unsafe TS_RESP_free(response)
  }

  private static func digest(_ info: OpaquePointer) throws(TimeStampFault) -> Digest {
    guard let imprint = unsafe TS_TST_INFO_get_msg_imprint(info),
      let algorithm = unsafe TS_MSG_IMPRINT_get_algo(imprint),
      let message = unsafe TS_MSG_IMPRINT_get_msg(imprint)
    else { throw .notAnAnswer }
    var object: OpaquePointer?
    unsafe X509_ALGOR_get0(&object, nil, nil, algorithm)
    let count = unsafe Int(ASN1_STRING_length(message))
    let data = unsafe UnsafeBufferPointer(start: ASN1_STRING_get0_data(message), count: count)
    guard unsafe OBJ_obj2nid(object) == NID_sha256, let digest = unsafe Digest(Array(data)) else {
      throw .otherHash
    }
    return digest
  }

  /// The time of the stamp, in seconds since 1970.
  private static func time(_ info: OpaquePointer) throws(TimeStampFault) -> Int64 {
    guard let time = unsafe TS_TST_INFO_get_time(info), let seconds = unsafe ASN1Time.seconds(time)
    else { throw .notAnAnswer }
    return seconds
  }

  /// Checks the signature of the authority and its chain up to one of the certificates (PEM), as it was at
  /// the time of the stamp itself: a certificate that has expired since takes nothing away.
  ///
  /// Throws `badTimeStamp` with the reason, also when a key or a hash is too weak. Known gap: whether a certificate
  /// was revoked is not looked up.
  ///
  /// - Returns: Who signed it, and under which of the certificates; that one is trusted by nobody yet.
  package func verify(certificates: [UInt8]) throws(CryptoError) -> StampAuthority {
    guard let store = unsafe X509_STORE_new() else {
      throw .lastLibcryptoFailure(in: "X509_STORE_new")
    }
    guard let context = unsafe TS_VERIFY_CTX_new() else {
      unsafe X509_STORE_free(store)
      throw .lastLibcryptoFailure(in: "TS_VERIFY_CTX_new")
    }
    // The context owns the store from here on.
    unsafe TS_VERIFY_CTX_set_store(context, store)
    defer { unsafe TS_VERIFY_CTX_free(context) }
    var count = 0
    for certificate in Certificate.all(inPEM: certificates)
    where unsafe X509_STORE_add_cert(store, certificate.pointer) == 1 { count += 1 }
    guard count > 0 else { throw .malformedTimeStamp(.noCertificates) }
    let rules = unsafe X509_STORE_get0_param(store)
    unsafe X509_VERIFY_PARAM_set_time(rules, time_t(time))
    unsafe X509_VERIFY_PARAM_set_auth_level(rules, CertificateChain.securityLevel)
    let authority = try unsafe authority(store)
    unsafe TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_SIGNATURE))
    ERR_clear_error()
    guard unsafe TS_RESP_verify_response(context, response) == 1 else {
      throw .badTimeStamp(.other(reason: Self.reasons()))
    }
    return authority
  }

  /// Who claims to have signed, and the chain above that certificate, verified; not the signature itself.
  private func authority(_ store: OpaquePointer) throws(CryptoError) -> StampAuthority {
    guard let token = unsafe TS_RESP_get_token(response), let signer = unsafe Self.signer(token)
    else { throw .badTimeStamp(.other(reason: Self.reasons())) }
    let others = unsafe token.pointee.d.sign?.pointee.cert
    let chain = try unsafe CertificateChain.verified(from: signer, with: others, in: store)
    guard let root = chain.last, let expires = chain.compactMap(\.expires).min() else {
      throw .badTimeStamp(.unknownAuthority)
    }
    guard unsafe Self.isHashStrong(token) else { throw .badTimeStamp(.weakHash) }
    return StampAuthority(name: signer.name, root: try root.root(), expires: expires)
  }

  /// The certificate that signed; nil when it is not in the answer.
  private static func signer(_ token: UnsafeMutablePointer<PKCS7>) -> Certificate? {
    guard let signers = unsafe PKCS7_get0_signers(token, nil, 0) else { return nil }
    defer { unsafe OPENSSL_sk_free(signers) }
    guard let certificate = unsafe OPENSSL_sk_value(signers, 0) else { return nil }
    return unsafe Certificate(sharing: OpaquePointer(certificate))
  }

  /// Whether each signature is over a hash of at least 224 bits, so over neither MD5 nor SHA-1.
  private static func isHashStrong(_ token: UnsafeMutablePointer<PKCS7>) -> Bool {
    guard let signatures = unsafe PKCS7_get_signer_info(token) else { return false }
    return unsafe (0..<OPENSSL_sk_num(signatures)).allSatisfy { place in
      guard let signature = unsafe OPENSSL_sk_value(signatures, place) else { return false }
      var algorithm: UnsafeMutablePointer<X509_ALGOR>?
      unsafe PKCS7_SIGNER_INFO_get0_algs(
        signature.assumingMemoryBound(to: PKCS7_SIGNER_INFO.self), nil, &algorithm, nil)
      var object: OpaquePointer?
      unsafe X509_ALGOR_get0(&object, nil, nil, algorithm)
      guard let hash = unsafe EVP_get_digestbyname(OBJ_nid2sn(OBJ_obj2nid(object))) else {
        return false
      }
      return unsafe EVP_MD_get_size(hash) >= 28
    }
  }

  /// All that libcrypto has to say about a failure: the last reason alone says too little.
  private static func reasons() -> String {
    var reasons: [String] = []
    var data: UnsafePointer<CChar>?
    var flags: Int32 = 0
    while true {
      let code = unsafe ERR_get_error_all(nil, nil, nil, &data, &flags)
      guard code != 0 else { break }
      if let reason = unsafe ERR_reason_error_string(code) {
        unsafe reasons.append(String(cString: reason))
      }
      if let text = unsafe data, flags & ERR_TXT_STRING != 0 {
        let words = unsafe String(cString: text)
        if !words.isEmpty { reasons.append(words) }
      }
    }
    return reasons.joined(separator: "; ")
  }
}

/// Why bytes are not a time stamp.
package enum TimeStampFault: Error, Equatable, Sendable {
  case notAnAnswer
  /// The authority answered that it gives no stamp.
  case refused
  /// It is not about a SHA-256.
  case otherHash
  case noCertificates
}
