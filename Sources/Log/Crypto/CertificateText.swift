/// The certificates in a text (PEM, RFC 7468), and nothing else that stands in it.
package enum CertificateText {
  /// The same certificates, written anew; nil when there is none.
  ///
  /// A key, or whatever else somebody put between them, is left behind.
  package static func only(_ pem: [UInt8]) -> [UInt8]? {
    let texts = Certificate.all(inPEM: pem).compactMap(\.pem)
    return texts.isEmpty ? nil : Array(texts.joined())
  }
}
