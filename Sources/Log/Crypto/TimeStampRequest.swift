import CLibcrypto
import Merkle

/// What is sent to a time stamping authority (RFC 3161, section 2.4.1): the SHA-256 of some bytes, and
/// the wish to get its certificate back.
///
/// Without nonce and policy, so that the same bytes always give the same request.
package enum TimeStampRequest {
  /// The request in DER, to be sent as `application/timestamp-query`.
  package static func encoded(for digest: Digest) throws(CryptoError) -> [UInt8] {
    guard let request = unsafe TS_REQ_new(), let imprint = unsafe TS_MSG_IMPRINT_new(),
      let algorithm = unsafe X509_ALGOR_new()
    else { throw .lastLibcryptoFailure(in: "TS_REQ_new") }
    defer {
      unsafe X509_ALGOR_free(algorithm)
      unsafe TS_MSG_IMPRINT_free(imprint)
      unsafe TS_REQ_free(request)
    }
    var bytes = digest.bytes
    let isMade = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nil) == 1
        && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1
        && TS_MSG_IMPRINT_set_msg(imprint, buffer.baseAddress, Int32(buffer.count)) == 1
        && TS_REQ_set_version(request, 1) == 1
        && TS_REQ_set_msg_imprint(request, imprint) == 1
        && TS_REQ_set_cert_req(request, 1) == 1
    }
    guard isMade else { throw .lastLibcryptoFailure(in: "TS_REQ_set_msg_imprint") }
    let count = unsafe i2d_TS_REQ(request, nil)
    guard count > 0 else { throw .lastLibcryptoFailure(in: "i2d_TS_REQ") }
    var encoded = [UInt8](repeating: 0, count: Int(count))
    let written = unsafe encoded.withUnsafeMutableBufferPointer { buffer in
      var place = buffer.baseAddress
      return unsafe i2d_TS_REQ(request, &place)
    }
    guard written == count else { throw .lastLibcryptoFailure(in: "i2d_TS_REQ") }
    return encoded
  }
}
