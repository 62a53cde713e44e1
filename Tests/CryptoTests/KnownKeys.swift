/// Published keys and notes: only test keys have their private half here.
enum KnownKeys {
  /// The log whose seed is the bytes 00 to 1f.
  static let log = "log.example/besluiten+3dc70e7a+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  static let logSeed = [UInt8](0x00...0x1f)
  static let checkpoint =
    "log.example/besluiten\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
  static let logLine =
    "— log.example/besluiten PccOembDaqHmORthmrUDKjq0TqvGIrSBm8mf9tOWX1fPSV436hpcJkrABiWdC/Zoz6"
    + "dQdBQihxu85L33YDir/DJisQ4=\n"
  /// A cosignature: key type 04, so to us a key we do not know.
  static let witnessLine =
    "— w1.example/toezicht nY0UeQAAAABpHmaAaEkk6c/0F8CLHze5xrbXmC1lvUI1VY7Pc5/XIsPgmEKg0u6vwL5D"
    + "YRKJ+3Cpfqr6Jnu0a9tAeLhXNWYp/8n5Bw==\n"
  static let witness = "w1.example/toezicht+9d8d1479+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"

  /// The published key of the shipped log.
  static let shipped =
    "ibp-vth.besluitboek.example+4cbb32a0+Ab2k3OmyKcmuFATPsrQIhCChI593FyL377zP3yKRYZ1u"

  /// The example of C2SP signed-note.
  static let c2sp = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

  /// The test keys of Go's x/mod sumdb/note, with what it signs.
  static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let peterSecret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  static let goText =
    "If you think cryptography is the answer to your problem,\n"
    + "then you don't know what your problem is.\n"
  static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotp"
    + "RZb6KE6RyyBwJnAM=\n"
  static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox"
    + "33WWd1RvMc+QQ=\n"
}
