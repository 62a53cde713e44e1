/// What is wrong with a key, a note or a signature, or what libcrypto could not do.
///
/// No case carries secret bytes: a malformed signing key is named by its fault only.
package enum CryptoError: Error, Equatable, Sendable {
  case badKeyName(String)
  case malformedVerifierKey(String, KeyFault)
  case malformedSigningKey(KeyFault)
  case malformedNote(NoteFault)
  /// A key we know made none of this: the note was changed, or the signature forged.
  case badSignature(keyName: String, keyID: UInt32)
  /// Nobody we know signed the note; the names are those that stand under it.
  case noKnownSignature(signedBy: [String])
  case malformedTimeStamp(TimeStampFault)
  /// The authority's signature or chain does not hold at the time of the stamp.
  case badTimeStamp(TimeStampProblem)
  case libcrypto(function: String, LibcryptoFault)
}

/// What libcrypto did not do.
package enum LibcryptoFault: Equatable, Sendable {
  /// It reported an error, with its own English words for that if it has any.
  case failed(code: UInt, words: String?)
  /// Its answer is not the one that is published for what it was given.
  case wrongAnswer
}

/// Why a text is not a key.
///
/// It quotes nothing of the text: in a damaged signing key any part may be the secret.
package enum KeyFault: Error, Equatable, Sendable {
  case missingParts
  case badName
  case badKeyID
  case badBase64
  case wrongKeyLength(expected: Int, found: Int)
  case unsupportedType(expected: UInt8)
  case wrongKeyID(stated: UInt32, computed: UInt32)
  /// Anybody can sign for this public key, without a secret.
  case smallOrder
}

/// Why a text is not a signed note.
package enum NoteFault: Error, Equatable, Sendable {
  case tooLarge(bytes: Int, bytesMax: Int)
  case controlCharacter(UInt8, offset: Int)
  case noFinalNewline
  case noSignatures
  case tooManySignatures(found: Int, max: Int)
  case badSignatureLine(String)
}

extension CryptoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badKeyName(let name):
      "\(name.debugDescription) cannot be the name of a key:"
        + " it must not be empty or contain a space, a plus or a control character."
    case .malformedVerifierKey(let text, let fault):
      "\(text.debugDescription) is not a verifier key: \(fault)."
    case .malformedSigningKey(let fault):
      "This is not a signing key: \(fault)."
    case .malformedNote(let fault):
      "This is not a signed note: \(fault)."
    case .badSignature(let name, let id):
      "The signature of \(name)+\(KeyID.text(id)) does not match the text of the note."
    case .noKnownSignature(let names):
      "None of the known keys signed this note; it is signed by \(names.joined(separator: ", "))."
    case .malformedTimeStamp(let fault): "This is no time stamp that can be used: \(fault)."
    case .badTimeStamp(let problem): "The time stamp does not hold: \(problem)."
    case .libcrypto(let function, .failed(let code, let words)):
      "libcrypto failed in \(function): \(words ?? "error \(code)")."
    case .libcrypto(let function, .wrongAnswer):
      "libcrypto gave a wrong answer in \(function)."
    }
  }
}

extension KeyFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingParts: "it does not consist of name, key id and key"
    case .badName: "the first part cannot be the name of a key"
    case .badKeyID: "the key id is not 8 lowercase hexadecimal digits"
    case .badBase64: "the key is not canonical base64"
    case .wrongKeyLength(let expected, let found):
      "the key has \(found) bytes instead of \(expected)"
    case .unsupportedType(let expected): "its type is not 0\(expected), Ed25519"
    case .wrongKeyID(let stated, let computed):
      "it states key id \(KeyID.text(stated)), but the key has id \(KeyID.text(computed))"
    case .smallOrder: "it is a point of small order, for which anybody can sign"
    }
  }
}

extension NoteFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let bytes, let bytesMax): "it has \(bytes) bytes, more than \(bytesMax)"
    case .controlCharacter(let byte, let offset):
      "it has control character \(byte) at byte \(offset)"
    case .noFinalNewline: "it does not end in a line feed"
    case .noSignatures: "no empty line and signature follow the text"
    case .tooManySignatures(let found, let max): "it has \(found) signatures, more than \(max)"
    case .badSignatureLine(let line): "\(line.debugDescription) is not a signature line"
    }
  }
}
