import Autograd
import Experiments
import LanguageModels
import NeuralNetworks

/// All sizes of this chapter, each with its reason.
struct Configuration: Sendable {
  /// The LSTM's width; the other two get the width at which they learn as many numbers, within 2 %.
  var width = 160
  /// Characters are few, so that a narrow embedding is enough; the same for all models.
  var embeddingWidth = 48
  /// How many layers each model has.
  var layerCount = 1
  /// How many places of the text are read side by side.
  var streamCount = 32
  /// Where gradients end (truncated backpropagation): half of a verse, and the state goes on.
  var windowLength = 64
  /// How each model learns: 2,000 steps are 4.1 million characters, about the training text once, and half
  /// a minute on two idle cores; AdamW has a faster memory of squares than by default, since that is short.
  var plan = TrainingPlan(
    steps: 2000, warmupSteps: 50, peakRate: 0,  // by the cell
    optimizer: AdamW.Configuration(beta1: 0.9, beta2: 0.99, weightDecay: 0.01, clipNorm: 1))
  /// How often a short text is read at most: more would be learned by heart.
  var passLimit = 8
  /// How many points the curves of held-out loss have.
  var pointCount = 12
  /// Each point of the curves is over this many characters: an error of 0.01 nats.
  var curveLength = 40_000
  /// The most held-out text that is used; nil for all of it.
  var validationLimit: Int?
  /// The three moments of which samples are shown, as fractions of the training.
  var moments = [0, 0.1, 1]
  /// How long samples are: two or three verses' lines.
  var sampleLength = 160
  /// How many characters are drawn to count real words: about 350 words, an error of 2 %.
  var wordSampleLength = 2000
  /// Below 1: likely characters a little likelier, which makes fewer misspelt words.
  var temperature: Float = 0.8
  /// How much text units are chosen by, and again how much they are judged by.
  var probeLength = 20_000
  /// How far back a probe asks for a letter: doubling, as far as training goes back.
  var probeDistances = [1, 2, 4, 8, 16, 32, 64]
  /// The distance at which trained and untrained states are compared: about two words.
  let judgedDistance = 8
  /// How much text a probe is fitted on, and again how much it is judged on: an error of half a percent.
  var probeRows = 10_000
  /// What a probe's large weights cost: set once for all, so that 20,000 weights fitted on 10,000 places learn
  /// no place by heart.
  var probePenalty = 0.01
  /// The longest text under a picture of the state: as much as can be read on one line.
  var stripLength = 44
  /// How far back the reach is measured.
  var reachLength = 200
  /// How many losses the reach is the mean over.
  var reachWindows = 64
  /// The longest text that is read to count bytes and take the time.
  var longestReading = 10_000

  init(isQuick: Bool) {
    guard isQuick else { return }
    width = 64
    plan.steps = 30
    plan.warmupSteps = 5
    pointCount = 3
    curveLength = 4000
    validationLimit = 10_000
    sampleLength = 80
    wordSampleLength = 300
    probeLength = 2000
    probeDistances = [1, 8]
    probeRows = 1000
    reachLength = 80
    reachWindows = 8
    longestReading = 1000
  }
  /// The learning rate at its peak.
  ///
  /// The best of 1e-3, 2e-3, 4e-3, 8e-3 and 16e-3 for each cell, on the King James Bible after 1,200
  /// steps: RNN 1.440, 1.308, 1.224, 1.194, 1.255; GRU 1.450, 1.302, 1.204, 1.162, not tried; LSTM
  /// 1.575, 1.416, 1.288, 1.204, 1.176 nats a character.
  func peakRate(_ cell: RecurrentCell) -> Float {
    switch cell {
    case .rnn, .gru: 8e-3
    case .lstm: 16e-3
    }
  }
}
