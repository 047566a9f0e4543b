/// Why a command could not do what it was asked.
struct RunnerError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
