/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The model that the chapter looks into.
  var main: TrainingRecipe
  /// The models that are compared: gpt-micro's size, so that many fit into a minute.
  var small = TrainingRecipe.small
  /// The models that are compared on blanks: as the small ones, but trained three times as long, since one
  /// that fills blanks is asked about one character in seven only.
  ///
  /// By AdamW: with Muon at a rate of 0.012 one that fills blanks knew after half of its steps no more than
  /// how frequent each character is.
  var reader: TrainingRecipe
  /// How many more times the small model is trained from other weights and batches, to see what chance
  /// does: three runs in all show its size.
  var noiseRuns = 2
  /// Every how many batches of held-out text the points of the loss curve take: a tenth of the text
  /// is enough to see a curve; the last number is over all of it.
  var curveStride = 10
  /// How often the curve gets a point: about fifteen make a curve.
  var pointCount = 15
  /// The moments at which a sample is kept, as fractions of the training: most happens early.
  var moments = [0, 0.02, 0.1, 0.4, 1]
  /// How long samples are, in tokens: a few lines.
  var sampleLength = 160
  /// Below 1: likely characters a little likelier, which makes fewer misspelt words.
  var temperature: Float = 0.8
  /// How many tokens are drawn to count real words: about 400 words, a standard error of 2 %.
  var wordSampleLength = 2000
  /// How many random sequences the head scores are the mean over: enough for two decimals.
  var scoreSequences = 16
  /// To how many other characters each one is changed to see its influence; the figure shows the mean.
  var replacements = 3
  /// How much of a text is masked for the fill-the-blank model: BERT's fraction.
  var maskFraction: Float = 0.15
  /// How many windows of held-out text have blanks to fill: about 5,000 blanks, a standard error of
  /// about 0.02 nats.
  var blankWindows = 512
  /// How many windows the loss by position is the mean over: 0.05 nats at each position.
  var positionWindows = 1024
  /// How many windows of held-out text the lens's losses are the mean over: some 10,000 characters.
  var lensWindows = 80
  /// The longest text that the loss map shows, in tokens: one screen.
  var longestMap = 600
  /// The most held-out text that is used, in tokens; nil for all of it.
  var validationLimit: Int?

  init(recipe: Recipe?, peakRate: Float?, isQuick: Bool, isFull: Bool) {
    switch recipe {
    case .nanoGPT: main = .nanoGPT
    case .best: main = .best
    case nil: main = isFull ? .full : .muon
    }
    if let peakRate {
      main.plan.floorRate *= peakRate / main.plan.peakRate
      main.plan.peakRate = peakRate
    }
    reader = small
    reader.plan.steps *= 3
    guard isQuick else { return }
    (main.plan.steps, main.plan.warmupSteps) = (40, 10)
    (small.plan.steps, small.plan.warmupSteps) = (40, 10)
    reader = small
    main.batchSize = 4
    (noiseRuns, lensWindows) = (1, 4)
    pointCount = 4
    curveStride = 2
    wordSampleLength = 300
    scoreSequences = 4
    blankWindows = 32
    positionWindows = 64
    validationLimit = 10_000
  }
}
