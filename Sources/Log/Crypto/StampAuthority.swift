import CLibcrypto
import Merkle

/// Who gave a time stamp, as far as certificates say: signer and root of a chain that was verified.
package struct StampAuthority: Equatable, Sendable {
  /// The name in the certificate that signed.
  package let name: String
  /// The root at the end of the chain; whether it is to be trusted is for the reader to say.
  package let root: StampRoot
  /// When the first certificate of the chain expires, in seconds since 1970.
  package let expires: Int64
}

/// A certificate that signed itself, known by the SHA-256 of its bytes (DER).
package struct StampRoot: Hashable, Sendable {
  package let fingerprint: Digest
  package let name: String

  package init(fingerprint: Digest, name: String) {
    self.fingerprint = fingerprint
    self.name = name
  }

  /// The same root has the same fingerprint, whatever it is called.
  package static func == (left: StampRoot, right: StampRoot) -> Bool {
    left.fingerprint == right.fingerprint
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

  /// The roots among the certificates of a PEM text.
  ///
  /// Without those of which the key is too weak for any stamp under it to count; throws `badTimeStamp` when there are only
  /// such, and `malformedTimeStamp` when there is no certificate at all.
  package static func all(inPEM pem: [UInt8]) throws(CryptoError) -> [StampRoot] {
    var roots: [StampRoot] = []
    let certificates = Certificate.all(inPEM: pem)
    guard !certificates.isEmpty else { throw .malformedTimeStamp(.noCertificates) }
    let selfSigned = certificates.filter(\.isSelfSigned)
    for certificate in selfSigned where certificate.isStrong {
      let root = try certificate.root()
      if !roots.contains(root) { roots.append(root) }
    }
    guard selfSigned.isEmpty || !roots.isEmpty else { throw .badTimeStamp(.weakKey) }
    return roots
  }
}

/// Owns one certificate of libcrypto, freed when the last user goes.
@safe
final class Certificate {
  let pointer: OpaquePointer

  /// Shares a certificate that belongs to something else.
  init(sharing pointer: OpaquePointer) {
    _ = unsafe X509_up_ref(pointer)
    unsafe self.pointer = pointer
  }

  private init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

  deinit { unsafe X509_free(pointer) }

  /// Every certificate of a PEM text, up to the first that cannot be read.
  static func all(inPEM pem: [UInt8]) -> [Certificate] {
    defer { ERR_clear_error() }
    return unsafe pem.withUnsafeBufferPointer { buffer in
      guard let count = Int32(exactly: buffer.count),
        let input = unsafe BIO_new_mem_buf(buffer.baseAddress, count)
      else { return [] }
      defer { unsafe BIO_free(input) }
      var certificates: [Certificate] = []
      // Without a callback of ours libcrypto asks for the password of an encrypted block, at the terminal or from
      // the standard input.
      while let certificate = unsafe PEM_read_bio_X509(input, nil, { _, _, _, _ in -1 }, nil) {
        unsafe certificates.append(Certificate(owning: certificate))
      }
      return certificates
    }
  }

  var isSelfSigned: Bool {
    defer { ERR_clear_error() }
    return unsafe X509_self_signed(pointer, 1) == 1
  }

  /// Whether breaking the key takes as much as RSA of 2,048 bits or a curve of 224 (112 bits, NIST SP 800-57).
  var isStrong: Bool {
    unsafe X509_get0_pubkey(pointer).map { unsafe EVP_PKEY_get_security_bits($0) >= 112 } ?? false
  }

  var name: String {
    var buffer = [CChar](repeating: 0, count: 512)
    let size = Int32(buffer.count)
    guard unsafe X509_NAME_oneline(X509_get_subject_name(pointer), &buffer, size) != nil else {
      return "?"
    }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The certificate as text, written anew; nil when libcrypto cannot.
  var pem: [UInt8]? {
    guard let output = unsafe BIO_new(BIO_s_mem()) else { return nil }
    defer { unsafe BIO_free(output) }
    guard unsafe PEM_write_bio_X509(output, pointer) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(output))
    let read = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe BIO_read(output, buffer.baseAddress, Int32(clamping: buffer.count))
    }
    return read > 0 && read == bytes.count ? bytes : nil
  }

  func root() throws(CryptoError) -> StampRoot {
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    let status = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe X509_digest(pointer, EVP_sha256(), buffer.baseAddress, nil)
    }
    guard status == 1, let fingerprint = Digest(bytes) else {
      throw .lastLibcryptoFailure(in: "X509_digest")
    }
    return StampRoot(fingerprint: fingerprint, name: name)
  }

  /// When it expires, in seconds since 1970; nil when it does not say so in a way that can be read.
  var expires: Int64? { unsafe X509_get0_notAfter(pointer).flatMap { unsafe ASN1Time.seconds($0) } }
}

/// Times as certificates and stamps write them.
enum ASN1Time {
  /// Seconds since 1970; nil when it is no time.
  static func seconds(_ time: UnsafePointer<ASN1_TIME>) -> Int64? {
    guard let start = unsafe ASN1_TIME_set(nil, 0) else { return nil }
    defer { unsafe ASN1_STRING_free(start) }
    var (days, seconds): (Int32, Int32) = (0, 0)
    guard unsafe ASN1_TIME_diff(&days, &seconds, start, time) == 1 else { return nil }
    return Int64(days) * 86_400 + Int64(seconds)
  }
}
