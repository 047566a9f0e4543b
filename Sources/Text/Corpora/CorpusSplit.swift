/// A corpus cut into the part that a model learns from and the part that it is judged by.
///
/// Held out is every tenth chapter of the King James Bible (`KingJamesBible.split()`), and of any
/// other text the last tenth, counted in Unicode scalars.
public struct CorpusSplit: Sendable {
  /// The corpus's file name.
  public let name: String
  /// The SHA-256 of the corpus's file, 64 hexadecimal digits.
  public let fileHash: String
  /// The text to learn from.
  public let training: String
  /// The held-out text.
  public let validation: String

  /// What an error calls the text to learn from.
  public var trainingName: String { "The part of \(name) to learn from" }
  /// What an error calls the held-out text.
  public var validationName: String { "The held-out part of \(name)" }

  /// Takes two parts that are cut already.
  public init(name: String, fileHash: String, training: String, validation: String) {
    self.name = name
    self.fileHash = fileHash
    self.training = training
    self.validation = validation
  }

  /// Holds out the last tenth of a corpus, rounded down.
  ///
  /// - Throws: `CorpusError.tooShortToSplit` when there are fewer than 10 Unicode scalars.
  /// - Complexity: O(characters).
  public init(holdingOutLastTenthOf corpus: Corpus) throws(CorpusError) {
    let scalars = corpus.text.unicodeScalars
    let count = scalars.count
    guard count >= 10 else {
      throw .tooShortToSplit(name: corpus.name, characterCount: count)
    }
    let cut = scalars.index(scalars.endIndex, offsetBy: -(count / 10))
    self.init(
      name: corpus.name, fileHash: corpus.fileHash,
      training: String(scalars[..<cut]), validation: String(scalars[cut...]))
  }

  /// Reads what a chapter was told to read: a learner's own file, or else the King James Bible.
  ///
  /// - Parameters:
  ///   - file: What `--corpus` was given, if anything.
  ///   - environment: The process's environment, which says where the cache is.
  /// - Returns: The text's two parts.
  /// - Throws: `CorpusError` when the file is no text, or the Bible is not installed.
  public static func load(
    file: String?, environment: [String: String]
  ) throws(CorpusError) -> CorpusSplit {
    if let file { return try CorpusSplit(holdingOutLastTenthOf: Corpus(contentsOf: file)) }
    return try KingJamesBible.load(environment: environment).split()
  }
}
