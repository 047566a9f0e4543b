/// Why a page or a list of steps could not be used as a chapter asked.
public struct NotebookError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.description = description
  }
}
