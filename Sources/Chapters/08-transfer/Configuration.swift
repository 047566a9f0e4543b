import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The readers: the default run has time for one.
  var readers: [Reader] = [.gpt]
  /// How many tokens the byte-pair vocabulary has: the frequent words are whole.
  var vocabularySize = 2048
  /// gpt-micro's size, with four heads.
  var layerCount = 2
  var headCount = 4
  var width = 64
  var recurrentWidth = 96
  /// Longer than nine verses in ten.
  var contextLength = 64
  var batchSize = 12
  /// Stage 1: steps on the books for reading, about five times through.
  var readingSteps = 4000
  /// Stage 2: steps on the task's own text, about twice through.
  var tuningSteps = 1000
  /// How often each reader is trained anew; draws of labels take turns with them.
  var readingRuns = 1
  /// Every how many batches of windows of the test chapters a reader is judged on.
  var readingStride = 4
  /// BERT's share of blanks.
  var maskShare: Float = 0.15

  /// How many labels there are.
  var labelCounts = [20, 100, 1000, 10_000]
  /// How often a classifier steps on them: more where there is more to see.
  var steps = [60, 120, 250, 700]
  /// At how many labels reading is compared with its absence: where it matters most.
  let comparedLabels = 100
  /// How many verses a step looks at.
  var classifierBatch = 32
  /// How many draws of labels each point is the median of: of two ways that are equally good, one is
  /// ahead in all five by chance in one case of sixteen.
  var seedCount = 5
  /// With how many labels the model from scratch is also taught for longer: where it would have to
  /// catch up; `--full` has time for all.
  var patientLabels = 100...1000
  /// How many examples of each kind are tried, where nothing is taught.
  var exampleDraws = 5
  /// Every how many test verses are asked about then: about 950, a standard error of 1.6 %.
  var likelihoodStride = 4
  /// How weakly the weights of the count of words are held down: ten times weaker than scikit-learn's
  /// default, since verses have few words.
  var bagStrength = 10.0
  /// Every how many test verses are asked about.
  var testStride = 1

  /// Draws of books that are never labelled, with how many labels from the others.
  var bookDraws = 5
  var bookLabels = 1000
  /// The most verses of such books asked about in a draw.
  var bookTestCount = 1500

  /// Pictures: how many of each of the eight kinds are learned first, and how often.
  var picturesEach = 1500
  var pictureEpochs = 3
  var pictureLabels = [10, 20, 50, 100, 500]
  var pictureSteps = 100
  var pictureBatch = 64
  var pictureSeeds = 5
  var pictureTestCount = 2000
  /// At how many pictures the two ways are compared.
  let comparedPictures = 20

  let optimizer = AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.1, clipNorm: 1)

  init(isQuick: Bool, isFull: Bool) {
    if isFull {
      readers = Reader.allCases
      readingRuns = 3
      patientLabels = 20...10_000
    }
    guard isQuick else { return }
    readingSteps = 12
    tuningSteps = 6
    labelCounts = [20, 100]
    steps = [2, 2]
    seedCount = 2
    exampleDraws = 2
    likelihoodStride = 1
    classifierBatch = 16
    testStride = 40
    bookDraws = 2
    bookLabels = 100
    bookTestCount = 64
    picturesEach = 16
    pictureEpochs = 1
    pictureLabels = [10, 20]
    pictureSteps = 4
    pictureSeeds = 2
    pictureTestCount = 64
  }

  /// Stages 1 and 2: predicting text; smaller steps on the task's own.
  var reading: TrainingPlan { plan(readingSteps, peakRate: 4e-3, warmup: 20) }
  var tuning: TrainingPlan { plan(tuningSteps, peakRate: 2e-3, warmup: 20) }

  /// Stage 3: how a classifier is taught with a number of labels, whatever it starts from.
  ///
  /// The largest learning rate is the best of a few in trials with shorter readings, for both.
  func teaching(labels: Int, of learner: Learner = .scratch) -> TrainingPlan {
    let place = labelCounts.lastIndex { $0 <= labels } ?? 0
    let times = learner == .scratchLonger ? Learner.patience : 1
    return plan(times * steps[place], peakRate: 4e-3, floorRate: 0, warmup: 10)
  }

  /// With how many labels a learner is taught.
  func labelCounts(of learner: Learner) -> [Int] {
    labelCounts.filter { learner != .scratchLonger || patientLabels.contains($0) }
  }

  /// How a picture network is taught.
  func pictures(steps: Int) -> TrainingPlan {
    plan(steps, peakRate: 2e-3, floorRate: 0, warmup: 20, leastWarmup: 1)
  }

  private func plan(
    _ steps: Int, peakRate: Float, floorRate: Float? = nil, warmup: Int, leastWarmup: Int = 0
  ) -> TrainingPlan {
    TrainingPlan(
      steps: steps, warmupSteps: max(leastWarmup, steps / warmup), peakRate: peakRate,
      floorRate: floorRate, optimizer: optimizer)
  }
}
