internal import Texts

/// The agreements by which imprecise words of a source become a date.
///
/// This is the visible, editable table. The raw values are stored in the log, so an id never changes and
/// never disappears; a new agreement is a new case.
package enum ReadingConvention: String, Vocabulary {
  case yearFromContext = "jaar-uit-verband"
  case startOfQuarter = "begin-kwartaal"
  case endOfQuarter = "eind-kwartaal"
  case quarterBoundary = "kwartaalgrens"
  case startOfYear = "begin-jaar"
  case endOfYear = "eind-jaar"
  case middleOfYear = "medio-jaar"
  case startOfMonth = "begin-maand"
  case endOfMonth = "eind-maand"
  case beforeSummer = "voor-de-zomer"
  case afterSummer = "na-de-zomer"
  case aroundSummer = "rond-de-zomer"
  case summer = "zomer"
  case autumn = "najaar"
  case spring = "voorjaar"
  case turnOfYear = "jaarwisseling"
  case christmasRecess = "kerstreces"
  case beforeDay = "voor-de-dag"
  case atTheLatest = "uiterlijk-op"
  case quarters = "kwartalen"
  case start = "start"
  case openEnd = "open-eind"
  case period = "periode"
  case stateOfDocument = "stand-van-document"
  case undated = "zonder-datum"
  case programmeDuration = "programma-looptijd"

  /// Whether it reads words of the source; otherwise it stands in for words that are not there.
  package var readsWords: Bool {
    self != .undated && self != .stateOfDocument && self != .programmeDuration
  }

  /// The ids are Dutch words already.
  package var dutch: String { rawValue }

  /// What the agreement says, in one Dutch sentence.
  package var meaning: String {
    switch self {
    case .yearFromContext:
      "Het jaar of de maand staat er niet bij en volgt uit de tekst eromheen."
    case .startOfQuarter: "\"Begin\" van een kwartaal is de eerste maand ervan."
    case .endOfQuarter: "\"Eind\" van een kwartaal is de laatste maand ervan."
    case .quarterBoundary:
      "\"Eind Q3/begin Q4\" is de laatste maand van het ene of de eerste van het andere kwartaal."
    case .startOfYear: "\"Begin\" van een jaar is januari of februari."
    case .endOfYear: "\"Eind\" van een jaar is november of december."
    case .middleOfYear: "\"Medio\" een jaar is juni of juli."
    case .startOfMonth: "\"Begin\" van een maand is dag 1 tot en met 10."
    case .endOfMonth: "\"Eind\" van een maand is dag 21 tot en met de laatste dag."
    case .beforeSummer: "\"Voor de zomer\" is uiterlijk 30 juni."
    case .afterSummer: "\"Na de zomer\" is vanaf 1 september."
    case .aroundSummer: "\"Rond de zomer\" is juni, juli of augustus."
    case .summer: "\"De zomer\" loopt van 1 juni tot en met 31 augustus."
    case .autumn: "\"Het najaar\" loopt van 1 september tot en met 30 november."
    case .spring: "\"Het voorjaar\" loopt van 1 maart tot en met 31 mei."
    case .turnOfYear: "\"Rond de jaarwisseling\" is van 16 december tot en met 15 januari."
    case .christmasRecess:
      "\"Voor het kerstreces\" is uiterlijk de laatste dag voor het kerstreces."
    case .beforeDay: "\"Vóór\" een dag is uiterlijk de dag ervoor."
    case .atTheLatest: "\"Uiterlijk\" een dag is die dag of eerder."
    case .quarters:
      "\"Q3/Q4\" is één moment tussen het begin van het eerste en het eind van het laatste kwartaal."
    case .start: "\"Start\" gaat over het begin; het einde staat er niet bij."
    case .openEnd: "\"Vanaf\" of \"en verder\" geeft een begin, maar geen einde."
    case .period: "Twee data met \"tot en met\" of een streepje geven een begin en een einde."
    case .stateOfDocument: "De bron beschrijft de stand van zaken op de datum van het stuk."
    case .undated: "De bron noemt geen datum; het was uiterlijk op de datum van het stuk zo."
    case .programmeDuration: "Het was ergens binnen de looptijd van het programma."
    }
  }
}
