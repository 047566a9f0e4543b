import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The longest runs of characters that are counted: six are about a word.
  var characterOrder = 6
  /// The longest runs of words that are counted: beyond four, nearly all occur once.
  var wordOrder = 4
  /// The most of the training text that is used, in characters; nil for all of it.
  var trainingLimit: Int?
  /// The most held-out text that is used, in characters; nil for all of it.
  var validationLimit: Int?
  /// How many times the training text is halved for the curve of bits against its length.
  var halvings = 6

  /// How many tokens the byte pairs learned here make: as many as a small model can learn.
  var vocabularySize = 4096
  /// The sizes of vocabulary whose tokens are compared.
  var vocabularySizes = [256, 512, 1024, 2048, 4096, 8192]
  /// How many lines of the English and the Korean sample are read.
  var sampleLines = 10_000
  /// How many texts of random characters are cut and put together again.
  var randomTexts = 2000
  /// The training of the table of scores: enough steps that the last ones change nothing.
  var neuralSteps = 500
  var neuralBatch = 4096
  var neuralRate: Float = 0.3
  /// How far the perceptron looks back: as far as the longest runs, so that both know the same characters.
  var lookBack: Int { characterOrder - 1 }
  /// A vector for each character, a quarter of the 63 numbers that naming it alone would take.
  var perceptronEmbedding = 16
  /// Its hidden layer: 38,000 numbers in all, as many as a minute for all amounts of text can teach.
  var perceptronWidth = 256
  /// How often the training text is halved for each training; the amounts of the curve of counting.
  var perceptronHalvings = [6, 4, 2, 0]
  var perceptronSteps = 1500
  var perceptronBatch = 1024
  /// The best of 0.003, 0.01, 0.02 and 0.04 after 600 steps, by the part of the held-out text that stops the
  /// training: 1.679, 1.464 and 1.406 nats on 0.9 million characters, then 1.416 and 1.403 on 0.2 million.
  var perceptronRate: Float = 0.04
  /// How often a training is looked at, to keep its best moment.
  var perceptronPoints = 10

  /// How many characters the pictures of both tables show: what fits on a page.
  var shownCharacters = 28
  /// How many characters a shown sample has, and one whose words are counted: some 400 words, so a
  /// standard error of at most 2.5 %.
  var sampleLength = 100
  var judgedLength = 2000

  init(isQuick: Bool) {
    guard isQuick else { return }
    trainingLimit = 300_000
    validationLimit = 30_000
    halvings = 3
    vocabularySize = 512
    vocabularySizes = [256, 512]
    sampleLines = 200
    randomTexts = 100
    neuralSteps = 40
    neuralBatch = 1024
    perceptronHalvings = [2, 0]
    perceptronSteps = 40
    perceptronPoints = 2
    judgedLength = 300
  }
  /// How the table of scores learns.
  var neural: TrainingPlan {
    TrainingPlan(
      steps: neuralSteps, warmupSteps: 0, peakRate: neuralRate, floorRate: 0,
      optimizer: AdamW.Configuration(weightDecay: 0, clipNorm: nil))
  }

  /// How large the perceptron is.
  func perceptron(vocabularySize: Int) -> PerceptronConfiguration {
    PerceptronConfiguration(
      vocabularySize: vocabularySize, contextLength: lookBack, embeddingWidth: perceptronEmbedding,
      width: perceptronWidth)
  }

  /// How the perceptron learns.
  var perceptronPlan: TrainingPlan {
    TrainingPlan(
      steps: perceptronSteps, warmupSteps: perceptronSteps / 20, peakRate: perceptronRate,
      floorRate: 0)
  }
}
