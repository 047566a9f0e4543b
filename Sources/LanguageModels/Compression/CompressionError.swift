/// What can be wrong with a compressed file.
public enum CompressionError: Error, Equatable {
  /// The file does not start as one of ours does.
  case notCompressed
  /// The file was made with another model, which alone can read it.
  case otherModel
  /// The file is cut off, or what comes out is not what went in.
  case damaged
}

extension CompressionError: CustomStringConvertible {
  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .notCompressed:
      "This is no file that the model compressed: give one that it wrote."
    case .otherModel:
      "The file was compressed with another model; only the same model, with the same numbers, can "
        + "read it."
    case .damaged:
      "The compressed file is damaged, or was made on another kind of machine; compress the original "
        + "anew."
    }
  }
}
