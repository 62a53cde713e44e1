import Crypto
import Merkle
import Testing

/// Time stamps made with the openssl command (3.0) and a clock set back (faketime): a root and a signer
/// valid from 10 June to 10 July 2020 stamp the known checkpoint on 10 June, and again on 10 August 2020.
@Suite struct TimeStampTests {
  static let query =
    "MDkCAQEwMTANBglghkgBZQMEAgEFAAQgmwN1ndjJwMBZOUggnAs9jy8LcYZ+iW8YPAHTgSbi4B4BAf8="
  static let stamp =
    "MIIDdTADAgEAMIIDbAYJKoZIhvcNAQcCoIIDXTCCA1kCAQMxDzANBglghkgBZQMEAgEFADBjBgsqhkiG9w0BCRAB"
    + "BKBUBFIwUAIBAQYEKgMEATAxMA0GCWCGSAFlAwQCAQUABCCbA3Wd2MnAwFk5SCCcCz2PLwtxhn6Jbxg8AdOBJuLg"
    + "HgIBAhgPMjAyMDA2MTAxMjAwMDBaoIIBojCCAZ4wggFEoAMCAQICFGqJUSw0ZO175gbwWQm4tkLOF/jhMAoGCCqG"
    + "SM49BAMCMBUxEzARBgNVBAMMClByb2VmIFJvb3QwHhcNMjAwNjEwMTIwMDAwWhcNMjAwNzEwMTIwMDAwWjAdMRsw"
    + "GQYDVQQDDBJQcm9lZiBUaWpkc3RlbXBlbHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ1vPlg2FHMIS0NGRH3"
    + "JWYVEUwFTUycFJ0c1kAgzjHID9XAeLHPJUONksKwjXUgO4RoJyJtP20p1iYCivIGeKwQo2owaDAWBgNVHSUBAf8E"
    + "DDAKBggrBgEFBQcDCDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFGB5kUPVCCCevv96W6xq2Z1/p3EfMB8GA1Ud"
    + "IwQYMBaAFLJ5XoN1Sa09V9ci3+ppK3RjuUnaMAoGCCqGSM49BAMCA0gAMEUCIQDfb0tjJudAWJgDz/wjVYAHuN+m"
    + "+WALOPD4ejGqe9gKawIgXnlKnOHQaKa4ZnMGev2Yxouu+dNdbjht4ThEu+6rf0sxggE2MIIBMgIBATAtMBUxEzAR"
    + "BgNVBAMMClByb2VmIFJvb3QCFGqJUSw0ZO175gbwWQm4tkLOF/jhMA0GCWCGSAFlAwQCAQUAoIGYMBoGCSqGSIb3"
    + "DQEJAzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjAwNjEwMTIwMDAwWjArBgsqhkiG9w0BCRACDDEc"
    + "MBowGDAWBBRTElquxmq6ufrg7Drrw0hFN2rjdTAvBgkqhkiG9w0BCQQxIgQgbbnsndI83ALSbHzPUPxzQ3FHoMwL"
    + "Mb8ssVMqDeSsfr0wCgYIKoZIzj0EAwIESDBGAiEAhh2Jk/fjUFBXAGZ1CkKDl0cGu1wvomlxUxCd5yIGxoECIQCI"
    + "Wsyf4mjXw5jxyiMRv8NLFhijEOQB5SN56NrZLHpwBg=="
  static let late =
    "MIIDdTADAgEAMIIDbAYJKoZIhvcNAQcCoIIDXTCCA1kCAQMxDzANBglghkgBZQMEAgEFADBjBgsqhkiG9w0BCRAB"
    + "BKBUBFIwUAIBAQYEKgMEATAxMA0GCWCGSAFlAwQCAQUABCCbA3Wd2MnAwFk5SCCcCz2PLwtxhn6Jbxg8AdOBJuLg"
    + "HgIBAxgPMjAyMDA4MTAxMjAwMDBaoIIBojCCAZ4wggFEoAMCAQICFGqJUSw0ZO175gbwWQm4tkLOF/jhMAoGCCqG"
    + "SM49BAMCMBUxEzARBgNVBAMMClByb2VmIFJvb3QwHhcNMjAwNjEwMTIwMDAwWhcNMjAwNzEwMTIwMDAwWjAdMRsw"
    + "GQYDVQQDDBJQcm9lZiBUaWpkc3RlbXBlbHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ1vPlg2FHMIS0NGRH3"
    + "JWYVEUwFTUycFJ0c1kAgzjHID9XAeLHPJUONksKwjXUgO4RoJyJtP20p1iYCivIGeKwQo2owaDAWBgNVHSUBAf8E"
    + "DDAKBggrBgEFBQcDCDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFGB5kUPVCCCevv96W6xq2Z1/p3EfMB8GA1Ud"
    + "IwQYMBaAFLJ5XoN1Sa09V9ci3+ppK3RjuUnaMAoGCCqGSM49BAMCA0gAMEUCIQDfb0tjJudAWJgDz/wjVYAHuN+m"
    + "+WALOPD4ejGqe9gKawIgXnlKnOHQaKa4ZnMGev2Yxouu+dNdbjht4ThEu+6rf0sxggE2MIIBMgIBATAtMBUxEzAR"
    + "BgNVBAMMClByb2VmIFJvb3QCFGqJUSw0ZO175gbwWQm4tkLOF/jhMA0GCWCGSAFlAwQCAQUAoIGYMBoGCSqGSIb3"
    + "DQEJAzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjAwODEwMTIwMDAwWjArBgsqhkiG9w0BCRACDDEc"
    + "MBowGDAWBBRTElquxmq6ufrg7Drrw0hFN2rjdTAvBgkqhkiG9w0BCQQxIgQgx4NMfUkWKmtyYwuJlkq3lOgeQkbG"
    + "1ZzeXDbTYU0Ba6gwCgYIKoZIzj0EAwIESDBGAiEA92Y2JzbVoVn3XhE4eES8Un/hhvllUjFwgM9DNi1DaNoCIQCs"
    + "nG4ccRn2Od9FUk8ciu7kGdD1Ip5aDhDkKgLclwXAAQ=="
  static let root = """
    -----BEGIN CERTIFICATE-----
    MIIBfjCCASWgAwIBAgIUI8VjyobeV/SygLBSPWR2sI+y4HwwCgYIKoZIzj0EAwIw
    FTETMBEGA1UEAwwKUHJvZWYgUm9vdDAeFw0yMDA2MTAxMjAwMDBaFw0yMDA3MTAx
    MjAwMDBaMBUxEzARBgNVBAMMClByb2VmIFJvb3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAARIbn2rPdAdpuCUOdUfIyDLiwx4s3/14mrh8ZzvCkaOekbqUwkWoPWm
    kRNzx+k4ciS9oWqwgOmjngftO4X+XX7Lo1MwUTAdBgNVHQ4EFgQUsnleg3VJrT1X
    1yLf6mkrdGO5SdowHwYDVR0jBBgwFoAUsnleg3VJrT1X1yLf6mkrdGO5SdowDwYD
    VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAgsw7b1eA3xXfmTlgfH8GJ
    n6PMM3Fo6g3pLvTwdUgqfQIgKBOBsfNKSmiPPG4GNdPbOgIUxfYUH3bUokufxqdY
    Qck=
    -----END CERTIFICATE-----
    """

