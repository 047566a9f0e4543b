import ArgumentParser
import Autograd
import Experiments
import LanguageModels
import LearnerCode
import Tensors
import Text

/// What the steps share: the sentence, and a small GPT that has read a text for some seconds, so that its
/// attention has something to look for.
final class AttentionExperiment: Experiment<Configuration, AttentionExperiment.Stream> {
  enum Stream: UInt64, RandomStream {
    case weights = 51
    case batches, scale, shuffle, timing, dateWeights, dateTests
    case dates = 1000
  }

  /// The trained model.
  @FromStep("scores") var trained: TrainedModel<Transformer>

  @FromStep("prepare") private(set) var tokenizer: BytePairTokenizer
  @FromStep("prepare") private(set) var sampler: BatchSampler
  /// The sentence that the steps look into.
  @FromStep("prepare") private(set) var sentence: String
  @FromStep("prepare") private(set) var tokens: [Int32]

  /// Genesis 1:3.
  private static let defaultSentence = "And God said, Let there be light: and there was light."

  /// Reads the corpus and the sentence, before anything is trained.
  ///
  /// - Throws: `CorpusError` where the corpus is no text, `ValidationError` for the sentence.
  func prepare(corpus file: String?, sentence chosen: String?) throws {
    let corpus = try readCorpus(file)
    let split = corpus.split
    tokenizer = try BytePairTokenizer(
      learningFrom: split.training, vocabularySize: configuration.vocabularySize)
    sampler = try BatchSampler(
      split.trainingName, tokens: tokenizer.encode(split.training),
      batchSize: configuration.batchSize, contextLength: configuration.contextLength)
    sentence =
      chosen ?? (corpus.isDefault ? Self.defaultSentence : nil)
      ?? tokenizer.opening(of: split.validation, tokenCount: configuration.shownTokens)
    tokens = tokenizer.encode(sentence)
    guard (2...configuration.longestSentence).contains(tokens.count) else {
      let shown = sentence.count > 60 ? sentence.prefix(60) + "…" : sentence[...]
      throw ValidationError(
        """
        “\(shown)” has \(tokens.count) tokens in the vocabulary of \(split.name); give a sentence of 2 to \
        \(configuration.longestSentence) with --text: a frequent word is one token, a rare one several.
        """)
    }
  }

  /// Trains the model.
  ///
  /// It is made of attention alone, without the small network that a whole transformer has after it:
  /// whatever the model knows of the words before, a head has fetched.
  func train(_ page: Page) throws -> TrainedModel<Transformer> {
    var (weights, batches) = (generator(.weights), generator(.batches))
    var parameters = Parameters()
    let model = Transformer(
      configuration.shape(vocabularySize: tokenizer.vocabularySize), in: &parameters,
      using: &weights)
    let plan = configuration.plan
    // snippet: train
    var trainer = Trainer(
      parameters, by: plan, "the small GPT", on: workers, shardCount: configuration.shardCount)
    for step in 0..<plan.steps {
      try trainer.backward(sampler.next(using: &batches), model)  // the loss and its gradient
      trainer.update(learningRate: plan.schedule[step])
      try page.progress(trainer)
    }
    // end snippet
    let windows = try ConsecutiveWindows(
      tokens: Array(tokenizer.encode(corpus.split.validation).prefix(configuration.judgedTokens)),
      batchSize: configuration.batchSize, contextLength: configuration.contextLength)
    let loss = meanLoss(over: windows, trainer.parameters, workers: workers, model: model)
    return TrainedModel(model, trainer.parameters, validationLoss: loss)
  }

  /// The sentence's tokens as labels: a dot marks a token that goes on with a word.
  var labels: [Phrase] { tokenizer.labels(tokens).verbatim }

  /// What all heads compute with on the sentence.
  func headInputs() -> [HeadInput] {
    trained.model.headInputs(of: tokens, parameters: trained.parameters)
  }
}
