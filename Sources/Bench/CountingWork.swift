import LanguageModels
import Tensors
import Text

extension Workload {
  /// Measures characters a second: runs of up to 6 are counted, and a Kneser-Ney model made and asked
  /// for the probability of each character of the same text.
  func measureCounting(on corpus: Corpus, seconds: Double) throws -> Rates {
    let tokenizer = try CharacterTokenizer(learningFrom: corpus.text)
    let tokens = try tokenizer.encode(corpus.text)
    return Rates(seconds: seconds, warmup: 1) {
      let counts = NGramCounts(tokens, order: 6, vocabularySize: tokenizer.vocabularySize)
      let model = NGramModel(counts, order: 6, smoothing: .kneserNey)
      return Double(model.losses(of: tokens).count)
    }
  }
}
