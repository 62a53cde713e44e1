import CLibcrypto

/// The certificates in a text (PEM, RFC 7468), and nothing else that stands in it.
package enum CertificateText {
  /// The same certificates, written anew; nil when there is none.
  ///
  /// A key, or whatever else somebody put between them, is left behind.
  package static func only(_ pem: [UInt8]) -> [UInt8]? {
    defer { ERR_clear_error() }
    return unsafe pem.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let input = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count))
      else { return nil }
      defer { unsafe BIO_free(input) }
      guard let output = unsafe BIO_new(BIO_s_mem()) else { return nil }
      defer { unsafe BIO_free(output) }
      while let certificate = unsafe PEM_read_bio_X509(input, nil, noPassphrase, nil) {
        let status = unsafe PEM_write_bio_X509(output, certificate)
        unsafe X509_free(certificate)
        guard status == 1 else { return nil }
      }
      return unsafe contents(of: output)
    }
  }

  private static func contents(of output: OpaquePointer) -> [UInt8]? {
    let count = unsafe BIO_ctrl_pending(output)
    guard count > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe BIO_read(output, buffer.baseAddress, Int32(clamping: buffer.count))
    }
    return read == count ? bytes : nil
  }
}

/// Answers that there is no passphrase: without it, libcrypto asks whoever sits at the terminal.
private func noPassphrase(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isWriting: Int32,
  _ data: UnsafeMutableRawPointer?
) -> Int32 { -1 }
