import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The model that the chapter looks into.
  var main: TrainingRecipe
  /// The models that are compared: gpt-micro's size, so that many fit into a minute.
  var small: TrainingRecipe
  /// The model that fills blanks: as the small ones, but trained five times as long.
  ///
  /// It is asked about one character in seven only, so it has still been asked less.
  var reader: TrainingRecipe
  /// Every how many batches of held-out text the points of the loss curve take: a tenth of the text
  /// is enough to see a curve; the last number is over all of it.
  var curveStride = 10
  /// How often the curve gets a point: about fifteen make a curve.
  var pointCount = 15
  /// The moments at which a sample is kept, as shares of the training: most happens early.
  var moments = [0, 0.02, 0.1, 0.4, 1]
  /// How long samples are, in tokens: a few lines.
  var sampleLength = 160
  /// Below 1: likely characters a little likelier, which makes fewer misspelt words.
  var temperature: Float = 0.8
  /// How many tokens are drawn to count real words: about 400 words, a standard error of 2 %.
  var wordSampleLength = 2000
  /// How many random sequences the head scores are the mean over: enough for two decimals.
  var scoreSequences = 16
  /// How much of a text is masked for the fill-the-blank model: BERT's share.
  var maskShare: Float = 0.15
  /// How many windows of held-out text have blanks to fill: about 5,000 blanks, a standard error of
  /// about 0.02 nats.
  var blankWindows = 512
  /// How many windows the loss by position is the mean over: 0.05 nats at each position.
  var positionWindows = 1024
  /// The longest text that the loss map shows, in tokens: one screen.
  var longestMap = 600
  /// The most held-out text that is used, in tokens; nil for all of it.
  var validationLimit: Int?

  init(recipe: Recipe?, peakRate: Float?, isQuick: Bool) {
    switch recipe {
    case .nanoGPT: main = .nanoGPT
    case .best: main = .best
    case nil: main = Self.defaultMain
    }
    if let peakRate {
      main.floorRate *= peakRate / main.peakRate
      main.peakRate = peakRate
    }
    small = Self.defaultSmall
    reader = small
    reader.iterations *= 5
    guard isQuick else { return }
    main.iterations = 40
    main.warmupSteps = 10
    small.iterations = 40
    small.warmupSteps = 10
    reader = small
    pointCount = 4
    curveStride = 2
    wordSampleLength = 300
    scoreSequences = 4
    blankWindows = 32
    positionWindows = 64
    validationLimit = 10_000
  }

  /// Half of the run: 3,300 steps of 768 tokens take 70 s on 2 cores.
  private static let defaultMain: TrainingRecipe = {
    var recipe = TrainingRecipe.best
    recipe.iterations = 3300
    return recipe
  }()

  /// gpt-micro, six times faster than the main model.
  private static let defaultSmall = TrainingRecipe(
    layerCount: 2, headCount: 2, width: 64, contextLength: 64, deviation: nil, batchSize: 12,
    // 4.6 s each, and long past the point where the order of the models settles.
    iterations: 1500,
    // The largest at which all variants, even those without normalisation, still learn.
    peakRate: 2e-3, floorRate: 2e-4, warmupSteps: 100,
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1))
}
