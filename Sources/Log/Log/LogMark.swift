/// Stands for a log as it was at some moment: with the same mark it is the very same.
package struct LogMark: Hashable, Sendable {
  /// Compared, and never taken apart.
  package let text: String
  /// When the log last changed as far as `text` can be in doubt about it, in seconds since 1970; 0 when it never is.
  package let newestChange: Int64

  package init(text: String, newestChange: Int64) {
    self.text = text
    self.newestChange = newestChange
  }
}
