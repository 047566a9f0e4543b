import Autograd
import Experiments
import Images
import LanguageModels
import NeuralNetworks
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the verses, and what the language models have learned.
final class TransferExperiment: Experiment<Configuration, TransferExperiment.Stream> {
  enum Stream: UInt64, RandomStream {
    case weights = 1
    case reading, tuning, labels, heads, batches, masks, books, pictures, examples
  }

  typealias Trained = TrainedModel<any LanguageModel>

  @FromStep("prepare") private(set) var data: TaskText
  /// A learner's own pictures.
  private(set) var pictures: FashionMNIST?
  /// What the readers have learned: after each stage, one a run.
  @FromStep("pretrain") var read: Results<Reader, [Results<Learner, Trained>]>

  /// Reads the verses, the text to read first and a learner's pictures, before anything is trained.
  func prepare(corpus file: String?, images folder: String?) throws {
    data = try TaskText(
      KingJamesBible.load(environment: ProcessInfo.processInfo.environment), corpus: file,
      configuration)
    pictures = try folder.map { try FashionMNIST(folder: $0) }
  }

  /// Which verses are labelled in a run; a smaller number of labels takes the first of a larger one's.
  func labelled(_ count: Int, run: Int) -> [Int] {
    var generator = generator(.labels, run: run)
    return Array(data.task.training.indices.shuffled(using: &generator).prefix(count))
  }

  // MARK: - Stages 1 and 2

  /// Teaches a reader to predict, from text without labels.
  ///
  /// - Returns: The reader, with its loss on the text of the test chapters.
  /// - Throws: `TrainingError` where the loss is not finite.
  func learnToRead(
    _ start: Trained, _ reader: Reader, from tokens: [Int32], by plan: TrainingPlan,
    _ stream: Stream, run: Int, _ name: Phrase, _ page: Page
  ) throws -> Trained {
    let (model, mask) = (start.model, Int32(data.tokenizer.vocabularySize))
    let sampler = try BatchSampler(
      tokens: tokens, batchSize: configuration.batchSize,
      contextLength: configuration.contextLength)
    var (batches, masks) = (generator(stream, run: run), generator(.masks, run: run))
    var trainer = Trainer(start.parameters, by: plan, name, on: workers, advice: Self.advice)
    // snippet: read
    for step in 0..<plan.steps {
      var batch = sampler.next(using: &batches)  // [B, T]
      if reader == .bert {  // fills blanks
        batch.maskTokens(fraction: configuration.maskShare, with: mask, using: &masks)
      }
      try trainer.backward(batch, model)  // the loss and its gradient
      trainer.update(learningRate: plan.schedule[step])
      try page.progress(trainer)
    }
    // end snippet
    return judged(model, trainer.parameters, reader)
  }

  private static let advice: Phrase = "another --seed should keep it finite"

  /// A reader with its loss on text that it has not seen, in nats a token or a blank.
  func judged(_ model: any LanguageModel, _ parameters: Parameters, _ reader: Reader) -> Trained {
    guard reader == .bert else {
      let loss = meanLoss(
        over: data.heldOut, every: configuration.readingStride, parameters, workers: workers,
        model: model)
      return Trained(model, parameters, validationLoss: loss)
    }
    var (masks, sum, asked) = (generator(.masks, run: 99), 0.0, 0)
    for window in data.heldOut.prefix(16) {
      var batch = window
      batch.maskTokens(
        fraction: configuration.maskShare, with: Int32(data.tokenizer.vocabularySize),
        using: &masks)
      let count = batch.targets.count { $0 >= 0 }
      sum += parameters.withTape { tape in
        Double(
          model.logits(of: batch.inputs[...], batchSize: batch.batchSize, on: tape)
            .softmaxCrossEntropy(labels: batch.targets).scalar) * Double(count)
      }
      asked += count
    }
    return Trained(model, parameters, validationLoss: sum / Double(max(1, asked)))
  }

  // MARK: - Stage 3

  /// A verse as tokens, with its label.
  typealias Example = (tokens: [Int32], label: Int32)

  /// Teaches one classifier from labelled texts.
  ///
  /// - Throws: `TrainingError` where the loss is not finite.
  func taught(
    _ reader: Reader, from start: Learner, _ examples: [Example], by plan: TrainingPlan,
    _ way: FineTuning = .allAtOnce, run: Int, _ name: Phrase, _ page: Page
  ) throws -> TrainedModel<TextClassifier> {
    var (weights, parameters) = (generator(.heads, run: run), Parameters())
    // snippet: transfer
    let body = reader.make(
      configuration, vocabularySize: data.tokenizer.vocabularySize, in: &parameters,
      using: &weights)
    let classifier = TextClassifier(
      body, classCount: Genre.allCases.count, in: &parameters, using: &weights)
    if start.hasRead {
      let known = read[reader][run % configuration.readingRuns][start].parameters
      parameters.takeValues(from: known)  // all but the head, which is new
    }
    // end snippet
    let groups = classifier.layerGroups(in: parameters)
    let size = min(configuration.classifierBatch, examples.count)
    var (batches, order) = (generator(.batches, run: run), ExampleOrder(count: examples.count))
    var trainer = Trainer(parameters, by: plan, name, on: workers, advice: Self.advice)
    // snippet: teach
    for step in 0..<plan.steps {
      let chosen = order.next(size, using: &batches).map { examples[$0] }
        .sorted { $0.tokens.count < $1.tokens.count }  // so that a shard has little to fill up
      let batch = PaddedTexts(chosen.map(\.tokens), longest: configuration.contextLength)
      try trainer.backward(rows: size) { tape, rows in
        classifier(batch, rows: rows, on: tape)  // [rows, classes]
          .softmaxCrossEntropy(labels: chosen[rows].map(\.label), divisor: size)
      }
      let unfrozen = way.unfrozen(step, of: groups.count, steps: plan.steps)
      let rates = ParameterRates(
        for: parameters, groups: groups, decay: way.decay, unfrozen: unfrozen)
      trainer.update(learningRate: plan.schedule[step], rates: rates)
      // end snippet
      try page.progress(trainer)
    }
    return TrainedModel(classifier, trainer.parameters)
  }

  /// Asks a classifier about verses.
  func scores(
    _ trained: TrainedModel<TextClassifier>, _ texts: [[Int32]], _ labels: [Int32]
  ) -> ClassificationScores {
    scores(
      trained.model.predictions(
        of: texts, longest: configuration.contextLength, parameters: trained.parameters,
        workers: workers), labels)
  }

  func scores(_ answers: [Int32], _ labels: [Int32]) -> ClassificationScores {
    ClassificationScores(answers: answers, labels: labels, classCount: Genre.allCases.count)
  }

  /// Teaches a classifier from verses of the training chapters and asks it about the test.
  func classify(
    _ reader: Reader, from start: Learner, labels count: Int, _ way: FineTuning = .allAtOnce,
    run: Int, _ name: Phrase, _ page: Page
  ) throws -> ClassificationScores {
    let chosen = labelled(count, run: run)
    if start == .bagOfWords {
      let classifier = BagOfWordsClassifier(
        chosen.map { data.task.training[$0] }, strength: configuration.bagStrength,
        workers: workers)
      return scores(classifier.answers(data.asked), data.testLabels)
    }
    let examples = chosen.map { (data.training[$0], data.task.training[$0].label) }
    let trained = try taught(
      reader, from: start, examples, by: configuration.teaching(labels: count, of: start), way,
      run: run,
      name, page)
    return scores(trained, data.test, data.testLabels)
  }
}
