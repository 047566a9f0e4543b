/// A script in which whole words can be written.
public enum Script: Sendable {
  /// The letters a to z, small and capital.
  case english
  /// Hangul syllables.
  case hangul

  /// Whether a character is a letter of the script.
  public func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .english: scalar.isASCII && scalar.properties.isAlphabetic
    case .hangul: (0xAC00...0xD7A3).contains(scalar.value)
    }
  }

  /// The words of a text, between spaces and line breaks, that are all letters of the script.
  public func words(of text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.filter { $0.unicodeScalars.allSatisfy(contains) }
      .map { String($0) }
  }
}
