import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// Frequent words become one token, and any other text still has tokens.
  var vocabularySize = 2048
  /// How many tokens the small GPT sees at once: a sentence or two.
  var contextLength = 64
  /// The least at which a head can use what another one found.
  var layerCount = 2
  /// Enough to differ, few enough to draw.
  var headCount = 4
  var width = 64
  var batchSize = 16
  /// More shards than cores, so that none waits long for the other.
  var shardCount = 4
  /// About 20 seconds on 2 cores, at the largest of three rates that were tried; attention alone stays
  /// stable at it.
  var plan = TrainingPlan(steps: 3000, warmupSteps: 100, peakRate: 1e-2)
  /// How much held-out text the loss is taken over.
  var judgedTokens = 20_000
  /// The most tokens whose map can still be read.
  var longestSentence = 28
  /// The most tokens of a sentence that nobody chose: a map of them is read at a glance.
  var shownTokens = 16

  /// How wide a head is in the step on scale, and how many random words there are.
  var widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
  var randomWords = 64

  /// How all date models learn: enough steps for the one with attention to write three dates, with `--full`
  /// five times as many; the better rate of 0.008 and 0.016 for the model without attention; the other
  /// one learns at both.
  var dates = TrainingPlan(
    steps: 500, warmupSteps: 20, peakRate: 16e-3, floorRate: 16e-3 / 100,
    optimizer: AdamW.Configuration(weightDecay: 0))
  var dateBatchSize = 64
  /// Dates that a model is judged by, all on days that it was not trained on: at 0.99, chance moves the
  /// fraction by 0.003.
  var testCount = 1000
  /// Texts for each point of the curve, and how many points it has.
  var curveCount = 200
  var curvePoints = 10

  /// How many words the step on cost goes through, how wide its head is, and how often it is timed.
  var lengths = [64, 128, 256, 512, 1024, 2048, 4096]
  var costWidth = 64
  var repetitions = 5

  init(isQuick: Bool, isFull: Bool) {
    if isFull { dates.steps = 2500 }
    guard isQuick else { return }
    plan.steps = 40
    widths = [1, 4, 16, 64, 256]
    (dates.steps, testCount, curveCount, curvePoints) = (8, 50, 20, 2)
    lengths = [64, 128, 256, 512, 1024]
  }

  /// The small GPT: attention without the network that a whole transformer has after it.
  func shape(vocabularySize: Int) -> TransformerConfiguration {
    TransformerConfiguration(
      vocabularySize: vocabularySize, contextLength: contextLength, layerCount: layerCount,
      headCount: headCount, width: width, parts: .all.subtracting(.mlp))
  }
}
