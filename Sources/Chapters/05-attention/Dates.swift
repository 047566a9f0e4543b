import Autograd
import Experiments
import LanguageModels
import Tensors

extension AttentionExperiment {
  /// A date model after its training: the fraction of right dates, in the end and against steps.
  struct DateModel {
    let model: EncoderDecoder
    let parameters: Parameters
    var accuracy = 0.0
    var curve: (steps: [Double], accuracy: [Double]) = ([], [])
  }

  /// Trains an encoder-decoder on dates, with attention or without: the same number of steps, and about
  /// the same number of parameters.
  func trainDates(
    _ task: DateTask, _ setting: DateTask.Setting, hasAttention: Bool, _ page: Page
  ) throws -> DateModel {
    var (weights, parameters) = (generator(.dateWeights), Parameters())
    let shape = hasAttention ? task.configuration : task.configuration.withoutAttention
    let model = EncoderDecoder(shape, in: &parameters, using: &weights)
    let plan = configuration.dates
    var curve: (steps: [Double], accuracy: [Double]) = ([], [])
    func accuracy(_ parameters: Parameters, _ count: Int) throws -> Double {
      try rightDates(task, setting, model, parameters, count: count)
    }
    let pointEvery = plan.steps / configuration.curvePoints
    func addPoint(_ trainer: Trainer) throws {
      curve.steps.append(Double(trainer.stepCount))
      curve.accuracy.append(try accuracy(trainer.parameters, configuration.curveCount))
    }
    let name: Phrase =
      hasAttention ? "\(setting.title), with attention" : "\(setting.title), without attention"
    var trainer = Trainer(
      parameters, by: plan, name, on: workers, shardCount: configuration.shardCount)
    // snippet: train
    for step in 0..<plan.steps {
      let pairs = try freshPairs(task, setting, step)
      let labelCount = pairs.reduce(0) { $0 + $1.target.count + 1 }  // and the end
      try trainer.backward(rows: pairs.count) { tape, rows in
        let batch = SequencePairBatch(pairs[rows], for: shape)
        return model(batch, on: tape)
          .softmaxCrossEntropy(labels: batch.labels, divisor: labelCount)  // of [B, T, V]
      }
      trainer.update(learningRate: plan.schedule[step])
      if (step + 1) % pointEvery == 0 { try addPoint(trainer) }
      try page.progress(trainer)
    }
    // end snippet
    return DateModel(
      model: model, parameters: trainer.parameters,
      accuracy: try accuracy(trainer.parameters, configuration.testCount), curve: curve)
  }

  /// Fresh dates for one step.
  private func freshPairs(
    _ task: DateTask, _ setting: DateTask.Setting, _ step: Int
  ) throws -> [SequencePair] {
    var generator = SeededGenerator(seed: seed, stream: Stream.dates.rawValue + UInt64(step))
    return try (0..<configuration.dateBatchSize).map { _ in
      try task.pair(task.example(setting, isHeldOut: false, using: &generator))
    }
  }

  /// The fraction of dates, all on held-out days, that come out right to the last digit.
  private func rightDates(
    _ task: DateTask, _ setting: DateTask.Setting, _ model: EncoderDecoder,
    _ parameters: Parameters, count: Int
  ) throws -> Double {
    var generator = generator(.dateTests)
    let pairs = try (0..<count).map { _ in
      try task.pair(task.example(setting, isHeldOut: true, using: &generator))
    }
    let written = model.translate(
      pairs.map(\.source), maximumLength: 11 * setting.dateCount + 4, parameters: parameters,
      workers: workers)
    let right = zip(written, pairs).reduce(0) {
      $0 + task.rightDates($1.0.tokens, of: $1.1.target)
    }
    return Double(right) / Double(count * setting.dateCount)
  }
}
