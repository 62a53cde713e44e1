internal import Forms
internal import Governance

extension Command {
  static let correct = Command(
    name: "correct", summary: "Corrigeer een vermelding; het origineel blijft staan.",
    arguments: "VERMELDING", argumentCount: 1...1,
    flags: correctingFlags + formFlags,
    details: """
      VERMELDING is het nummer dat vth history noemt, of de UUID. Geef alleen wat anders moet: de rest
      blijft zoals het nu staat. --period is de juiste datum van het feit. De andere opties zijn de
      sleutels van de gebeurtenis, zoals --title of --parties; zie vth help log besluit. Een lege tekst
      haalt een sleutel weg. Had de vermelding er niet moeten zijn, gebruik dan vth annul.

      Voorbeeld: \(correctExample)
      """
  ) { invocation in
    try OneEvent(invocation, verb: "correct").correct(
      invocation.arguments.words[0], example: correctExample)
  }

  private static let correctExample =
    "vth correct 610 --reason \"De bron noemt 20 juni.\" --period \"20 juni 2024\""

  /// Those of the correction itself are listed; those of what it corrects are too many.
  private static var correctingFlags: [Flag] {
    let own = Set(FormFlags(correcting: .entryCorrected).flags.prefix(7).map(\.name))
    return FormFlags.union(EventType.allCases.map { FormFlags(correcting: $0) }).map { flag in
      var flag = flag
      flag.isListed = own.contains(flag.name)
      return flag
    }
  }
}
