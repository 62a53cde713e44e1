/// Numbers with their noun.
func counted(_ number: Int, _ one: String, _ more: String) -> String {
  "\(number) \(number == 1 ? one : more)"
}
