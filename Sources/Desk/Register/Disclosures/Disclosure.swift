internal import Crypto
package import EventFormat
package import Governance
internal import Merkle

/// The withheld texts known of entries.
package typealias Disclosures = [EntryIdentifier: [Disclosure]]

/// A withheld text with the salt that ties it to the digest in a line (RFC 9901, section 4.2.1).
///
/// The digest is of the encoded text as it is, so nothing need be written again to verify it.
package struct Disclosure: Hashable, Sendable {
  /// base64url of the JSON array `[salt, place, text]`.
  package let encoded: String
  package let secret: WithheldText

  private static let saltBytes = 16

  /// Reads what somebody handed over; nil unless it is a disclosure.
  package init?(encoded: String) {
    guard let bytes = Base64.decodeForURL(encoded) else { return nil }
    do throws(JSONError) {
      guard case .array(let values) = try JSONReader.read(bytes[...], .lenient), values.count == 3,
        values[0].string != nil, let place = values[1].string, let text = values[2].string
      else { return nil }
      secret = WithheldText(place: place, text: text)
    } catch { return nil }
    self.encoded = encoded
  }

  /// The disclosures of a file, one on each line; nil unless that is all there is in it.
  package static func all(in bytes: [UInt8]) -> [Disclosure]? {
    let lineFeed = UInt8(ascii: "\n")
    guard bytes.last == lineFeed else { return nil }
    var found: [Disclosure] = []
    for line in bytes.dropLast().split(separator: lineFeed, omittingEmptySubsequences: false) {
      guard let disclosure = Disclosure(encoded: String(decoding: line, as: UTF8.self)) else {
        return nil
      }
      found.append(disclosure)
    }
    return found
  }

  private init(_ secret: WithheldText, salt: [UInt8]) {
    self.secret = secret
    let json = JSON.array([
      .string(Base64.encodeForURL(salt)), .string(secret.place), .string(secret.text),
    ])
    encoded = Base64.encodeForURL(json.canonicalBytes)
  }

  /// Each text with a salt of its own.
  static func fresh(
    _ secrets: [WithheldText], _ environment: Environment
  ) throws(RegisterError) -> [Disclosure] {
    var result: [Disclosure] = []
    for secret in secrets {
      result.append(Disclosure(secret, salt: try environment.random(saltBytes)))
    }
    return result
  }

  /// What stands in the line.
  package var withheld: WithheldValue {
    var sha256 = SHA256()
    let digest = sha256.hash(Array(encoded.utf8).span)
    return WithheldValue(place: secret.place, digest: Base64.encodeForURL(digest.bytes))
  }
}
