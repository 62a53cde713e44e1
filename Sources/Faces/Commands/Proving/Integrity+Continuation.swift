internal import Register

extension Integrity {
  static func dutch(_ problem: ContinuationProblem) -> String {
    switch problem {
    case .late(let seq):
      "Vermelding \(seq) zegt dat dit log een ander voortzet; dat kan alleen de eerste."
    case .badCheckpoint(let seq):
      "Vermelding \(seq) zegt dat dit log een ander voortzet, maar het zegel daarin is niet door dat andere log "
        + "getekend."
    case .missing(let seq, let copied, let found):
      "Vermelding \(seq) zegt dat er \(copied) vermeldingen zijn overgenomen; er staan er nog \(found)."
    case .differs(let seq, let origin):
      "Wat uit het log “\(origin)” is overgenomen, is niet wat daar is getekend: het past niet bij het zegel in "
        + "vermelding \(seq)."
    }
  }

  static func dutch(_ gap: ContinuationGap) -> String {
    switch gap {
    case .leftBehind(let count, let origin):
      "\(counted(count, "vermelding", "vermeldingen")) van het log “\(origin)” \(count == 1 ? "is" : "zijn") niet "
        + "meegekomen. Wat wel is overgenomen, is daardoor niet na te rekenen."
    case .unsigned(let count, let origin):
      "\(counted(count, "overgenomen vermelding staat", "overgenomen vermeldingen staan")) niet onder het zegel "
        + "van het log “\(origin)”."
    }
  }
}
