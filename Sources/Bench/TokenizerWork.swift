import Text

extension Workload {
  /// Entries of the vocabulary that byte pairs are learned for: 256 bytes and 959 merges, as many as
  /// Hugging Face's `tokenizers` learns from tinyshakespeare for its 1,024 entries, since it begins
  /// with the 65 characters that the text has.
  private static let vocabularySize = 256 + 959

  /// Measures megabytes a second that byte pairs are learned from.
  func measureBytePairTraining(on corpus: Corpus, seconds: Double) throws -> Rates {
    let megabytes = Double(corpus.text.utf8.count) / 1e6
    return try Rates(seconds: seconds, warmup: 1) {
      _ = try BytePairTokenizer(
        learningFrom: corpus.text, vocabularySize: Self.vocabularySize)
      return megabytes
    }
  }

  /// Measures megabytes a second that are encoded with them.
  func measureBytePairEncoding(on corpus: Corpus, seconds: Double) throws -> Rates {
    let tokenizer = try BytePairTokenizer(
      learningFrom: corpus.text, vocabularySize: Self.vocabularySize)
    let megabytes = Double(corpus.text.utf8.count) / 1e6
    return Rates(seconds: seconds, warmup: 1) {
      _ = tokenizer.encode(corpus.text)
      return megabytes
    }
  }
}
