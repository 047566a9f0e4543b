import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

/// What the steps share: the text, and the models once they are trained.
final class TransformerExperiment: Experiment<Configuration, TransformerExperiment.Stream> {
  enum Stream: UInt64, RandomStream {
    case weights = 1
    case batches, samples, words, sequences, masks, blanks
  }

  typealias Trained = TrainedModel<Transformer>

  /// The main model before its training, and after it.
  @FromStep("build") var untrained: Trained
  @FromStep("train") var trained: Trained
  private var smallModel: Trained?

  @FromStep("prepare") private(set) var text: CharacterCorpus
  /// The held-out text.
  @FromStep("prepare") private(set) var windows: ConsecutiveWindows
  /// The text that the pictures show.
  @FromStep("prepare") private(set) var shown: ShownText

  /// Held out (Psalm 42), in no other place of the Bible, fits the context, and repeats a rare word,
  /// so that looking back can help.
  private static let defaultText = "As the hart panteth after the water brooks, so panteth my soul"

  /// Reads the corpus and the text to look at, before anything is trained.
  func prepare(corpus file: String?, text chosen: String?) throws {
    let corpus = try readCorpus(file)
    text = try CharacterCorpus(corpus.split)
    let length = configuration.main.shape.contextLength
    windows = try text.windows(contextLength: length, limit: configuration.validationLimit)
    shown = try ShownText(
      chosen, usual: corpus.isDefault ? Self.defaultText : nil, openingOf: length - 2, in: text)
  }

  /// The part of the shown text that the model can see at once.
  var seenTokens: [Int32] { Array(shown.tokens.prefix(configuration.main.shape.contextLength)) }

  /// The shown tokens as labels of rows and columns.
  var seenLabels: [Phrase] { text.tokenizer.labels(seenTokens).verbatim }

  /// A token for a table: white space visible.
  func visible(_ token: Int32) -> String { text.tokenizer.label(of: token).withVisibleWhiteSpace }

  /// A character of the training text, drawn as often as it stands there.
  func character(using generator: inout SeededGenerator) -> Int32 {
    text.training[Int.random(in: 0..<text.training.count, using: &generator)]
  }

  // MARK: - Models

  /// Makes a model by a recipe, untrained.
  ///
  /// - Parameters:
  ///   - recipe: Its size.
  ///   - moreTokens: How many tokens it has beside the characters of the text.
  ///   - run: Which of several models that differ in nothing but chance.
  /// - Returns: The model and its parameters as they are drawn.
  func make(_ recipe: TrainingRecipe, moreTokens: Int = 0, run: Int = 0) -> Trained {
    var (weights, parameters) = (generator(.weights, run: run), Parameters())
    var shape = recipe.shape
    shape.vocabularySize = text.tokenizer.vocabularySize + moreTokens
    let model = Transformer(shape, in: &parameters, using: &weights)
    return Trained(model, parameters)
  }

  /// Trains a model: the loop that every model of this chapter goes through.
  ///
  /// - Parameters:
  ///   - start: The model, untrained.
  ///   - recipe: How it is trained.
  ///   - name: What it is called in progress and errors.
  ///   - mask: The token that stands for a blank, in a model that fills blanks.
  ///   - advice: What would keep the loss finite.
  ///   - run: Which of several trainings that differ in nothing but chance.
  ///   - page: Shows how far it has got.
  ///   - watch: Sees the trainer after each step.
  /// - Returns: The trainer at the end.
  /// - Throws: `TrainingError` where the loss is not finite.
  func train(
    _ start: Trained, by recipe: TrainingRecipe, _ name: Phrase, mask: Int32? = nil,
    advice: Phrase? = nil, run: Int = 0, _ page: Page,
    watch: (Trainer) throws -> Void = { _ in }
  ) throws -> Trainer {
    let (model, plan) = (start.model, recipe.plan)
    var (batches, masks) = (generator(.batches, run: run), generator(.masks, run: run))
    let sampler = try BatchSampler(
      tokens: text.training, batchSize: recipe.batchSize,
      contextLength: recipe.shape.contextLength)
    var trainer = Trainer(
      start.parameters, by: plan, name, on: workers,
      matrices: model.blockMatrices(in: start.parameters), advice: advice)
    // snippet: loop
    for step in 0..<plan.steps {
      var batch = sampler.next(using: &batches)  // [B, T]
      if let mask {  // a BERT fills blanks
        batch.maskTokens(fraction: configuration.maskFraction, with: mask, using: &masks)
      }
      try trainer.backward(batch, model)  // the loss and its gradient
      trainer.update(learningRate: plan.schedule[step])
      try watch(trainer)
      try page.progress(trainer)
    }
    // end snippet
    return trainer
  }

  /// The small model with all parts, which two steps compare with: trained by the first that asks.
  func small(_ page: Page) throws -> Trained {
    if let smallModel { return smallModel }
    let model = try trainSmall(Ablation.whole, page)
    smallModel = model
    return model
  }

  /// The mean loss over all held-out text, in nats a character.
  func heldOutLoss(
    _ model: Transformer, _ parameters: Parameters, every stride: Int = 1
  ) -> Double {
    meanLoss(over: windows, every: stride, parameters, workers: workers, model: model)
  }

  /// The same for the small models, in windows of their own context.
  func smallLoss(_ model: Transformer, _ parameters: Parameters) throws -> Double {
    meanLoss(over: try smallWindows(), parameters, workers: workers, model: model)
  }

  /// The held-out text in windows of the small models' context.
  func smallWindows() throws -> ConsecutiveWindows {
    try text.windows(
      contextLength: configuration.small.shape.contextLength, limit: configuration.validationLimit)
  }

  /// The line under a figure's title: which model, which text, how long trained.
  func subtitle(_ page: Page) -> Phrase {
    """
    \(trained.model.sizeText); \(corpus.title), \(Double(configuration.main.plan.steps)) iterations; \
    \(page.note)
    """
  }
}
