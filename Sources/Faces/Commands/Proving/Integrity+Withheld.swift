internal import EventFormat
internal import Register

extension Integrity {
  /// What has become of the withheld texts; nil when nothing is withheld.
  static func dutch(_ audit: DisclosureAudit) -> String? {
    let counts = [
      (audit.present, "hier aanwezig"), (audit.erased, "gewist"), (audit.absent, "niet hier"),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return nil }
    let total = counted(
      counts.reduce(0) { $0 + $1.0 }, "afgeschermde tekst", "afgeschermde teksten")
    return "\(total): \(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))."
  }

  static func dutch(_ problem: DisclosureProblem) -> String {
    switch problem {
    case .unreadable(let path):
      "\(path) is niet te lezen als afgeschermde teksten. Haal het bestand uit een kopie."
    case .differs(let path, let sequence, let place):
      "\(path): de tekst voor \(place) is niet die van vermelding \(sequence). Zij is veranderd, of hoort "
        + "ergens anders."
    case .notErased(let path, let sequence, let place):
      "\(path): de tekst voor \(place) is volgens het log gewist, en staat er nog. Wis die alsnog: vth "
        + "redact \(sequence) --ground … --fields \(place)"
    }
  }

  /// Of texts that could not be looked at.
  static func unseen(_ audit: DisclosureAudit) -> [String] {
    audit.trouble.map {
      [
        "De afgeschermde teksten zijn niet nagekeken; het log zelf wel. \(Failure.explain($0).message)"
      ]
    } ?? []
  }

  /// Of a file with withheld texts that belongs to no entry.
  static func stray(_ path: String) -> String {
    "\(path) hoort bij geen vermelding van dit log, maar bij een vastlegging die nooit is voltooid, die apart is "
      + "gezet, of die in een nieuwere kopie van het log staat. Er kan vertrouwelijke tekst in staan. Weet u "
      + "zeker dat niemand die nodig heeft, doe dan: vth repair --erase-stray"
  }
}

extension DisclosureAudit {
  var json: JSON? {
    guard present + erased + absent > 0 else { return nil }
    return .record([
      ("present", .number(present)), ("erased", .number(erased)), ("absent", .number(absent)),
    ])
  }
}
