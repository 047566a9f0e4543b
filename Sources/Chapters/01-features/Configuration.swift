import Experiments
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// How many pictures are learned from and tested with; nil for all.
  var trainingLimit: Int?
  var testLimit: Int?
  /// How many pictures a step of training sees: enough for four shards, few enough for many steps.
  var batchSize = 64
  /// Into how many shards a batch is cut: as many threads can share a step.
  var shardCount = 4
  /// How many times the networks see each picture: the error falls little after the fourth time.
  var epochs = 4
  /// How many times the linear model of the first step sees each picture.
  var processEpochs = 1
  /// How often the curves get a point.
  var pointCount = 12
  /// How large the first steps are; half a cosine leads them down to 0.
  var learningRate: Float = 2e-3
  var optimizer = AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.05, clipNorm: 1)
  /// The perceptron's layers: about as many numbers to learn as the convolutional network has.
  var widths = [256, 128]
  /// The picture seen from afar: squares of as many pixels a side.
  var pooledSize = 4
  /// How much large weights cost the linear classifiers, all pictures together: the best of 40, 4, 0.4
  /// and 0.04 for pixels and for hand-made features, learned from 4,000 training pictures and judged on
  /// 4,000 others of the training set.
  var penaltyOfAll = 4.0
  /// How many steps the linear classifiers' search takes.
  var searchSteps = 100
  /// How many pictures the curve of error against their number has.
  var amounts = [300, 1000, 3000, 10_000]
  /// How many steps a network of that curve is trained for at least: few pictures are seen often.
  var leastSteps = 500
  /// The toy: points, and the size of the network of scalars.
  var moonCount = 120
  /// Where all of eight seeds part the crescents; after 150, four of them did.
  var scalarSteps = 500
  var scalarWidth = 8
  var scalarRate = 1.0
  /// How many pictures the last step compares: silhouettes take the square of their number.
  var mapCount = 2000
  /// How many of them the map shows: as many as can still be told apart.
  var shownPoints = 1000

  init(isQuick: Bool) {
    guard isQuick else { return }
    trainingLimit = 2000
    testLimit = 500
    epochs = 1
    searchSteps = 15
    pointCount = 4
    amounts = [300, 1000]
    leastSteps = 20
    moonCount = 60
    scalarSteps = 20
    mapCount = 300
  }
  /// How a network learns in so many steps.
  func plan(steps: Int) -> TrainingPlan {
    TrainingPlan(
      steps: steps, warmupSteps: steps / 20, peakRate: learningRate, floorRate: 0,
      optimizer: optimizer)
  }
}
