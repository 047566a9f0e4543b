import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Tensors
import Text

extension Study {
  /// Teaches a reader to predict, from text without labels: the loop of stages 1 and 2.
  ///
  /// - Returns: The mean loss of the last tenth of the steps, in nats a token.
  func learnToRead(
    _ reader: Reader, _ body: any LanguageModel, _ parameters: inout Parameters,
    from tokens: [Int32], steps: Int, peak: Float, stream: Stream, run: Int, _ page: Page,
    label: Phrase
  ) throws -> Double {
    let sampler = try BatchSampler(
      tokens: tokens, batchSize: configuration.batchSize,
      contextLength: configuration.contextLength)
    let schedule = CosineSchedule(
      peak: peak, floor: peak / 10, warmupSteps: steps / 20, totalSteps: steps)
    var (batches, masks) = (generator(stream, run: run), generator(.masks, run: run))
    var (sum, counted) = (0.0, 0)
    // snippet: read
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    for step in 0..<steps {
      var batch = sampler.next(using: &batches)
      if reader == .bert {
        batch.maskTokens(
          fraction: configuration.maskShare, with: Int32(data.tokenizer.vocabularySize),
          using: &masks)
      }
      let loss = gradients.backward(batch, parameters, workers: workers, model: body)
      // end snippet
      guard loss.isFinite else {
        throw TrainingError.lossNotFinite(
          what: reader.name, loss: loss, step: step + 1, of: steps)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      if step >= steps * 9 / 10 { (sum, counted) = (sum + Double(loss), counted + 1) }
      try page.progress(
        step + 1, of: steps, label, detail: "loss \(Format.number(Double(loss), decimals: 2))")
    }
    return sum / Double(max(1, counted))
  }

  /// Teaches a classifier from labelled texts: the loop of stage 3.
  func learnTheTask(
    _ classifier: TextClassifier, _ parameters: inout Parameters, _ texts: [[Int32]],
    _ labels: [Int32], by recipe: ClassifierRecipe, run: Int, _ page: Page, label: Phrase
  ) throws {
    let schedule = CosineSchedule(
      peak: recipe.rate, floor: 0, warmupSteps: recipe.steps / 10, totalSteps: recipe.steps)
    var batches = generator(.batches, run: run)
    var order: [Int] = []
    let size = min(configuration.classifierBatch, texts.count)
    // snippet: teach
    let groups = classifier.layerGroups(in: parameters)
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(configuration.optimizer, for: parameters)
    for step in 0..<recipe.steps {
      if order.count < size { order += texts.indices.shuffled(using: &batches) }
      let chosen = order.prefix(size)
      order.removeFirst(size)
      let batch = PaddedTexts(chosen.map { texts[$0] }, longest: configuration.contextLength)
      let targets = chosen.map { labels[$0] }
      let loss = gradients.backward(parameters, workers: workers) { tape, shard in
        let rows = batch.rows(ofShard: shard, of: gradients.shardCount)
        return classifier(batch, rows: rows, on: tape)  // [rows, classes]
          .softmaxCrossEntropy(labels: targets[rows], divisor: targets.count)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step],
        rates: ParameterRates(
          for: parameters, groups: groups, decay: recipe.decay,
          unfrozen: recipe.unfrozen(step, of: groups.count)), workers: workers)
      // end snippet
      guard loss.isFinite else {
        throw TrainingError.lossNotFinite(
          what: label, loss: loss, step: step + 1, of: recipe.steps)
      }
      try page.progress(step + 1, of: recipe.steps, label)
    }
  }
}

extension ClassifierRecipe {
  /// How many groups of layers learn at a step: with gradual thawing one more in each equal part of the
  /// first half, and all in the second.
  // snippet: thaw
  func unfrozen(_ step: Int, of groupCount: Int) -> Int {
    if isHeadOnly { return 1 }
    guard thawsGradually else { return groupCount }
    return min(groupCount, 1 + step * 2 * groupCount / steps)
  }
  // end snippet
}
