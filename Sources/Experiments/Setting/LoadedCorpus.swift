import Notebook
import Phrases
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The text of a run: the learner's own, or the King James Bible, in two parts.
public struct LoadedCorpus: Sendable {
  /// The part to learn from, and the held-out one.
  public let split: CorpusSplit

  /// Whether it is the chapter's own text.
  public let isDefault: Bool

  /// Reads a text.
  ///
  /// - Parameter file: What `--corpus` was given; nil for the King James Bible.
  /// - Throws: `CorpusError` where the file is no text, or the Bible is not installed.
  public init(file: String?) throws(CorpusError) {
    split = try CorpusSplit.load(file: file, environment: ProcessInfo.processInfo.environment)
    isDefault = file == nil
  }

  /// What figures call it.
  public var title: Phrase { isDefault ? "King James Bible" : .verbatim(split.name) }

  /// The corpus as the run's record names it: its file and the hash of that.
  public var option: OptionValue {
    .file(name: split.name, sha256: split.fileHash)
  }
}

/// A sentence that a chapter's pictures show, in tokens of its corpus.
public struct ShownText: Sendable {
  /// The text.
  public let text: String

  /// Its tokens, at least two.
  public let tokens: [Int32]

  /// Takes the learner's sentence, or the chapter's, or else the opening of the held-out text.
  ///
  /// - Parameters:
  ///   - chosen: What `--text` was given.
  ///   - usual: The chapter's sentence for its own text; nil for the opening of the held-out part.
  ///   - length: How long that opening is.
  ///   - corpus: The tokens.
  /// - Throws: `TokenizerError` for a character that the corpus does not have, `CorpusError.tooShort`.
  public init(
    _ chosen: String?, usual: String?, openingOf length: Int, in corpus: CharacterCorpus
  ) throws {
    text = chosen ?? usual ?? corpus.opening(length)
    tokens = try corpus.tokenizer.encode(text)
    guard tokens.count >= 2 else {
      throw CorpusError.tooShort(
        name: "The shown text", tokenCount: tokens.count, contextLength: 1)
    }
  }
}

extension CharacterTokenizer {
  /// Each token as the label of a row or column.
  public func labels(_ tokens: some Sequence<Int32>) -> [String] { tokens.map { label(of: $0) } }
}
