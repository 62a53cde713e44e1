internal import Crypto

/// What is wrong around the program: clock, variables, libcrypto, the user's own files.
extension Failure {
  static func impossibleClock(_ secondsSince1970: Int64) -> (message: String, status: ExitStatus) {
    let time = secondsSince1970 < 0 ? "een tijd vóór 1970" : "een tijd na het jaar 9999"
    return (
      "De klok van deze machine staat op \(time). Dat kan niet kloppen. Zet de klok goed, en probeer het weer. Er is "
        + "niets vastgelegd.",
      .failed
    )
  }

  static func unreadableVariable(_ name: String) -> (message: String, status: ExitStatus) {
    (
      "De omgevingsvariabele \(name) is geen leesbare tekst (geen UTF-8). Er is niets gedaan. Zet haar goed, of haal "
        + "haar weg met: unset \(name)",
      .usage
    )
  }

  static func variableIsNoDate(
    _ name: String, _ value: String
  ) -> (message: String, status: ExitStatus) {
    (
      "De omgevingsvariabele \(name) is geen datum: “\(value.shortened)”. Er is niets gedaan. Schrijf bijvoorbeeld "
        + "2026-11-21, of haal haar weg met: unset \(name)",
      .usage
    )
  }

  static func unreadableStampRoots(_ path: String) -> (message: String, status: ExitStatus) {
    (
      "\(path) is niet te lezen: op elke regel hoort een SHA-256 van een stamcertificaat, met zijn naam. Hernoem het, "
        + "en voeg wie u vertrouwt opnieuw toe met: vth stamp trust CERTIFICAAT",
      .failed
    )
  }

  /// What libcrypto said when it could not hash any more, in the middle of whatever was done.
  static func stopped(_ error: CryptoError) -> String {
    "\(error.dutch) vth is gestopt; wat u vroeg kan gelukt zijn of niet. Doe: vth verify, en geef daarna dezelfde opdracht "
      + "nog eens: wat er al staat, komt er niet dubbel in."
  }

  /// What libcrypto could not do is no fault of the key.
  static func crypto(_ error: CryptoError) -> (message: String, status: ExitStatus) {
    guard case .libcrypto = error else {
      return ("De sleutel of handtekening klopt niet. \(error.dutch)", .failed)
    }
    return (
      "\(error.dutch) Kijk of OpenSSL (libcrypto 3) op deze machine goed is geïnstalleerd.", .failed
    )
  }
}
