/// Why a file or folder could not be read, written or moved.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// A full sentence: which file, what was wrong, and what would be right.
  public let description: String

  /// Makes an error from its sentence.
  public init(_ description: String) {
    self.description = description
  }
}