  private static func bytes(_ text: String) throws -> [UInt8] { try #require(Base64.decode(text)) }

  private static var digest: Digest {
    var sha256 = SHA256()
    return sha256.hash(Array(KnownKeys.checkpoint.utf8).span)
  }

  @Test func `a request is what openssl asks, byte for byte`() throws {
    #expect(try TimeStampRequest.encoded(for: Self.digest) == Self.bytes(Self.query))
  }

  @Test func `a stamp of an authority whose certificates have expired since still holds`() throws {
    let stamp = try TimeStamp(Self.bytes(Self.stamp))
    #expect(stamp.digest == Self.digest)
    #expect(stamp.time == 1_591_790_400)
    let authority = try stamp.verify(certificates: Array(Self.root.utf8))
    #expect(authority.name == "/CN=Proef Tijdstempels")
    #expect(authority.root.name == "/CN=Proef Root")
    #expect(try StampRoot.all(inPEM: Array(Self.root.utf8)) == [authority.root])
    // 10 July 2020, 12:00 UTC.
    #expect(authority.expires == 1_594_382_400)
  }

  @Test func `a stamp made after the certificates expired does not hold`() throws {
    let stamp = try TimeStamp(Self.bytes(Self.late))
    #expect(stamp.time == 1_597_060_800)
    #expect(throws: CryptoError.badTimeStamp(.expired)) {
      try stamp.verify(certificates: Array(Self.root.utf8))
    }
  }

  @Test func `without certificates there is nobody to trust`() throws {
    let stamp = try TimeStamp(Self.bytes(Self.stamp))
    for pem in [
      "", "geen certificaat", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
      #expect(throws: CryptoError.malformedTimeStamp(.noCertificates)) {
        try stamp.verify(certificates: Array(pem.utf8))
      }
    }
  }

  @Test func `no changed bit of a stamp passes for another stamp, or one of another authority`()
    throws
  {
    let bytes = try Self.bytes(Self.stamp)
    let whole = try TimeStamp(bytes)
    let signer = try whole.verify(certificates: Array(Self.root.utf8))
    var refusedCount = 0
    for bit in 0..<(bytes.count * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      do throws(CryptoError) {
        let stamp = try TimeStamp(changed)
        let found = try stamp.verify(certificates: Array(Self.root.utf8))
        // Some bits are signed by nobody, such as how the answer says that it was granted.
        #expect(stamp.digest == whole.digest && stamp.time == whole.time, "bit \(bit)")
        #expect(found == signer, "bit \(bit)")
      } catch { refusedCount += 1 }
    }
    #expect(refusedCount > bytes.count * 7)
  }

  @Test func `an answer cut off, with more behind it, or none at all, is no stamp`() throws {
    let bytes = try Self.bytes(Self.stamp)
    for count in 0..<bytes.count {
      #expect(throws: CryptoError.self, "\(count) bytes") { try stampRead(Array(bytes[..<count])) }
    }
    #expect(throws: CryptoError.malformedTimeStamp(.notAnAnswer)) { try stampRead(bytes + [0]) }
    #expect(throws: CryptoError.malformedTimeStamp(.notAnAnswer)) {
      try stampRead(Array("HTTP/1.1 500".utf8))
    }
  }

  private func stampRead(_ bytes: [UInt8]) throws { _ = try TimeStamp(bytes) }
}
