import Experiments
import LanguageModels
import NeuralNetworks

/// The sizes of step `longer`, each with its reason.
struct LongerConfiguration: Sendable {
  /// The transformer that sets the number of parameters, about 0.8 million: chapter 06's, of which a full
  /// training fits into half an hour.
  var layerCount = 4
  var headCount = 4
  var width = 128
  /// How far the transformer sees: twice the past that every judged character has.
  var contextLength = 256
  /// The least number of characters before a judged one.
  var past = 128
  /// What a step reads: windows of the transformer's context, or as many characters in streams, whose state
  /// is carried on and whose gradients end after half a context.
  var batchSize = 16
  var streamCount = 32
  /// How many trainings: one, since the default run has no time for more; three in `--full`.
  var seedCount = 1
  var plan = TrainingPlan(
    steps: 48, warmupSteps: 8, peakRate: 0,  // from the search
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1))
  /// How often the curve gets a point.
  var pointCount = 4
  /// How many held-out characters a point of the curve is over, and the last number; nil for all.
  var curveLimit = 8_600
  var judgedLimit: Int? = 33_000
  /// How many passages are read twice, how long each is, and what stands between: with both readings they
  /// fill the transformer's context.
  var passageCount = 96
  var passageLength = 40
  var betweenLength: Int { contextLength - 2 * passageLength }
  /// The first places of the bins of the loss by position, half octaves; the last place is the context's.
  var bins = [16, 23, 32, 45, 64, 91, 128, 181, 256]

  /// The octaves that the verdict compares: the one from the fifth bin before the last on, and the last.
  var nearPlaces: Range<Int> { contextLength / 8..<contextLength / 4 }
  var farPlaces: Range<Int> { contextLength / 2..<contextLength }

  init(isQuick: Bool, isFull: Bool) {
    if isFull {
      (seedCount, pointCount, curveLimit, judgedLimit) = (3, 12, 66_000, nil)
      (plan.steps, plan.warmupSteps) = (3000, 100)
      passageCount = 1000
    }
    guard isQuick else { return }
    (layerCount, headCount, width, contextLength, past) = (1, 2, 16, 64, 32)
    (batchSize, streamCount, plan.steps, plan.warmupSteps, pointCount) = (4, 8, 4, 1, 2)
    (curveLimit, judgedLimit, seedCount) = (1000, 2000, 1)
    (passageCount, passageLength, bins) = (8, 12, [8, 16, 32, 64])
  }

  /// The transformer.
  func shape(vocabularySize: Int) -> TransformerConfiguration {
    TransformerConfiguration(
      vocabularySize: vocabularySize, contextLength: contextLength, layerCount: layerCount,
      headCount: headCount, width: width)
  }
}
