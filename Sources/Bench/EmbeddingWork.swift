import LanguageModels
import Tensors
import Text

extension Workload {
  /// Measures words a second: 100 numbers a word, window 5, 5 negatives, words that occur twice, no
  /// subsampling, 5 epochs, counting of the words included.
  func measureWordVectors(on corpus: Corpus, seconds: Double, threads: Int) throws -> Rates {
    let lines = corpus.text.split(separator: "\n").map { String($0) }
    let configuration = SkipGramConfiguration(epochs: 5, subsampling: nil)
    let workers = Workers(threadCount: threads)
    func begin() throws -> (model: SkipGram, wordCount: Int) {
      var generator = SeededGenerator(seed: 1)
      let words = try WordCorpus(sentences: lines, leastCount: 2, name: corpus.name)
      return (SkipGram(words, configuration, using: &generator), words.wordCount)
    }
    var rates = try Rates(seconds: seconds, warmup: 1) {
      var (model, wordCount) = try begin()
      while model.train(workers: workers) {}
      return Double(configuration.epochs * wordCount)
    }
    var model = try begin().model
    rates.allocationsPerStep = allocationsPerStep { model.train(workers: workers) }
    return rates
  }

  /// Measures points a second: 1,000 points of 100 numbers in 10 clouds, 1,000 steps.
  func measureTSNE(seconds: Double, threads: Int) -> Rates {
    var generator = SeededGenerator(seed: 0)
    let (count, width, clouds) = (1000, 100, 10)
    let noise = Tensor(Shape(count, width), normalWithDeviation: 1, using: &generator)
    let centres = Tensor(Shape(clouds, width), normalWithDeviation: 4, using: &generator)
    let points = noise + centres.gathering(rows: (0..<count).map { $0 * clouds / count })
    let workers = Workers(threadCount: threads)
    var rates = Rates(seconds: seconds, warmup: 1) {
      var map = TSNE(of: points, workers: workers)
      while map.step(workers: workers) {}
      return Double(count)
    }
    var map = TSNE(of: points, workers: workers)
    rates.allocationsPerStep = allocationsPerStep { map.step(workers: workers) }
    return rates
  }
}
