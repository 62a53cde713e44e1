/// Names of files by their bytes: to Swift, a sign and what combines with it are one character, so that a name may
/// end in `.note` for the system and not for it.
extension String {
  /// Whether the bytes end in those of another text.
  package func endsInBytes(of end: String) -> Bool {
    utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  /// Whether the bytes begin with those of another text.
  package func beginsWithBytes(of start: String) -> Bool { utf8.starts(with: start.utf8) }

  /// What is left when so many bytes are taken off the front.
  package func droppingBytes(of start: String) -> String {
    String(decoding: utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }

  /// What is left when so many bytes are taken off the end.
  package func droppingLastBytes(of end: String) -> String {
    String(decoding: utf8.dropLast(end.utf8.count), as: UTF8.self)
  }
}
