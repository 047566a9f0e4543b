import Text

extension Workload {
  /// What a rate counts.
  private var unit: String {
    switch self {
    case .word2vec: "words/s"
    case .bpe: "MB/s"
    case .tsne: "points/s"
    case .convnet: "pictures/s"
    case .kneserNey: "characters/s"
    default: "tokens/s"
    }
  }

  /// Measures units a second, and what goes with it, with windows of `context` tokens or the
  /// workload's own.
  func measure(
    on corpus: Corpus, seconds: Double, threads: Int, context: Int?
  ) throws -> [Measurement] {
    PeakMemory.reset()
    if let training = try training(on: corpus, threads: threads, context: context) {
      return [measure(training, seconds: seconds, context: context)]
    }
    let rates: [(String, Rates)] =
      switch self {
      case .word2vec:
        [(rawValue, try measureWordVectors(on: corpus, seconds: seconds, threads: threads))]
      case .bpe:
        [
          ("bpe-train", try measureBytePairTraining(on: corpus, seconds: seconds)),
          ("bpe-encode", try measureBytePairEncoding(on: corpus, seconds: seconds)),
        ]
      case .tsne: [(rawValue, measureTSNE(seconds: seconds, threads: threads))]
      case .convnet: [(rawValue, measureConvolution(seconds: seconds, threads: threads))]
      case .kneserNey: [(rawValue, try measureCounting(on: corpus, seconds: seconds))]
      default: [(rawValue, try measureGeneration(seconds: seconds, on: corpus))]
      }
    return rates.map { name, rates in
      Measurement(
        workload: name, unit: unit, rates: rates, peakMegabytes: PeakMemory.megabytes)
    }
  }

  private func measure(
    _ training: TrainingWork, seconds: Double, context: Int?
  ) -> Measurement {
    var rates = Rates(seconds: seconds, warmup: 5) { training.step() }
    let peak = PeakMemory.megabytes
    var stepsLeft = 25
    rates.allocationsPerStep = allocationsPerStep {
      _ = training.step()
      stepsLeft -= 1
      return stepsLeft > 0
    }
    var result = Measurement(
      workload: context.map { "\(rawValue)-\($0)" } ?? rawValue, unit: unit, rates: rates,
      peakMegabytes: peak)
    result.tapeMegabytes = Double(training.tapeBytes) / 1e6
    result.limit = training.limit(seconds: min(seconds / 4, 2)).median
    return result
  }
}
