import Notebook
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension SentenceText {
  /// Reads what a chapter was told to read: a learner's own file, or else the King James Bible.
  ///
  /// - Parameters:
  ///   - file: What `--corpus` was given, if anything.
  ///   - limit: How many sentences are kept at most; nil for all.
  /// - Returns: The sentences.
  /// - Throws: `CorpusError` where the file is no text, or the Bible is not installed.
  public static func load(file: String?, limit: Int?) throws(CorpusError) -> SentenceText {
    try load(file: file, limit: limit, environment: ProcessInfo.processInfo.environment)
  }

  /// What figures call it.
  public var title: String { isBible ? "King James Bible" : name }

  /// The text as the run's record names it: its file and the hash of the sentences that are used.
  public var option: OptionValue {
    .file(path: name, bytes: Array(sentences.joined(separator: "\n").utf8))
  }
}

extension LanguageSamples {
  /// Reads what `Scripts/language_samples.sh` has put into the cache of the process's environment.
  ///
  /// - Parameters:
  ///   - mergesPath: What `--merges` was given, if anything.
  ///   - limit: How many lines of each language at most.
  /// - Throws: `CorpusError` or `TokenizerError` where a file is there but not what it should be.
  public init(mergesPath: String?, limit: Int) throws {
    try self.init(
      mergesPath: mergesPath, environment: ProcessInfo.processInfo.environment, limit: limit)
  }
}

extension String {
  /// The text, or its beginning and an ellipsis: so many characters at most.
  public func shortened(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }
}
