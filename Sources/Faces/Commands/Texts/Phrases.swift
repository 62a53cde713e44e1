/// Numbers with their noun.
func counted(_ number: Int, _ one: String, _ more: String) -> String {
  "\(number) \(number == 1 ? one : more)"
}

/// `2 besluiten, en 5 mogelijk`: only what is certain is counted as a plain number.
func counted(_ certain: Int, possible: Int, _ one: String, _ more: String) -> String {
  if possible == 0 { return counted(certain, one, more) }
  if certain == 0 { return "geen \(one) zeker, \(possible) mogelijk" }
  return "\(counted(certain, one, more)), en \(possible) mogelijk"
}

/// The same for a heading that names what is counted: `2, en 5 mogelijk`.
func counted(_ certain: Int, possible: Int) -> String {
  if possible == 0 { return "\(certain)" }
  return certain == 0 ? "\(possible) mogelijk" : "\(certain), en \(possible) mogelijk"
}
