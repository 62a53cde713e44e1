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

  /// The time of the stamp, as the distance from the begin of 1970.
  private static func time(_ info: OpaquePointer) throws(TimeStampFault) -> Int64 {
    guard let start = unsafe ASN1_TIME_set(nil, 0) else { throw .notAnAnswer }
    defer { unsafe ASN1_STRING_free(start) }
    var (days, seconds): (Int32, Int32) = (0, 0)
    guard unsafe ASN1_TIME_diff(&days, &seconds, start, TS_TST_INFO_get_time(info)) == 1 else {
      throw .notAnAnswer
    }
    return Int64(days) * 86_400 + Int64(seconds)
  }

  /// Checks the signature of the authority and its chain up to one of the certificates (PEM), as it was at
  /// the time of the stamp itself: a certificate that has expired since takes nothing away.
  ///
  /// Throws `badTimeStamp` with the reason. Known gap: whether a certificate was revoked is not looked up.
  ///
  /// - Returns: Whose certificate signed it.
  package func verify(certificates: [UInt8]) throws(CryptoError) -> String {
    guard let store = unsafe X509_STORE_new(), let context = unsafe TS_VERIFY_CTX_new() else {
      throw .lastLibcryptoFailure(in: "TS_VERIFY_CTX_new")
    }
    // The context owns the store from here on.
    unsafe TS_VERIFY_CTX_set_store(context, store)
    defer { unsafe TS_VERIFY_CTX_free(context) }
    guard unsafe Self.add(certificates, to: store) > 0 else {
      throw .malformedTimeStamp(.noCertificates)
    }
    unsafe X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), time_t(time))
    unsafe TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_SIGNATURE))
    ERR_clear_error()
    guard unsafe TS_RESP_verify_response(context, response) == 1 else {
      throw .badTimeStamp(reason: Self.reasons())
    }
    return signer
  }

  /// Puts every certificate of a PEM text in the store; the number of them.
  private static func add(_ pem: [UInt8], to store: OpaquePointer) -> Int {
    unsafe pem.withUnsafeBufferPointer { buffer in
      guard let input = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else {
        return 0
      }
      defer { unsafe BIO_free(input) }
      var count = 0
      while let certificate = unsafe PEM_read_bio_X509(input, nil, nil, nil) {
        if unsafe X509_STORE_add_cert(store, certificate) == 1 { count += 1 }
        unsafe X509_free(certificate)
      }
      return count
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

  /// The name in the certificate that signed.
  private var signer: String {
    guard let token = unsafe TS_RESP_get_token(response),
      let signers = unsafe PKCS7_get0_signers(token, nil, 0)
    else { return "?" }
    defer { unsafe OPENSSL_sk_free(signers) }
    guard let certificate = unsafe OPENSSL_sk_value(signers, 0) else { return "?" }
    let name = unsafe X509_get_subject_name(OpaquePointer(certificate))
    var buffer = [CChar](repeating: 0, count: 512)
    let size = Int32(buffer.count)
    guard unsafe X509_NAME_oneline(name, &buffer, size) != nil else { return "?" }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
