import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The transformer that sets the number of parameters for the language models: gpt-micro's size, of
  /// which nine runs fit into a minute.
  var layerCount = 2
  var headCount = 2
  var width = 64
  /// How many characters a model sees at once in training: a verse.
  var contextLength = 64
  /// How many seeds each model is trained with: the fewest that have a median and a range.
  var seedCount = 3

  /// The training on text.
  var text = TrainingPlan(
    steps: 400, warmupSteps: 40, peakRate: 0,  // from the search
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1))
  /// How many windows a batch has.
  var textBatchSize = 24
  /// How often the curve gets a point.
  var pointCount = 8
  /// Every how many batches of held-out text the points of the curve take; the last number is over all.
  var curveStride = 32
  /// The most held-out text that is used, in tokens; nil for all of it.
  var validationLimit: Int?

  /// The training on recall.
  var recall = TrainingPlan(
    steps: 3000, warmupSteps: 50, peakRate: 0,  // from the search
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.98, weightDecay: 0.01, clipNorm: 1))
  /// About how many tokens a batch has, whatever its sequences' length: small batches, since steps
  /// are what the looking back takes to be found.
  var recallTokens = 512
  /// How often each item is asked for in a training sequence; in tests once.
  var rounds = 2
  /// From which share of the training on sequences hold up to 4 items, and from which up to 8.
  var stages = [0.35, 0.55]
  /// The longest pause of each stage; the last one is a little more than 128 tokens need.
  var pauses = [8, 32, 124]
  var longestPause: Int { pauses.last ?? 0 }
  /// How many pairs the tests hold: how much a state must keep.
  var pairCounts = [1, 2, 4, 8]
  /// How far questions are from what they ask for, in the tests: how long it must keep it.
  var distances = [16, 32, 64, 128, 256]
  /// The distance that is "long", within the training, and the one "beyond" its longest sequence.
  let longDistance = 128
  let beyondDistance = 256
  /// The pause of the sequence whose attention is drawn: long enough to be seen, short enough for a page.
  var shownPause = 16
  /// How many sequences each point is the mean over, with one question a pair: a standard error of at most 3.5 %.
  var testCount = 200

  /// How long contexts are in the steps on memory and time.
  var lengths = [64, 128, 256, 512, 1024, 2048]
  /// How many tokens one timed training step reads, whatever the length of its sequences.
  var timedTokens = 2048
  /// How long the sequences of the timed training steps are: an attention matrix of 512 x 512 is the
  /// largest that repeats in a second.
  var trainingLengths = [16, 32, 64, 128, 256, 512]
  /// How many units and how many characters back the aligned figure shows: what fits on a page.
  var shownUnits = 12
  var shownDistances = 40
  /// From how far back the gradient counts as far: a line of text or so is not seen any more.
  var farDistance = 16
  /// How long the text is whose memory the plane shows: a page.
  var planeLength = 1024
  /// How often a training step is timed; the fastest counts.
  var repetitions = 5

  /// The longer training.
  var longer: LongerConfiguration

  init(isQuick: Bool, isFull: Bool) {
    longer = LongerConfiguration(isQuick: isQuick, isFull: isFull)
    guard isQuick else { return }
    text.steps = 16
    text.warmupSteps = 4
    pointCount = 4
    curveStride = 4
    validationLimit = 10_000
    recall.steps = 12
    recall.warmupSteps = 4
    testCount = 8
    lengths = [16, 32, 64, 128, 256]
    timedTokens = 512
    trainingLengths = [16, 32, 64]
    repetitions = 2
  }

  /// The transformer that reads text.
  func textShape(vocabularySize: Int, contextLength: Int? = nil) -> TransformerConfiguration {
    TransformerConfiguration(
      vocabularySize: vocabularySize, contextLength: contextLength ?? self.contextLength,
      layerCount: layerCount, headCount: headCount, width: width)
  }

  /// The transformer that recalls.
  var recallShape: TransformerConfiguration {
    let longest = RecallTask.allCases.map {
      $0.length(items: RecallTask.itemCount, pause: longestPause, rounds: rounds)
    }
    return TransformerConfiguration(
      vocabularySize: RecallTask.vocabularySize, contextLength: longest.max() ?? 1,
      layerCount: layerCount, headCount: headCount, width: width)
  }
}
